using MediaPipeline.Media;

namespace MediaPipeline.Filming;

/// <summary>The shape of sound as it is drawn: its level in parts of the whole, or of a stretch.</summary>
internal static class Waveform
{
    private const int Rate = 4000;

    /// <summary>Levels under this (dB of full scale) are drawn as silence; 0 dB as the highest bar is never reached.</summary>
    private const double Floor = -48,
        Ceiling = -10;

    /// <summary>The level of each part, 0 to 1.</summary>
    /// <param name="path">Any sound.</param>
    /// <param name="start">Seconds.</param>
    /// <param name="seconds">Its length.</param>
    /// <param name="parts">How many.</param>
    /// <param name="cancellationToken">Ends ffmpeg.</param>
    public static async Task<IReadOnlyList<float>> LevelsAsync(
        string path,
        double start,
        double seconds,
        int parts,
        CancellationToken cancellationToken
    )
    {
        var energies = new double[parts];
        var perPart = Math.Max(1, seconds * Rate / parts);
        long at = 0;
        void Gather(ReadOnlySpan<float> samples)
        {
            foreach (var value in samples)
            {
                energies[Math.Min(parts - 1, (int)(at++ / perPart))] += value * value;
            }
        }
        await MonoSamples.ReadAsync(path, "0:a:0", start, seconds, Rate, Gather, cancellationToken);
        return [.. energies.Select(e => Height(e / perPart))];
    }

    private static float Height(double meanSquare)
    {
        var level = 10 * Math.Log10(meanSquare + 1e-12);
        return (float)Math.Clamp((level - Floor) / (Ceiling - Floor), 0, 1);
    }
}
