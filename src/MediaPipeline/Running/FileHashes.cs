using System.Collections.Concurrent;

namespace MediaPipeline.Running;

/// <summary>
/// Hashes of files, remembered by size and time of change, so that a second run need not read gigabytes.
/// </summary>
public sealed class FileHashes
{
    private readonly string path;
    private readonly ConcurrentDictionary<string, Entry> known;
    private bool changed;

    /// <summary>Opens the memory kept in a file; a damaged one is begun anew.</summary>
    public FileHashes(string path)
    {
        this.path = path;
        Dictionary<string, Entry>? read = null;
        if (File.Exists(path))
        {
            try
            {
                read = StoredJson.Read<Dictionary<string, Entry>>(path);
            }
            catch (System.Text.Json.JsonException)
            {
                // It only saves time: what it held is found out again.
            }
        }
        known = new ConcurrentDictionary<string, Entry>(read ?? []);
    }

    private sealed record Entry(long Size, long Ticks, string Hash);

    /// <summary>The hash of a file's content.</summary>
    public string Of(string file)
    {
        var info = new FileInfo(file);
        var full = info.FullName;
        if (known.TryGetValue(full, out var entry) && entry.Size == info.Length && entry.Ticks == info.LastWriteTimeUtc.Ticks)
        {
            return entry.Hash;
        }
        var hash = ContentHash.OfFile(full);
        // A file changed within the clock's grain could change again unseen, so only settled ones are kept.
        if (DateTime.UtcNow - info.LastWriteTimeUtc > TimeSpan.FromSeconds(2))
        {
            known[full] = new Entry(info.Length, info.LastWriteTimeUtc.Ticks, hash);
            changed = true;
        }
        return hash;
    }

    /// <summary>Keeps what was learned, in one rename.</summary>
    public void Save()
    {
        if (changed)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            AtomicFile.Write(path, temporary => StoredJson.Write(temporary, known.Where(k => File.Exists(k.Key)).ToDictionary()));
            changed = false;
        }
    }
}
