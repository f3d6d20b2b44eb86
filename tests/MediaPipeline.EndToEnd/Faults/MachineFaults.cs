namespace MediaPipeline.EndToEnd.Faults;

/// <summary>What happens to programs, disks and clocks while an episode is made.</summary>
internal static class MachineFaults
{
    /// <summary>An edited episode calls ffmpeg about so often.</summary>
    private const int Calls = 12;

    private static readonly bool IsRoot = Environment.UserName == "root";

    public static IReadOnlyList<Fault> All { get; } =
    [
        new("the program killed (-9)", trial => SignalledAsync(trial, "KILL")),
        new("the program told to end (SIGTERM)", trial => SignalledAsync(trial, "TERM")),
        new("a child of it killed (-9)", ChildKilledAsync),
        new("ffmpeg fails", trial => FfmpegAsync(trial, "exit 187")),
        new("ffmpeg dies in mid-work", trial => FfmpegAsync(trial, "$real \"$@\" & sleep 0.1; kill -9 $!; kill -9 $$")),
        new("ffmpeg hangs", HangsAsync),
        new("ffmpeg writes half a file and says all is well", trial => FfmpegAsync(trial, Half)),
        new("the disk is full", DiskFullAsync) { Missing = IsRoot ? null : "a small disk needs root" },
        new("a folder may not be written", ReadOnlyAsync) { Missing = IsRoot ? null : "another user needs root" },
        new("a clock that is days off", ClockAsync) { Missing = Preloaded.Missing },
        new("renames take up to half a second, and the program is killed", trial => RenamesAsync(trial, lost: 0))
        {
            Missing = Preloaded.Missing,
        },
        new("renames that happened are told as failed", trial => RenamesAsync(trial, lost: 12)) { Missing = Preloaded.Missing },
    ];

    /// <summary>The file that was written last, named before the last option, is cut to its half, as a disk that lies would.</summary>
    private const string Half = """
        $real "$@"; code=$?
        for last; do named=$before; before=$last; done
        named=${named#file:}
        [ "$last" = -y ] && [ -f "$named" ] && truncate -s "$(( $(stat -c %s "$named") / 2 ))" "$named"
        exit $code
        """;

    private static async Task SignalledAsync(FaultTrial trial, string signal)
    {
        trial.Take(isMade: false);
        using var run = trial.Start();
        await Task.Delay(trial.Moment());
        run.Signal(signal);
        trial.Answers.Add(await run.EndAsync());
    }

    private static async Task ChildKilledAsync(FaultTrial trial)
    {
        trial.Take(isMade: false);
        using var run = trial.Start();
        await Task.Delay(trial.Moment());
        await run.KillChildAsync(trial.Chance);
        trial.Answers.Add(await run.EndAsync());
    }

    private static async Task FfmpegAsync(FaultTrial trial, string does)
    {
        trial.Take(isMade: false);
        trial.BreakFfmpeg(trial.Chance.Next(1, Calls + 1), does);
        await trial.RunAsync();
    }

    private static async Task HangsAsync(FaultTrial trial)
    {
        trial.Environment["MEDIAPIPELINE_STANDSTILL"] = "4";
        await FfmpegAsync(trial, "sleep 1000");
        // The run that follows takes its time: a busy machine may well let ffmpeg stand for four seconds.
        trial.Environment.Remove("MEDIAPIPELINE_STANDSTILL");
    }

    /// <summary>The show lies on a disk that has less room than the run needs.</summary>
    private static async Task DiskFullAsync(FaultTrial trial)
    {
        if (!FaultTrial.Run("mount", "-t", "tmpfs", "-o", "size=200m", "none", trial.Root))
        {
            throw new InvalidOperationException("A small disk could not be mounted.");
        }
        trial.Take(isMade: false);
        var disk = new DriveInfo(trial.Root);
        var used = disk.TotalSize - disk.AvailableFreeSpace;
        FaultTrial.Run("mount", "-o", $"remount,size={(used + trial.Chance.Next(0, 4_000_000)) / 1024}k", trial.Root);
        await trial.RunAsync();
        FaultTrial.Run("mount", "-o", "remount,size=200m", trial.Root);
    }

    private static async Task ReadOnlyAsync(FaultTrial trial)
    {
        trial.Take(isMade: false);
        trial.RunAsNobody();
        List<string> folders =
        [
            trial.Root,
            .. Directory.EnumerateDirectories(trial.Root, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal),
        ];
        var closed = folders[trial.Chance.Next(folders.Count)];
        FaultTrial.Run("chmod", "a-w", closed);
        await trial.RunAsync();
        FaultTrial.Run("chmod", "u+w", closed);
    }

    private static async Task ClockAsync(FaultTrial trial)
    {
        trial.Take(isMade: false);
        Preloaded.SkewClock(trial.Environment, TimeSpan.FromDays(trial.Chance.Next(-400, 400)));
        using var run = trial.Start();
        await Task.Delay(trial.Moment());
        run.Signal("KILL");
        await run.EndAsync();
    }

    /// <summary>As on a folder of another machine, whose answers come late, or are lost.</summary>
    private static async Task RenamesAsync(FaultTrial trial, int lost)
    {
        trial.Take(isMade: false);
        Preloaded.SlowRenames(trial.Environment, TimeSpan.FromMilliseconds(lost == 0 ? 500 : 20), lost);
        using var run = trial.Start();
        if (lost == 0)
        {
            // Waiting makes the run some times longer.
            await Task.Delay(trial.Moment() * 3);
            run.Signal("KILL");
        }
        trial.Answers.Add(await run.EndAsync());
    }
}
