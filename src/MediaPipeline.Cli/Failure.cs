using MediaPipeline.Running;
using MediaPipeline.Worker;

namespace MediaPipeline.Cli;

/// <summary>Tells people what went wrong, where, and what to do.</summary>
internal static class Failure
{
    /// <summary>Writes the error; gives the exit code.</summary>
    public static int Report(Exception error, bool verbose)
    {
        var terminal = Console.Error;
        switch (error)
        {
            case OperationCanceledException:
                terminal.WriteLine("Cancelled. What is done is kept; the same command goes on from there.");
                return (int)ExitCode.Cancelled;
            case PipelineException known:
                terminal.WriteLine($"error: {known.Message}");
                if (known.Remedy is { } remedy)
                {
                    terminal.WriteLine($"       {remedy}");
                }
                if (verbose)
                {
                    terminal.WriteLine(known.ToString());
                }
                return (int)known.ExitCode;
            case var database when JobQueue.Explain(database) is { } told:
                return Report(told, verbose);
            case var disk when DiskTrouble.Explain(disk, Environment.CurrentDirectory) is { } told:
                return Report(told, verbose);
            default:
                terminal.WriteLine("This is a bug in MediaPipeline; please report it with the lines below.");
                terminal.WriteLine(error.ToString());
                return (int)ExitCode.StageFailed;
        }
    }
}
