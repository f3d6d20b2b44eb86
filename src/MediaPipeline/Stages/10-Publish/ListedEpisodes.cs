using System.Text.Json;
using MediaPipeline.Running;
using MediaPipeline.Storage;

namespace MediaPipeline.Publishing;

/// <summary>
/// The target's index, read once for as long as it is not written: <c>status</c> asks for each of thousands of episodes whether it
/// is listed, and taking apart the index of so many takes half a second.
/// </summary>
internal static class ListedEpisodes
{
    private static readonly SemaphoreSlim Turn = new(1);
    private static string? readOf;
    private static Dictionary<string, JsonElement> bySlug = [];

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
                bySlug = Read(await target.ReadAsync(SiteIndex.FileName, cancellationToken));
                readOf = wanted;
            }
            return (true, bySlug.TryGetValue(slug, out var record) ? record.Deserialize<PublishedEpisode>(StoredJson.Options) : null);
        }
        catch (JsonException)
        {
            // Damaged, it lists nobody: the feeds' stage makes it anew.
            return (false, null);
        }
        finally
        {
            Turn.Release();
        }
    }

    /// <summary>The records as they stand: only the one that is asked for is worth taking apart.</summary>
    private static Dictionary<string, JsonElement> Read(StorageContent? content)
    {
        return
            content is not null
            && JsonElement.Parse(content.Bytes) is { ValueKind: JsonValueKind.Object } root
            && root.TryGetProperty("episodes", out var episodes)
            && episodes.ValueKind == JsonValueKind.Array
            ? episodes
                .EnumerateArray()
                .Where(e =>
                    e.ValueKind == JsonValueKind.Object && e.TryGetProperty("slug", out var s) && s.ValueKind == JsonValueKind.String
                )
                .DistinctBy(e => e.GetProperty("slug").GetString()!)
                .ToDictionary(e => e.GetProperty("slug").GetString()!)
            : [];
    }
}
