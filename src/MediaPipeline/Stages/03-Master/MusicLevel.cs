using MediaPipeline.Media;

namespace MediaPipeline.Mastering;

/// <summary>How loud a piece of music is, on both sides and when they are added up to one.</summary>
/// <param name="Loudness">LUFS; minus infinity when it is silent.</param>
/// <param name="MonoLoss">How many LU less is left of it on one loudspeaker.</param>
internal sealed record MusicLevel(double Loudness, double MonoLoss)
{
    /// <summary>With more lost than this (LU), its sides cancel each other: 3 is what two unrelated sides lose.</summary>
    public const double MostMonoLoss = 4.5;

    /// <summary>Whether it can be played on one loudspeaker as it is.</summary>
    public bool IsMonoCompatible => double.IsInfinity(Loudness) || MonoLoss <= MostMonoLoss;

    /// <summary>The gain (dB) that brings it to a level; none for silence.</summary>
    public double GainTo(double level) => double.IsInfinity(Loudness) ? 0 : Math.Clamp(level - Loudness, -40, 40);

    /// <summary>Measures a file.</summary>
    /// <exception cref="WrongInputException">It has no sound that can be read.</exception>
    public static async Task<MusicLevel> MeasureAsync(string path, CancellationToken cancellationToken)
    {
        var (stereo, mono) = (new LoudnessMeter(MonoSamples.TakeRate, 2), new MonoMeter(MonoSamples.TakeRate));
        void Take(ReadOnlySpan<float> samples)
        {
            stereo.Add(samples);
            mono.Add(samples);
        }
        try
        {
            await DecodedSound.ReadAsync(
                Ffmpeg.From(path),
                2,
                MonoSamples.TakeRate,
                Take,
                ["-map", "0:a:0", "-af", "aformat=channel_layouts=stereo"],
                cancellationToken
            );
        }
        catch (ChildProcessException e) when (e.MayBeItsInput)
        {
            throw MediaInfo.Broken(path, e);
        }
        var loudness = stereo.Result();
        return new MusicLevel(loudness.Integrated, mono.LossOf(loudness));
    }
}
