using MediaPipeline.Running;
using MediaPipeline.Shows;

namespace MediaPipeline.Publishing;

/// <summary>Opens the target that a show publishes to.</summary>
public static class PublishingTargets
{
    /// <summary>The target, as <c>pipeline.json</c> says.</summary>
    /// <exception cref="MissingException">A credential is missing.</exception>
    public static IPublishingTarget Open(Show show, string showRoot, FileHashes hashes)
    {
        var settings = show.Publishing;
        return settings.Target == PublishingTarget.AzureBlob
            ? new BlobTarget(settings)
            : new FolderTarget(
                Path.Combine(Path.GetFullPath(settings.Folder, showRoot), settings.Prefix.Trim('/')),
                Path.Combine(showRoot, ArtifactStore.FolderName, "publish.lock"),
                hashes
            );
    }
}
