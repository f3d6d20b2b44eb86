using System.CommandLine;
using MediaPipeline.Cli.Terminal;
using MediaPipeline.Running;
using MediaPipeline.Shows;
using MediaPipeline.Worker;
using Spectre.Console;

namespace MediaPipeline.Cli.Commands;

/// <summary><c>enqueue</c>: lets workers make what is out of date.</summary>
internal static class EnqueueCommand
{
    private static readonly EpisodeChoice Choice = new();

    private static readonly Option<bool> Wait = new("--wait") { Description = "Show how the workers get on, until all is done." };

    private static readonly Option<Priority> First = new("--priority")
    {
        Description = "What workers take first: high, normal or low.",
        DefaultValueFactory = _ => Priority.Normal,
        HelpName = "low|normal|high",
    };

    public static Command Create()
    {
        var command = new Command(
            "enqueue",
            """
            Puts what is out of date into the queue, for workers on any machine, and says why. The episode's sources go to the
            show's store ('store' in pipeline.json), so workers need no access to this machine.

            Example: mediapipeline enqueue 2026-02-06-first-light --wait
            """
        )
        {
            Wait,
            First,
        };
        Choice.AddTo(command);
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var (workspace, episodes) = Choice.Of(parsed);
        RequireStore(workspace);
        var queue = await JobQueue.OpenAsync(QueueAddress.FromEnvironment(), cancellationToken);
        var json = parsed.GetValue(GlobalOptions.Json);
        var ordering = new Ordering(queue, Pipeline.Stages);
        var (placed, worst) = await EpisodeChoice.EachAsync(
            parsed,
            episodes,
            async name =>
            {
                var episode = workspace.Episode(name);
                var order = await ordering.PlaceAsync(workspace.Run(episode), parsed.GetValue(First), cancellationToken);
                var enqueued = new EnqueuedEpisode(episode.Slug, order.As, order.Order?.Id, order.Plan);
                if (!json)
                {
                    Tell(enqueued, order.Order);
                }
                return enqueued;
            },
            (name, error) => new EnqueuedEpisode(name, null, null, [], error)
        );
        if (parsed.GetValue(Wait) && placed.Any(p => p.Order is not null))
        {
            return Math.Max((int)worst, await WaitAsync(parsed, workspace, queue, placed, cancellationToken));
        }
        if (json)
        {
            JsonAnswer.Write(placed);
        }
        return (int)worst;
    }

    private static async Task<int> WaitAsync(
        ParseResult parsed,
        Workspace workspace,
        JobQueue queue,
        List<EnqueuedEpisode> placed,
        CancellationToken cancellationToken
    )
    {
        var json = parsed.GetValue(GlobalOptions.Json);
        var ids = placed.Select(p => p.Order).OfType<string>().ToList();
        var over = await RunDisplay.ShowAsync(
            json,
            display => new OrderWatch(queue, display, Console.Error.WriteLine).WaitAsync(ids, cancellationToken),
            several: ids.Count > 1
        );
        var results = new List<EpisodeResult>();
        var worst = 0;
        foreach (var state in over)
        {
            var result = await ResultAsync(workspace, state, cancellationToken);
            results.Add(result);
            if (state.IsDone)
            {
                if (!json)
                {
                    Summary.Write(result, workspace, new RunOptions());
                }
                continue;
            }
            worst = Math.Max(worst, (int)(state.Failed?.ExitCode ?? ExitCode.StageFailed));
            Console.Error.WriteLine($"error: {state.Order.Episode}: {result.Error}");
        }
        if (json)
        {
            JsonAnswer.Write(results);
        }
        return worst;
    }

    /// <summary>What workers have made, as a run here would tell it.</summary>
    private static async Task<EpisodeResult> ResultAsync(Workspace workspace, OrderState state, CancellationToken cancellationToken)
    {
        var run = workspace.Run(workspace.Episode(state.Order.Episode));
        var reports = state
            .Order.Stages.Select(s =>
                state.Stages[s.Stage].Report
                ?? new StageReport(s.Stage, s.Key is null ? StageOutcome.Waits : StageOutcome.Kept, s.Why, 0, [])
            )
            .ToList();
        if (state.IsDone)
        {
            await new Runner(Pipeline.Stages, new Unheard()).RunAsync(
                run,
                new RunOptions(DryRun: true, Elsewhere: true),
                cancellationToken
            );
        }
        var problem =
            state.IsDone ? null
            : state.Failed is { } failed ? $"{failed.Stage}: {failed.Problem}"
            : $"the order was ended: {state.Ended ?? "its jobs were deleted"}";
        return EpisodeResult.Of(run, reports, (DateTimeOffset.UtcNow - state.Order.Asked).TotalSeconds) with { Error = problem };
    }

    private static void RequireStore(Workspace workspace)
    {
        if (workspace.Show.Store is null)
        {
            throw new WrongInputException(
                "The show has no store, in which workers would find the episode and leave what they make.",
                Path.Combine(workspace.Root, ShowFile.Name),
                "Add one: \"store\": { \"folder\": \"/mnt/mediapipeline\" }, a folder that every machine sees; or \"store\": { \"kind\": \"azure-blob\" }."
            );
        }
    }

    private static void Tell(EnqueuedEpisode episode, Order? order)
    {
        switch (episode.As)
        {
            case PlacedAs.NothingToDo:
                AnsiConsole.MarkupLineInterpolated($"[bold]{episode.Episode}[/]: nothing has changed, so nothing is ordered.");
                return;
            case PlacedAs.OrderedAlready:
                AnsiConsole.MarkupLineInterpolated(
                    $"[bold]{episode.Episode}[/]: the same is on its way already, ordered on {order!.Host} at {order.Asked.ToLocalTime():yyyy-MM-dd HH:mm}."
                );
                return;
        }
        AnsiConsole.MarkupLineInterpolated($"[bold]{episode.Episode}[/] is ordered:");
        foreach (var stage in episode.Stages.Where(s => s.Outcome != StageOutcome.Kept))
        {
            AnsiConsole.MarkupLine($"  {stage.Stage, -11} [grey]{Markup.Escape(stage.Why)}[/]");
        }
    }

    /// <param name="Episode">Its name.</param>
    /// <param name="As">What became of the order; null where it could not be placed.</param>
    /// <param name="Order">The order's name.</param>
    /// <param name="Stages">What is out of date, and why.</param>
    /// <param name="Error">Why it could not be placed.</param>
    private sealed record EnqueuedEpisode(
        string Episode,
        PlacedAs? As,
        string? Order,
        IReadOnlyList<StageReport> Stages,
        string? Error = null
    );
}
