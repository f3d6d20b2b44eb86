using Hangfire;
using Hangfire.Server;
using Hangfire.States;
using Hangfire.Storage;
using MediaPipeline.Models;
using MediaPipeline.Publishing;
using MediaPipeline.Running;
using MediaPipeline.Shows;

namespace MediaPipeline.Worker;

/// <summary>
/// A stage of an episode as a job: it fetches sources and earlier outputs from the store, runs the stage where nobody has made
/// its output, and leaves that in the store. It may run any number of times, here and elsewhere: the outcome is the same.
/// </summary>
[JobHistory]
[AutomaticRetry(
    Attempts = 9,
    DelaysInSeconds = [3, 10, 20, 40, 60, 120, 300, 600, 900],
    OnlyOn = [typeof(PassingFailureException)],
    OnAttemptsExceeded = AttemptsExceededAction.Fail,
    LogEvents = false
)]
internal sealed class StageJob(JobQueue queue, WorkerDesk desk)
{
    private static readonly TimeSpan LockPatience = TimeSpan.FromSeconds(30);

    /// <summary>Runs it.</summary>
    /// <param name="episode">The episode's name.</param>
    /// <param name="stage">The stage's.</param>
    /// <param name="why">Why it is out of date.</param>
    /// <param name="order">The order it belongs to.</param>
    /// <param name="context">Hangfire's own.</param>
    /// <param name="cancellationToken">Ends the work: the job was cancelled, or taken over by another worker.</param>
    [JobDisplayName("{0}: {1} ({2})")]
    public async Task RunAsync(
        string episode,
        string stage,
        string why,
        string order,
        PerformContext context,
        CancellationToken cancellationToken
    )
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, desk.GiveBack);
        try
        {
            if (queue.Book.Read(order) is not { Ended: null } state)
            {
                return;
            }
            await RunAsync(state, desk.Stages.First(s => s.Name == stage), why, context.BackgroundJob.Id, stop.Token);
        }
        catch (OperationCanceledException) when (desk.GiveBack.IsCancellationRequested)
        {
            desk.Log($"{episode}: {stage} is given back");
            throw new GivenBackException($"given back by {desk.Name}, which stops");
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            desk.Log($"{episode}: {stage} was cancelled, or another worker has it");
            throw;
        }
        catch (Exception e)
        {
            Fail(order, episode, stage, e);
        }
        finally
        {
            await desk.Folder.ClearAsync(CancellationToken.None);
            NativeHeap.GiveBack();
        }
    }

    private async Task RunAsync(OrderState state, Stage stage, string why, string job, CancellationToken cancellationToken)
    {
        var order = state.Order;
        order.Store.RequireHere();
        var shared = new SharedStore(order.Store.Open(desk.Folder.Hashes), order.Show);
        Sources? sources = null;
        using var use = await desk.Folder.UseAsync(
            order,
            async folder => sources = await Sources.FetchAsync(shared, order.Snapshot, folder, desk.Folder.Hashes, cancellationToken),
            cancellationToken
        );
        var show = ShowFile.Load(use.Sources);
        using var models = WorkerDesk.OwnModels(show, use.Sources);
        var run = OpenRun(order, show, sources!, models ?? desk.Models, use.Sources, shared);
        foreach (var before in order.StageOf(stage.Name).After)
        {
            if (!await TakeAsync(run, order.Id, state.Stages[before], cancellationToken))
            {
                Await(order, job, stage.Name, before);
                return;
            }
        }
        using var turn = await TurnAsync(order, stage, cancellationToken);
        queue.Book.Start(order.Id, stage.Name, desk.Name);
        var listener = new ProgressNote(queue.Book, order.Id);
        desk.Log($"{order.Episode}: {stage.Doing} ({why})");
        var report = await new Runner(desk.Stages, listener).RunStageAsync(stage, run, cancellationToken);
        var output = run.Output(stage.Name);
        await shared.PutAsync(order.Episode, output, cancellationToken);
        queue.Book.Done(order.Id, report, output.Manifest.Key);
        RealTime.Record(run, stage.Name, report);
        desk.Log(
            report.Outcome == StageOutcome.Kept
                ? $"{order.Episode}: {stage.Name} was made already"
                : $"{order.Episode}: {stage.Name} done in {Sizes.Seconds(report.Seconds)}"
        );
    }

    private EpisodeRun OpenRun(Order order, Show show, Sources sources, ModelShelf models, string folder, SharedStore shared)
    {
        var episode = EpisodeFolder.Open(Path.Combine(folder, "episodes", order.Episode));
        var store = new ArtifactStore(desk.Folder.ShowFolder(order.Show), order.Episode);
        return new EpisodeRun(show, episode, store, desk.Folder.Hashes, models)
        {
            Home = sources.Home ?? episode.ShowRoot,
            Shared = shared,
        };
    }

    /// <summary>Takes the output of an earlier stage, from this machine or the store.</summary>
    /// <returns>False where it is not made, or lost.</returns>
    private async Task<bool> TakeAsync(EpisodeRun run, string order, StageState before, CancellationToken cancellationToken)
    {
        if (before.Key is not { } key)
        {
            return false;
        }
        var (stage, episode) = (before.Stage, run.Episode.Slug);
        var output =
            run.Store.Find(stage, key) ?? await run.Shared!.FetchAsync(run.Store, episode, stage, key, whole: true, cancellationToken);
        if (output is null)
        {
            desk.Log($"{episode}: the output of {stage} is gone from the store, or damaged; it is made again");
            queue.Book.Lose(order, stage);
            return false;
        }
        run.Store.Use(output);
        run.Done(stage, output);
        return true;
    }

    /// <summary>Waits for a stage before: its job is at work, or its output was lost and it has to run again.</summary>
    private void Await(Order order, string job, string stage, string before)
    {
        var earlier = queue.Book.JobOf(order.Id, before);
        var line = order.QueueOf(before);
        if (earlier is null)
        {
            earlier = Ordering.Make(queue, order, before, new EnqueuedState(line));
        }
        else
        {
            // Where it is done, its output is lost; where it is on its way, nothing changes.
            queue.Client.ChangeState(earlier, new EnqueuedState(line) { Reason = "its output is lost" }, SucceededState.StateName);
        }
        var next = new EnqueuedState(order.QueueOf(stage));
        queue.Client.ChangeState(
            job,
            new AwaitingState(earlier, next, JobContinuationOptions.OnlyOnSucceededState),
            ProcessingState.StateName
        );
        if (IsOver(earlier))
        {
            queue.Client.ChangeState(job, next, AwaitingState.StateName);
        }
    }

    /// <summary>
    /// Whether the job that another has begun to await is over. Hangfire wakes what awaits at the moment a job succeeds; where that was while the other
    /// was still at work, nobody would wake it. Whoever holds a job's lock sees either that it is over, or that it will see who awaits it.
    /// </summary>
    private bool IsOver(string earlier)
    {
        using var connection = queue.Storage.GetConnection();
        using var held = connection.AcquireDistributedJobLock(earlier, LockPatience);
        return connection.GetStateData(earlier)?.Name == SucceededState.StateName;
    }

    /// <summary>An episode is published by one worker at a time, and a show's feeds are written by one.</summary>
    private async Task<IDisposable?> TurnAsync(Order order, Stage stage, CancellationToken cancellationToken) =>
        stage.Name switch
        {
            PublishStage.StageName => await queue.LockAsync($"publish {order.Show}/{order.Episode}", cancellationToken),
            Feeds.FeedStage.StageName => await queue.LockAsync($"feeds {order.Show}", cancellationToken),
            _ => null,
        };

    private void Hold(string order, string stage, string problem)
    {
        try
        {
            queue.Book.Hold(order, stage, problem);
        }
        catch (Exception e) when (PassingFailureException.May(e))
        {
            // The database itself is away; the job is tried again all the same.
        }
    }

    private void Fail(string order, string episode, string stage, Exception e)
    {
        var known = e as PipelineException ?? DiskTrouble.Explain(e, "the store, or this worker's disk");
        var problem =
            known is null && !PassingFailureException.May(e)
                ? $"A bug in MediaPipeline: {e}"
                : $"{(known ?? e).Message}{(known?.Remedy is { } r ? $" {r}" : "")}";
        desk.Log($"{episode}: {stage} failed: {problem}");
        if (PassingFailureException.May(e))
        {
            Hold(order, stage, problem);
            throw new PassingFailureException(problem);
        }
        queue.Book.Failed(order, new StageReport(stage, StageOutcome.Failed, problem, 0, []), known?.ExitCode ?? ExitCode.StageFailed);
        throw new StageFailedException(problem);
    }
}
