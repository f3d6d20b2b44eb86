using System.CommandLine;
using MediaPipeline.Cli.Terminal;
using MediaPipeline.Publishing;
using MediaPipeline.Running;

namespace MediaPipeline.Cli.Commands;

/// <summary><c>publish</c>: uploads what is made; makes nothing.</summary>
internal static class PublishCommand
{
    private static readonly Argument<string[]> Episodes = new("EPISODE")
    {
        Description = "Episode folders or names.",
        Arity = ArgumentArity.OneOrMore,
    };

    private static readonly Option<bool> DryRun = new("--dry-run")
    {
        Description = "Only tell which files would be uploaded, written and deleted.",
    };

    public static Command Create()
    {
        var command = new Command(
            "publish",
            """
            Uploads episodes that are made, and brings feeds and pages up to date. Files that are there already are not sent.

            Example: mediapipeline publish 2026-02-06-first-light
            """
        )
        {
            Episodes,
            DryRun,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var names = parsed.GetRequiredValue(Episodes);
        var workspace = Workspace.Open(parsed, names[0]);
        var json = parsed.GetValue(GlobalOptions.Json);
        var results = new List<EpisodeResult>();
        var previews = new List<PublishPreview>();
        foreach (var episode in names.Select(workspace.Episode))
        {
            var run = workspace.Run(episode);
            await MadeEpisode.RequireAsync(run, cancellationToken);
            if (parsed.GetValue(DryRun))
            {
                previews.Add(await PublishPreview.OfAsync(run, workspace, cancellationToken));
                continue;
            }
            var options = new RunOptions(From: PublishStage.StageName);
            using var held = EpisodeLock.Take(run.Store, episode.Slug);
            var reports = await RunDisplay.ShowAsync(
                json,
                display => new Runner(Pipeline.Stages, display).RunAsync(run, options, cancellationToken)
            );
            var result = EpisodeResult.Of(run, reports, reports.Sum(r => r.Seconds));
            results.Add(result);
            if (!json)
            {
                Summary.Write(result, workspace, options);
            }
        }
        if (json && parsed.GetValue(DryRun))
        {
            JsonAnswer.Write(previews);
        }
        else if (json)
        {
            JsonAnswer.Write(results);
        }
        else
        {
            previews.ForEach(p => p.Write());
        }
        return (int)ExitCode.Done;
    }
}
