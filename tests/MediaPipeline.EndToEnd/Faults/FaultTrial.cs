using System.Diagnostics;
using MediaPipeline.Tests;

namespace MediaPipeline.EndToEnd.Faults;

/// <summary>One fault on a show of its own: it happens, and then the same command runs undisturbed.</summary>
internal sealed class FaultTrial(FaultShow show, int seed) : IDisposable
{
    private static readonly string[] Foreign = ["dotnet-diagnostic-", "clr-debug-pipe-", "pulse-", ".ses"];

    private string? user;

    /// <summary>Chance, the same for the same seed.</summary>
    public Random Chance { get; } = new(seed);

    /// <summary>What an undisturbed run publishes.</summary>
    public IReadOnlyDictionary<string, string> Calm => show.Calm;

    public string Root { get; } = Project.NewFolder();

    public string Store => Path.Combine(Root, ".mediapipeline");

    /// <summary>What the program is to find in its environment.</summary>
    public Dictionary<string, string> Environment { get; } = [];

    /// <summary>The answers of disturbed commands that ended by themselves.</summary>
    public List<FaultAnswer> Answers { get; } = [];

    /// <summary>Which update of the feed got lost; null where none did.</summary>
    public string? LostUpdate { get; set; }

    /// <summary>The show in this trial's folder.</summary>
    public void Take(bool isMade) => show.CopyTo(Root, isMade);

    /// <summary>A moment within the time that an undisturbed run takes.</summary>
    public TimeSpan Moment() => show.Edit * Chance.NextDouble();

    /// <summary>Runs as a user without a superuser's rights, whom folders can be closed to.</summary>
    public void RunAsNobody()
    {
        user = "65534";
        Directory.CreateDirectory(Path.Combine(Root, "tmp"));
        Run("chown", "-R", "65534:65534", Root);
    }

    /// <summary>Starts the command that makes and publishes the episode, or another.</summary>
    public FaultRun Start(params string[] arguments) =>
        FaultRun.Start(
            show.Program,
            Root,
            Environment,
            arguments.Length == 0 ? ["produce", FaultShow.Slug] : arguments,
            user is null ? [] : ["setpriv", $"--reuid={user}", $"--regid={user}", "--clear-groups"]
        );

    /// <summary>Runs it to its end, and keeps what it answered.</summary>
    public async Task<FaultAnswer> RunAsync(params string[] arguments)
    {
        using var run = Start(arguments);
        var answer = await run.EndAsync();
        Answers.Add(answer);
        return answer;
    }

    /// <summary>Puts a program in ffmpeg's place that does something else at one of its calls, the first counted as 1.</summary>
    /// <param name="call">Which.</param>
    /// <param name="does">In sh: <c>real</c> is the true program.</param>
    public void BreakFfmpeg(int call, string does)
    {
        var folder = Path.Combine(Root, "bin");
        Directory.CreateDirectory(folder);
        var counter = Path.Combine(folder, "calls");
        File.WriteAllText(
            Path.Combine(folder, "ffmpeg"),
            $"""
            #!/bin/sh
            real=/usr/bin/ffmpeg
            [ "$1" = -version ] && exec $real -version
            echo x >> {counter}
            [ "$(wc -l < {counter})" -eq {call} ] || exec $real "$@"
            {does}
            """
        );
        Run("chmod", "+x", Path.Combine(folder, "ffmpeg"));
        Environment["PATH"] = $"{folder}:/usr/bin:/bin";
    }

    /// <summary>Whether a program of that name is there to be run.</summary>
    public static bool Has(string program) =>
        (System.Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(p => File.Exists(Path.Combine(p, program)));

    /// <summary>Runs a program of the machine's; gives whether it did what it was to.</summary>
    public static bool Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        process.WaitForExit();
        return process.ExitCode == 0;
    }

    /// <summary>What is left of runs once one ended as it should: half files, work, sockets.</summary>
    public List<string> LeftOver() =>
        [
            .. Directory.EnumerateFiles(Root, "*.part", SearchOption.AllDirectories),
            .. Entries(Path.Combine(Store, "episodes", FaultShow.Slug, "work")),
            // What .NET keeps for its debuggers and ffmpeg's libraries for each user goes with the machine's own cleaning.
            .. Entries(Path.Combine(Root, "tmp")).Where(f => !Foreign.Any(Path.GetFileName(f).StartsWith)),
        ];

    public void Dispose()
    {
        Run("umount", "-l", Root);
        Run("chmod", "-R", "u+rwX", Root);
        Directory.Delete(Root, recursive: true);
    }

    private static IEnumerable<string> Entries(string folder) =>
        Directory.Exists(folder) ? Directory.EnumerateFileSystemEntries(folder) : [];
}
