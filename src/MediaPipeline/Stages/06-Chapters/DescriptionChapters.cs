using MediaPipeline.Captions;

namespace MediaPipeline.Chapters;

/// <summary>
/// Chapters as lines of a description, under the platforms' rules: the first at 0:00, at least three, each
/// long enough. Shorter ones are merged into their neighbour.
/// </summary>
public static class DescriptionChapters
{
    /// <summary>Least seconds of a chapter on YouTube.</summary>
    public const double YouTube = 10;

    /// <summary>Least seconds of a chapter on Spotify.</summary>
    public const double Spotify = 30;

    /// <summary>The lines ('1:23 Title'); none when fewer than three chapters are left.</summary>
    public static IReadOnlyList<string> Lines(IReadOnlyList<Chapter> chapters, double shortest, out int merged)
    {
        var kept = new List<Chapter>();
        foreach (var chapter in chapters)
        {
            // A chapter that begins too soon after the one before, or too near the end, is no chapter here.
            var late = chapters[^1].End - Math.Floor(chapter.Start) < shortest && kept.Count > 0;
            if (late || kept.Count > 0 && Math.Floor(chapter.Start) - Math.Floor(kept[^1].Start) < shortest)
            {
                continue;
            }
            kept.Add(chapter);
        }
        merged = chapters.Count - kept.Count;
        return kept.Count < 3 ? [] : [.. kept.Select(c => $"{CueTime.Clock(c.Start)} {c.Title}")];
    }
}
