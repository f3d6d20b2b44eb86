using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace MediaPipeline.Media;

/// <summary>
/// A filter of second order, direct form II transposed. Recipes for high-pass and other filters: R. Bristow-Johnson, "Audio EQ
/// Cookbook" (w3.org/TR/audio-eq-cookbook).
/// </summary>
internal readonly record struct Biquad(double B0, double B1, double B2, double A1, double A2)
{
    /// <summary>What lies under a frequency falls off by 12 dB an octave, without a bump (Butterworth).</summary>
    /// <param name="frequency">Hz, where 3 dB are lost.</param>
    /// <param name="rate">Samples a second.</param>
    public static Biquad HighPass(double frequency, int rate)
    {
        var angle = 2 * Math.PI * frequency / rate;
        var (sine, cosine) = Math.SinCos(angle);
        var alpha = sine / Math.Sqrt(2);
        var norm = 1 + alpha;
        return new Biquad((1 + cosine) / 2 / norm, -(1 + cosine) / norm, (1 + cosine) / 2 / norm, -2 * cosine / norm, (1 - alpha) / norm);
    }

    /// <summary>The next sample of a signal.</summary>
    /// <param name="x">The sample.</param>
    /// <param name="state">What the filter remembers of the signal: zeros at its beginning.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double Next(double x, ref (double First, double Second) state)
    {
        var y = B0 * x + state.First;
        state = (B1 * x - A1 * y + state.Second, B2 * x - A2 * y);
        return y;
    }

    /// <summary>The next sample of each of eight signals.</summary>
    /// <param name="x">The samples.</param>
    /// <param name="state">What the filter remembers of the signals: zeros at their beginning.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<double> Next(Vector512<double> x, ref (Vector512<double> First, Vector512<double> Second) state)
    {
        var y = B0 * x + state.First;
        state = (B1 * x - A1 * y + state.Second, B2 * x - A2 * y);
        return y;
    }
}
