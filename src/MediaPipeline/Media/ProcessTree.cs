using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace MediaPipeline.Media;

/// <summary>
/// The children of this process that were started with certain arguments, and all that they started. FFMpegCore keeps the
/// process to itself, so they are looked for in Linux's <c>/proc</c>; elsewhere none is found, and the library ends what it
/// started.
/// </summary>
internal static class ProcessTree
{
    /// <summary>What the library asks of each program before its first run.</summary>
    private const string Version = "-version";

    /// <summary>Ends those whose command line holds these arguments.</summary>
    public static void Kill(string arguments)
    {
        arguments = Plain(arguments);
        if (!Directory.Exists("/proc/self"))
        {
            return;
        }
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (
                int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var id)
                && IsOne(folder, arguments)
            )
            {
                try
                {
                    using var process = Process.GetProcessById(id);
                    process.Kill(entireProcessTree: true);
                }
                catch (Exception e) when (e is ArgumentException or InvalidOperationException or System.ComponentModel.Win32Exception)
                {
                    // It has ended.
                }
            }
        }
    }

    private static bool IsOne(string folder, string arguments)
    {
        try
        {
            // 'id (name) state parent ...', where the name may hold anything.
            var status = File.ReadAllText(Path.Combine(folder, "stat"));
            var parent = status[(status.LastIndexOf(')') + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries)[1];
            if (parent != Environment.ProcessId.ToString(CultureInfo.InvariantCulture))
            {
                return false;
            }
            var line = Plain(Encoding.UTF8.GetString(File.ReadAllBytes(Path.Combine(folder, "cmdline"))));
            return line.Contains(arguments, StringComparison.Ordinal) || line.EndsWith(Version, StringComparison.Ordinal);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It has ended.
            return false;
        }
    }

    private static string Plain(string commandLine) =>
        string.Concat(commandLine.Where(c => c is not ('"' or '\\' or '\0') && !char.IsWhiteSpace(c)));
}
