using System.Numerics.Tensors;

namespace MediaPipeline.Speech.Audio;

/// <summary>
/// Changes the sampling rate of one channel by windowed-sinc interpolation (Smith, 'Digital Audio Resampling',
/// ccrma.stanford.edu/~jos/resample): for each phase between two samples the filter's taps are worked out once. What
/// the lower of both rates cannot hold is filtered off, so nothing folds back.
/// </summary>
public static class Resampler
{
    /// <summary>Zero crossings of the sinc on each side: with the window, about 80 dB of attenuation.</summary>
    private const int ZeroCrossings = 24;

    /// <summary>The pass band ends so far below half the lower rate.</summary>
    private const double Rolloff = 0.95;

    /// <summary>Resamples; the result has <c>samples.Length * to / from</c> samples, rounded up.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A rate is not positive.</exception>
    public static float[] Resample(ReadOnlySpan<float> samples, int from, int to)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(from);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(to);
        if (from == to)
        {
            return samples.ToArray();
        }
        var divisor = (int)System.Numerics.BigInteger.GreatestCommonDivisor(from, to);
        int up = to / divisor,
            down = from / divisor;
        var cutoff = Rolloff * Math.Min(1, to / (double)from);
        var half = (int)Math.Ceiling(ZeroCrossings / cutoff);
        var taps = new float[up][];
        var target = new float[(int)((samples.Length * (long)up + down - 1) / down)];
        for (var i = 0; i < target.Length; i++)
        {
            var at = i * (long)down;
            var centre = (int)(at / up);
            var phase = (int)(at % up);
            var filter = taps[phase] ??= Taps(phase / (double)up, half, cutoff);
            // Tap t stands for the sample centre - half + 1 + t.
            var first = centre - half + 1;
            int skip = Math.Max(0, -first),
                count = Math.Min(filter.Length, samples.Length - first) - skip;
            target[i] = count <= 0 ? 0 : TensorPrimitives.Dot(filter.AsSpan(skip, count), samples.Slice(first + skip, count));
        }
        return target;
    }

    private static float[] Taps(double fraction, int half, double cutoff)
    {
        var taps = new float[2 * half];
        for (var t = 0; t < taps.Length; t++)
        {
            var x = t - half + 1 - fraction;
            var sinc = Math.Abs(x) < 1e-9 ? 1 : Math.Sin(Math.PI * cutoff * x) / (Math.PI * cutoff * x);
            var window = Math.Abs(x) >= half ? 0 : 0.42 + 0.5 * Math.Cos(Math.PI * x / half) + 0.08 * Math.Cos(2 * Math.PI * x / half);
            taps[t] = (float)(cutoff * sinc * window);
        }
        return taps;
    }
}
