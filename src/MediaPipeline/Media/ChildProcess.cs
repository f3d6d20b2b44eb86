using System.ComponentModel;
using System.Text;
using CliWrap;
using CliWrap.Exceptions;

namespace MediaPipeline.Media;

/// <summary>
/// The one place that runs other programs: arguments as a list, never a shell; cancelling ends the whole
/// process tree; a failure carries the command, the exit code and the last lines.
/// </summary>
public static class ChildProcess
{
    private const int LastLines = 12;

    /// <summary>Runs a program to its end and gives what it wrote to standard output.</summary>
    /// <param name="program">Name on the path, or a path.</param>
    /// <param name="arguments">Each argument as it is.</param>
    /// <param name="input">What to write to its standard input.</param>
    /// <param name="onError">Told each line of standard error.</param>
    /// <param name="cancellationToken">Ends the process and all it started.</param>
    /// <exception cref="MissingException">The program is not there.</exception>
    /// <exception cref="ChildProcessException">It ended with an exit code other than 0.</exception>
    public static async Task<string> RunAsync(
        string program,
        IReadOnlyList<string> arguments,
        string? input = null,
        Action<string>? onError = null,
        CancellationToken cancellationToken = default
    )
    {
        var output = new StringBuilder();
        var source = input is null ? PipeSource.Null : PipeSource.FromString(input, new UTF8Encoding(false));
        await RunAsync(program, arguments, source, PipeTarget.ToStringBuilder(output, Encoding.UTF8), onError, cancellationToken);
        return output.ToString();
    }

    /// <summary>Runs a program that reads from and writes to streams.</summary>
    /// <exception cref="MissingException">The program is not there.</exception>
    /// <exception cref="ChildProcessException">It ended with an exit code other than 0.</exception>
    public static async Task RunAsync(
        string program,
        IReadOnlyList<string> arguments,
        PipeSource input,
        PipeTarget output,
        Action<string>? onError,
        CancellationToken cancellationToken
    )
    {
        var last = new Queue<string>();
        var errors = PipeTarget.ToDelegate(line =>
        {
            onError?.Invoke(line);
            lock (last)
            {
                last.Enqueue(line);
                if (last.Count > LastLines)
                {
                    last.Dequeue();
                }
            }
        });
        try
        {
            var result = await Cli.Wrap(program)
                .WithArguments(arguments)
                .WithStandardInputPipe(input)
                .WithStandardOutputPipe(output)
                .WithStandardErrorPipe(errors)
                .WithValidation(CommandResultValidation.None)
                .ExecuteAsync(cancellationToken);
            if (result.ExitCode != 0)
            {
                throw new ChildProcessException(program, arguments, result.ExitCode, [.. last]);
            }
        }
        catch (Win32Exception e)
        {
            throw Tool.Missing(program, e);
        }
        catch (CliWrapException e) when (e is not CommandExecutionException)
        {
            throw new ChildProcessException(program, arguments, -1, [e.Message]);
        }
    }
}

/// <summary>A program that we ran failed.</summary>
public sealed class ChildProcessException(string program, IReadOnlyList<string> arguments, int exitCode, IReadOnlyList<string> lastLines)
    : PipelineException(
        SaysDiskIsFull(lastLines)
            ? "There is no space left on the disk."
            : $"{Path.GetFileName(program)} failed with exit code {exitCode}: {string.Join(" | ", lastLines.Where(l => l.Length > 0).TakeLast(4))}",
        remedy: SaysDiskIsFull(lastLines)
            ? "Free some space and run the same command again; what is done is kept."
            : $"The command was: {program} {string.Join(' ', arguments.Select(Quote))}"
    )
{
    /// <summary>What the program ended with.</summary>
    public int Code { get; } = exitCode;

    /// <summary>The last lines that it wrote to standard error.</summary>
    public IReadOnlyList<string> LastLines { get; } = lastLines;

    /// <summary>Whether it failed for want of space on the disk.</summary>
    public bool DiskIsFull { get; } = SaysDiskIsFull(lastLines);

    private static bool SaysDiskIsFull(IReadOnlyList<string> lines) =>
        lines.Any(l => l.Contains("No space left on device", StringComparison.Ordinal));

    private static string Quote(string argument) =>
        argument.Any(c => char.IsWhiteSpace(c) || c is '\'' or '"' or ';' or '[' or '&' or '|')
            ? $"'{argument.Replace("'", "'\\''")}'"
            : argument;
}
