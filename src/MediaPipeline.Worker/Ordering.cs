using Hangfire;
using Hangfire.Common;
using Hangfire.States;
using MediaPipeline.Running;

namespace MediaPipeline.Worker;

/// <summary>Puts episodes into the queue, and takes them out again.</summary>
public sealed class Ordering(JobQueue queue, IReadOnlyList<Stage> stages)
{
    /// <summary>Orders what of an episode is out of date.</summary>
    /// <param name="run">The episode; its show names a store.</param>
    /// <param name="priority">What comes first.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="PipelineException">The store cannot be written to, or the episode is not as it must be.</exception>
    public async Task<Placed> PlaceAsync(EpisodeRun run, Priority priority, CancellationToken cancellationToken)
    {
        var shared = run.Shared ?? throw new InvalidOperationException("Open the run with the show's store.");
        run.Show.Store!.RequireHere();
        await shared.PrepareAsync(cancellationToken);
        var plan = await new Runner(stages, new Unheard()).RunAsync(
            run,
            new RunOptions(DryRun: true, Elsewhere: true, NeedsStore: true),
            cancellationToken
        );
        if (plan.All(r => r.Outcome == StageOutcome.Kept))
        {
            return new Placed(PlacedAs.NothingToDo, plan, null);
        }
        var sources = Sources.Of(run);
        var name = $"order {sources.Show}/{sources.Episode}";
        using var held = await Patience.TryAsync(() => queue.LockAsync(name, cancellationToken), cancellationToken);
        var newest = await Patience.TryAsync(() => queue.Book.Newest(sources.Show, sources.Episode), cancellationToken);
        if (newest is { IsOver: false } earlier)
        {
            if (earlier.Order.Snapshot == sources.Name())
            {
                // Whoever ordered it may have died just before its jobs were set free.
                await ReleaseAsync(earlier.Order, cancellationToken);
                return new Placed(PlacedAs.OrderedAlready, plan, earlier.Order);
            }
            await Patience.TryAsync(() => End(earlier, "ordered anew"), cancellationToken);
        }
        await sources.PutAsync(shared, run.Episode.ShowRoot, cancellationToken);
        var order = await OrderAsync(run, plan, sources, priority, cancellationToken);
        foreach (var kept in order.Stages.Where(s => s.Key is not null).Select(s => run.Output(s.Stage)))
        {
            await shared.PutAsync(run.Episode.Slug, kept, cancellationToken);
        }
        await Patience.TryAsync(() => queue.Book.Forget(DateTimeOffset.UtcNow), cancellationToken);
        await Patience.TryAsync(() => queue.Book.Begin(order), cancellationToken);
        await MakeJobsAsync(order, cancellationToken);
        await Patience.TryAsync(() => queue.Book.Open(order), cancellationToken);
        await ReleaseAsync(order, cancellationToken);
        return new Placed(PlacedAs.Ordered, plan, order);
    }

    /// <summary>Tries failed stages of an order again.</summary>
    /// <returns>How many.</returns>
    public int Retry(OrderState state)
    {
        var again = state.Stages.Values.Where(s => s.Job is JobState.Failed or JobState.Retries).ToList();
        foreach (var stage in again)
        {
            if (queue.Book.JobOf(state.Order.Id, stage.Stage) is { } job)
            {
                using (var connection = queue.Storage.GetConnection())
                {
                    connection.SetJobParameter(job, "RetryCount", "0");
                }
                queue.Client.ChangeState(job, new EnqueuedState(state.Order.QueueOf(stage.Stage)) { Reason = "asked for again" });
            }
        }
        return again.Count;
    }

    /// <summary>Takes an order out of the queue; what runs is ended.</summary>
    public void Cancel(OrderState state) => End(state, "cancelled");

    private void End(OrderState state, string why)
    {
        queue.Book.End(state.Order.Id, why);
        // The last first: so none is freed by one before it.
        foreach (var stage in state.Order.Stages.Reverse().Where(s => state.Stages[s.Stage].Job != JobState.Done))
        {
            if (queue.Book.JobOf(state.Order.Id, stage.Stage) is { } job)
            {
                queue.Client.ChangeState(job, new DeletedState { Reason = why });
            }
        }
    }

    private async Task<Order> OrderAsync(
        EpisodeRun run,
        IReadOnlyList<StageReport> plan,
        Sources sources,
        Priority priority,
        CancellationToken cancellationToken
    )
    {
        var ordered = new List<OrderedStage>();
        foreach (var report in plan)
        {
            var stage = stages.First(s => s.Name == report.Stage);
            ordered.Add(
                new OrderedStage(
                    stage.Name,
                    stage.Doing,
                    report.Outcome == StageOutcome.Kept ? "" : report.Why,
                    [.. stage.After.Where(a => plan.Any(p => p.Stage == a))],
                    report.Outcome == StageOutcome.Kept ? run.Output(stage.Name).Manifest.Key : null,
                    await Demand.OfAsync(stage, run, cancellationToken)
                )
            );
        }
        return new Order(
            $"{DateTime.UtcNow:yyyyMMddHHmmss}-{Guid.NewGuid():N}"[..23],
            sources.Show,
            run.Show.Title,
            sources.Episode,
            sources.Name(),
            run.Show.Store!,
            priority,
            Environment.MachineName,
            DateTimeOffset.UtcNow,
            ordered
        );
    }

    /// <summary>
    /// A job for each stage that is due, as a continuation of the last of those that it waits for; those that wait for none
    /// are only prepared. All are made before any is linked: a job that is half made, since the database went away just then,
    /// would hold up the one that it follows.
    /// </summary>
    private async Task MakeJobsAsync(Order order, CancellationToken cancellationToken)
    {
        var jobs = new Dictionary<string, string>();
        foreach (var stage in order.Stages.Where(s => s.Key is null).Select(s => s.Stage))
        {
            jobs[stage] = await Patience.TryAsync(() => Make(queue, order, stage, new PreparedState()), cancellationToken);
        }
        foreach (var (stage, job) in jobs)
        {
            var after = order.StageOf(stage).After;
            if (order.Stages.LastOrDefault(s => after.Contains(s.Stage) && jobs.ContainsKey(s.Stage)) is not { } last)
            {
                continue;
            }
            var awaiting = new AwaitingState(
                jobs[last.Stage],
                new EnqueuedState(order.QueueOf(stage)),
                JobContinuationOptions.OnlyOnSucceededState
            );
            await Patience.TryAsync(() => queue.Client.ChangeState(job, awaiting, PreparedState.StateName), cancellationToken);
        }
    }

    /// <summary>Lets the first jobs of an order run, as far as they do not yet.</summary>
    private async Task ReleaseAsync(Order order, CancellationToken cancellationToken)
    {
        foreach (var stage in order.Stages.Where(s => s.Key is null).Select(s => s.Stage))
        {
            await Patience.TryAsync(
                () =>
                {
                    if (queue.Book.JobOf(order.Id, stage) is { } job)
                    {
                        queue.Client.ChangeState(job, new EnqueuedState(order.QueueOf(stage)), PreparedState.StateName);
                    }
                },
                cancellationToken
            );
        }
    }

    /// <summary>Makes the job of a stage.</summary>
    internal static string Make(JobQueue queue, Order order, string stage, IState state)
    {
        var why = order.StageOf(stage).Why;
        var work = Job.FromExpression<StageJob>(j => j.RunAsync(order.Episode, stage, why, order.Id, null!, CancellationToken.None));
        var parameters = new Dictionary<string, object> { [JobHistoryAttribute.QueueParameter] = order.QueueOf(stage) };
        var job = queue.Client.Create(work, state, parameters);
        queue.Book.SetJob(order.Id, stage, job);
        return job;
    }
}

/// <summary>What became of an order.</summary>
public enum PlacedAs
{
    /// <summary>Its jobs wait.</summary>
    Ordered,

    /// <summary>The same was ordered before, and is on its way.</summary>
    OrderedAlready,

    /// <summary>Nothing is out of date.</summary>
    NothingToDo,
}

/// <summary>An episode that was to be put into the queue.</summary>
/// <param name="As">What became of that.</param>
/// <param name="Plan">What is out of date, and why.</param>
/// <param name="Order">The order; null where there is nothing to do.</param>
public sealed record Placed(PlacedAs As, IReadOnlyList<StageReport> Plan, Order? Order);
