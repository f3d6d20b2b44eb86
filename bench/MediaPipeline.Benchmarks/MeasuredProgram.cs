using System.Diagnostics;
using MediaPipeline.EndToEnd.Hostile;

namespace MediaPipeline.Benchmarks;

/// <summary>The published program, run as its users run it: whole processes, with their time and the most memory they held.</summary>
internal static class MeasuredProgram
{
    /// <summary>What <c>./produce</c> publishes, or what <c>MEDIAPIPELINE_PROGRAM</c> names.</summary>
    public static readonly string Program =
        Environment.GetEnvironmentVariable("MEDIAPIPELINE_PROGRAM")
        ?? Path.Combine(Repository, "artifacts", "mediapipeline", "mediapipeline");

    /// <summary>The project's folder.</summary>
    public static string Repository => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Bench.SampleScript())!, "..", ".."));

    /// <summary>Runs it in a folder; gives seconds and the peak of its memory in MiB (children not counted).</summary>
    public static async Task<(double Seconds, double Peak)> RunAsync(string folder, params IEnumerable<string> arguments)
    {
        if (!File.Exists(Program))
        {
            throw new InvalidOperationException($"{Program} is not there: run ./produce, or set MEDIAPIPELINE_PROGRAM.");
        }
        var start = new ProcessStartInfo(Program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["XDG_CACHE_HOME"] = NewCache(folder);
        var clock = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        var reading = Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        var peak = 0.0;
        while (!process.HasExited)
        {
            peak = Math.Max(peak, PeakMemory.Of(process.Id));
            await Task.WhenAny(process.WaitForExitAsync(), Task.Delay(100));
        }
        var seconds = clock.Elapsed.TotalSeconds;
        var output = await reading;
        return process.ExitCode == 0
            ? (seconds, peak)
            : throw new InvalidOperationException($"{string.Join(' ', arguments)} ended with {process.ExitCode}: {output[1]}");
    }

    /// <summary>
    /// A user's cache in which nothing has been heard, since that would be remembered, but with the models' graphs as the first command on a
    /// machine leaves them.
    /// </summary>
    private static string NewCache(string folder)
    {
        var own = Path.Combine(folder, "cache-" + Guid.NewGuid().ToString("N"), "mediapipeline");
        var graphs = Path.Combine(Path.GetTempPath(), "mediapipeline-bench-graphs");
        Directory.CreateDirectory(own);
        Directory.CreateDirectory(graphs);
        File.CreateSymbolicLink(Path.Combine(own, "graphs"), graphs);
        return Path.GetDirectoryName(own)!;
    }
}
