using System.Diagnostics;
using MediaPipeline.Running;

namespace MediaPipeline.Worker;

/// <summary>Follows orders on their way through the workers, as if they ran here.</summary>
public sealed class OrderWatch(JobQueue queue, IRunListener listener, Action<string> tell)
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(0.4);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly HashSet<(string Episode, string Stage)> started = [];
    private readonly HashSet<(string Episode, string Stage)> ended = [];
    private readonly HashSet<string> told = [];

    /// <summary>Waits until orders are over.</summary>
    /// <returns>How each ended.</returns>
    public async Task<IReadOnlyList<OrderState>> WaitAsync(IReadOnlyList<string> orders, CancellationToken cancellationToken)
    {
        var over = new Dictionary<string, OrderState>();
        var moved = Stopwatch.StartNew();
        while (over.Count < orders.Count)
        {
            await Task.Delay(Look, cancellationToken);
            foreach (var id in orders.Where(o => !over.ContainsKey(o)))
            {
                if (Read(id) is not { } state)
                {
                    continue;
                }
                if (Show(state))
                {
                    moved.Restart();
                }
                if (state.IsOver)
                {
                    over[id] = state;
                }
                else if (moved.Elapsed > Patience && state.Stages.Values.All(s => s.Job != JobState.Runs))
                {
                    TellWhatIsMissing(state);
                }
            }
        }
        return [.. orders.Select(o => over[o])];
    }

    private OrderState? Read(string id)
    {
        try
        {
            return queue.Book.Read(id);
        }
        catch (Exception e) when (PassingFailureException.May(e))
        {
            Tell($"the queue does not answer ({e.Message}); waiting for it");
            return null;
        }
    }

    private bool Show(OrderState state)
    {
        var episode = state.Order.Episode;
        var news = false;
        foreach (var stage in state.Order.Stages)
        {
            var now = state.Stages[stage.Stage];
            if (now.Job == JobState.Runs && now.Worker is not null && started.Add((episode, stage.Stage)))
            {
                listener.Started(episode, stage.Stage, stage.Doing, stage.Why);
                news = true;
            }
            if (now.Job == JobState.Runs)
            {
                listener.Progressed(episode, stage.Stage, now.Share);
            }
            if (now.Job == JobState.Retries && now.Problem is { } problem)
            {
                Tell($"{episode}: {stage.Stage} is tried again: {problem}");
            }
            if (now.Job is JobState.Done or JobState.Failed && now.Report is { } report && ended.Add((episode, stage.Stage)))
            {
                listener.Ended(episode, report);
                news = true;
            }
        }
        return news;
    }

    private void TellWhatIsMissing(OrderState state)
    {
        foreach (var reason in queue.WhyNobody(state))
        {
            Tell($"{state.Order.Episode}: {reason}");
        }
    }

    private void Tell(string line)
    {
        if (told.Add(line))
        {
            tell(line);
        }
    }
}
