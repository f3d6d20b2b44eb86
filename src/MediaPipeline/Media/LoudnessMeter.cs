namespace MediaPipeline.Media;

/// <summary>
/// Measures sound piece by piece as ITU-R BS.1770-4 and EBU R 128 say: integrated loudness (blocks of 400 ms every 100 ms, gated),
/// loudness range (EBU Tech 3342) and short-term loudness (EBU Tech 3341, 3 s). <see cref="TruePeak"/> finds peaks.
/// </summary>
public sealed class LoudnessMeter
{
    private readonly int channels;
    private readonly int sides;
    private readonly KWeighting weighting;
    private readonly LoudnessSteps steps;
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
        while (samples.Length >= channels)
        {
            var count = (int)Math.Min(samples.Length / channels, steps.Step - frames % steps.Step);
            steps.Add(frames, count, sides * weighting.Energy(samples[..(count * channels)]));
            frames += count;
            samples = samples[(count * channels)..];
        }
    }

    /// <summary>What has been measured so far; the true peak is not.</summary>
    public Loudness Result() => steps.Of(frames);

    /// <summary>Short-term loudness in LUFS at each full second, the three seconds before it; null in silence.</summary>
    public IReadOnlyList<double?> ShortTerm() => steps.ShortTerm(frames);
}
