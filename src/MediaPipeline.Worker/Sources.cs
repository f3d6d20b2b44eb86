using MediaPipeline.Publishing;
using MediaPipeline.Running;
using MediaPipeline.Shows;

namespace MediaPipeline.Worker;

/// <summary>
/// An episode's sources as they were when it was ordered: the show's settings and files, script, recording, pictures, by
/// their content. A worker lays them out anew and needs no access to the host's disk.
/// </summary>
/// <param name="Show">The show's guid.</param>
/// <param name="Episode">The episode's name.</param>
/// <param name="Home">The show's folder on the host's machine, where it publishes to a folder; otherwise null.</param>
/// <param name="Files">Paths from the show's folder, with the hashes of their content.</param>
internal sealed record Sources(string Show, string Episode, string? Home, IReadOnlyList<SourceFile> Files)
{
    /// <summary>Gathers an episode's sources.</summary>
    /// <exception cref="WrongInputException">A file lies outside of the show's folder.</exception>
    public static Sources Of(EpisodeRun run)
    {
        var root = run.Episode.ShowRoot;
        var files = new SortedDictionary<string, SourceFile>(StringComparer.Ordinal);
        foreach (
            var path in run
                .Episode.Files.Concat(run.Show.Files.Select(f => Path.GetFullPath(f, root)))
                .Append(Path.Combine(root, ShowFile.Name))
        )
        {
            var relative = Path.GetRelativePath(root, path);
            if (relative.StartsWith("..", StringComparison.Ordinal) || Path.IsPathRooted(relative))
            {
                throw new WrongInputException(
                    "The file lies outside of the show's folder, so workers would not find it.",
                    path,
                    "Put it into the show's folder, and name it from there in pipeline.json."
                );
            }
            files[relative] = new SourceFile(relative, run.Hashes.Of(path));
        }
        var home = run.Show.Publishing.Target == PublishingTarget.Folder ? run.Home : null;
        return new Sources(PublishStage.FeedGuid(run.Show).ToString(), run.Episode.Slug, home, [.. files.Values]);
    }

    /// <summary>The name under which they are in the store.</summary>
    public string Name() => ContentHash.OfValue(this);

    /// <summary>Puts them into the store; what is there is not sent again.</summary>
    public async Task PutAsync(SharedStore store, string root, CancellationToken cancellationToken)
    {
        foreach (var file in Files)
        {
            await store.PutAsync(Path.Combine(root, file.Path), file.Hash, cancellationToken);
        }
        await store.WriteAsync(RecordName(Name()), this, cancellationToken);
    }

    /// <summary>Lays them out in a folder.</summary>
    /// <exception cref="WrongInputException">They are no longer in the store.</exception>
    public static async Task<Sources> FetchAsync(
        SharedStore store,
        string hash,
        string folder,
        FileHashes hashes,
        CancellationToken cancellationToken
    )
    {
        var sources = await store.ReadAsync<Sources>(RecordName(hash), cancellationToken);
        if (sources is null || sources.Name() != hash)
        {
            throw Gone(store);
        }
        foreach (var file in sources.Files)
        {
            var target = InsideFolder.Require(folder, file.Path, store.Name);
            if (!(File.Exists(target) && hashes.Of(target) == file.Hash) && !await store.FetchAsync(file.Hash, target, cancellationToken))
            {
                throw Gone(store);
            }
        }
        return sources;
    }

    private static string RecordName(string hash) => $"sources/{hash}.json";

    private static WrongInputException Gone(SharedStore store) =>
        new(
            "The episode's sources are gone from the store, or damaged.",
            store.Name,
            "Order the episode again: mediapipeline enqueue EPISODE"
        );
}

/// <summary>A file of an episode's sources.</summary>
/// <param name="Path">From the show's folder.</param>
/// <param name="Hash">SHA-256 of its content.</param>
internal sealed record SourceFile(string Path, string Hash);
