using System.Text.Json;
using MediaPipeline.Running;

namespace MediaPipeline.Publishing;

/// <summary>
/// Every published episode, as the target remembers them (<c>index.json</c>), newest first. Written under a
/// condition: of two publishers at once the second sees that it came second, reads again and merges.
/// </summary>
/// <param name="Episodes">The records.</param>
public sealed record SiteIndex(IReadOnlyList<PublishedEpisode> Episodes)
{
    public const string FileName = "index.json";

    /// <summary>The index with an episode in it, in place of its older record.</summary>
    public SiteIndex With(PublishedEpisode episode) => Sorted([.. Episodes.Where(e => e.Slug != episode.Slug), episode]);

    /// <summary>The index without an episode.</summary>
    public SiteIndex Without(string slug) => new([.. Episodes.Where(e => e.Slug != slug)]);

    /// <summary>The file's bytes.</summary>
    public byte[] Bytes() => JsonSerializer.SerializeToUtf8Bytes(this, StoredJson.Options);

    /// <summary>The target's index; null where there is none, or it is damaged.</summary>
    public static async Task<SiteIndex?> ReadAsync(IPublishingTarget target, CancellationToken cancellationToken) =>
        Parse(await target.ReadAsync(FileName, cancellationToken));

    /// <summary>The index that was read; a missing or damaged one is made anew of the episodes' own records.</summary>
    public static async Task<SiteIndex> OfAsync(IPublishingTarget target, TargetContent? content, CancellationToken cancellationToken) =>
        Parse(content) ?? await RebuildAsync(target, cancellationToken);

    /// <summary>Makes the index of the records that lie with the episodes' files.</summary>
    public static async Task<SiteIndex> RebuildAsync(IPublishingTarget target, CancellationToken cancellationToken)
    {
        var episodes = new List<PublishedEpisode>();
        foreach (
            var file in (await target.ListAsync("episodes/", cancellationToken)).Where(f =>
                f.Path.EndsWith("/episode.json", StringComparison.Ordinal)
            )
        )
        {
            if (await PublishStage.ReadRecordAsync(target, file.Path.Split('/')[1], cancellationToken) is { } record)
            {
                episodes.Add(record);
            }
        }
        return Sorted(episodes);
    }

    private static SiteIndex? Parse(TargetContent? content)
    {
        try
        {
            return
                content is not null
                && JsonSerializer.Deserialize<SiteIndex>(content.Bytes, StoredJson.Options) is { Episodes: not null } index
                ? index
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static SiteIndex Sorted(IEnumerable<PublishedEpisode> episodes) =>
        new([.. episodes.OrderByDescending(e => e.Date).ThenByDescending(e => e.Slug, StringComparer.Ordinal)]);
}
