using System.Diagnostics;

namespace MediaPipeline.EndToEnd.Hostile;

/// <summary>What the program made of something hostile.</summary>
/// <param name="Code">Its exit code.</param>
/// <param name="Seconds">How long it took.</param>
/// <param name="Peak">The most memory it held, in MiB.</param>
/// <param name="Allowed">The seconds that it may take: some to start, and ten for each MB.</param>
/// <param name="Makes">Whether a voice and Whisper were at work for it.</param>
/// <param name="Said">All that it said.</param>
/// <param name="Escaped">Files made outside of the show's folder, or by what names told a shell.</param>
internal sealed record HostileAnswer(
    int Code,
    double Seconds,
    double Peak,
    double Allowed,
    bool Makes,
    string Said,
    IReadOnlyList<string> Escaped
)
{
    /// <summary>The most memory that any input may cost, in MiB: beside what an episode costs whose models are loaded.</summary>
    private const double MostMemory = 1024;

    /// <summary>What making a plain episode of a line takes with its models, in MiB.</summary>
    private const double PlainEpisode = 1100;

    /// <summary>Seconds for starting and for whole stages on a busy machine.</summary>
    private const double Start = 20;

    private const double PerMegabyte = 10;

    /// <summary>What is wrong with the answer; null where it is right or a clear error.</summary>
    public string? Wrong =>
        Said.Contains("bug in MediaPipeline", StringComparison.Ordinal) || Said.Contains("   at ", StringComparison.Ordinal) ? "fell over"
        : Code is not (0 or 1 or 2 or 3) ? $"ended with {Code}"
        : Code != 0 && Said.Trim().Length == 0 ? "said nothing"
        : Seconds > Allowed ? $"took {Seconds:0} s"
        : Peak > MostMemory + (Makes ? PlainEpisode : 0) ? $"held {Peak:0} MiB"
        : Escaped.Count > 0 ? $"wrote {string.Join(", ", Escaped)}"
        : null;

    /// <summary>Gives it to the program.</summary>
    public static async Task<HostileAnswer> OfAsync(string program, HostileInput input)
    {
        using var folder = new HostileFolder();
        input.Write(folder);
        var allowed = Start + PerMegabyte * folder.Megabytes();
        // An argument cannot hold NUL: the system cuts it there.
        var start = new ProcessStartInfo(program, input.Command.Select(a => a.Replace("\0", "")))
        {
            WorkingDirectory = folder.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var outside = Path.Combine(Path.GetDirectoryName(folder.Root)!, "mediapipeline-escaped");
        var clock = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        var said = Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        var peak = 0.0;
        while (!process.HasExited)
        {
            peak = Math.Max(peak, PeakMemory.Of(process.Id));
            if (clock.Elapsed.TotalSeconds > 2 * allowed)
            {
                process.Kill(entireProcessTree: true);
            }
            await Task.WhenAny(process.WaitForExitAsync(), Task.Delay(20));
        }
        List<string> escaped = [];
        if (Directory.Exists(outside) || File.Exists(outside))
        {
            escaped.Add(outside);
        }
        if (File.Exists(Path.Combine(folder.Root, "pwned")))
        {
            escaped.Add("pwned");
        }
        return new HostileAnswer(
            process.ExitCode,
            clock.Elapsed.TotalSeconds,
            peak,
            allowed,
            input.Kind is "media" or "speech",
            string.Concat(await said),
            escaped
        );
    }
}
