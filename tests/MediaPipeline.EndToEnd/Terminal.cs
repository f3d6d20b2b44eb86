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
    public static string Program { get; } =
        Path.Combine(Project.Root, "src", "MediaPipeline.Cli", "bin", "Release", "net10.0", "mediapipeline");

    public static Task<Answer> RunAsync(string folder, params string[] arguments) => RunWithAsync(folder, null, arguments);

    public static async Task<Answer> RunWithAsync(string folder, Dictionary<string, string?>? environment, params string[] arguments)
    {
        using var process = Start(folder, environment, arguments);
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new Answer(process.ExitCode, await output, await error);
    }

    public static Process Start(string folder, Dictionary<string, string?>? environment, params string[] arguments)
    {
        var start = new ProcessStartInfo(Program, arguments)
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
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (says(line))
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>Sends a signal.</summary>
    public static void Signal(Process process, string signal) =>
        System.Diagnostics.Process.Start("kill", [$"-{signal}", $"{process.Id}"]).WaitForExit();
}
