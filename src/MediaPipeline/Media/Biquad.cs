using System.Runtime.Intrinsics;

namespace MediaPipeline.Media;

/// <summary>
/// A filter of second order, direct form II transposed, for two channels at once. Recipes for high-pass and other filters:
/// R. Bristow-Johnson, "Audio EQ Cookbook" (w3.org/TR/audio-eq-cookbook).
/// </summary>
internal struct Biquad(double b0, double b1, double b2, double a1, double a2)
{
    private Vector128<double> first,
        second;

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

    /// <summary>The next sample of each channel.</summary>
    public Vector128<double> Next(Vector128<double> x)
    {
        var y = b0 * x + first;
        first = b1 * x - a1 * y + second;
        second = b2 * x - a2 * y;
        return y;
    }
}
