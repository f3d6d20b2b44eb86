using System.Text;
using MediaPipeline.Publishing;
using MediaPipeline.Running;
using MediaPipeline.Shows;
using MediaPipeline.Storage;

namespace MediaPipeline.Feeds;

/// <summary>
/// Brings the target's index, pages and feeds up to date, feeds last. Safe for two publishers at once: each
/// merges into the index under a condition, and writes what follows from it only over what it read before the
/// index; whoever finds that another came between begins again. So no feed is ever replaced by an older one.
/// </summary>
public sealed class Site
{
    private const int MostTries = 50;
    private const string SearchName = "search.json";

    private static readonly string[] Shared =
    [
        "index.html",
        Pages.NotFoundName,
        SearchName,
        SiteMap.Name,
        FeedXml.VideoName,
        FeedXml.AudioName,
    ];

    private readonly IStorage target;
    private readonly Show show;
    private readonly SiteAssets assets;
    private readonly Pages pages;

    /// <summary>Prepares to write a show's site.</summary>
    public Site(IStorage target, Show show, string showRoot)
    {
        this.target = target;
        this.show = show;
        assets = SiteAssets.Of(show, showRoot);
        pages = new Pages(show, assets);
    }

    /// <summary>Changes the index and writes what follows from it.</summary>
    /// <param name="change">What to do to the index; called again when another publisher came between.</param>
    /// <param name="isDue">Whose pages to write; all, when what they share has changed.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>The paths that were written because they differed.</returns>
    public async Task<IReadOnlyList<string>> UpdateAsync(
        Func<SiteIndex, Task<SiteIndex>> change,
        Func<PublishedEpisode, bool> isDue,
        CancellationToken cancellationToken
    )
    {
        var written = new List<string>();
        var changed = new List<PublishedEpisode>();
        var allDue = false;
        for (var attempt = 0; attempt < MostTries; attempt++)
        {
            // Read before the index: whatever is written over these is of an index at least as new.
            var before = new Dictionary<string, StorageContent?>();
            foreach (var path in Shared)
            {
                before[path] = await target.ReadAsync(path, cancellationToken);
            }
            var read = await target.ReadAsync(SiteIndex.FileName, cancellationToken);
            var old = await SiteIndex.OfAsync(target, read, cancellationToken);
            var index = (await change(old)).WithAssets(assets.Files.Keys);
            allDue |= !index.Assets.SequenceEqual(old.Assets);
            changed.AddRange(Differing(old, index));
            var (stored, records) = StoredIndex.Of(index);
            if (await WriteIndexAsync(stored, records, old, read, written, cancellationToken))
            {
                var due = index.Episodes.Where(e => allDue || isDue(e)).ToList();
                await WritePagesAsync(index, due, [.. changed, .. due], written, cancellationToken);
                // Pages and older parts of feeds are written as they come; whoever sees the index gone on writes them again.
                if (await WriteSharedAsync(index, before, written, cancellationToken) && await IsStillAsync(stored, cancellationToken))
                {
                    await stored.ClearAsync(target, cancellationToken);
                    if (allDue)
                    {
                        await DeleteOldAssetsAsync(index, cancellationToken);
                    }
                    return [.. written.Distinct()];
                }
            }
            await Task.Delay(Random.Shared.Next(20, 200), cancellationToken);
        }
        throw new PipelineException(
            "Others publish to this target without a pause, so the feeds never come to rest.",
            target.Name,
            "Run this again when they are done."
        );
    }

    private async Task<bool> IsStillAsync(StoredIndex stored, CancellationToken cancellationToken) =>
        Same(await target.ReadAsync(SiteIndex.FileName, cancellationToken), stored.Bytes());

    /// <summary>The paths that an update would write, and nothing written.</summary>
    /// <param name="change">What would be done to the index.</param>
    /// <param name="isDue">Whose pages would be written.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public async Task<IReadOnlyList<string>> PreviewAsync(
        Func<SiteIndex, Task<SiteIndex>> change,
        Func<PublishedEpisode, bool> isDue,
        CancellationToken cancellationToken
    )
    {
        var old = await SiteIndex.OfAsync(target, await target.ReadAsync(SiteIndex.FileName, cancellationToken), cancellationToken);
        var index = (await change(old)).WithAssets(assets.Files.Keys);
        var differing = new List<string>();
        var withVideo = await target.ReadAsync(FeedXml.VideoName, cancellationToken) is not null;
        // Pages of records are told as the index: their names are made of what they hold, the time of publishing too.
        var files = assets.Files.Select(f => (f.Key, f.Value)).Append((SiteIndex.FileName, StoredIndex.Of(index).Index.Bytes()));
        foreach (var (path, bytes) in files.Concat(SharedFiles(index, withVideo)))
        {
            if (!Same(await target.ReadAsync(path, cancellationToken), bytes))
            {
                differing.Add(path);
            }
        }
        var touched = Differing(old, index).ToList();
        foreach (var (path, collection) in TouchedCollections(index, touched))
        {
            var there = await target.ReadAsync(path, cancellationToken);
            if (collection is null ? there is not null : !Same(there, pages.Collection(index, collection)))
            {
                differing.Add(path);
            }
        }
        // An episode's own pages are made of files that are not there yet, so they are told when its record changes.
        return
        [
            .. differing,
            .. touched
                .Select(e => e.Slug)
                .Distinct()
                .Where(s => index.Episodes.Any(e => e.Slug == s && isDue(e)))
                .SelectMany(s => new[] { SiteAddresses.PageOf(s), EmbedCard.PageOf(s), EmbedCard.OembedOf(s) }),
        ];
    }

    /// <summary>Writes the pages of records that were not there, then what names them; false when another publisher came between.</summary>
    private async Task<bool> WriteIndexAsync(
        StoredIndex stored,
        IReadOnlyDictionary<string, byte[]> records,
        SiteIndex old,
        StorageContent? read,
        List<string> written,
        CancellationToken cancellationToken
    )
    {
        foreach (var (path, bytes) in records.Where(r => !old.Pages.Contains(r.Key)))
        {
            // Also where it lies there and nobody names it: written now, it is not cleared away before it is named.
            await target.WriteAsync(path, bytes, Delivery.Lasting(path), WriteCondition.Always, cancellationToken);
            written.Add(path);
        }
        return await WriteAsync(SiteIndex.FileName, stored.Bytes(), read, WriteCondition.Unchanged(read), written, cancellationToken);
    }

    private async Task WritePagesAsync(
        SiteIndex index,
        List<PublishedEpisode> due,
        List<PublishedEpisode> touched,
        List<string> written,
        CancellationToken cancellationToken
    )
    {
        foreach (var (path, bytes) in assets.Files)
        {
            await WriteAnyAsync(path, bytes, Delivery.Lasting(path), written, cancellationToken);
        }
        foreach (var episode in due)
        {
            await WriteEpisodeAsync(index, episode, written, cancellationToken);
        }
        foreach (var (path, collection) in TouchedCollections(index, touched))
        {
            if (collection is not null)
            {
                await WriteAnyAsync(path, pages.Collection(index, collection), Delivery.Changing(path), written, cancellationToken);
            }
            else
            {
                await target.DeleteAsync(path, cancellationToken);
            }
        }
    }

    /// <summary>The pages of years and subjects that episodes were or are in; null for one that is empty now.</summary>
    private static IEnumerable<(string Path, Collection? Collection)> TouchedCollections(
        SiteIndex index,
        IReadOnlyList<PublishedEpisode> touched
    )
    {
        var now = Collections.Years(index.Episodes).Concat(Collections.Tags(index.Episodes)).ToDictionary(c => c.Path);
        return Collections
            .Years(touched)
            .Concat(Collections.Tags(touched))
            .Select(c => c.Path)
            .Distinct()
            .Select(path => (path, now.GetValueOrDefault(path)));
    }

    private async Task WriteEpisodeAsync(
        SiteIndex index,
        PublishedEpisode episode,
        List<string> written,
        CancellationToken cancellationToken
    )
    {
        async Task<byte[]?> Read(string role) =>
            episode.File(role) is { } file ? (await target.ReadAsync(file.Path, cancellationToken))?.Bytes : null;
        if (await Read(FileRole.TranscriptJson) is not { } transcript || await Read(FileRole.NotesHtml) is not { } notes)
        {
            return;
        }
        (string Path, byte[] Bytes)[] files =
        [
            (SiteAddresses.PageOf(episode.Slug), pages.Episode(index, episode, transcript, Encoding.UTF8.GetString(notes))),
            (EmbedCard.PageOf(episode.Slug), pages.Embed(episode)),
            (EmbedCard.OembedOf(episode.Slug), new EmbedCard(show, episode).Oembed()),
        ];
        foreach (var (path, bytes) in files)
        {
            await WriteAnyAsync(path, bytes, Delivery.Changing(path), written, cancellationToken);
        }
    }

    /// <summary>Writes what every publisher writes, older pages of feeds first, the feeds last; false when another came between.</summary>
    private async Task<bool> WriteSharedAsync(
        SiteIndex index,
        Dictionary<string, StorageContent?> before,
        List<string> written,
        CancellationToken cancellationToken
    )
    {
        foreach (var (path, bytes) in SharedFiles(index, before[FeedXml.VideoName] is not null))
        {
            var known = before.TryGetValue(path, out var content);
            content = known ? content : await target.ReadAsync(path, cancellationToken);
            if (!await WriteAsync(path, bytes, content, WriteCondition.Unchanged(content), written, cancellationToken))
            {
                return false;
            }
        }
        foreach (var kind in Enum.GetValues<FeedKind>())
        {
            await DeleteOlderFeedPagesAsync(index, kind, cancellationToken);
        }
        return true;
    }

    /// <param name="index">The site's episodes.</param>
    /// <param name="withVideo">Whether there is a video feed already: it stays, though the last film be taken back.</param>
    private IEnumerable<(string Path, byte[] Bytes)> SharedFiles(SiteIndex index, bool withVideo)
    {
        yield return ("index.html", pages.Index(index));
        yield return (Pages.NotFoundName, pages.NotFound(index));
        yield return (SearchName, Pages.SearchIndex(index));
        yield return (SiteMap.Name, SiteMap.Write(show, index));
        withVideo |= index.Episodes.Any(e => FeedItem.Enclosure(e, FeedKind.Video) is not null);
        foreach (var kind in withVideo ? new[] { FeedKind.Video, FeedKind.Audio } : [FeedKind.Audio])
        {
            foreach (var document in FeedXml.Write(show, index, kind, assets.Cover).Reverse())
            {
                yield return (document.Path, document.Bytes);
            }
        }
    }

    /// <summary>A feed that became shorter leaves its last pages behind.</summary>
    private async Task DeleteOlderFeedPagesAsync(SiteIndex index, FeedKind kind, CancellationToken cancellationToken)
    {
        var name = kind == FeedKind.Audio ? FeedXml.AudioName : FeedXml.VideoName;
        var count = index.Episodes.Count(e => FeedItem.Enclosure(e, kind) is not null);
        for (var page = Math.Max(0, count / show.Feed.PageSize - 1) + 1; ; page++)
        {
            var path = FeedPage.OlderName(name, page);
            if (await target.ReadAsync(path, cancellationToken) is null)
            {
                return;
            }
            await target.DeleteAsync(path, cancellationToken);
        }
    }

    private async Task DeleteOldAssetsAsync(SiteIndex index, CancellationToken cancellationToken)
    {
        foreach (var file in await target.ListAsync(SiteAssets.Folder, cancellationToken))
        {
            if (!index.Assets.Contains(file.Path) && !index.FormerAssets.Contains(file.Path))
            {
                await target.DeleteAsync(file.Path, cancellationToken);
            }
        }
    }

    private async Task WriteAnyAsync(
        string path,
        byte[] bytes,
        Delivery delivery,
        List<string> written,
        CancellationToken cancellationToken
    )
    {
        if (!Same(await target.ReadAsync(path, cancellationToken), bytes))
        {
            await target.WriteAsync(path, bytes, delivery, WriteCondition.Always, cancellationToken);
            written.Add(path);
        }
    }

    private async Task<bool> WriteAsync(
        string path,
        byte[] bytes,
        StorageContent? read,
        WriteCondition condition,
        List<string> written,
        CancellationToken cancellationToken
    )
    {
        if (Same(read, bytes))
        {
            return true;
        }
        if (!await target.WriteAsync(path, bytes, Delivery.Changing(path), condition, cancellationToken))
        {
            return false;
        }
        written.Add(path);
        return true;
    }

    private static IEnumerable<PublishedEpisode> Differing(SiteIndex old, SiteIndex now) =>
        old
            .Episodes.Concat(now.Episodes)
            .GroupBy(e => e.Slug)
            .Where(g => g.Count() == 1 || !(ReferenceEquals(g.First(), g.Last()) || StoredJson.Equal(g.First(), g.Last())))
            .SelectMany(g => g);

    private static bool Same(StorageContent? read, byte[] bytes) => read is not null && read.Bytes.AsSpan().SequenceEqual(bytes);
}
