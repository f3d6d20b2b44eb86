using MediaPipeline.Running;

namespace MediaPipeline.Storage;

/// <summary>A folder: ready for any static host, or shared by many machines. Every file appears by one rename.</summary>
public sealed class FolderStorage : IStorage
{
    private readonly string root;
    private readonly string lockFile;
    private readonly FileHashes hashes;

    /// <summary>Takes a folder.</summary>
    /// <param name="root">The folder, prefix included.</param>
    /// <param name="lockFile">A file that two writers hold against each other.</param>
    /// <param name="hashes">Hashes of files.</param>
    public FolderStorage(string root, string lockFile, FileHashes hashes)
    {
        this.root = Path.GetFullPath(root);
        this.lockFile = lockFile;
        this.hashes = hashes;
    }

    /// <inheritdoc />
    public string Name => root;

    /// <inheritdoc />
    public Task PrepareAsync(CancellationToken cancellationToken)
    {
        try
        {
            Directory.CreateDirectory(root);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException && !DiskTrouble.IsFull(e))
        {
            throw new PipelineException(
                $"The folder cannot be made: {e.Message}",
                root,
                "Choose another in pipeline.json, or mend its rights.",
                e
            );
        }
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public Task<IReadOnlyList<StorageFile>> ListAsync(string prefix, CancellationToken cancellationToken)
    {
        var folder = Locate(prefix.EndsWith('/') ? prefix : Path.GetDirectoryName(prefix) ?? "");
        IReadOnlyList<StorageFile> files = Directory.Exists(folder)
            ?
            [
                .. new DirectoryInfo(folder)
                    .EnumerateFiles("*", SearchOption.AllDirectories)
                    .Where(f => !f.Name.EndsWith(".part", StringComparison.Ordinal))
                    .Select(f => (File: f, Path: Path.GetRelativePath(root, f.FullName).Replace('\\', '/')))
                    // Another may delete while this one lists.
                    .Where(f => f.Path.StartsWith(prefix, StringComparison.Ordinal) && f.File.Exists)
                    .Select(f => new StorageFile(f.Path, f.File.Length, f.File.LastWriteTimeUtc, () => hashes.Of(f.File.FullName))),
            ]
            : [];
        return Task.FromResult(files);
    }

    /// <inheritdoc />
    public async Task<StorageContent?> ReadAsync(string path, CancellationToken cancellationToken)
    {
        var file = Locate(path);
        try
        {
            var bytes = await File.ReadAllBytesAsync(file, cancellationToken);
            return new StorageContent(bytes, ContentHash.Of(bytes));
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <inheritdoc />
    public Task<string?> StampAsync(string path, CancellationToken cancellationToken)
    {
        var file = new FileInfo(Locate(path));
        return Task.FromResult(file.Exists ? $"{file.Length} {file.LastWriteTimeUtc.Ticks}" : null);
    }

    /// <inheritdoc />
    public async Task<bool> DownloadAsync(string path, string localFile, CancellationToken cancellationToken)
    {
        try
        {
            await AtomicFile.WriteAsync(localFile, temporary => CopyAsync(Locate(path), temporary, cancellationToken));
            return true;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return false;
        }
    }

    /// <inheritdoc />
    public async Task UploadAsync(
        string path,
        string localFile,
        Delivery delivery,
        IProgress<double> progress,
        CancellationToken cancellationToken
    )
    {
        var file = Locate(path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        await AtomicFile.WriteAsync(file, temporary => CopyAsync(localFile, temporary, cancellationToken));
        progress.Report(1);
    }

    /// <inheritdoc />
    public async Task<bool> WriteAsync(
        string path,
        byte[] content,
        Delivery delivery,
        WriteCondition condition,
        CancellationToken cancellationToken
    )
    {
        // Whoever writes whatever is there needs no turn: its file appears by one rename.
        using var held = condition.Any ? null : await EpisodeLock.WaitAsync(lockFile, cancellationToken);
        if (!condition.Any && (await ReadAsync(path, cancellationToken))?.Version != condition.Version)
        {
            return false;
        }
        var file = Locate(path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        await AtomicFile.WriteAsync(file, temporary => File.WriteAllBytesAsync(temporary, content, cancellationToken));
        return true;
    }

    /// <inheritdoc />
    public Task DeleteAsync(string path, CancellationToken cancellationToken)
    {
        var file = Locate(path);
        if (!File.Exists(file))
        {
            return Task.CompletedTask;
        }
        File.Delete(file);
        // Folders left empty go, too, but never the root.
        for (
            var folder = Path.GetDirectoryName(file)!;
            folder.Length > root.Length && !Directory.EnumerateFileSystemEntries(folder).Any();
            folder = Path.GetDirectoryName(folder)!
        )
        {
            Directory.Delete(folder);
        }
        return Task.CompletedTask;
    }

    private static async Task CopyAsync(string from, string to, CancellationToken cancellationToken)
    {
        await using var source = File.OpenRead(from);
        await using var target = File.Create(to);
        await source.CopyToAsync(target, 1 << 20, cancellationToken);
    }

    /// <summary>A path under the root; one that leads out of it is a bug of ours or an attack, never served.</summary>
    private string Locate(string path)
    {
        var full = Path.GetFullPath(Path.Combine(root, path));
        return Path.TrimEndingDirectorySeparator(full) == root || InsideFolder.Holds(root, full)
            ? full
            : throw new PipelineException($"The path '{path}' leads out of the folder.", root);
    }
}
