using System.Text;
using MediaPipeline.Publishing;
using MediaPipeline.Shows;

namespace MediaPipeline.Feeds;

/// <summary>
/// Brings the target's index, pages and feeds up to date, feeds last. Safe for two publishers at once: each
/// merges into the index under a condition, and whoever finds that the index went on while it wrote its feeds
/// writes them again; so the last feeds written are of the last index.
/// </summary>
public sealed class Site
{
    private const int MostTries = 50;

    private readonly IPublishingTarget target;
    private readonly Show show;
    private readonly SiteAssets assets;
    private readonly Pages pages;

    /// <summary>Prepares to write a show's site.</summary>
    public Site(IPublishingTarget target, Show show, string showRoot)
    {
        this.target = target;
        this.show = show;
        assets = SiteAssets.Of(show, showRoot);
        pages = new Pages(show, assets);
    }

    /// <summary>Changes the index and writes what follows from it.</summary>
    /// <param name="change">What to do to the index; called again when another publisher came between.</param>
    /// <param name="isDue">Whose pages to write.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>The paths that were written because they differed.</returns>
    public async Task<IReadOnlyList<string>> UpdateAsync(
        Func<SiteIndex, SiteIndex> change,
        Func<PublishedEpisode, bool> isDue,
        CancellationToken cancellationToken
    )
    {
        var written = new List<string>();
        for (var attempt = 0; attempt < MostTries; attempt++)
        {
            var read = await target.ReadAsync(SiteIndex.FileName, cancellationToken);
            var index = change(await SiteIndex.OfAsync(target, read, cancellationToken));
            var bytes = index.Bytes();
            if (read is null || !bytes.AsSpan().SequenceEqual(read.Bytes))
            {
                if (
                    !await target.WriteAsync(
                        SiteIndex.FileName,
                        bytes,
                        Delivery.Changing(SiteIndex.FileName),
                        WriteCondition.Unchanged(read),
                        cancellationToken
                    )
                )
                {
                    await Task.Delay(Random.Shared.Next(20, 200), cancellationToken);
                    continue;
                }
                written.Add(SiteIndex.FileName);
            }
            await WriteFollowingAsync(index, isDue, written, cancellationToken);
            var now = await target.ReadAsync(SiteIndex.FileName, cancellationToken);
            if (now is not null && now.Bytes.AsSpan().SequenceEqual(bytes))
            {
                return [.. written.Distinct()];
            }
        }
        throw new PipelineException(
            "Others publish to this target without a pause, so the feeds never come to rest.",
            target.Name,
            "Run this again when they are done."
        );
    }

    private async Task WriteFollowingAsync(
        SiteIndex index,
        Func<PublishedEpisode, bool> isDue,
        List<string> written,
        CancellationToken cancellationToken
    )
    {
        foreach (var (path, bytes) in assets.Files)
        {
            await WriteAsync(path, bytes, Delivery.Lasting(path), written, cancellationToken);
        }
        foreach (var episode in index.Episodes.Where(isDue))
        {
            if (await PageAsync(episode, cancellationToken) is { } page)
            {
                var path = SiteAddresses.PageOf(episode.Slug);
                await WriteAsync(path, page, Delivery.Changing(path), written, cancellationToken);
            }
        }
        await Changing("index.html", pages.Index(index));
        await Changing("sitemap.xml", Sitemap(index));
        await Changing(FeedXml.VideoName, FeedXml.Write(show, index, FeedKind.Video, assets.Cover));
        await Changing(FeedXml.AudioName, FeedXml.Write(show, index, FeedKind.Audio, assets.Cover));

        Task Changing(string path, byte[] bytes) => WriteAsync(path, bytes, Delivery.Changing(path), written, cancellationToken);
    }

    private async Task<byte[]?> PageAsync(PublishedEpisode episode, CancellationToken cancellationToken)
    {
        async Task<byte[]?> Read(string role) =>
            episode.File(role) is { } file ? (await target.ReadAsync(file.Path, cancellationToken))?.Bytes : null;
        return await Read(FileRole.TranscriptJson) is { } transcript && await Read(FileRole.NotesHtml) is { } notes
            ? pages.Episode(episode, transcript, Encoding.UTF8.GetString(notes))
            : null;
    }

    private async Task WriteAsync(string path, byte[] bytes, Delivery delivery, List<string> written, CancellationToken cancellationToken)
    {
        var there = await target.ReadAsync(path, cancellationToken);
        if (there is null || !there.Bytes.AsSpan().SequenceEqual(bytes))
        {
            await target.WriteAsync(path, bytes, delivery, WriteCondition.Always, cancellationToken);
            written.Add(path);
        }
    }

    private byte[] Sitemap(SiteIndex index)
    {
        System.Xml.Linq.XNamespace ns = "http://www.sitemaps.org/schemas/sitemap/0.9";
        var addresses = new SiteAddresses(show.Site);
        var pagesOf = index.Episodes.Select(e => new System.Xml.Linq.XElement(
            ns + "url",
            new System.Xml.Linq.XElement(ns + "loc", addresses.Episode(e.Slug)),
            new System.Xml.Linq.XElement(
                ns + "lastmod",
                e.Updated.UtcDateTime.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)
            )
        ));
        var home = new System.Xml.Linq.XElement(ns + "url", new System.Xml.Linq.XElement(ns + "loc", addresses.Home));
        return Encoding.UTF8.GetBytes(
            "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n" + new System.Xml.Linq.XElement(ns + "urlset", home, pagesOf) + "\n"
        );
    }
}
