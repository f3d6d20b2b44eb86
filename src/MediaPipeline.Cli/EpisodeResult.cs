using MediaPipeline.Feeds;
using MediaPipeline.Publishing;
using MediaPipeline.Running;

namespace MediaPipeline.Cli;

/// <summary>What a run made of an episode.</summary>
/// <param name="Episode">Its name.</param>
/// <param name="Stages">What became of each stage.</param>
/// <param name="Seconds">How long it took in all.</param>
/// <param name="Files">What there is now, by stage.</param>
/// <param name="Addresses">Where it is published; null when it is not.</param>
/// <param name="Published">Its published files.</param>
/// <param name="Error">What went wrong, or null.</param>
internal sealed record EpisodeResult(
    string Episode,
    IReadOnlyList<StageReport> Stages,
    double Seconds,
    IReadOnlyList<MadeFile> Files,
    PublishedAddresses? Addresses,
    IReadOnlyList<PublishedFile> Published,
    string? Error = null
)
{
    public static EpisodeResult Of(EpisodeRun run, IReadOnlyList<StageReport> reports, double seconds)
    {
        var outputs = reports.Select(r => run.OutputOrNull(r.Stage)).OfType<StageOutput>().ToList();
        var feeds = outputs.FirstOrDefault(o => o.Manifest.Stage == FeedStage.StageName);
        return new EpisodeResult(
            run.Episode.Slug,
            reports,
            Math.Round(seconds, 2),
            [.. outputs.SelectMany(o => o.Manifest.Files.Select(f => new MadeFile(o.Manifest.Stage, o.PathOf(f.Path), f.Size)))],
            feeds is not null && feeds.Has(FeedStage.AddressesName) ? feeds.Read<PublishedAddresses>(FeedStage.AddressesName) : null,
            RecordOf(run)?.Files ?? []
        );
    }

    /// <summary>The record of what is published, or null.</summary>
    public static PublishedEpisode? RecordOf(EpisodeRun run) =>
        run.OutputOrNull(PublishStage.StageName) is { } output && output.Has(PublishStage.RecordName)
            ? output.Read<PublishedEpisode>(PublishStage.RecordName)
            : null;
}

/// <summary>A file that a stage made.</summary>
internal sealed record MadeFile(string Stage, string Path, long Size);
