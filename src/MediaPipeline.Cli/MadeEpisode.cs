using MediaPipeline.Feeds;
using MediaPipeline.Publishing;
using MediaPipeline.Running;

namespace MediaPipeline.Cli;

/// <summary>What commands need that work on an episode as it is made, and make nothing.</summary>
internal static class MadeEpisode
{
    /// <summary>Looks up every stage's output.</summary>
    /// <exception cref="PipelineException">A stage before publishing is not made, or not of what is there now.</exception>
    public static async Task RequireAsync(EpisodeRun run, CancellationToken cancellationToken)
    {
        var plan = await new Runner(Pipeline.Stages, new Unheard()).RunAsync(run, new RunOptions(DryRun: true), cancellationToken);
        if (
            plan.FirstOrDefault(r => r.Outcome != StageOutcome.Kept && r.Stage is not (PublishStage.StageName or FeedStage.StageName)) is
            { } due
        )
        {
            throw new PipelineException(
                $"The episode is not made, or not as it is now: {due.Stage} ({due.Why}).",
                run.Episode.FullPath,
                $"Run: mediapipeline produce {run.Episode.Slug}"
            );
        }
    }
}
