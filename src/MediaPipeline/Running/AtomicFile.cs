using System.Diagnostics;

namespace MediaPipeline.Running;

/// <summary>
/// Files that appear whole or not at all: written beside their place, under a name that tells who writes, then renamed. Whoever
/// writes a file takes away what a killed writer of the same file left beside it.
/// </summary>
public static class AtomicFile
{
    /// <summary>After this time without a write, another machine's file is one that nobody goes on with.</summary>
    private static readonly TimeSpan GivenUp = TimeSpan.FromDays(1);

    // A part of a hash, since names of machines may be long, and names of files may not.
    private static readonly string Machine = ContentHash.OfValue(Environment.MachineName)[..8];

    /// <summary>Lets a file be written beside its place, then renames it there.</summary>
    public static void Write(string path, Action<string> write)
    {
        var temporary = Temporary(path);
        try
        {
            write(temporary);
            File.Move(temporary, path, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <summary>The same, for writing that takes its time.</summary>
    public static async Task WriteAsync(string path, Func<string, Task> write)
    {
        var temporary = Temporary(path);
        try
        {
            await write(temporary);
            File.Move(temporary, path, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <summary>Writes text.</summary>
    public static void WriteText(string path, string text) => Write(path, temporary => File.WriteAllText(temporary, text));

    private static string Temporary(string path)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        var start = Path.GetFileName(path) + ".";
        var parts = Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*.part") : [];
        foreach (var part in parts.Where(p => Path.GetFileName(p).StartsWith(start, StringComparison.Ordinal)))
        {
            if (IsAbandoned(part, Path.GetFileName(part)[start.Length..]))
            {
                File.Delete(part);
            }
        }
        return $"{path}.{Machine}-{Environment.ProcessId}-{Guid.NewGuid().ToString("N")[..8]}.part";
    }

    /// <param name="part">The file.</param>
    /// <param name="writer">What its name says of who writes it: machine, process, which of its writings.</param>
    private static bool IsAbandoned(string part, string writer) =>
        writer.Split('-') is [var machine, var process, _] && machine == Machine && int.TryParse(process, out var id)
            ? !IsAlive(id)
            : DateTime.UtcNow - File.GetLastWriteTimeUtc(part) > GivenUp;

    private static bool IsAlive(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
