namespace MediaPipeline.Media;

/// <summary>
/// Measures sound piece by piece as ITU-R BS.1770-4 and EBU R 128 say: integrated loudness (blocks of 400 ms every 100 ms, gated),
/// loudness range (EBU Tech 3342) and short-term loudness (EBU Tech 3341, 3 s). <see cref="TruePeak"/> finds peaks.
/// </summary>
public sealed class LoudnessMeter
{
    /// <summary>So much is measured side by side.</summary>
    private const int StepsAtOnce = 64;

    private readonly int channels;
    private readonly int sides;
    private readonly KWeighting weighting;
    private readonly LoudnessSteps steps;

    /// <summary>What was measured last and the filters still remember, and behind it what is not measured yet.</summary>
    private readonly float[] buffer;
    private int waiting;
    private long frames;

    /// <summary>Begins.</summary>
    /// <param name="rate">Samples a second.</param>
    /// <param name="channels">1 or 2.</param>
    /// <param name="onBothSides">Whether mono sound is played on two sides, which is 3 LU more than on one.</param>
    public LoudnessMeter(int rate, int channels, bool onBothSides = false)
    {
        this.channels = channels;
        sides = onBothSides ? 2 : 1;
        steps = new LoudnessSteps(rate);
        weighting = new KWeighting(rate, channels);
        buffer = new float[(weighting.WarmUp + StepsAtOnce * steps.Step) * channels];
    }

    /// <summary>Integrated loudness in LUFS of mono sound; what is shorter than a block is measured as one. Minus infinity for silence.</summary>
    /// <param name="samples">-1 to 1.</param>
    /// <param name="rate">Samples a second.</param>
    public static double Integrated(ReadOnlySpan<float> samples, int rate)
    {
        // All of it is there: nothing has to wait in a buffer.
        var steps = new LoudnessSteps(rate);
        var energies = new double[(samples.Length + steps.Step - 1) / steps.Step];
        new KWeighting(rate, 1).Energies(samples, 0, steps.Step, energies);
        steps.Add(0, samples.Length, energies);
        return steps.Of(samples.Length).Integrated;
    }

    /// <summary>Takes a piece: samples of -1 to 1, those of two channels by turns.</summary>
    public void Add(ReadOnlySpan<float> samples)
    {
        while (samples.Length >= channels)
        {
            var from = (weighting.WarmUp + waiting) * channels;
            var count = Math.Min(samples.Length, buffer.Length - from) / channels;
            samples[..(count * channels)].CopyTo(buffer.AsSpan(from));
            waiting += count;
            samples = samples[(count * channels)..];
            if (waiting == StepsAtOnce * steps.Step)
            {
                Measure();
            }
        }
    }

    /// <summary>What has been measured so far; the true peak is not.</summary>
    public Loudness Result()
    {
        Measure();
        return steps.Of(frames);
    }

    /// <summary>Short-term loudness in LUFS at each full second, the three seconds before it; null in silence.</summary>
    public IReadOnlyList<double?> ShortTerm()
    {
        Measure();
        return steps.ShortTerm(frames);
    }

    private void Measure()
    {
        Span<double> energies = stackalloc double[StepsAtOnce];
        for (var done = 0; done < waiting; )
        {
            // Only who was asked in the midst of a step begins within one.
            var inStep = (int)(frames % steps.Step);
            var count = inStep == 0 ? waiting - done : Math.Min(waiting - done, steps.Step - inStep);
            var some = energies[..((count + steps.Step - 1) / steps.Step)];
            weighting.Energies(buffer.AsSpan(done * channels, (weighting.WarmUp + count) * channels), weighting.WarmUp, steps.Step, some);
            foreach (ref var energy in some)
            {
                energy *= sides;
            }
            steps.Add(frames, count, some);
            frames += count;
            done += count;
        }
        buffer.AsSpan(waiting * channels, weighting.WarmUp * channels).CopyTo(buffer);
        waiting = 0;
    }
}
