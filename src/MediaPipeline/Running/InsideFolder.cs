namespace MediaPipeline.Running;

/// <summary>Paths that come from outside must not lead out of their folder.</summary>
public static class InsideFolder
{
    /// <summary>Whether a whole path lies in a folder, below it.</summary>
    public static bool Holds(string folder, string path) =>
        Path.GetFullPath(path)
            .StartsWith(
                Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)) + Path.DirectorySeparatorChar,
                StringComparison.Ordinal
            );

    /// <summary>The whole path of a file in a folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="path">Relative to it.</param>
    /// <param name="from">Where the path was read, for people.</param>
    /// <exception cref="PipelineException">It leads out.</exception>
    public static string Require(string folder, string path, string from)
    {
        var full = Path.GetFullPath(Path.Combine(folder, path));
        return Holds(folder, full)
            ? full
            : throw new PipelineException($"The path '{path}' leads out of its folder.", from, "Somebody has written there; clear it.");
    }
}
