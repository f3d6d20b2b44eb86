using System.CommandLine;
using MediaPipeline.Models;
using MediaPipeline.Publishing;
using MediaPipeline.Running;
using MediaPipeline.Shows;
using MediaPipeline.Storage;

namespace MediaPipeline.Cli;

/// <summary>A show on this machine, with all that commands work on, wired by hand.</summary>
internal sealed record Workspace(string Root, Show Show, FileHashes Hashes, ModelShelf Models)
{
    /// <summary>Opens the show named by <c>--show</c>, or that of a folder, or that of the folder we are in.</summary>
    public static Workspace Open(ParseResult parsed, string? near = null)
    {
        var start =
            parsed.GetValue(GlobalOptions.Show)?.FullName
            ?? (near is not null && Directory.Exists(near) ? near : Environment.CurrentDirectory);
        var root = ShowFile.FindRoot(start);
        var show = ShowFile.Load(root);
        var hashes = new FileHashes(Path.Combine(root, ArtifactStore.FolderName, "hashes"));
        return new Workspace(root, show, hashes, new ModelShelf(show.Models, root));
    }

    /// <summary>Opens the show of an episode, named by its folder or its name, and a run of it.</summary>
    public static EpisodeRun OpenRun(ParseResult parsed, Argument<string> episode)
    {
        var name = parsed.GetRequiredValue(episode);
        var workspace = Open(parsed, name);
        return workspace.Run(workspace.Episode(name));
    }

    /// <summary>Where the show's episodes are.</summary>
    public string EpisodesFolder => Path.Combine(Root, "episodes");

    /// <summary>The published target.</summary>
    public IStorage Target() => PublishingTargets.Open(Show, Root, Hashes);

    /// <summary>An episode by its folder or its name.</summary>
    public EpisodeFolder Episode(string name) =>
        EpisodeFolder.Open(
            Directory.Exists(name) || name.Contains(Path.DirectorySeparatorChar) ? name : Path.Combine(EpisodesFolder, name)
        );

    /// <summary>
    /// The names of all episodes of the show. They are opened one by one, so that a folder that is wrong does not
    /// stop the others.
    /// </summary>
    public IReadOnlyList<string> AllEpisodes() =>
        Directory.Exists(EpisodesFolder)
            ?
            [
                .. Directory
                    .GetDirectories(EpisodesFolder)
                    .Order(StringComparer.Ordinal)
                    .Where(d => Directory.EnumerateFileSystemEntries(d).Any())
                    .Select(d => Path.GetFileName(d)),
            ]
            : [];

    /// <summary>A run of an episode.</summary>
    public EpisodeRun Run(EpisodeFolder episode) =>
        new(Show, episode, new ArtifactStore(Root, episode.Slug), Hashes, Models)
        {
            Shared = Show.Store is null ? null : new SharedStore(Show.Store.Open(Hashes), PublishStage.FeedGuid(Show).ToString()),
        };
}
