using MediaPipeline.Running;
using MediaPipeline.Shows;
using MediaPipeline.Storage;

namespace MediaPipeline.Publishing;

/// <summary>Opens the target that a show publishes to.</summary>
public static class PublishingTargets
{
    /// <summary>The target of an episode that is on its way.</summary>
    /// <exception cref="MissingException">A credential is missing.</exception>
    public static IStorage Open(EpisodeRun run) => Open(run.Show, run.Home, run.Hashes);

    /// <summary>The target, as <c>pipeline.json</c> says.</summary>
    /// <param name="show">The show.</param>
    /// <param name="home">The show's folder, from which a relative path counts.</param>
    /// <param name="hashes">Hashes of files.</param>
    /// <exception cref="MissingException">A credential is missing.</exception>
    /// <exception cref="PipelineException">The folder is on another machine.</exception>
    public static IStorage Open(Show show, string home, FileHashes hashes)
    {
        var settings = show.Publishing;
        if (settings.Target == PublishingTarget.AzureBlob)
        {
            return new BlobStorage(new BlobPlace(settings.AccountUrl, settings.Container, settings.Prefix, Public: true, "publishing"));
        }
        var folder = Path.GetFullPath(settings.Folder, home);
        if (!IsHere(folder, home))
        {
            throw new PipelineException(
                "The folder to publish to is not on this machine.",
                folder,
                "Mount it here; or set 'publishing.folder' in pipeline.json to one that all machines see, or publish to azure-blob."
            );
        }
        return new FolderStorage(Path.Combine(folder, settings.Prefix.Trim('/')), LockOf(folder, home), hashes);
    }

    private static bool IsHere(string folder, string home) =>
        InsideFolder.Holds(home, folder)
            ? Directory.Exists(home)
            : Directory.Exists(folder) || Directory.Exists(Path.GetDirectoryName(folder));

    /// <summary>One lock for each folder, wherever it is written from: in the show it belongs to, or beside it.</summary>
    private static string LockOf(string folder, string home) =>
        InsideFolder.Holds(home, folder)
            ? Path.Combine(home, ArtifactStore.FolderName, "publish.lock")
            : Path.Combine(Path.GetDirectoryName(folder) ?? folder, $".{Path.GetFileName(folder)}.lock");
}
