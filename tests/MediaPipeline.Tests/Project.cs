using System.Runtime.CompilerServices;

namespace MediaPipeline.Tests;

/// <summary>Places that tests and benchmarks use: the project's own folder, temporary folders.</summary>
internal static partial class Project
{
    /// <summary>The project's top folder.</summary>
    public static string Root { get; } = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(SourcePath())!, "..", ".."));

    /// <summary>A file beside the tests.</summary>
    public static string Data(string name) => Path.Combine(AppContext.BaseDirectory, "Data", name);

    /// <summary>The cells of each row of the tables in a Markdown file beside the tests, which all have the same head.</summary>
    public static IEnumerable<string[]> Rows(string name, string head) =>
        File.ReadLines(Data(name))
            .Where(l => l.StartsWith("| ", StringComparison.Ordinal) && l != head && !l.StartsWith("| ---", StringComparison.Ordinal))
            .Select(l => l.Trim('|', ' ').Split(" | "))
            .Select(cells => cells.Select(c => c.Replace("\\|", "|")).ToArray());

    private static readonly Lazy<DirectoryInfo> Folders = new(() =>
    {
        var all = Directory.CreateTempSubdirectory("mediapipeline-test-");
        if (!OperatingSystem.IsWindows())
        {
            // Another user tries what is in it, too ('a folder may not be written').
            File.SetUnixFileMode(
                all.FullName,
                UnixFileMode.UserRead
                    | UnixFileMode.UserWrite
                    | UnixFileMode.UserExecute
                    | UnixFileMode.OtherRead
                    | UnixFileMode.OtherExecute
            );
        }
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Clear(all);
        return all;
    });
    private static int made;

    /// <summary>An empty folder that nobody else has; gone when the program ends, for a run of all tests fills five gigabytes.</summary>
    public static string NewFolder() => Folders.Value.CreateSubdirectory($"{Interlocked.Increment(ref made)}").FullName;

    private static void Clear(DirectoryInfo all)
    {
        try
        {
            all.Delete(recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"{all.FullName} is left: {e.Message}");
        }
    }

    private static string SourcePath([CallerFilePath] string path = "") => path;
}
