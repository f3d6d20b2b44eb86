using MediaPipeline.Storage;

namespace MediaPipeline.Publishing;

/// <summary>The index made anew of the records that lie with the episodes' files.</summary>
/// <param name="Index">The index.</param>
/// <param name="Restored">Episodes whose own record was damaged or gone; the index knew them, and all their files are there.</param>
/// <param name="Lost">Episodes that cannot be listed.</param>
public sealed record IndexRepair(SiteIndex Index, IReadOnlyList<PublishedEpisode> Restored, IReadOnlyList<LostEpisode> Lost)
{
    private const int RecordsAtOnce = 8;

    /// <summary>Looks at every episode's folder in the target.</summary>
    /// <param name="target">The target.</param>
    /// <param name="index">The index as it is now.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public static async Task<IndexRepair> OfAsync(IStorage target, SiteIndex index, CancellationToken cancellationToken)
    {
        var files = await target.ListAsync("episodes/", cancellationToken);
        var listed = new List<PublishedEpisode>();
        var restored = new List<PublishedEpisode>();
        var lost = new List<LostEpisode>();
        var folders = files.GroupBy(f => f.Path.Split('/')[1]).OrderBy(g => g.Key, StringComparer.Ordinal).ToList();
        var records = new PublishedEpisode?[folders.Count];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = RecordsAtOnce, CancellationToken = cancellationToken };
        await Parallel.ForAsync(
            0,
            folders.Count,
            parallel,
            async (n, token) => records[n] = await PublishStage.ReadRecordAsync(target, folders[n].Key, token)
        );
        var bySlug = index.Episodes.DistinctBy(e => e.Slug).ToDictionary(e => e.Slug);
        foreach (var (folder, record) in folders.Zip(records))
        {
            var there = folder.Select(f => f.Path).ToHashSet();
            var known = bySlug.GetValueOrDefault(folder.Key);
            if (record is not null && record.Files.All(f => there.Contains(f.Path)))
            {
                listed.Add(record);
            }
            else if (known is not null && known.Files.All(f => there.Contains(f.Path)))
            {
                listed.Add(known);
                restored.Add(known);
            }
            else if (record is not null)
            {
                var missing = record.Files.First(f => !there.Contains(f.Path));
                lost.Add(new LostEpisode(folder.Key, $"{Path.GetFileName(missing.Path)} is gone"));
            }
            else if (there.Contains(PublishStage.RecordOf(folder.Key)))
            {
                lost.Add(new LostEpisode(folder.Key, "its record cannot be read"));
            }
            // Files without a record are of an upload that has not ended.
        }
        return new IndexRepair(index with { Episodes = SiteIndex.Sorted(listed) }, restored, lost);
    }
}

/// <summary>An episode that cannot be listed.</summary>
/// <param name="Slug">Its name.</param>
/// <param name="Why">What is wrong.</param>
public sealed record LostEpisode(string Slug, string Why);
