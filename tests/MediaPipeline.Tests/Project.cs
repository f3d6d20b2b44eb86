using System.Runtime.CompilerServices;

namespace MediaPipeline.Tests;

/// <summary>Places that tests and benchmarks use: the project's own folder, temporary folders.</summary>
internal static partial class Project
{
    /// <summary>The project's top folder.</summary>
    public static string Root { get; } = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(SourcePath())!, "..", ".."));

    /// <summary>A file beside the tests.</summary>
    public static string Data(string name) => Path.Combine(AppContext.BaseDirectory, "Data", name);

    /// <summary>An empty folder that nobody else has.</summary>
    public static string NewFolder() => Directory.CreateTempSubdirectory("mediapipeline-test-").FullName;

    private static string SourcePath([CallerFilePath] string path = "") => path;
}
