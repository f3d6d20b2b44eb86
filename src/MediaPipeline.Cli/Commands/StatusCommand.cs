using System.CommandLine;
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
        Description = "Episode folders or names; without any, all episodes of the show.",
        Arity = ArgumentArity.ZeroOrMore,
    };

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
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var names = parsed.GetValue(Episodes) ?? [];
        var workspace = Workspace.Open(parsed, names.FirstOrDefault());
        var episodes = names.Length > 0 ? names : workspace.AllEpisodes();
        var states = new List<EpisodeState>();
        foreach (var episode in episodes)
        {
            states.Add(await StateAsync(workspace, episode, cancellationToken));
        }
        var worst = names.Length > 0 && states.Any(s => s.Error is not null) ? ExitCode.WrongInput : ExitCode.Done;
        if (parsed.GetValue(GlobalOptions.Json))
        {
            JsonAnswer.Write(states);
            return (int)worst;
        }
        if (states.Count == 0)
        {
            AnsiConsole.WriteLine($"There are no episodes in {workspace.EpisodesFolder}. Begin one with: mediapipeline new NAME");
        }
        foreach (var state in states)
        {
            Write(state);
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
        AnsiConsole.MarkupLineInterpolated($"[bold]{state.Episode}[/]");
        if (state.Error is { } error)
        {
            AnsiConsole.MarkupLineInterpolated($"  [red]wrong[/]  {error}");
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
            AnsiConsole.MarkupLine($"  {stage.Stage, -11} [{colour}]{stage.State, -13}[/] [grey]{Markup.Escape(stage.Why)}[/]");
        }
        if (state.Page is { } page)
        {
            AnsiConsole.WriteLine($"  published: {page}");
        }
    }

    /// <param name="Episode">Its name.</param>
    /// <param name="Stages">Its stages.</param>
    /// <param name="Page">Where it is published, or null.</param>
    /// <param name="Error">Why its state cannot be told, or null.</param>
    private sealed record EpisodeState(string Episode, IReadOnlyList<StageState> Stages, string? Page, string? Error);

    private sealed record StageState(string Stage, string State, string Why);
}
