using System.Numerics.Tensors;

namespace MediaPipeline.Speech.Audio;

/// <summary>
/// Sound raised or lowered to the level of usual speech before it is listened to: a recording at -50 dB is heard as the
/// same one at -20 dB. What lies near that level already stays as it is, sample by sample.
/// </summary>
public sealed class LeveledAudio : SpeechAudio
{
    /// <summary>The level of speech (dB below full scale, of its louder tenths of a second) that others are brought to.</summary>
    private const double Usual = -20;

    /// <summary>So far (dB) from the usual level nothing is changed.</summary>
    private const double Near = 12;

    /// <summary>Fainter than this (dB) there is no speech to raise.</summary>
    private const double Silent = -110;

    /// <summary>The gain goes by steps (dB), so that a changed sentence does not change the samples of all others.</summary>
    private const double GainStep = 6;

    private readonly SpeechAudio audio;
    private readonly float gain;

    private LeveledAudio(SpeechAudio audio, float gain)
    {
        this.audio = audio;
        this.gain = gain;
    }

    /// <inheritdoc />
    public override long Length => audio.Length;

    /// <summary>The sound at the usual level; itself where it is near to it.</summary>
    internal static SpeechAudio Of(SpeechAudio audio, CancellationToken cancellationToken = default)
    {
        var gain = GainFor(audio, cancellationToken);
        return gain == 0 ? audio : new LeveledAudio(audio, (float)Math.Pow(10, gain / 20));
    }

    /// <summary>The decibels that bring sound to the usual level, in whole steps; 0 where it is near to it, or silent.</summary>
    public static double GainFor(SpeechAudio audio, CancellationToken cancellationToken = default)
    {
        var away = Usual - Level(audio, cancellationToken);
        return Math.Abs(away) <= Near || away > Usual - Silent ? 0 : GainStep * Math.Round(away / GainStep);
    }

    /// <inheritdoc />
    public override void Read(long start, Span<float> samples)
    {
        audio.Read(start, samples);
        TensorPrimitives.Multiply(samples, gain, samples);
    }

    /// <summary>The level (dB) that a tenth of the sound's steps lie above.</summary>
    private static double Level(SpeechAudio audio, CancellationToken cancellationToken)
    {
        var levels = SpeechActivity.Levels(audio, cancellationToken);
        Array.Sort(levels);
        return SpeechActivity.Percentile(levels, 0.9);
    }
}
