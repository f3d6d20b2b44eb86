using MediaPipeline.Media;

namespace MediaPipeline.Mastering;

/// <summary>Measures what is left of sound of two sides on one loudspeaker.</summary>
/// <param name="rate">Samples a second.</param>
internal sealed class MonoMeter(int rate)
{
    /// <summary>What is lost (LU) of sound whose sides cancel each other altogether.</summary>
    private const double All = 70;

    private readonly LoudnessMeter sum = new(rate, 1, onBothSides: true);

    /// <summary>How many LU less is left than on two sides.</summary>
    public double LossOf(Loudness stereo) =>
        sum.Result().Integrated is var left && double.IsInfinity(left) ? All : Math.Round(Math.Max(0, stereo.Integrated - left), 2);

    /// <summary>Takes a piece, left and right by turns.</summary>
    public void Add(ReadOnlySpan<float> samples)
    {
        Span<float> both = stackalloc float[1024];
        while (samples.Length > 0)
        {
            var count = Math.Min(both.Length, samples.Length / 2);
            for (var i = 0; i < count; i++)
            {
                both[i] = 0.5f * (samples[2 * i] + samples[2 * i + 1]);
            }
            sum.Add(both[..count]);
            samples = samples[(2 * count)..];
        }
    }
}
