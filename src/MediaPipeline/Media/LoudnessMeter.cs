namespace MediaPipeline.Media;

/// <summary>
/// Measures sound piece by piece as ITU-R BS.1770-4 and EBU R 128 say: integrated loudness (blocks of 400 ms every 100 ms, gated),
/// loudness range (EBU Tech 3342), short-term loudness (EBU Tech 3341, 3 s) and true peak.
/// </summary>
public sealed class LoudnessMeter
{
    private const double StepSeconds = 0.1;

    /// <summary>Steps of a block, 400 ms.</summary>
    private const int Block = 4;

    /// <summary>Steps of short-term loudness, 3 s.</summary>
    private const int ShortTermSteps = 30;

    /// <summary>Quieter blocks (LUFS) are silence.</summary>
    private const double AbsoluteGate = -70;

    /// <summary>Blocks so far (LU) under the mean are pauses.</summary>
    private const double RelativeGate = -10;

    /// <summary>Stretches so far (LU) under the mean do not count for the range (EBU Tech 3342).</summary>
    private const double RangeGate = -20;

    /// <summary>BS.1770-4, annex 1: so that a sine of 997 Hz at full scale reads -3.01.</summary>
    private const double Offset = -0.691;

    private readonly int channels;
    private readonly int sides;
    private readonly int step;
    private readonly KWeighting weighting;
    private readonly TruePeak? peaks;
    private readonly List<double> steps = [];
    private double energy;
    private int inStep;
    private long frames;
    private float peak;

    /// <summary>Begins.</summary>
    /// <param name="rate">Samples a second.</param>
    /// <param name="channels">1 or 2.</param>
    /// <param name="truePeak">Whether the true peak is wanted, too.</param>
    /// <param name="onBothSides">Whether mono sound is played on two sides, which is 3 LU more than on one.</param>
    public LoudnessMeter(int rate, int channels, bool truePeak = false, bool onBothSides = false)
    {
        this.channels = channels;
        sides = onBothSides ? 2 : 1;
        step = (int)Math.Round(StepSeconds * rate);
        weighting = new KWeighting(rate, channels);
        peaks = truePeak ? new TruePeak(channels) : null;
    }

    /// <summary>Integrated loudness in LUFS of mono sound; what is shorter than a block is measured as one. Minus infinity for silence.</summary>
    /// <param name="samples">-1 to 1.</param>
    /// <param name="rate">Samples a second.</param>
    public static double Integrated(ReadOnlySpan<float> samples, int rate)
    {
        var meter = new LoudnessMeter(rate, 1);
        meter.Add(samples);
        return meter.Result().Integrated;
    }

    /// <summary>Takes a piece: samples of -1 to 1, those of two channels by turns.</summary>
    public void Add(ReadOnlySpan<float> samples)
    {
        if (peaks is not null)
        {
            peak = Math.Max(peak, peaks.Highest(samples));
        }
        frames += samples.Length / channels;
        while (samples.Length > 0)
        {
            var count = Math.Min(samples.Length, (step - inStep) * channels);
            energy += sides * weighting.Energy(samples[..count]);
            inStep += count / channels;
            samples = samples[count..];
            if (inStep == step)
            {
                steps.Add(energy);
                energy = 0;
                inStep = 0;
            }
        }
    }

    /// <summary>What has been measured so far.</summary>
    public Loudness Result()
    {
        var highest = Math.Max(peak, peaks?.Rest() ?? 0);
        return new Loudness(Round(Integrated()), peaks is null ? double.NegativeInfinity : Round(20 * Math.Log10(highest)), Round(Range()));
    }

    /// <summary>Short-term loudness in LUFS at each full second, the three seconds before it; null in silence.</summary>
    public IReadOnlyList<double?> ShortTerm()
    {
        var seconds = new List<double?>();
        const int second = 10;
        for (var end = second; end <= steps.Count; end += second)
        {
            // The first two have less than three seconds to look at.
            var level = Lufs(Sum(Math.Max(0, end - ShortTermSteps), end) / ((double)ShortTermSteps * step));
            seconds.Add(level > AbsoluteGate ? Round(level) : null);
        }
        return seconds;
    }

    private double Integrated()
    {
        var blocks = Blocks(Block);
        if (steps.Count < Block)
        {
            blocks.Add((steps.Sum() + energy) / Math.Max(1, frames));
        }
        return Gated(blocks, RelativeGate) is { Count: > 0 } loud ? Lufs(loud.Average()) : double.NegativeInfinity;
    }

    /// <summary>Between the tenth and the 95th of a hundred parts of short-term loudness, silence and pauses left out.</summary>
    private double Range()
    {
        var levels = Gated(Blocks(ShortTermSteps), RangeGate);
        if (levels.Count == 0)
        {
            return 0;
        }
        levels.Sort();
        double Part(double share) => Lufs(levels[(int)Math.Round((levels.Count - 1) * share)]);
        return Part(0.95) - Part(0.10);
    }

    /// <summary>The mean squares of stretches of so many steps, one from each step.</summary>
    private List<double> Blocks(int length)
    {
        var blocks = new List<double>(Math.Max(0, steps.Count - length + 1));
        for (var s = 0; s + length <= steps.Count; s++)
        {
            blocks.Add(Sum(s, s + length) / (length * (double)step));
        }
        return blocks;
    }

    private double Sum(int from, int to)
    {
        double sum = 0;
        for (var s = from; s < to; s++)
        {
            sum += steps[s];
        }
        return sum;
    }

    private static List<double> Gated(List<double> blocks, double relative)
    {
        var loud = blocks.Where(b => Lufs(b) > AbsoluteGate).ToList();
        if (loud.Count == 0)
        {
            return loud;
        }
        var gate = Lufs(loud.Average()) + relative;
        return loud.Where(b => Lufs(b) > gate).ToList();
    }

    private static double Lufs(double meanSquare) => meanSquare <= 0 ? double.NegativeInfinity : Offset + 10 * Math.Log10(meanSquare);

    /// <summary>Hundredths are more than anyone hears, and keep reports the same where processors add up in another order.</summary>
    private static double Round(double value) => double.IsFinite(value) ? Math.Round(value, 2) : value;
}
