using MediaPipeline.Storage;

namespace MediaPipeline.Publishing;

/// <summary>
/// Every published episode, as the target remembers them (<see cref="StoredIndex"/>), newest first. Written under a
/// condition: of two publishers at once the second sees that it came second, reads again and merges.
/// </summary>
/// <param name="Episodes">The records.</param>
public sealed record SiteIndex(IReadOnlyList<PublishedEpisode> Episodes)
{
    public const string FileName = "index.json";

    /// <summary>Paths of the files that all pages share.</summary>
    public IReadOnlyList<string> Assets { get; init; } = [];

    /// <summary>Those that they replaced: pages in readers' caches still ask for them.</summary>
    public IReadOnlyList<string> FormerAssets { get; init; } = [];

    /// <summary>Paths of the pages of records that it was read from; of an index made anew there are none.</summary>
    public IReadOnlyList<string> Pages { get; init; } = [];

    /// <summary>The index with an episode in it, in place of its older record.</summary>
    public SiteIndex With(PublishedEpisode episode) =>
        this with
        {
            Episodes = Sorted([.. Episodes.Where(e => e.Slug != episode.Slug), episode]),
        };

    /// <summary>The index with other shared files, if they are others.</summary>
    public SiteIndex WithAssets(IEnumerable<string> assets)
    {
        List<string> sorted = [.. assets.Order(StringComparer.Ordinal)];
        return sorted.SequenceEqual(Assets) ? this : this with { Assets = sorted, FormerAssets = Assets };
    }

    /// <summary>The index without an episode.</summary>
    public SiteIndex Without(string slug) => this with { Episodes = [.. Episodes.Where(e => e.Slug != slug)] };

    /// <summary>The target's index; a missing or damaged one is made anew of the episodes' own records.</summary>
    /// <param name="target">The target.</param>
    /// <param name="content">What <see cref="FileName"/> holds there.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public static async Task<SiteIndex> OfAsync(IStorage target, StorageContent? content, CancellationToken cancellationToken) =>
        (StoredIndex.Parse(content) is { } stored ? await stored.OpenAsync(target, cancellationToken) : null)
        ?? (await IndexRepair.OfAsync(target, new SiteIndex([]), cancellationToken)).Index;

    /// <summary>Newest first.</summary>
    public static List<PublishedEpisode> Sorted(IEnumerable<PublishedEpisode> episodes) =>
        [.. episodes.OrderByDescending(e => e.Date).ThenByDescending(e => e.Slug, StringComparer.Ordinal)];
}
