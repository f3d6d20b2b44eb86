namespace MediaPipeline.Running;

/// <summary>Holds an episode (or the published target) against a second run; the system frees it if we die.</summary>
public sealed class EpisodeLock : IDisposable
{
    private readonly FileStream file;

    private EpisodeLock(FileStream file) => this.file = file;

    /// <summary>Takes the lock of an episode.</summary>
    /// <exception cref="PipelineException">Another run holds it.</exception>
    public static EpisodeLock Take(ArtifactStore store, string slug) =>
        TryTake(Path.Combine(store.EpisodeFolder, "lock"))
        ?? throw new PipelineException(
            $"Another run is at work on {slug}.",
            Path.Combine(store.EpisodeFolder, "lock"),
            "Wait for it to end, or stop it; then run this again."
        );

    /// <summary>Waits for a lock.</summary>
    public static async Task<EpisodeLock> WaitAsync(string path, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (TryTake(path) is { } taken)
            {
                return taken;
            }
            await Task.Delay(100, cancellationToken);
        }
    }

    /// <inheritdoc />
    public void Dispose() => file.Dispose();

    /// <summary>Takes a lock if it is free.</summary>
    /// <returns>Null where another holds it.</returns>
    public static EpisodeLock? TryTake(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        try
        {
            return new EpisodeLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException e) when (DiskTrouble.IsHeld(e))
        {
            return null;
        }
    }
}
