using System.Collections.Concurrent;
using System.Text.Json;

namespace MediaPipeline.Running;

/// <summary>Hashes of some files, kept in one; one that is damaged or cannot be read is begun anew.</summary>
/// <param name="path">The file that keeps them.</param>
internal sealed class KnownHashes(string path)
{
    /// <summary>A file changed within the clock's grain could change again unseen, so only settled ones are kept.</summary>
    private static readonly TimeSpan Settled = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<string, Entry> known = new(Read(path));
    private bool changed;

    /// <summary>The hash of a file's content.</summary>
    public string Of(FileInfo file)
    {
        if (known.TryGetValue(file.FullName, out var entry) && entry.Size == file.Length && entry.Ticks == file.LastWriteTimeUtc.Ticks)
        {
            return entry.Hash;
        }
        var hash = ContentHash.OfFile(file.FullName);
        if (DateTime.UtcNow - file.LastWriteTimeUtc > Settled)
        {
            known[file.FullName] = new Entry(file.Length, file.LastWriteTimeUtc.Ticks, hash);
            changed = true;
        }
        return hash;
    }

    /// <summary>Keeps what was learned, in one rename; of files that are gone nothing is kept.</summary>
    public void Save()
    {
        if (changed)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            AtomicFile.Write(path, temporary => StoredJson.Write(temporary, known.Where(k => File.Exists(k.Key)).ToDictionary()));
            changed = false;
        }
    }

    private static Dictionary<string, Entry> Read(string path)
    {
        try
        {
            return File.Exists(path) ? StoredJson.Read<Dictionary<string, Entry>>(path) : [];
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
        {
            // It only saves time: what it held is found out again.
            return [];
        }
    }

    private sealed record Entry(long Size, long Ticks, string Hash);
}
