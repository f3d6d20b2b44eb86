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
        var clock = Stopwatch.StartNew();
        using var process = Start(folder, arguments);
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

    /// <summary>Runs a command that goes on when files are saved; gives seconds from each saving to its being ready again.</summary>
    /// <param name="folder">Where it runs.</param>
    /// <param name="arguments">The command.</param>
    /// <param name="ready">What it says when it is.</param>
    /// <param name="savings">What is saved, one after the other.</param>
    public static async Task<List<double>> WatchAsync(
        string folder,
        IEnumerable<string> arguments,
        string ready,
        IEnumerable<Func<Task>> savings
    )
    {
        using var process = Start(folder, arguments);
        var errors = process.StandardError.ReadToEndAsync();
        async Task ReadyAsync()
        {
            string? line;
            do
            {
                line = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException($"It ended: {await errors}");
            } while (!line.Contains(ready, StringComparison.Ordinal));
        }
        var seconds = new List<double>();
        try
        {
            await ReadyAsync();
            foreach (var save in savings)
            {
                await save();
                var clock = Stopwatch.StartNew();
                await ReadyAsync();
                seconds.Add(clock.Elapsed.TotalSeconds);
            }
        }
        finally
        {
            process.Kill(entireProcessTree: true);
        }
        return seconds;
    }

    private static Process Start(string folder, IEnumerable<string> arguments)
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
        return Process.Start(start)!;
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
