using System.Collections.Concurrent;

namespace MediaPipeline.Running;

/// <summary>The kept output of a stage.</summary>
/// <param name="Folder">Where its files are.</param>
/// <param name="Manifest">What it holds.</param>
public sealed record StageOutput(string Folder, StageManifest Manifest)
{
    private readonly ConcurrentDictionary<string, object> read = [];

    /// <summary>Whether it was made just now, so that nothing can have happened to it.</summary>
    public bool IsFresh { get; init; }

    /// <summary>Where one of its files is.</summary>
    public string PathOf(string name) => Path.Combine(Folder, name);

    /// <summary>
    /// The path of one of its files, to be read: the store knows files by their size and time, and a disk that changes bits changes
    /// neither.
    /// </summary>
    /// <exception cref="DamagedOutputException">It is not what was made.</exception>
    public string File(string name)
    {
        var path = PathOf(name);
        if (!IsFresh && !Holds(path, Hash(name)))
        {
            System.IO.File.Delete(path);
            throw new DamagedOutputException(path);
        }
        return path;
    }

    /// <summary>Whether it has a file.</summary>
    public bool Has(string name) => Manifest.Files.Any(f => f.Path == name);

    /// <summary>The hash of one of its files' content.</summary>
    public string Hash(string name) => Manifest.Files.First(f => f.Path == name).Hash;

    /// <summary>One of its JSON files, read once for all stages that ask.</summary>
    /// <exception cref="DamagedOutputException">It is not what was made.</exception>
    public T Read<T>(string name)
        where T : notnull => (T)read.GetOrAdd(name, n => StoredJson.Read<T>(File(n)));

    private static bool Holds(string path, string hash)
    {
        try
        {
            return ContentHash.OfFile(path) == hash;
        }
        catch (FileNotFoundException)
        {
            // Another stage has found the damage first, and deleted it.
            return false;
        }
    }
}
