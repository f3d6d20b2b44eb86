using System.CommandLine;
using System.Diagnostics;
using MediaPipeline.Cli.Terminal;
using MediaPipeline.Running;
using MediaPipeline.Shows;

namespace MediaPipeline.Cli.Commands;

/// <summary><c>produce</c>: every stage that is out of date, then publishing.</summary>
internal static class ProduceCommand
{
    private static readonly EpisodeChoice Choice = new();

    private static readonly Option<string> To = new("--to") { Description = $"Stop after this stage: {StageNames}.", HelpName = "STAGE" };

    private static readonly Option<string> From = new("--from")
    {
        Description = "Run this stage and all after it, even if nothing has changed.",
        HelpName = "STAGE",
    };

    private static readonly Option<bool> Force = new("--force") { Description = "Run every stage, even if nothing has changed." };

    private static readonly Option<bool> DryRun = new("--dry-run") { Description = "Only tell what would run, and why." };

    private static readonly Option<bool> Watch = new("--watch")
    {
        Description = "Go on: make it again whenever a file of the episode or the show is saved, until Ctrl-C.",
    };

    private static string StageNames => string.Join(", ", Pipeline.Stages.Select(s => s.Name));

    public static Command Create()
    {
        var command = new Command(
            "produce",
            """
            Makes an episode: every stage whose inputs have changed, then publishes.

            Example: mediapipeline produce episodes/2026-02-06-first-light
            """
        )
        {
            To,
            From,
            Force,
            DryRun,
            Watch,
        };
        Choice.AddTo(command);
        command.Validators.Add(result =>
        {
            if (result.GetValue(Watch) && result.GetValue(DryRun))
            {
                result.AddError("--watch makes what --dry-run only tells of: say one of them.");
            }
        });
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        Warmup.Begin();
        var options = new RunOptions(parsed.GetValue(To), parsed.GetValue(From), parsed.GetValue(Force), parsed.GetValue(DryRun));
        if (parsed.GetValue(Watch))
        {
            await new WatchedShow(parsed, Choice, options).RunAsync(
                (workspace, episodes, now) => ProduceAllAsync(parsed, workspace, episodes, now, cancellationToken),
                cancellationToken
            );
            return (int)ExitCode.Done;
        }
        var (workspace, episodes) = Choice.Of(parsed);
        return (int)await ProduceAllAsync(parsed, workspace, episodes, options, cancellationToken);
    }

    private static async Task<ExitCode> ProduceAllAsync(
        ParseResult parsed,
        Workspace workspace,
        IReadOnlyList<string> episodes,
        RunOptions options,
        CancellationToken cancellationToken
    )
    {
        var (results, worst) = await EpisodeChoice.EachAsync(
            parsed,
            episodes,
            episode => ProduceAsync(parsed, workspace, workspace.Episode(episode), options, cancellationToken),
            (name, error) => new EpisodeResult(name, [], 0, [], null, [], error)
        );
        if (parsed.GetValue(GlobalOptions.Json))
        {
            JsonAnswer.Write(results);
        }
        return worst;
    }

    private static async Task<EpisodeResult> ProduceAsync(
        ParseResult parsed,
        Workspace workspace,
        EpisodeFolder episode,
        RunOptions options,
        CancellationToken cancellationToken
    )
    {
        var clock = Stopwatch.StartNew();
        var run = workspace.Run(episode);
        var json = parsed.GetValue(GlobalOptions.Json);
        IReadOnlyList<StageReport> reports;
        if (options.DryRun)
        {
            reports = await new Runner(Pipeline.Stages, new Unheard()).RunAsync(run, options, cancellationToken);
        }
        else
        {
            using var held = EpisodeLock.Take(run.Store, episode.Slug);
            run.Store.ClearWork();
            reports = await RunDisplay.ShowAsync(
                json,
                display => new Runner(Pipeline.Stages, display).RunAsync(run, options, cancellationToken)
            );
            run.Store.Prune(TimeSpan.FromDays(workspace.Show.Keeping.Days), workspace.Show.Keeping.Gigabytes, DateTimeOffset.UtcNow);
        }
        var result = EpisodeResult.Of(run, reports, clock.Elapsed.TotalSeconds);
        if (!json)
        {
            Summary.Write(result, workspace, options);
        }
        return result;
    }
}
