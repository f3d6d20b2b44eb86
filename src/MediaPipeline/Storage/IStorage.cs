namespace MediaPipeline.Storage;

/// <summary>Where files live that others read: a folder, or a blob container. Paths are relative, with slashes.</summary>
public interface IStorage
{
    /// <summary>Where it is, for people.</summary>
    string Name { get; }

    /// <summary>Makes it ready: creates folder or container where missing.</summary>
    /// <exception cref="PipelineException">It cannot be reached or written to.</exception>
    Task PrepareAsync(CancellationToken cancellationToken);

    /// <summary>All files whose path begins so.</summary>
    Task<IReadOnlyList<StorageFile>> ListAsync(string prefix, CancellationToken cancellationToken);

    /// <summary>A file's content with the version it has; null when it is not there.</summary>
    Task<StorageContent?> ReadAsync(string path, CancellationToken cancellationToken);

    /// <summary>What changes with each write of a file, found without reading it; null when it is not there.</summary>
    Task<string?> StampAsync(string path, CancellationToken cancellationToken);

    /// <summary>Copies a file to this machine, whole or not at all.</summary>
    /// <returns>False when it is not there.</returns>
    Task<bool> DownloadAsync(string path, string localFile, CancellationToken cancellationToken);

    /// <summary>Puts a large file there, whole or not at all.</summary>
    Task UploadAsync(string path, string localFile, Delivery delivery, IProgress<double> progress, CancellationToken cancellationToken);

    /// <summary>Writes a small file, whole or not at all.</summary>
    /// <param name="path">Where to.</param>
    /// <param name="content">Its content.</param>
    /// <param name="delivery">How it is served.</param>
    /// <param name="condition">The version it must have now; <see cref="WriteCondition.Always"/> for any.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>False when the condition does not hold: somebody else has written meanwhile.</returns>
    Task<bool> WriteAsync(string path, byte[] content, Delivery delivery, WriteCondition condition, CancellationToken cancellationToken);

    /// <summary>Deletes a file; one that is not there is no error.</summary>
    Task DeleteAsync(string path, CancellationToken cancellationToken);
}

/// <summary>A file in a storage.</summary>
/// <param name="path">Relative, with slashes.</param>
/// <param name="size">Bytes.</param>
/// <param name="modified">When it was last written.</param>
/// <param name="hash">Finds its hash: a folder must read the file for it, and most who list files only want their names.</param>
public sealed class StorageFile(string path, long size, DateTimeOffset modified, Func<string?> hash)
{
    /// <summary>Relative, with slashes.</summary>
    public string Path => path;

    /// <summary>Bytes.</summary>
    public long Size => size;

    /// <summary>When it was last written.</summary>
    public DateTimeOffset Modified => modified;

    /// <summary>SHA-256 in hexadecimal; null when the storage does not know it.</summary>
    public string? Hash() => hash();
}

/// <summary>A file's content.</summary>
/// <param name="Bytes">The content.</param>
/// <param name="Version">What it is now: changes with each write.</param>
public sealed record StorageContent(byte[] Bytes, string Version);

/// <summary>When a write may happen.</summary>
/// <param name="Version">The version that must be there; null for none at all.</param>
/// <param name="Any">Whether it may be written whatever is there.</param>
public sealed record WriteCondition(string? Version, bool Any)
{
    /// <summary>Whatever is there.</summary>
    public static readonly WriteCondition Always = new(null, true);

    /// <summary>Only over what was read; where nothing was, only where still nothing is.</summary>
    public static WriteCondition Unchanged(StorageContent? read) => new(read?.Version, false);
}
