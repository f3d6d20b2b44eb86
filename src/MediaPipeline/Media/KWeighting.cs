using System.Runtime.Intrinsics;

namespace MediaPipeline.Media;

/// <summary>
/// The K-weighting of ITU-R BS.1770-4. The standard gives coefficients for 48 kHz only; these figures of the analogue
/// filters behind them (B. De Man, "Evaluation of implementations of the EBU R128 loudness measurement", AES 145, 2018) hold
/// for any rate.
/// </summary>
internal sealed class KWeighting(int rate, int channels)
{
    private Biquad shelf = Shelf(rate);
    private Biquad highPass = HighPass(rate);

    /// <summary>The energy of weighted samples, summed over the channels; those of two channels stand by turns.</summary>
    public double Energy(ReadOnlySpan<float> samples)
    {
        // In variables of its own the state stays in registers.
        var (s, h) = (shelf, highPass);
        var sum = Vector128<double>.Zero;
        if (channels == 1)
        {
            foreach (var sample in samples)
            {
                var weighted = h.Next(s.Next(Vector128.CreateScalar((double)sample)));
                sum += weighted * weighted;
            }
        }
        else
        {
            for (var i = 0; i + 1 < samples.Length; i += 2)
            {
                var weighted = h.Next(s.Next(Vector128.Create((double)samples[i], samples[i + 1])));
                sum += weighted * weighted;
            }
        }
        (shelf, highPass) = (s, h);
        return sum[0] + sum[1];
    }

    /// <summary>The head's effect: 4 dB more above some 1.7 kHz.</summary>
    private static Biquad Shelf(int rate)
    {
        const double gain = 3.999843853973347,
            quality = 0.7071752369554196,
            frequency = 1681.974450955533;
        var k = Math.Tan(Math.PI * frequency / rate);
        var high = Math.Pow(10, gain / 20);
        var band = Math.Pow(high, 0.4996667741545416);
        var norm = 1 + k / quality + k * k;
        return new Biquad(
            (high + band * k / quality + k * k) / norm,
            2 * (k * k - high) / norm,
            (high - band * k / quality + k * k) / norm,
            2 * (k * k - 1) / norm,
            (1 - k / quality + k * k) / norm
        );
    }

    /// <summary>Less of what lies under some 38 Hz.</summary>
    private static Biquad HighPass(int rate)
    {
        const double quality = 0.5003270373238773,
            frequency = 38.13547087602444;
        var k = Math.Tan(Math.PI * frequency / rate);
        var norm = 1 + k / quality + k * k;
        return new Biquad(1, -2, 1, 2 * (k * k - 1) / norm, (1 - k / quality + k * k) / norm);
    }
}
