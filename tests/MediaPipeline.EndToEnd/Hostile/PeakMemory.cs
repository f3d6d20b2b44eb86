using System.Globalization;

namespace MediaPipeline.EndToEnd.Hostile;

/// <summary>The most memory that a process held so far, by the kernel's own count (proc(5), VmHWM).</summary>
internal static class PeakMemory
{
    /// <summary>In MiB; 0 when the process has just ended.</summary>
    public static double Of(int process)
    {
        try
        {
            var line = File.ReadLines($"/proc/{process}/status").FirstOrDefault(l => l.StartsWith("VmHWM:", StringComparison.Ordinal));
            return line is null
                ? 0
                : double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture) / 1024;
        }
        catch (IOException)
        {
            return 0;
        }
    }
}
