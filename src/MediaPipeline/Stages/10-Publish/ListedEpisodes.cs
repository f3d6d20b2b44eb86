using System.Text.Json;
using MediaPipeline.Running;
using MediaPipeline.Storage;

namespace MediaPipeline.Publishing;

/// <summary>
/// The target's index, read once for as long as it is not written, and of its pages those that are asked for: <c>status</c> asks
/// for each of thousands of episodes whether it is listed.
/// </summary>
public static class ListedEpisodes
{
    private static readonly SemaphoreSlim Turn = new(1);
    private static readonly Dictionary<string, Dictionary<string, JsonElement>> Pages = [];
    private static string? readOf;
    private static StoredIndex? index;

    /// <summary>The episode as the target's index has it, or null; and whether there is an index at all.</summary>
    public static async Task<(bool HasIndex, PublishedEpisode? Listed)> FindAsync(
        IStorage target,
        string slug,
        CancellationToken cancellationToken
    )
    {
        if (await target.StampAsync(SiteIndex.FileName, cancellationToken) is not { } stamp)
        {
            return (false, null);
        }
        await Turn.WaitAsync(cancellationToken);
        try
        {
            var wanted = $"{target.Name} {stamp}";
            if (readOf != wanted)
            {
                index = StoredIndex.Parse(await target.ReadAsync(SiteIndex.FileName, cancellationToken));
                Pages.Clear();
                readOf = wanted;
            }
            if (index is null)
            {
                // Damaged, it lists nobody: the feeds' stage makes it anew.
                return (false, null);
            }
            if (index.Pages.FirstOrDefault(p => p.Slugs.Contains(slug)) is not { } page)
            {
                return (true, null);
            }
            if (!Pages.TryGetValue(page.Path, out var bySlug))
            {
                bySlug = Read(await StoredIndex.PageAsync<JsonElement[]>(target, page.Path, cancellationToken) ?? []);
                Pages[page.Path] = bySlug;
            }
            return bySlug.TryGetValue(slug, out var record)
                ? (true, record.Deserialize<PublishedEpisode>(StoredJson.Options))
                : (false, null);
        }
        catch (JsonException)
        {
            return (false, null);
        }
        finally
        {
            Turn.Release();
        }
    }

    /// <summary>The records as they stand: only the one that is asked for is worth taking apart.</summary>
    private static Dictionary<string, JsonElement> Read(JsonElement[] records) =>
        records
            .Where(e => e.ValueKind == JsonValueKind.Object && e.TryGetProperty("slug", out var s) && s.ValueKind == JsonValueKind.String)
            .DistinctBy(e => e.GetProperty("slug").GetString()!)
            .ToDictionary(e => e.GetProperty("slug").GetString()!);
}
