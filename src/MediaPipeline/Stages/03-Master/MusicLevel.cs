using MediaPipeline.Media;

namespace MediaPipeline.Mastering;

/// <summary>How loud a piece of music is, on both sides and when they are added up to one.</summary>
/// <param name="Loudness">LUFS; minus infinity when it is silent.</param>
/// <param name="MonoLoss">How many LU less is left of it on one loudspeaker.</param>
internal sealed record MusicLevel(double Loudness, double MonoLoss)
{
    /// <summary>With more lost than this (LU), its sides cancel each other: 3 is what two unrelated sides lose.</summary>
    public const double MostMonoLoss = 4.5;

    /// <summary>Mono sound measures so many LU less than the same on two sides.</summary>
    private const double OneSide = 3.01;

    /// <summary>Whether it can be played on one loudspeaker as it is.</summary>
    public bool IsMonoCompatible => double.IsInfinity(Loudness) || MonoLoss <= MostMonoLoss;

    /// <summary>The gain (dB) that brings it to a level; none for silence.</summary>
    public double GainTo(double level) => double.IsInfinity(Loudness) ? 0 : Math.Clamp(level - Loudness, -40, 40);

    /// <summary>Measures a file.</summary>
    /// <exception cref="WrongInputException">It has no sound that can be read.</exception>
    public static async Task<MusicLevel> MeasureAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            var measures = await Task.WhenAll(
                ReadAsync(path, "aformat=channel_layouts=stereo", cancellationToken),
                ReadAsync(path, MonoSum, cancellationToken)
            );
            return new MusicLevel(measures[0].Integrated, LossOf(measures[0], measures[1]));
        }
        catch (ChildProcessException e) when (!e.DiskIsFull)
        {
            throw MediaInfo.Broken(path, string.Join(" ", e.LastLines.TakeLast(2)), e);
        }
    }

    /// <summary>How many LU a finished file loses on one loudspeaker.</summary>
    public static async Task<double> MonoLossAsync(string path, Loudness stereo, CancellationToken cancellationToken) =>
        Math.Round(LossOf(stereo, await ReadAsync(path, MonoSum, cancellationToken)), 2);

    private const string MonoSum = "aformat=channel_layouts=stereo,pan=mono|c0=0.5*c0+0.5*c1";

    private static double LossOf(Loudness stereo, Loudness mono) =>
        double.IsInfinity(mono.Integrated) ? 70 : Math.Max(0, stereo.Integrated - mono.Integrated - OneSide);

    private static Task<Loudness> ReadAsync(string path, string filter, CancellationToken cancellationToken) =>
        Media.Loudness.ReadAsync(
            Ffmpeg.From(path).ToNothing("-map", "0:a:0", "-af", $"{filter},{Media.Loudness.Meter(truePeak: false)}"),
            cancellationToken
        );
}
