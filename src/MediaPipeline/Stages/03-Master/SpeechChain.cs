using MediaPipeline.Media;
using MediaPipeline.Shows;

namespace MediaPipeline.Mastering;

/// <summary>
/// What speech goes through before music and loudness: rumble out, brought to a working level, gently compressed. Mono, at
/// <see cref="MonoSamples.TakeRate"/>.
/// </summary>
internal sealed class SpeechChain(AudioSettings audio)
{
    /// <summary>What the compressor is set for, in LUFS; about what it leaves, too.</summary>
    public const double WorkingLevel = -20;

    private readonly Biquad highPass = Biquad.HighPass(audio.HighPass, MonoSamples.TakeRate);
    private (double First, double Second) filtered;
    private readonly Compressor? compressor = audio.Compression ? new Compressor(MonoSamples.TakeRate) : null;

    /// <summary>Takes the rumble out of a piece.</summary>
    public void Clean(ReadOnlySpan<float> samples, Span<float> cleaned)
    {
        if (audio.HighPass <= 0)
        {
            samples.CopyTo(cleaned);
            return;
        }
        // In variables of its own the state stays in registers.
        var (filter, state) = (highPass, filtered);
        for (var i = 0; i < samples.Length; i++)
        {
            cleaned[i] = (float)filter.Next(samples[i], ref state);
        }
        filtered = state;
    }

    /// <summary>
    /// The factor that brings speech of a loudness (LUFS) near the working level, by whole decibels, so that one changed sentence
    /// leaves the others as they were; none for silence.
    /// </summary>
    public static float GainFor(double integrated) =>
        double.IsInfinity(integrated) ? 1 : Decibels.Factor(Math.Clamp(Math.Round(WorkingLevel - integrated), -40, 50));

    /// <summary>Compresses a piece in place, multiplied by a factor first.</summary>
    public void Level(Span<float> samples, float gain)
    {
        foreach (ref var sample in samples)
        {
            sample *= gain;
        }
        compressor?.Process(samples);
    }
}
