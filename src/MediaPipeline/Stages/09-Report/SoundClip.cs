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
            // One run of ffmpeg, that looks up each place in the file instead of decoding all of it.
            await wanted
                .Skip(1)
                .Aggregate(Ffmpeg.From(master, Stretch(wanted[0])), (inputs, w) => inputs.And(master, Stretch(w)))
                .ToFiles(wanted.Select((_, i) => (Path.Combine(folder.FullName, $"{i}.mp3"), Options(i))))
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

    private static string[] Stretch((double Start, double End) word)
    {
        var from = Math.Max(0, word.Start - Around);
        return ["-ss", Ffmpeg.Number(from), "-t", Ffmpeg.Number(Math.Min(Longest, word.End + Around - from))];
    }

    private static string[] Options(int input) =>
        [
            "-map",
            $"{input}:a",
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
