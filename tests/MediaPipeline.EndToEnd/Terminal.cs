using System.Diagnostics;
using System.Text;
using MediaPipeline.Tests;

namespace MediaPipeline.EndToEnd;

/// <summary>What a command answered.</summary>
public sealed record Answer(int Code, string Out, string Error)
{
    public string All => Out + Error;
}

/// <summary>Runs the program as users do.</summary>
public static class Terminal
{
    /// <summary>What <c>./test</c> published, or else what was built with the tests.</summary>
    public static string Program { get; } =
        Environment.GetEnvironmentVariable("MEDIAPIPELINE_PROGRAM")
        ?? Path.Combine(Project.Root, "src", "MediaPipeline.Cli", "bin", "Release", "net10.0", "mediapipeline");

    /// <summary>Longer than any command takes on the slowest machine: what waits so long waits for ever.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    public static Task<Answer> RunAsync(string folder, params string[] arguments) => RunWithAsync(folder, null, arguments);

    public static async Task<Answer> RunWithAsync(string folder, Dictionary<string, string?>? environment, params string[] arguments)
    {
        using var process = Start(folder, environment, arguments);
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await EndAsync(process);
        return new Answer(process.ExitCode, await output, await error);
    }

    /// <summary>Waits until a process ends; one that does not is killed, and the test fails.</summary>
    public static async Task EndAsync(Process process)
    {
        using var limit = new CancellationTokenSource(Patience);
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{process.StartInfo.FileName} {string.Join(' ', process.StartInfo.ArgumentList)} did not end.");
        }
    }

    public static Process Start(string folder, Dictionary<string, string?>? environment, params string[] arguments)
    {
        // Where the tests themselves run with SIGINT ignored ('nohup ./test &'), the program is to have it as in a terminal.
        var start = new ProcessStartInfo("/usr/bin/env", ["--default-signal=INT,QUIT,HUP", Program, .. arguments])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        foreach (var (name, value) in environment ?? [])
        {
            start.Environment[name] = value;
        }
        return Process.Start(start)!;
    }

    /// <summary>Waits until a line of standard output says something; false when the program ended before.</summary>
    public static async Task<bool> WaitForAsync(Process process, Func<string, bool> says)
    {
        using var limit = new CancellationTokenSource(Patience);
        try
        {
            while (await process.StandardOutput.ReadLineAsync(limit.Token) is { } line)
            {
                if (says(line))
                {
                    return true;
                }
            }
            return false;
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{string.Join(' ', process.StartInfo.ArgumentList)} said nothing of what was waited for.");
        }
    }

    /// <summary>Sends a signal.</summary>
    public static void Signal(Process process, string signal) =>
        System.Diagnostics.Process.Start("kill", [$"-{signal}", $"{process.Id}"]).WaitForExit(Patience);
}
