using Hangfire;
using Hangfire.Logging;

namespace MediaPipeline.Worker;

/// <summary>
/// A worker: it listens to the lines whose demands it meets, and takes so many jobs at once, until it is stopped.
/// </summary>
/// <param name="queue">The queue.</param>
/// <param name="desk">What it works with.</param>
/// <param name="atOnce">How many jobs at once.</param>
/// <param name="only">The stages it takes; null for all.</param>
public sealed class WorkerHost(JobQueue queue, WorkerDesk desk, int atOnce, IReadOnlySet<string>? only)
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    /// <summary>How long jobs may go on to their end when the worker is stopped, before they are given back.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(8);

    /// <summary>How long giving back may take: child processes end, half outputs are cleared.</summary>
    private static readonly TimeSpan GiveBack = TimeSpan.FromSeconds(10);

    private readonly Dictionary<string, string?> refusals = [];
    private BackgroundJobServer? server;
    private string lines = "";

    /// <summary>Works until it is stopped. Then it takes no more, ends what is nearly done, and gives back the rest.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        LogProvider.SetCurrentLogProvider(new HangfireLog(desk.Log));
        var away = false;
        try
        {
            while (!stop.IsCancellationRequested)
            {
                try
                {
                    await ListenAsync(stop);
                    away = false;
                }
                catch (Exception e) when (e is not OperationCanceledException && PassingFailureException.May(e))
                {
                    if (!away)
                    {
                        desk.Log($"the queue does not answer ({e.Message}); waiting for it");
                    }
                    away = true;
                }
                await Task.Delay(Look, stop);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // That is how it ends.
        }
        await EndAsync();
    }

    /// <summary>Listens to the lines that there are now. Where they are others than before, what runs is done first.</summary>
    private async Task ListenAsync(CancellationToken stop)
    {
        var met = new List<string>();
        foreach (var (line, demand) in queue.Book.Demands())
        {
            if (only is not null && !only.Contains(demand.Stage))
            {
                continue;
            }
            if (!refusals.TryGetValue(line, out var refusal))
            {
                refusal = await demand.RefusalAsync(desk.Stages, desk.Models, desk.Tools, desk.Folder.Hashes, stop);
                if (refusal is not null)
                {
                    queue.Book.Refuse(line, desk.Name, refusal);
                    desk.Log($"leaves '{demand.Stage}' to others: {refusal}");
                }
                // Not before: a queue that does not answer at that moment is told the next time.
                refusals[line] = refusal;
            }
            if (refusal is null)
            {
                met.Add(line);
            }
        }
        met.Sort(StringComparer.Ordinal);
        var now = string.Join(' ', met);
        if (now == lines && server is not null)
        {
            return;
        }
        if (server is not null)
        {
            server.SendStop();
            await server.WaitForShutdownAsync(stop);
            server.Dispose();
            server = null;
        }
        if (met.Count > 0)
        {
            server = new BackgroundJobServer(Options(met), queue.Storage);
        }
        lines = now;
    }

    private BackgroundJobServerOptions Options(List<string> met) =>
        new()
        {
            ServerName = desk.Name,
            WorkerCount = atOnce,
            Queues = [.. met],
            Activator = new Activator(queue, desk),
            SchedulePollingInterval = TimeSpan.FromSeconds(2),
            CancellationCheckInterval = TimeSpan.FromSeconds(2),
            HeartbeatInterval = TimeSpan.FromSeconds(10),
            // Machines' clocks may differ by minutes.
            ServerTimeout = TimeSpan.FromMinutes(20),
            // We end jobs ourselves.
            StopTimeout = TimeSpan.FromDays(1),
            ShutdownTimeout = TimeSpan.FromDays(1),
        };

    private async Task EndAsync()
    {
        if (server is null)
        {
            return;
        }
        server.SendStop();
        if (!await StoppedAsync(server, Grace))
        {
            desk.EndJobs();
            await StoppedAsync(server, GiveBack);
        }
        server.Dispose();
    }

    private static async Task<bool> StoppedAsync(BackgroundJobServer server, TimeSpan patience)
    {
        using var limit = new CancellationTokenSource(patience);
        try
        {
            await server.WaitForShutdownAsync(limit.Token);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private sealed class Activator(JobQueue queue, WorkerDesk desk) : JobActivator
    {
        public override object ActivateJob(Type jobType) => new StageJob(queue, desk);
    }

    /// <summary>Hangfire's own warnings, in a line each.</summary>
    private sealed class HangfireLog(Action<string> log) : ILogProvider, ILog
    {
        public ILog GetLogger(string name) => this;

        public bool Log(LogLevel logLevel, Func<string>? messageFunc, Exception? exception)
        {
            // What a job's failure means for the host was told before.
            var tells =
                logLevel >= LogLevel.Error && exception is not (StageFailedException or PassingFailureException or GivenBackException);
            if (tells && messageFunc is not null)
            {
                log($"queue: {messageFunc()}{(exception is null ? "" : $" ({exception.Message})")}");
            }
            return tells;
        }
    }
}
