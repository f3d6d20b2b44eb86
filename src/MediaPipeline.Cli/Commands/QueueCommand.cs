using System.CommandLine;
using System.Globalization;
using MediaPipeline.Cli.Terminal;
using MediaPipeline.Publishing;
using MediaPipeline.Worker;
using Spectre.Console;

namespace MediaPipeline.Cli.Commands;

/// <summary><c>queue</c>: what waits, runs and failed, and why.</summary>
internal static class QueueCommand
{
    private static readonly Argument<string> Episode = new("EPISODE") { Description = "The episode's name or folder." };

    private static readonly Option<bool> All = new("--all") { Description = "Also what is done." };

    public static Command Create()
    {
        var command = new Command(
            "queue",
            """
            Lists the orders of all hosts: what waits (and for which worker), runs, failed and why.

            Example: mediapipeline queue
            """
        )
        {
            All,
            Subcommand("retry", "Tries the failed stages of an episode's order again.", RetryAsync),
            Subcommand("cancel", "Takes an episode's order out of the queue, and ends what runs of it.", CancelAsync),
        };
        command.SetAction(ListAsync);
        return command;
    }

    private static Command Subcommand(string name, string description, Func<ParseResult, CancellationToken, Task<int>> action)
    {
        var command = new Command(name, $"{description}\n\nExample: mediapipeline queue {name} 2026-02-06-first-light") { Episode };
        command.SetAction(action);
        return command;
    }

    private static async Task<int> ListAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var queue = await JobQueue.OpenAsync(QueueAddress.FromEnvironment(), cancellationToken);
        var orders = queue.Book.All().Where(o => parsed.GetValue(All) || o.Word is "waits" or "runs" or "failed").ToList();
        var lines = orders.Select(o => Line(queue, o)).ToList();
        if (parsed.GetValue(GlobalOptions.Json))
        {
            JsonAnswer.Write(lines);
            return (int)ExitCode.Done;
        }
        if (lines.Count == 0)
        {
            AnsiConsole.WriteLine("Nothing waits.");
        }
        foreach (var line in lines)
        {
            Write(line);
        }
        return (int)ExitCode.Done;
    }

    private static async Task<int> RetryAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var queue = await JobQueue.OpenAsync(QueueAddress.FromEnvironment(), cancellationToken);
        var state = Find(queue, parsed);
        var again = new Ordering(queue, Pipeline.Stages).Retry(state);
        if (again == 0)
        {
            throw new WrongInputException(
                $"Nothing of {state.Order.Episode} has failed; it {(state.Word == "cancelled" ? "was cancelled" : state.Word)}.",
                null,
                state.Word is "waits" or "runs"
                    ? "Wait for it: mediapipeline queue"
                    : $"Order it again: mediapipeline enqueue {state.Order.Episode}"
            );
        }
        AnsiConsole.WriteLine(
            $"{state.Order.Episode}: {string.Join(", ", state.Stages.Values.Where(s => s.Job is JobState.Failed or JobState.Retries).Select(s => s.Stage))} will be tried again."
        );
        return (int)ExitCode.Done;
    }

    private static async Task<int> CancelAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var queue = await JobQueue.OpenAsync(QueueAddress.FromEnvironment(), cancellationToken);
        var state = Find(queue, parsed);
        if (state.IsDone || state.Ended is not null)
        {
            throw new WrongInputException(
                $"{state.Order.Episode} {(state.IsDone ? "is done" : "was cancelled already")}.",
                null,
                state.IsDone ? $"Take it back with: mediapipeline unpublish {state.Order.Episode}" : null
            );
        }
        new Ordering(queue, Pipeline.Stages).Cancel(state);
        AnsiConsole.WriteLine($"{state.Order.Episode} is taken out of the queue.");
        return (int)ExitCode.Done;
    }

    /// <summary>The newest order of an episode: of the show that we are in, or else of the only one that has such an episode.</summary>
    private static OrderState Find(JobQueue queue, ParseResult parsed)
    {
        var slug = Path.GetFileName(Path.TrimEndingDirectorySeparator(parsed.GetRequiredValue(Episode)));
        var newest = queue.Book.All().Where(o => o.Order.Episode == slug).GroupBy(o => o.Order.Show).Select(g => g.Last()).ToList();
        if (newest.Count > 1 && ShowHere(parsed) is { } show)
        {
            newest = [.. newest.Where(o => o.Order.Show == show)];
        }
        return newest.Count switch
        {
            1 => newest[0],
            0 => throw new WrongInputException($"There is no order of an episode '{slug}'.", null, "See: mediapipeline queue --all"),
            _ => throw new WrongInputException(
                $"Several shows have an episode '{slug}': {string.Join(", ", newest.Select(o => o.Order.ShowTitle))}.",
                null,
                "Say which with --show DIR, or run this in its folder."
            ),
        };
    }

    private static string? ShowHere(ParseResult parsed)
    {
        try
        {
            return PublishStage.FeedGuid(Workspace.Open(parsed).Show).ToString();
        }
        catch (WrongInputException)
        {
            // The queue can be looked at from anywhere.
            return null;
        }
    }

    private static QueuedOrder Line(JobQueue queue, OrderState state) =>
        new(
            state.Order.Episode,
            state.Order.ShowTitle,
            state.Word,
            state.Order.Priority.ToString().ToLowerInvariant(),
            state.Order.Host,
            state.Order.Asked,
            [
                .. state
                    .Order.Stages.Select(s => state.Stages[s.Stage])
                    .Where(s => s.Job is not (JobState.Done or JobState.Awaits or JobState.Cancelled))
                    .Select(s => new QueuedStage(
                        s.Stage,
                        s.Job.ToString().ToLowerInvariant(),
                        s.Job == JobState.Runs ? s.Share : null,
                        s.Worker,
                        s.Problem
                    )),
            ],
            state.Stages.Values.Count(s => s.Job == JobState.Done),
            state.Stages.Count,
            state.IsOver ? [] : queue.WhyNobody(state)
        );

    private static void Write(QueuedOrder order)
    {
        var colour = order.State switch
        {
            "failed" => "red",
            "runs" => "green",
            _ => "yellow",
        };
        AnsiConsole.MarkupLine(
            $"[bold]{Markup.Escape(order.Episode)}[/]  [{colour}]{order.State}[/]  {order.Done} of {order.Of} stages done  [grey]{Markup.Escape(order.Show)}, {order.Priority}, asked for on {Markup.Escape(order.Host)} at {order.Asked.ToLocalTime():yyyy-MM-dd HH:mm}[/]"
        );
        foreach (var stage in order.Stages)
        {
            var share = stage.Share is { } s ? string.Create(CultureInfo.InvariantCulture, $" {s * 100:0} %") : "";
            var worker = stage.State == "runs" && stage.Worker is { } w ? $" on {w}" : "";
            AnsiConsole.MarkupLine(
                $"  {stage.Stage, -11} {stage.State}{share}{Markup.Escape(worker)}  [grey]{Markup.Escape(stage.Problem ?? "")}[/]"
            );
        }
        foreach (var reason in order.Waits)
        {
            AnsiConsole.MarkupLineInterpolated($"  [yellow]{reason}[/]");
        }
    }

    /// <param name="Episode">Its name.</param>
    /// <param name="Show">The show's title.</param>
    /// <param name="State">waits, runs, failed, done or cancelled.</param>
    /// <param name="Priority">low, normal or high.</param>
    /// <param name="Host">Who asked.</param>
    /// <param name="Asked">When.</param>
    /// <param name="Stages">Those that wait for a worker, run, are tried again, or failed.</param>
    /// <param name="Done">How many stages are done.</param>
    /// <param name="Of">How many there are.</param>
    /// <param name="Waits">Why no worker takes what waits.</param>
    private sealed record QueuedOrder(
        string Episode,
        string Show,
        string State,
        string Priority,
        string Host,
        DateTimeOffset Asked,
        IReadOnlyList<QueuedStage> Stages,
        int Done,
        int Of,
        IReadOnlyList<string> Waits
    );

    private sealed record QueuedStage(string Stage, string State, double? Share, string? Worker, string? Problem);
}
