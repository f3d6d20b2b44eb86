using System.Globalization;
using System.Text;
using MediaPipeline.Publishing;
using MediaPipeline.Running;
using MediaPipeline.Shows;
using MediaPipeline.Speech.Unicode;

namespace MediaPipeline.Feeds;

/// <summary>Episodes that belong together: those of a year, or of a subject.</summary>
/// <param name="Name">For people: <c>2026</c>, <c>sampling</c>.</param>
/// <param name="Path">Of its page in the target.</param>
/// <param name="Episodes">Newest first.</param>
internal sealed record Collection(string Name, string Path, IReadOnlyList<PublishedEpisode> Episodes);

/// <summary>The collections that a site has pages for.</summary>
internal static class Collections
{
    /// <summary>One for each year, newest first.</summary>
    public static IReadOnlyList<Collection> Years(IEnumerable<PublishedEpisode> episodes) =>
        [
            .. episodes
                .GroupBy(e => e.Date.Year)
                .OrderByDescending(g => g.Key)
                .Select(g => new Collection(g.Key.ToString(CultureInfo.InvariantCulture), PathOfYear(g.Key), [.. g])),
        ];

    /// <summary>One for each subject, in the order of the alphabet.</summary>
    public static IReadOnlyList<Collection> Tags(IEnumerable<PublishedEpisode> episodes) =>
        [
            .. episodes
                .SelectMany(e => e.Tags.DistinctBy(PathOfTag).Select(t => (Tag: t, Episode: e)))
                .GroupBy(p => PathOfTag(p.Tag))
                .Select(g => new Collection(g.First().Tag, g.Key, [.. g.Select(p => p.Episode)]))
                .OrderBy(c => c.Name, StringComparer.OrdinalIgnoreCase),
        ];

    /// <summary>The page of a year.</summary>
    public static string PathOfYear(int year) => $"years/{year}.html";

    /// <summary>
    /// The page of a subject, without accents: 'café' and 'cafe' are one. What else an address has no plain form for is told apart by a
    /// hash.
    /// </summary>
    public static string PathOfTag(string tag)
    {
        var lower = NormalForm.Composed(tag.Trim().ToLowerInvariant());
        var plain = AddressName.Of(lower);
        return plain.Length == 0 || !lower.EnumerateRunes().All(IsKept)
            ? $"tags/{plain}{(plain.Length > 0 ? "-" : "")}{ContentHash.Of(lower)[..8]}.html"
            : $"tags/{plain}.html";
    }

    private static bool IsKept(Rune rune) =>
        rune.Value is ' ' or '-' || Rune.IsLetterOrDigit(rune) && rune.Value is < 0x250 or >= 0x1E00 and <= 0x1EFF;
}
