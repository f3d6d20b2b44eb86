namespace MediaPipeline.Media;

/// <summary>Sound as bare samples: mono, 32-bit floats, -1 to 1.</summary>
internal static class MonoSamples
{
    /// <summary>Samples a second of takes while they are worked on.</summary>
    public const int TakeRate = 48000;

    /// <summary>What ffmpeg is told of a take's samples that it reads from a pipe.</summary>
    public static readonly IReadOnlyList<string> Format = ["-f", "f32le", "-ar", $"{TakeRate}", "-ac", "1"];

    /// <summary>The mean power; 0 of no samples.</summary>
    public static double MeanSquare(ReadOnlySpan<float> samples)
    {
        double energy = 0;
        foreach (var sample in samples)
        {
            energy += sample * sample;
        }
        return energy / Math.Max(1, samples.Length);
    }

    /// <summary>Decodes a stretch of any sound piece by piece.</summary>
    /// <param name="path">Audio or video of any kind.</param>
    /// <param name="track">The sound track, in ffmpeg's words: <c>0:a:0</c>.</param>
    /// <param name="start">Seconds.</param>
    /// <param name="seconds">Its length at most.</param>
    /// <param name="rate">Samples a second.</param>
    /// <param name="take">Given each piece.</param>
    /// <param name="cancellationToken">Ends ffmpeg.</param>
    public static Task ReadAsync(
        string path,
        string track,
        double start,
        double seconds,
        int rate,
        SampleReader take,
        CancellationToken cancellationToken
    ) =>
        DecodedSound.ReadAsync(
            Ffmpeg.From(path, "-ss", Ffmpeg.Number(start), "-t", Ffmpeg.Number(seconds)),
            1,
            rate,
            take,
            ["-map", track],
            cancellationToken
        );
}
