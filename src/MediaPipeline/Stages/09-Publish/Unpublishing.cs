namespace MediaPipeline.Publishing;

/// <summary>Takes an episode's files back from the target.</summary>
public static class Unpublishing
{
    /// <summary>Deletes all of them, the record first, so that no reader finds a record of what is gone.</summary>
    /// <returns>How many there were.</returns>
    public static async Task<int> DeleteFilesAsync(IPublishingTarget target, string slug, CancellationToken cancellationToken)
    {
        var files = await target.ListAsync(PublishStage.FolderOf(slug), cancellationToken);
        foreach (var file in files.OrderByDescending(f => f.Path == PublishStage.RecordOf(slug)))
        {
            await target.DeleteAsync(file.Path, cancellationToken);
        }
        return files.Count;
    }
}
