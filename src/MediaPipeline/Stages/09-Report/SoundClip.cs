using MediaPipeline.Media;

namespace MediaPipeline.Reports;

/// <summary>Short pieces of the master to click on in the report, as data addresses, so that the page stays one file.</summary>
internal static class SoundClip
{
    private const int Most = 40;
    private const double Around = 0.6;
    private const double Longest = 6;

    /// <summary>A clip for each doubted word and each departure, as far as there is room; by the time at which it begins.</summary>
    public static async Task<IReadOnlyDictionary<double, string>> CutAsync(
        string master,
        EpisodeReport report,
        CancellationToken cancellationToken
    )
    {
        var wanted = report
            .Doubted.OrderBy(d => d.Confidence)
            .Select(d => (d.Start, d.End))
            .Concat(report.Departures.Select(d => (d.Start, d.End)))
            .DistinctBy(w => w.Start)
            .Take(Most)
            .ToList();
        if (wanted.Count == 0)
        {
            return new Dictionary<double, string>();
        }
        var folder = Directory.CreateTempSubdirectory("mediapipeline-clips-");
        try
        {
            // One run of ffmpeg decodes the sound once for all of them.
            await Ffmpeg
                .From(master)
                .ToFiles(wanted.Select((w, i) => (Path.Combine(folder.FullName, $"{i}.mp3"), Options(w.Start, w.End))))
                .RunAsync(cancellationToken: cancellationToken);
            return wanted
                .Select((w, i) => (w.Start, Bytes: File.ReadAllBytes(Path.Combine(folder.FullName, $"{i}.mp3"))))
                .ToDictionary(c => c.Start, c => $"data:audio/mpeg;base64,{Convert.ToBase64String(c.Bytes)}");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string[] Options(double start, double end)
    {
        var from = Math.Max(0, start - Around);
        return
        [
            "-ss",
            Ffmpeg.Number(from),
            "-t",
            Ffmpeg.Number(Math.Min(Longest, end + Around - from)),
            "-map",
            "0:a",
            .. Ffmpeg.Repeatable,
            "-ac",
            "1",
            "-ar",
            "24000",
            "-c:a",
            "libmp3lame",
            "-b:a",
            "48k",
            "-id3v2_version",
            "0",
        ];
    }
}
