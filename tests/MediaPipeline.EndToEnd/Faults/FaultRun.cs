using System.Diagnostics;

namespace MediaPipeline.EndToEnd.Faults;

/// <summary>What a disturbed command said before it ended.</summary>
/// <param name="Code">Its exit code; 137 where it was killed.</param>
/// <param name="Error">Its standard error.</param>
internal sealed record FaultAnswer(int Code, string Error);

/// <summary>The program at work, so that something can happen to it.</summary>
internal sealed class FaultRun : IDisposable
{
    /// <summary>Nothing that is tried takes so long: who is not done by then stands still.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly Process process;
    private readonly Task<string> output;
    private readonly Task<string> error;

    private FaultRun(Process process)
    {
        this.process = process;
        output = process.StandardOutput.ReadToEndAsync();
        error = process.StandardError.ReadToEndAsync();
    }

    public bool HasEnded => process.HasExited;

    /// <summary>Starts the program in a show's folder, its temporary files in one of its own.</summary>
    public static FaultRun Start(
        string program,
        string root,
        IReadOnlyDictionary<string, string> environment,
        IReadOnlyList<string> arguments,
        IReadOnlyList<string>? before = null
    )
    {
        string[] command = [.. before ?? [], "/usr/bin/env", "--default-signal=INT,QUIT,HUP", program, .. arguments];
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            WorkingDirectory = root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var temporary = Path.Combine(root, "tmp");
        Directory.CreateDirectory(temporary);
        start.Environment["TMPDIR"] = temporary;
        start.Environment["HOME"] = root;
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }
        return new FaultRun(Process.Start(start)!);
    }

    /// <summary>Sends a signal to the program.</summary>
    public void Signal(string signal) => Kill(signal, process.Id);

    /// <summary>Kills a program that this one started, at once or when there is one; false where it ended without.</summary>
    public async Task<bool> KillChildAsync(Random random)
    {
        for (var tries = 0; tries < 3000 && !process.HasExited; tries++)
        {
            var children = Children(process.Id);
            if (children.Count > 0)
            {
                Kill("KILL", children[random.Next(children.Count)]);
                return true;
            }
            await Task.Delay(10);
        }
        return false;
    }

    /// <summary>Waits for its end; one that does not end is killed, which counts as standing still.</summary>
    public async Task<FaultAnswer> EndAsync()
    {
        using var limit = new CancellationTokenSource(Patience);
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException("The program did not end.");
        }
        // A grandchild that lives on may hold the pipe.
        var all = Task.WhenAll(output, error);
        await Task.WhenAny(all, Task.Delay(TimeSpan.FromSeconds(20)));
        return new FaultAnswer(process.ExitCode, all.IsCompleted ? await error : "");
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
        }
        process.Dispose();
    }

    private static void Kill(string signal, int id)
    {
        using var kill = Process.Start(new ProcessStartInfo("kill", [$"-{signal}", $"{id}"]) { RedirectStandardError = true })!;
        kill.WaitForExit();
    }

    /// <summary>The processes of one, by proc(5); the first number behind a name is the state, the next the parent.</summary>
    private static List<int> Children(int parent)
    {
        var children = new List<int>();
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(folder), out var id))
            {
                try
                {
                    var line = File.ReadAllText(Path.Combine(folder, "stat"));
                    var fields = line[(line.LastIndexOf(')') + 2)..].Split(' ');
                    if (fields[0] != "Z" && fields[1] == $"{parent}")
                    {
                        children.Add(id);
                    }
                }
                catch (IOException)
                {
                    // It has just ended.
                }
            }
        }
        return children;
    }
}
