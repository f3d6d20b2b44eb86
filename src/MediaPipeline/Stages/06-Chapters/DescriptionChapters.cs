using MediaPipeline.Media;

namespace MediaPipeline.Chapters;

/// <summary>
/// Chapters as lines of a description, under the platforms' rules: the first at 0:00, at least three, each
/// long enough. Shorter ones are merged with their neighbour.
/// </summary>
public static class DescriptionChapters
{
    /// <summary>Least seconds of a chapter on YouTube.</summary>
    public const double YouTube = 10;

    /// <summary>Least seconds of a chapter on Spotify.</summary>
    public const double Spotify = 30;

    /// <summary>Every chapter's line, for readers whom no platform's rules bind: feeds and pages; none for one chapter alone.</summary>
    public static IReadOnlyList<string> All(IReadOnlyList<Chapter> chapters) =>
        chapters.Count < 2 ? [] : [.. chapters.Select(c => Line(c.Start, c.Title))];

    /// <summary>The lines ('1:23 Title'); none when fewer than three chapters are left.</summary>
    /// <param name="chapters">The chapters, in the order of time.</param>
    /// <param name="shortest">Least seconds of a chapter.</param>
    /// <param name="merged">How many have no line of their own.</param>
    public static IReadOnlyList<string> Lines(IReadOnlyList<Chapter> chapters, double shortest, out int merged)
    {
        var groups = new List<List<Chapter>>();
        foreach (var chapter in chapters)
        {
            // Platforms read whole seconds, so those must be far enough apart.
            var tooSoon = groups.Count > 0 && Math.Floor(chapter.Start) - Math.Floor(groups[^1][0].Start) < shortest;
            var tooLate = chapters[^1].End - Math.Floor(chapter.Start) < shortest;
            if (groups.Count > 0 && (tooSoon || tooLate))
            {
                groups[^1].Add(chapter);
            }
            else
            {
                groups.Add([chapter]);
            }
        }
        merged = chapters.Count - groups.Count;
        return groups.Count < 3 ? [] : [.. groups.Select(g => Line(g[0].Start, TitleOf(g)))];
    }

    private static string Line(double start, string title) => $"{CueTime.Clock(start)} {title}";

    /// <summary>Chapters that share a line are called as the longest of them is.</summary>
    private static string TitleOf(List<Chapter> group) => group.MaxBy(c => c.End - c.Start)!.Title;
}
