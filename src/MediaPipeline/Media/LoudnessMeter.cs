namespace MediaPipeline.Media;

/// <summary>
/// Loudness of mono sound in memory, as ITU-R BS.1770-4 measures it: K-weighted, in blocks of 400 ms every 100 ms,
/// gated. For sentences, where a run of ffmpeg for each would cost more than speaking it.
/// </summary>
public static class LoudnessMeter
{
    private const double BlockSeconds = 0.4,
        StepSeconds = 0.1;

    /// <summary>Quieter blocks (LUFS) are silence.</summary>
    private const double AbsoluteGate = -70;

    /// <summary>Blocks so far (LU) under the mean are pauses.</summary>
    private const double RelativeGate = -10;

    /// <summary>BS.1770-4, annex 1: so that a sine of 997 Hz at full scale reads -3.01.</summary>
    private const double Offset = -0.691;

    /// <summary>Integrated loudness in LUFS; what is shorter than a block is measured as one. Minus infinity for silence.</summary>
    /// <param name="samples">-1 to 1.</param>
    /// <param name="rate">Samples a second.</param>
    public static double Integrated(ReadOnlySpan<float> samples, int rate)
    {
        var steps = StepEnergies(samples, rate, out var step);
        var perBlock = (int)Math.Round(BlockSeconds / StepSeconds);
        var blocks = new List<double>();
        if (steps.Count < perBlock)
        {
            blocks.Add(steps.Sum() / Math.Max(1, samples.Length));
        }
        for (var s = 0; s + perBlock <= steps.Count; s++)
        {
            blocks.Add(steps.Skip(s).Take(perBlock).Sum() / (perBlock * (double)step));
        }
        var loud = blocks.Where(b => Lufs(b) > AbsoluteGate).ToList();
        if (loud.Count == 0)
        {
            return double.NegativeInfinity;
        }
        var gate = Lufs(loud.Average()) + RelativeGate;
        return Lufs(loud.Where(b => Lufs(b) > gate).DefaultIfEmpty(0).Average());
    }

    private static double Lufs(double meanSquare) => meanSquare <= 0 ? double.NegativeInfinity : Offset + 10 * Math.Log10(meanSquare);

    /// <summary>The K-weighted energy of each step of 100 ms; a last part of one counts, too.</summary>
    private static List<double> StepEnergies(ReadOnlySpan<float> samples, int rate, out int step)
    {
        step = (int)Math.Round(StepSeconds * rate);
        var shelf = Shelf(rate);
        var highPass = HighPass(rate);
        var energies = new List<double>(samples.Length / step + 1);
        double energy = 0;
        for (var i = 0; i < samples.Length; i++)
        {
            var weighted = highPass.Next(shelf.Next(samples[i]));
            energy += weighted * weighted;
            if ((i + 1) % step == 0)
            {
                energies.Add(energy);
                energy = 0;
            }
        }
        if (energy > 0)
        {
            energies.Add(energy);
        }
        return energies;
    }

    // The standard gives coefficients for 48 kHz only; these figures of the analogue filters behind them (B. De Man,
    // "Evaluation of implementations of the EBU R128 loudness measurement", AES 145, 2018) hold for any rate.

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

    /// <summary>A filter of second order, direct form II transposed.</summary>
    private sealed class Biquad(double b0, double b1, double b2, double a1, double a2)
    {
        private double first,
            second;

        public double Next(double x)
        {
            var y = b0 * x + first;
            first = b1 * x - a1 * y + second;
            second = b2 * x - a2 * y;
            return y;
        }
    }
}
