using System.CommandLine;
using System.Text;
using MediaPipeline.Cli.Terminal;
using MediaPipeline.Publishing;
using MediaPipeline.Running;
using Spectre.Console;

namespace MediaPipeline.Cli.Commands;

/// <summary><c>status</c>: each episode by stage.</summary>
internal static class StatusCommand
{
    private static readonly Argument<string[]> Episodes = new("EPISODE")
    {
        Description = "Episode folders or names; without any, the newest twenty of the show.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private static readonly Option<bool> All = new("--all") { Description = "All episodes of the show, as --json gives them." };

    /// <summary>Nobody reads through the stages of more, and each takes some milliseconds.</summary>
    private const int Newest = 20;

    public static Command Create()
    {
        var command = new Command(
            "status",
            """
            Shows each episode by stage: done, stale (and which input changed), failed, published (and where).

            Example: mediapipeline status
            """
        )
        {
            Episodes,
            All,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        Warmup.Begin();
        var names = parsed.GetValue(Episodes) ?? [];
        var workspace = Workspace.Open(parsed, names.FirstOrDefault());
        var json = parsed.GetValue(GlobalOptions.Json);
        var all = names.Length > 0 ? names : workspace.AllEpisodes();
        var older = names.Length > 0 || json || parsed.GetValue(All) ? 0 : Math.Max(0, all.Count - Newest);
        var states = new EpisodeState[all.Count - older];
        await Parallel.ForAsync(
            0,
            states.Length,
            cancellationToken,
            async (n, stop) => states[n] = await StateAsync(workspace, all[older + n], stop)
        );
        var worst = names.Length > 0 && states.Any(s => s.Error is not null) ? ExitCode.WrongInput : ExitCode.Done;
        if (json)
        {
            JsonAnswer.Write(states);
            return (int)worst;
        }
        if (states.Length == 0)
        {
            AnsiConsole.WriteLine($"There are no episodes in {workspace.EpisodesFolder}. Begin one with: mediapipeline new NAME");
        }
        foreach (var state in states)
        {
            Write(state);
        }
        if (older > 0)
        {
            AnsiConsole.WriteLine($"{older} older episodes are not shown; all are by: mediapipeline status --all");
        }
        return (int)worst;
    }

    private static async Task<EpisodeState> StateAsync(Workspace workspace, string name, CancellationToken cancellationToken)
    {
        try
        {
            var episode = workspace.Episode(name);
            var run = workspace.Run(episode);
            var reports = await new Runner(Pipeline.Stages, new Unheard()).RunAsync(run, new RunOptions(DryRun: true), cancellationToken);
            var stages = reports
                .Select(r => new StageState(r.Stage, Word(run, r), r.Outcome == StageOutcome.Kept ? "" : Failed(run, r) ?? r.Why))
                .ToList();
            var record = EpisodeResult.RecordOf(run);
            return new EpisodeState(
                episode.Slug,
                stages,
                record is null ? null : EpisodeResult.Of(run, reports, 0).Addresses?.Page ?? record.Date.ToString("O"),
                null
            );
        }
        catch (PipelineException e)
        {
            return new EpisodeState(Path.GetFileName(Path.TrimEndingDirectorySeparator(name)), [], null, e.Message);
        }
    }

    private static string Word(EpisodeRun run, StageReport report) =>
        report.Outcome == StageOutcome.Kept
            ? report.Stage == PublishStage.StageName && EpisodeResult.RecordOf(run) is null
                ? "not published"
                : "done"
            : Failed(run, report) is not null
                ? "failed"
                : run.Store.Latest(report.Stage) is null
                    ? "not made"
                    : report.Outcome == StageOutcome.Waits
                        ? "waits"
                        : "stale";

    private static string? Failed(EpisodeRun run, StageReport report) => run.Store.LastFailure(report.Stage);

    private static void Write(EpisodeState state)
    {
        // In one piece: the terminal takes a piece at a time.
        var lines = new StringBuilder($"[bold]{Markup.Escape(state.Episode)}[/]\n");
        if (state.Error is { } error)
        {
            lines.Append($"  [red]wrong[/]  {Markup.Escape(error)}\n");
        }
        foreach (var stage in state.Stages)
        {
            var colour = stage.State switch
            {
                "done" => "green",
                "failed" => "red",
                "not made" or "waits" or "not published" => "grey",
                _ => "yellow",
            };
            lines.Append($"  {stage.Stage, -11} [{colour}]{stage.State, -13}[/] [grey]{Markup.Escape(stage.Why)}[/]\n");
        }
        if (state.Page is { } page)
        {
            lines.Append($"  published: {Markup.Escape(page)}\n");
        }
        AnsiConsole.Markup(lines.ToString());
    }

    /// <param name="Episode">Its name.</param>
    /// <param name="Stages">Its stages.</param>
    /// <param name="Page">Where it is published, or null.</param>
    /// <param name="Error">Why its state cannot be told, or null.</param>
    private sealed record EpisodeState(string Episode, IReadOnlyList<StageState> Stages, string? Page, string? Error);

    private sealed record StageState(string Stage, string State, string Why);
}
