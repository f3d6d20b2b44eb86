using System.Text.Json;
using MediaPipeline.Running;
using MediaPipeline.Storage;

namespace MediaPipeline.Publishing;

/// <summary>
/// How the index lies in the target: <c>index.json</c> names a page of records for each year (<c>records/2026.HASH.json</c>), so
/// that a new episode writes the records of a year and not those of twenty. A page never changes under its name, and is there before
/// it is named; which pages count is decided by the one write of <c>index.json</c>, under a condition.
/// </summary>
/// <param name="Pages">Newest year first.</param>
/// <param name="Assets">Paths of the files that all pages of the site share.</param>
/// <param name="FormerAssets">Those that they replaced.</param>
public sealed record StoredIndex(IReadOnlyList<IndexPage> Pages, IReadOnlyList<string> Assets, IReadOnlyList<string> FormerAssets)
{
    /// <summary>Where the pages lie.</summary>
    public const string Folder = "records/";

    private const int PagesAtOnce = 8;

    /// <summary>Pages that nobody names are of a publisher who came second, or was killed; or of one that is about to name them.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromDays(1);

    /// <summary>The index as files: the one that names the pages, and the pages' contents by their paths.</summary>
    public static (StoredIndex Index, IReadOnlyDictionary<string, byte[]> Contents) Of(SiteIndex index)
    {
        var pages = new List<IndexPage>();
        var contents = new Dictionary<string, byte[]>();
        foreach (var year in index.Episodes.GroupBy(e => e.Date.UtcDateTime.Year).OrderByDescending(y => y.Key))
        {
            var bytes = JsonSerializer.SerializeToUtf8Bytes(year.ToList(), StoredJson.Options);
            var path = FormattableString.Invariant($"{Folder}{year.Key:D4}.{NameOf(bytes)}.json");
            pages.Add(new IndexPage(path, [.. year.Select(e => e.Slug)]));
            contents[path] = bytes;
        }
        return (new StoredIndex(pages, index.Assets, index.FormerAssets), contents);
    }

    /// <summary>The file's bytes.</summary>
    public byte[] Bytes() => JsonSerializer.SerializeToUtf8Bytes(this, StoredJson.Options);

    /// <summary>What <c>index.json</c> says; null where there is none, or it is damaged.</summary>
    public static StoredIndex? Parse(StorageContent? content)
    {
        try
        {
            return
                content is not null
                && JsonSerializer.Deserialize<StoredIndex>(content.Bytes, StoredJson.Options)
                    is { Pages: not null, Assets: not null, FormerAssets: not null } index
                && index.Pages.All(p => p is { Path: not null, Slugs: not null } && p.Slugs.All(s => s is not null))
                ? index
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The records of all pages; null where one is gone or damaged.</summary>
    public async Task<SiteIndex?> OpenAsync(IStorage target, CancellationToken cancellationToken)
    {
        var read = new List<PublishedEpisode>?[Pages.Count];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = PagesAtOnce, CancellationToken = cancellationToken };
        await Parallel.ForAsync(
            0,
            Pages.Count,
            parallel,
            async (n, token) => read[n] = await PageAsync<List<PublishedEpisode>>(target, Pages[n].Path, token)
        );
        return read.Any(page => page is null || page.Any(e => e is null))
            ? null
            : new SiteIndex(SiteIndex.Sorted(read.SelectMany(page => page!)))
            {
                Assets = Assets,
                FormerAssets = FormerAssets,
                Pages = [.. Pages.Select(p => p.Path)],
            };
    }

    /// <summary>A page's content, as records or as they stand; null where it is gone or damaged.</summary>
    internal static async Task<T?> PageAsync<T>(IStorage target, string path, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            return await target.ReadAsync(path, cancellationToken) is { } content && path.Split('.')[^2] == NameOf(content.Bytes)
                ? JsonSerializer.Deserialize<T>(content.Bytes, StoredJson.Options)
                : null;
        }
        catch (Exception e) when (e is JsonException or IndexOutOfRangeException)
        {
            return null;
        }
    }

    /// <summary>Deletes pages that have not been named for long.</summary>
    public async Task ClearAsync(IStorage target, CancellationToken cancellationToken)
    {
        var named = Pages.Select(p => p.Path).ToHashSet();
        foreach (var file in await target.ListAsync(Folder, cancellationToken))
        {
            if (!named.Contains(file.Path) && DateTimeOffset.UtcNow - file.Modified > Patience)
            {
                await target.DeleteAsync(file.Path, cancellationToken);
            }
        }
    }

    private static string NameOf(byte[] content) => ContentHash.Of(content)[..10];
}

/// <summary>A page of the index.</summary>
/// <param name="Path">In the target; its name holds a part of its content's hash.</param>
/// <param name="Slugs">The episodes it holds, newest first.</param>
public sealed record IndexPage(string Path, IReadOnlyList<string> Slugs);
