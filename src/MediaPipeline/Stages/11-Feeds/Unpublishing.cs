using MediaPipeline.Publishing;
using MediaPipeline.Shows;
using MediaPipeline.Storage;

namespace MediaPipeline.Feeds;

/// <summary>Takes an episode back from the target.</summary>
public static class Unpublishing
{
    /// <summary>
    /// Takes away the record first, so that no repair lists the episode again meanwhile; then its place in feeds and
    /// pages, so that nobody is sent to what is gone; then its files.
    /// </summary>
    /// <returns>The paths that were written or deleted; none when it was not published.</returns>
    public static async Task<IReadOnlyList<string>> RunAsync(IStorage target, Site site, string slug, CancellationToken cancellationToken)
    {
        await target.DeleteAsync(PublishStage.RecordOf(slug), cancellationToken);
        var written = await site.UpdateAsync(index => Task.FromResult(index.Without(slug)), _ => false, cancellationToken);
        var files = await target.ListAsync(SiteAddresses.FolderOf(slug), cancellationToken);
        foreach (var file in files)
        {
            await target.DeleteAsync(file.Path, cancellationToken);
        }
        return [.. written, .. files.Select(f => f.Path)];
    }
}
