using System.Net.Sockets;
using Azure;
using MediaPipeline.Media;
using MediaPipeline.Running;
using Npgsql;

namespace MediaPipeline.Worker;

/// <summary>A stage failed with something that waiting does not mend; the message is for the host.</summary>
public sealed class StageFailedException(string message) : Exception(message);

/// <summary>A stage failed with something that may pass: the network, a storage, a full disk, a killed child.</summary>
public sealed class PassingFailureException(string message) : Exception(message)
{
    /// <summary>Whether an error may pass by itself.</summary>
    public static bool May(Exception e) =>
        e switch
        {
            ChildProcessException { DiskIsFull: true } or ChildProcessException { WasEnded: true } => true,
            // It is gone now; the store has it whole.
            DamagedOutputException => true,
            RequestFailedException { Status: 0 or 408 or 409 or 412 or 429 or >= 500 } => true,
            AggregateException many => many.InnerExceptions.All(May),
            SocketException or HttpRequestException or TimeoutException => true,
            NpgsqlException database => database.IsTransient
                || database.SqlState is null
                || database.SqlState.StartsWith("57", StringComparison.Ordinal),
            FileNotFoundException or DirectoryNotFoundException => false,
            IOException => true,
            _ => DiskTrouble.IsFull(e) || e.InnerException is { } inner && May(inner),
        };
}

/// <summary>A stopping worker gives a job back; another takes it.</summary>
public sealed class GivenBackException(string message) : Exception(message);
