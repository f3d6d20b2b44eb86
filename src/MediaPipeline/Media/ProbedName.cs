namespace MediaPipeline.Media;

/// <summary>
/// A file's name as FFProbe can be given it: the library puts it between quotation marks as it is, so that one which holds a
/// mark, or ends in a backslash, is called by a link.
/// </summary>
internal sealed class ProbedName : IDisposable
{
    private readonly DirectoryInfo? folder;

    private ProbedName(string path, DirectoryInfo? folder)
    {
        Path = path;
        this.folder = folder;
    }

    /// <summary>The full path to give.</summary>
    public string Path { get; }

    /// <summary>The name of a file, whatever it is called.</summary>
    public static ProbedName Of(string path)
    {
        var full = System.IO.Path.GetFullPath(path);
        if (!full.Contains('"') && !full.EndsWith('\\'))
        {
            return new ProbedName(full, null);
        }
        var folder = Directory.CreateTempSubdirectory("mediapipeline-");
        var link = System.IO.Path.Combine(folder.FullName, "media");
        File.CreateSymbolicLink(link, full);
        return new ProbedName(link, folder);
    }

    /// <inheritdoc />
    public void Dispose() => folder?.Delete(recursive: true);
}
