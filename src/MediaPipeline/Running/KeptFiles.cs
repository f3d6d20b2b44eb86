using System.Security.Cryptography;

namespace MediaPipeline.Running;

/// <summary>
/// What costs time to make, kept by what it was made of. A file ends with the SHA-256 of what is in it, so damage shows, and what is
/// damaged is made again.
/// </summary>
/// <param name="folder">Shared by all episodes.</param>
/// <param name="ending">Of the files' names, with its dot.</param>
internal sealed class KeptFiles(string folder, string ending)
{
    /// <summary>What was kept; null where there is nothing, or it is damaged.</summary>
    /// <param name="key">A hash of all that it was made of.</param>
    public byte[]? Find(string key)
    {
        var path = PathOf(key);
        if (!File.Exists(path))
        {
            return null;
        }
        var bytes = File.ReadAllBytes(path);
        var content = bytes.AsSpan(0, Math.Max(0, bytes.Length - SHA256.HashSizeInBytes));
        if (!SHA256.HashData(content).AsSpan().SequenceEqual(bytes.AsSpan(content.Length)))
        {
            return null;
        }
        File.SetLastWriteTimeUtc(path, DateTime.UtcNow);
        return content.ToArray();
    }

    /// <summary>Keeps something.</summary>
    public void Keep(string key, byte[] content)
    {
        var path = PathOf(key);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        AtomicFile.Write(path, temporary => File.WriteAllBytes(temporary, [.. content, .. SHA256.HashData(content)]));
    }

    /// <summary>Deletes what has not been used for so long.</summary>
    public void Prune(TimeSpan age) => AgedFiles.Delete(folder, age);

    private string PathOf(string key) => Path.Combine(folder, key[..2], key + ending);
}
