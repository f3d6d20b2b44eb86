using System.ComponentModel;
using System.Text;
using CliWrap;
using CliWrap.Exceptions;

namespace MediaPipeline.Media;

/// <summary>
/// The one place that runs programs other than ffmpeg: arguments as a list, never a shell; cancelling ends the whole
/// process tree; a failure carries the command, the exit code and the last lines. (By CliWrap: FFMpegCore's own way of
/// running programs cannot end their input, which espeak-ng waits for.)
/// </summary>
public static class ChildProcess
{
    /// <summary>Runs a program to its end and gives what it wrote to standard output.</summary>
    /// <param name="program">Name on the path, or a path.</param>
    /// <param name="arguments">Each argument as it is.</param>
    /// <param name="input">What to write to its standard input.</param>
    /// <param name="onError">Told each line of standard error.</param>
    /// <param name="cancellationToken">Ends the process and all it started.</param>
    /// <exception cref="MissingException">The program is not there.</exception>
    /// <exception cref="ChildProcessException">It ended with an exit code other than 0.</exception>
    /// <exception cref="PipelineException">It gave no sign of life any more.</exception>
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
    /// <exception cref="PipelineException">It gave no sign of life any more.</exception>
    public static async Task RunAsync(
        string program,
        IReadOnlyList<string> arguments,
        PipeSource input,
        PipeTarget output,
        Action<string>? onError,
        CancellationToken cancellationToken
    )
    {
        using var standstill = Standstill.Watch(cancellationToken);
        var lines = new LastLines(onError);
        try
        {
            var result = await Cli.Wrap(program)
                .WithArguments(arguments)
                .WithStandardInputPipe(input)
                .WithStandardOutputPipe(PipeTarget.Merge(output, SignsOfLife(standstill)))
                .WithStandardErrorPipe(PipeTarget.ToDelegate(standstill.Before(lines.Add)))
                .WithValidation(CommandResultValidation.None)
                .ExecuteAsync(standstill.Token);
            if (result.ExitCode != 0)
            {
                throw new ChildProcessException(program, Command(arguments), result.ExitCode, lines.Last);
            }
        }
        catch (OperationCanceledException) when (standstill.Happened)
        {
            throw standstill.Error(program, Command(arguments), lines.Last);
        }
        catch (Win32Exception e)
        {
            throw Tool.Missing(program, e);
        }
        catch (CliWrapException e) when (e is not CommandExecutionException)
        {
            throw new ChildProcessException(program, Command(arguments), -1, [e.Message], e);
        }
    }

    /// <summary>Whatever it writes is one.</summary>
    private static PipeTarget SignsOfLife(Standstill standstill) =>
        PipeTarget.Create(
            async (written, cancellationToken) =>
            {
                var buffer = new byte[1 << 12];
                while (await written.ReadAsync(buffer, cancellationToken) > 0)
                {
                    standstill.Alive();
                }
            }
        );

    private static string Command(IEnumerable<string> arguments) => string.Join(' ', arguments.Select(Quote));

    private static string Quote(string argument) =>
        argument.Any(c => char.IsWhiteSpace(c) || c is '\'' or '"' or ';' or '[' or '&' or '|')
            ? $"'{argument.Replace("'", "'\\''")}'"
            : argument;
}

/// <summary>A program that we ran failed.</summary>
/// <param name="program">Its name.</param>
/// <param name="command">Its arguments as they stand on a command line.</param>
/// <param name="exitCode">What it ended with.</param>
/// <param name="lastLines">The last lines that it wrote to standard error.</param>
/// <param name="inner">What was thrown.</param>
public sealed class ChildProcessException(
    string program,
    string command,
    int exitCode,
    IReadOnlyList<string> lastLines,
    Exception? inner = null
)
    : PipelineException(
        SaysDiskIsFull(lastLines)
            ? "There is no space left on the disk."
            : $"{Path.GetFileName(program)} failed with exit code {exitCode}: {string.Join(" | ", lastLines.Where(l => l.Length > 0).TakeLast(4))}",
        remedy: SaysDiskIsFull(lastLines)
            ? "Free some space and run the same command again; what is done is kept."
            : $"The command was: {program} {command}",
        inner: inner
    )
{
    /// <summary>What the program ended with.</summary>
    public int Code { get; } = exitCode;

    /// <summary>The last lines that it wrote to standard error.</summary>
    public IReadOnlyList<string> LastLines { get; } = lastLines;

    /// <summary>Whether it failed for want of space on the disk.</summary>
    public bool DiskIsFull { get; } = SaysDiskIsFull(lastLines);

    /// <summary>Whether it was ended from outside, by a signal (128 and its number: 1 to 31), or never begun.</summary>
    /// <remarks>Newer ffmpegs end with codes above that for sound that is none (183, the last byte of AVERROR_INVALIDDATA).</remarks>
    public bool WasEnded => Code is > 128 and <= 159 or < 0;

    /// <summary>Whether it failed over what it was given to read, as far as can be told.</summary>
    public bool MayBeItsInput => !DiskIsFull && !WasEnded;

    private static bool SaysDiskIsFull(IReadOnlyList<string> lines) =>
        lines.Any(l => l.Contains("No space left on device", StringComparison.Ordinal));
}
