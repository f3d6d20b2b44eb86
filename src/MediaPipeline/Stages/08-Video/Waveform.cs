using System.Runtime.InteropServices;
using CliWrap;
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
        await Ffmpeg.RunAsync(
            [
                "-ss",
                Ffmpeg.Number(start),
                "-t",
                Ffmpeg.Number(seconds),
                "-i",
                MediaInfo.SafePath(path),
                "-map",
                "0:a:0",
                "-ac",
                "1",
                "-ar",
                $"{Rate}",
                "-f",
                "f32le",
                "pipe:1",
            ],
            PipeSource.Null,
            PipeTarget.Create((stream, token) => GatherAsync(stream, energies, perPart, token)),
            cancellationToken: cancellationToken
        );
        return [.. energies.Select(e => Height(e / perPart))];
    }

    private static async Task GatherAsync(Stream stream, double[] energies, double perPart, CancellationToken cancellationToken)
    {
        var buffer = new byte[1 << 16];
        long sample = 0;
        while (await stream.ReadAtLeastAsync(buffer, buffer.Length, false, cancellationToken) is > 0 and var read)
        {
            sample = Gather(
                MemoryMarshal.Cast<byte, float>(buffer.AsSpan(0, read / sizeof(float) * sizeof(float))),
                energies,
                perPart,
                sample
            );
        }
    }

    private static long Gather(ReadOnlySpan<float> samples, double[] energies, double perPart, long sample)
    {
        foreach (var value in samples)
        {
            energies[Math.Min(energies.Length - 1, (int)(sample++ / perPart))] += value * value;
        }
        return sample;
    }

    private static float Height(double meanSquare)
    {
        var level = 10 * Math.Log10(meanSquare + 1e-12);
        return (float)Math.Clamp((level - Floor) / (Ceiling - Floor), 0, 1);
    }
}
