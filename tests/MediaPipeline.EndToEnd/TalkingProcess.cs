using System.Collections.Concurrent;
using System.Diagnostics;

namespace MediaPipeline.EndToEnd;

/// <summary>A command that goes on until it is stopped, and says what it does.</summary>
public class TalkingProcess : IAsyncDisposable
{
    private readonly Process process;
    private readonly ConcurrentQueue<string> lines = new();

    public TalkingProcess(string folder, Dictionary<string, string?>? environment, params string[] arguments)
    {
        process = Terminal.Start(folder, environment, arguments);
        process.OutputDataReceived += (_, e) => lines.Enqueue(e.Data ?? "");
        process.ErrorDataReceived += (_, e) => lines.Enqueue(e.Data ?? "");
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public string Log => string.Join('\n', lines);

    /// <summary>Waits until it has said something so many times.</summary>
    public async Task SaysAsync(string text, int times = 1)
    {
        var clock = Stopwatch.StartNew();
        while (lines.Count(l => l.Contains(text, StringComparison.Ordinal)) < times)
        {
            process.HasExited.ShouldBeFalse($"It ended, and never said '{text}':\n{Log}");
            clock.Elapsed.ShouldBeLessThan(TimeSpan.FromMinutes(3), $"It never said '{text}':\n{Log}");
            await Task.Delay(50);
        }
    }

    /// <summary>As when the power fails.</summary>
    public void Kill() => Terminal.Signal(process, "KILL");

    /// <summary>Asks it to stop; gives its exit code and the seconds it took.</summary>
    public async Task<(int Code, double Seconds)> StopAsync(string signal = "TERM")
    {
        var clock = Stopwatch.StartNew();
        Terminal.Signal(process, signal);
        await Terminal.EndAsync(process);
        return (process.ExitCode, clock.Elapsed.TotalSeconds);
    }

    public virtual async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }
        process.Dispose();
        GC.SuppressFinalize(this);
    }
}
