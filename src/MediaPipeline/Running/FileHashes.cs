using System.Collections.Concurrent;

namespace MediaPipeline.Running;

/// <summary>
/// Hashes of files, remembered by size and time of change, so that a second run need not read gigabytes. Each episode's are kept by
/// themselves: a show of thousands opens with one.
/// </summary>
/// <param name="folder">Where they are kept; it need not be there.</param>
public sealed class FileHashes(string folder)
{
    private readonly ConcurrentDictionary<string, Lazy<KnownHashes>> groups = [];

    /// <summary>The hash of a file's content.</summary>
    public string Of(string file)
    {
        var info = new FileInfo(file);
        return groups.GetOrAdd(GroupOf(info.FullName), g => new Lazy<KnownHashes>(() => new KnownHashes(PathOf(g)))).Value.Of(info);
    }

    /// <summary>Keeps what was learned, each group in one rename.</summary>
    public void Save()
    {
        foreach (var group in groups.Values)
        {
            group.Value.Save();
        }
    }

    /// <summary>The name of an episode's folder, wherever its script, its outputs and its published files lie; otherwise nothing.</summary>
    private static string GroupOf(string path)
    {
        var folders = path.Split(Path.DirectorySeparatorChar);
        var episodes = Array.LastIndexOf(folders, "episodes", folders.Length - 2);
        return episodes >= 0 && episodes + 1 < folders.Length - 1 ? folders[episodes + 1] : "";
    }

    // A name of 255 letters leaves no room for an ending; and thousands of files in one folder would slow down each writing there.
    private string PathOf(string group)
    {
        var name = group.Length == 0 ? "others" : ContentHash.Of(group)[..16];
        return Path.Combine(folder, name[..2], name + ".json");
    }
}
