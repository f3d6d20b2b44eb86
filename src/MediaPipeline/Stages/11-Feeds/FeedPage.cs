using MediaPipeline.Publishing;

namespace MediaPipeline.Feeds;

/// <summary>
/// A page of a long feed (RFC 5005, section 3). The feed itself holds the newest episodes; pages are filled from
/// the oldest episode on, so a new episode changes the feed, and no page that is full.
/// </summary>
/// <param name="Name">The file's name: <c>feed.xml</c> for the newest, <c>feed-1.xml</c> for the oldest page.</param>
/// <param name="Episodes">Its episodes, newest first.</param>
/// <param name="First">Name of the feed itself; null when there is but one page.</param>
/// <param name="Previous">Name of the page with newer episodes, or null.</param>
/// <param name="Next">Name of the page with older episodes, or null.</param>
/// <param name="Last">Name of the page with the oldest episodes; null when there is but one page.</param>
public sealed record FeedPage(
    string Name,
    IReadOnlyList<PublishedEpisode> Episodes,
    string? First,
    string? Previous,
    string? Next,
    string? Last
)
{
    /// <summary>Splits a feed: one page for fewer than twice <paramref name="size"/> episodes.</summary>
    /// <param name="name">The feed's file name.</param>
    /// <param name="episodes">All episodes, newest first.</param>
    /// <param name="size">Episodes of a full page.</param>
    public static IReadOnlyList<FeedPage> Split(string name, IReadOnlyList<PublishedEpisode> episodes, int size)
    {
        var older = Math.Max(0, episodes.Count / size - 1);
        var newest = episodes.Count - older * size;
        string? NameOf(int page) =>
            older == 0 ? null
            : page == older + 1 ? name
            : page < 1 ? null
            : OlderName(name, page);
        FeedPage Page(int page, IEnumerable<PublishedEpisode> of) =>
            new(NameOf(page) ?? name, [.. of], NameOf(older + 1), page == older + 1 ? null : NameOf(page + 1), NameOf(page - 1), NameOf(1));
        return
        [
            Page(older + 1, episodes.Take(newest)),
            .. Enumerable.Range(1, older).Reverse().Select(p => Page(p, episodes.Skip(newest + (older - p) * size).Take(size))),
        ];
    }

    /// <summary>The name of a page with older episodes, by its number from 1, the oldest.</summary>
    public static string OlderName(string name, int page) => $"{Path.GetFileNameWithoutExtension(name)}-{page}{Path.GetExtension(name)}";
}
