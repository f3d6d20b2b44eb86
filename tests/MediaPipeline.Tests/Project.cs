using System.Runtime.CompilerServices;

namespace MediaPipeline.Tests;

/// <summary>Places that tests use: the project's own folder, the shared material where it is, temporary folders.</summary>
internal static class Project
{
    /// <summary>The project's top folder.</summary>
    public static string Root { get; } = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(SourcePath())!, "..", ".."));

    /// <summary>A file beside the tests.</summary>
    public static string Data(string name) => Path.Combine(AppContext.BaseDirectory, "Data", name);

    /// <summary>The shared material, or a skip of the test that needs it.</summary>
    public static string Shared(string path)
    {
        var full = Path.Combine(Root, "..", "shared", path);
        Assert.SkipUnless(File.Exists(full) || Directory.Exists(full), $"{path} is not on this machine");
        return full;
    }

    public static string NewFolder() => Directory.CreateTempSubdirectory("mediapipeline-test-").FullName;

    private static string SourcePath([CallerFilePath] string path = "") => path;
}
