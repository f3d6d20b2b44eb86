using System.Collections.Concurrent;
using MediaPipeline.Media;
using MediaPipeline.Running;
using MediaPipeline.Shows;

namespace MediaPipeline.Filming;

/// <summary>
/// The film of cards, put together from segments: those that look as before are taken from the cache, the others are
/// encoded, as many at once as the machine has cores, and all are joined without encoding anything again.
/// </summary>
/// <param name="texts">What cards and progress say.</param>
/// <param name="settings">Size and colours.</param>
/// <param name="look">The rest that pictures depend on: fonts, pictures, programs.</param>
/// <param name="waveform">Levels of the sound, where progress is drawn as these.</param>
/// <param name="drawer">Makes a drawer; one serves one thread.</param>
/// <param name="cache">Where segments are kept.</param>
internal sealed class CardFilm(
    CardTexts texts,
    VideoSettings settings,
    string look,
    IReadOnlyList<float> waveform,
    Func<CardDrawer> drawer,
    SegmentCache cache
)
{
    private sealed record Part(FilmSegment Segment, string Key);

    /// <summary>Films.</summary>
    /// <param name="pictures">In the order of time.</param>
    /// <param name="duration">Seconds of the film.</param>
    /// <param name="path">The MP4 to write; files on the way lie beside it.</param>
    /// <param name="progress">Told the share done.</param>
    /// <param name="cancellationToken">Ends ffmpeg.</param>
    /// <returns>Characters that no font of the machine has.</returns>
    public async Task<string> WriteAsync(
        IReadOnlyList<Picture> pictures,
        double duration,
        string path,
        IProgress<double> progress,
        CancellationToken cancellationToken
    )
    {
        var parts = FilmSegment.Of(pictures, duration).Select(s => new Part(s, s.Key(texts, look, waveform))).ToList();
        var kept = parts.DistinctBy(p => p.Key).ToDictionary(p => p.Key, p => cache.Find(p.Key));
        var folder = path + ".segments";
        var drawers = new ConcurrentBag<CardDrawer>();
        Directory.CreateDirectory(folder);
        try
        {
            var missing = parts.Where(p => kept[p.Key] is null).DistinctBy(p => p.Key).ToList();
            var total = missing.Sum(p => p.Segment.Pictures.Count);
            var done = 0;
            var counting = new ProgressShare(_ => progress.Report(Interlocked.Increment(ref done) / (double)total));
            var parallel = new ParallelOptions
            {
                MaxDegreeOfParallelism = Environment.ProcessorCount,
                CancellationToken = cancellationToken,
            };
            await Parallel.ForEachAsync(
                missing,
                parallel,
                async (part, token) =>
                {
                    var file = Path.Combine(folder, part.Key + ".mkv");
                    var own = drawers.TryTake(out var free) ? free : drawer();
                    string boxes;
                    try
                    {
                        await FilmEncoder.EncodeSegmentAsync(part.Segment, own, settings, file, counting, token);
                        // A drawer tells of all that it has drawn.
                        boxes = string.Concat(
                            own.Missing.EnumerateRunes().Intersect(part.Segment.Characters(texts)).Select(r => r.ToString())
                        );
                    }
                    finally
                    {
                        drawers.Add(own);
                    }
                    var made = cache.Keep(part.Key, file, boxes);
                    lock (kept)
                    {
                        kept[part.Key] = made;
                    }
                }
            );
            await JoinAsync([.. parts.Select(p => (kept[p.Key]!, p.Segment.End - p.Segment.Start))], folder, path, cancellationToken);
            return string.Concat(kept.Values.SelectMany(k => k!.Missing.EnumerateRunes()).Distinct().Select(r => r.ToString()));
        }
        finally
        {
            foreach (var each in drawers)
            {
                each.Dispose();
            }
            Directory.Delete(folder, recursive: true);
        }
    }

    private static Task JoinAsync(
        IReadOnlyList<(KeptSegment File, double Seconds)> segments,
        string folder,
        string path,
        CancellationToken cancellationToken
    )
    {
        // Names of our own: a list cannot hold every name that a folder may have.
        var list = Path.Combine(folder, "list.txt");
        var lines = new List<string> { "ffconcat version 1.0" };
        for (var s = 0; s < segments.Count; s++)
        {
            var (file, seconds) = segments[s];
            File.Copy(file.Path, Path.Combine(folder, $"{s}.mkv"));
            lines.Add($"file {s}.mkv");
            lines.Add($"duration {Ffmpeg.Number(seconds)}");
        }
        File.WriteAllLines(list, lines);
        return Ffmpeg
            .From(list, "-f", "concat")
            .To(path, [.. Ffmpeg.Repeatable, "-c", "copy", .. FilmEncoder.Container])
            .RunAsync(cancellationToken: cancellationToken);
    }
}
