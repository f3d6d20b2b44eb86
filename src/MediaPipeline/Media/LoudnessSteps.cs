namespace MediaPipeline.Media;

/// <summary>
/// The energy of K-weighted sound in steps of 100 ms, and what follows of it: integrated loudness (blocks of 400 ms every 100 ms,
/// gated), loudness range (EBU Tech 3342) and short-term loudness (EBU Tech 3341, 3 s).
/// </summary>
/// <param name="rate">Samples a second.</param>
internal sealed class LoudnessSteps(int rate)
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

    private readonly List<double> steps = [];

    /// <summary>Samples of a step.</summary>
    public int Step { get; } = (int)Math.Round(StepSeconds * rate);

    /// <summary>Adds energy that is spread evenly over some samples; what is over several steps is shared out.</summary>
    /// <param name="start">The first sample; what lies before the beginning is left out.</param>
    /// <param name="length">How many.</param>
    /// <param name="energy">The sum of their squares, over all channels.</param>
    public void Add(long start, int length, double energy)
    {
        var end = start + length;
        for (var at = Math.Max(0, start); at < end; )
        {
            var index = (int)(at / Step);
            var next = Math.Min(end, (index + 1L) * Step);
            while (steps.Count <= index)
            {
                steps.Add(0);
            }
            steps[index] += next - at == length ? energy : energy * (next - at) / length;
            at = next;
        }
    }

    /// <summary>Adds the energies of steps, one after the other.</summary>
    /// <param name="start">The first sample.</param>
    /// <param name="length">How many samples they have together; the last step may have fewer than the others.</param>
    /// <param name="energies">The sum of their squares in each step, over all channels.</param>
    public void Add(long start, int length, ReadOnlySpan<double> energies)
    {
        for (var s = 0; s < energies.Length; s++)
        {
            Add(start + s * Step, Math.Min(Step, length - s * Step), energies[s]);
        }
    }

    /// <summary>The loudness of so many samples.</summary>
    /// <param name="samples">How long the sound is.</param>
    /// <param name="truePeak">dBTP, where it was measured.</param>
    public Loudness Of(long samples, double truePeak = double.NegativeInfinity)
    {
        // A step that the sound does not fill belongs to no block.
        var whole = (int)Math.Min(int.MaxValue, samples / Step);
        while (steps.Count < whole)
        {
            steps.Add(0);
        }
        return new Loudness(Round(Integrated(whole, samples)), Round(truePeak), Round(Range(whole)));
    }

    /// <summary>Short-term loudness in LUFS at each full second, the three seconds before it; null in silence.</summary>
    /// <param name="samples">How long the sound is.</param>
    public IReadOnlyList<double?> ShortTerm(long samples)
    {
        var seconds = new List<double?>();
        const int second = 10;
        for (var end = second; end <= Math.Min(steps.Count, samples / Step); end += second)
        {
            // The first two have less than three seconds to look at.
            var level = Lufs(Sum(Math.Max(0, end - ShortTermSteps), end) / ((double)ShortTermSteps * Step));
            seconds.Add(level > AbsoluteGate ? Round(level) : null);
        }
        return seconds;
    }

    private double Integrated(int whole, long samples)
    {
        var blocks = Blocks(Block, whole);
        if (whole < Block)
        {
            blocks.Add(steps.Sum() / Math.Max(1, samples));
        }
        return Gated(blocks, RelativeGate) is { Count: > 0 } loud ? Lufs(loud.Average()) : double.NegativeInfinity;
    }

    /// <summary>Between the tenth and the 95th of a hundred parts of short-term loudness, silence and pauses left out.</summary>
    private double Range(int whole)
    {
        var levels = Gated(Blocks(ShortTermSteps, whole), RangeGate);
        if (levels.Count == 0)
        {
            return 0;
        }
        levels.Sort();
        double Part(double share) => Lufs(levels[(int)Math.Round((levels.Count - 1) * share)]);
        return Part(0.95) - Part(0.10);
    }

    /// <summary>The mean squares of stretches of so many steps, one from each step.</summary>
    private List<double> Blocks(int length, int whole)
    {
        var blocks = new List<double>(Math.Max(0, whole - length + 1));
        for (var s = 0; s + length <= whole; s++)
        {
            blocks.Add(Sum(s, s + length) / (length * (double)Step));
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
