using System.Text;
using FFMpegCore;
using FFMpegCore.Exceptions;

namespace MediaPipeline.Media;

/// <summary>
/// Runs ffmpeg by FFMpegCore, and adds what it lacks: cancelling ends the whole process tree (the library kills what it
/// started, and a wrapper's ffmpeg would run on), and a failure carries the command, the exit code and the last lines.
/// </summary>
public static class FfmpegRun
{
    /// <summary>Without this the library would read settings, the program's path among them, from the folder it is called in.</summary>
    static FfmpegRun()
    {
        GlobalFFOptions.Configure(new FFOptions());
        DeadPipes.Clear();
    }

    /// <summary>Runs ffmpeg to its end.</summary>
    /// <param name="ffmpeg">Inputs, options and outputs.</param>
    /// <param name="duration">Seconds that the output will last, for progress; 0 when unknown.</param>
    /// <param name="progress">Told the share done.</param>
    /// <param name="onLine">Told each line that ffmpeg writes, where measurements are.</param>
    /// <param name="cancellationToken">Ends ffmpeg and all it started.</param>
    /// <exception cref="MissingException">ffmpeg is not on the machine, or does not start.</exception>
    /// <exception cref="ChildProcessException">It failed.</exception>
    /// <exception cref="PipelineException">It gave no sign of life any more, or a part of what it has written is not there.</exception>
    public static async Task RunAsync(
        this FFMpegArgumentProcessor ffmpeg,
        double duration = 0,
        IProgress<double>? progress = null,
        Action<string>? onLine = null,
        CancellationToken cancellationToken = default
    )
    {
        var options = Options(Tool.Ffmpeg);
        using var standstill = Standstill.Watch(cancellationToken);
        var lines = new LastLines(onLine);
        ffmpeg.NotifyOnStandardError(standstill.Before(lines.Add)).CancellableThrough(out var cancel, TimeSpan.Zero);
        if (progress is not null && duration > 0)
        {
            ffmpeg.NotifyOnPercentageProgress(p => progress.Report(Math.Clamp(p / 100, 0, 1)), TimeSpan.FromSeconds(duration));
        }
        try
        {
            await EndedWithAsync(() => ffmpeg.ProcessAsynchronously(ffOptions: options), ffmpeg.Arguments, cancel, standstill.Token);
            WrittenFile.Check(ffmpeg.Arguments, lines.Written);
        }
        catch (Exception e) when (cancellationToken.IsCancellationRequested && e is not OperationCanceledException)
        {
            // Whoever reads its output may have heard of the cancelling first, and left ffmpeg to fail with nobody to write for.
            throw new OperationCanceledException(cancellationToken);
        }
        catch (OperationCanceledException) when (standstill.Happened)
        {
            throw standstill.Error(Tool.Ffmpeg, ffmpeg.Arguments, lines.Last);
        }
        catch (FFMpegProcessException e)
        {
            throw new ChildProcessException(Tool.Ffmpeg, ffmpeg.Arguments, e.Result.ExitCode, lines.Last, e);
        }
        catch (FFMpegException e)
        {
            // The library says of a program that does not start that it was not found.
            await Tool.RequireWorkingAsync(Tool.Ffmpeg, cancellationToken);
            throw new ChildProcessException(Tool.Ffmpeg, ffmpeg.Arguments, -1, [.. lines.Last, e.Message], e);
        }
    }

    /// <summary>Where a program is, and how it writes; whatever lies in the folder it runs in.</summary>
    /// <exception cref="MissingException">It is not on the machine.</exception>
    internal static FFOptions Options(string program) =>
        new() { BinaryFolder = Path.GetDirectoryName(Tool.Require(program))!, Encoding = new UTF8Encoding(false) };

    /// <summary>Runs what the library starts, and ends it with its children when it is cancelled.</summary>
    internal static async Task<T> EndedWithAsync<T>(
        Func<Task<T>> start,
        string arguments,
        Action cancel,
        CancellationToken cancellationToken
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        // The library asks a program for its version before its first run, and waits for the answer: not on this thread.
        var running = Task.Run(start, CancellationToken.None);
        await using (cancellationToken.Register(() => _ = Task.Run(StopAsync, CancellationToken.None)))
        {
            try
            {
                return await running;
            }
            catch (Exception) when (cancellationToken.IsCancellationRequested)
            {
                throw new OperationCanceledException(cancellationToken);
            }
        }

        // Again until it has ended: it may be starting just now.
        async Task StopAsync()
        {
            do
            {
                ProcessTree.Kill(arguments);
                try
                {
                    cancel();
                }
                catch (Exception e) when (e is IOException or InvalidOperationException)
                {
                    // It ended a moment ago, and cannot be told.
                }
            } while (await Task.WhenAny(running, Task.Delay(100, CancellationToken.None)) != running);
        }
    }
}
