using MediaPipeline.Art;
using MediaPipeline.Running;
using MediaPipeline.Scripts;
using MediaPipeline.Shows;
using MediaPipeline.Transcription;

namespace MediaPipeline.Chapters;

/// <summary>
/// Stage 6: chapters in all forms, and the episode's cover.
/// </summary>
public sealed class ChapterStage : Stage
{
    public const string StageName = "chapters";
    public const string JsonName = "chapters.json";
    public const string ListName = "chapters-list.json";
    public const string FfmpegName = "chapters.ffmeta";
    public const string YouTubeName = "chapters-youtube.txt";
    public const string SpotifyName = "chapters-spotify.txt";
    public const string CoverName = "cover.jpg";

    public override string Name => StageName;
    public override int Version => 1;
    public override IReadOnlyList<string> After => [ScriptStage.StageName, TranscribeStage.StageName];
    public override string Doing => "setting chapters";

    public override Task<IReadOnlyList<StageInput>> InputsAsync(EpisodeRun run, CancellationToken cancellationToken)
    {
        var inputs = new List<StageInput>
        {
            StageInput.Value(
                "pipeline.json: title and author",
                new
                {
                    run.Show.Title,
                    run.Show.Author,
                    run.Show.Language,
                }
            ),
            StageInput.Value(
                "pipeline.json: colours",
                new
                {
                    run.Show.Video.Background,
                    run.Show.Video.Foreground,
                    run.Show.Video.Accent,
                }
            ),
        };
        if (Cover.FileFor(run.Episode, ScriptStage.Of(run)?.Facts, run.Show) is { } cover)
        {
            inputs.Add(StageInput.File("the cover", cover, run.Hashes));
        }
        return Task.FromResult<IReadOnlyList<StageInput>>(inputs);
    }

    public override async Task RunAsync(EpisodeRun run, StageWork work, CancellationToken cancellationToken)
    {
        var transcript = TranscribeStage.Of(run);
        var script = ScriptStage.Of(run);
        var chapters = script is null ? [] : ChapterMaker.Make(script, transcript);
        var about = EpisodeAbout.Of(run, script, transcript);
        work.WriteJson(ListName, chapters);
        File.WriteAllText(work.File(JsonName), PodcastChapters.Write(chapters, about.Title, run.Show.Title, run.Show.Author));
        File.WriteAllText(work.File(FfmpegName), FfmpegChapters.Write(chapters));
        WriteLines(work, YouTubeName, "YouTube", chapters, DescriptionChapters.YouTube);
        WriteLines(work, SpotifyName, "Spotify", chapters, DescriptionChapters.Spotify);
        var cover = Cover.Jpeg(Cover.FileFor(run.Episode, script?.Facts, run.Show), run.Show);
        await File.WriteAllBytesAsync(work.File(CoverName), cover, cancellationToken);
    }

    private static void WriteLines(StageWork work, string name, string platform, IReadOnlyList<Chapter> chapters, double shortest)
    {
        IReadOnlyList<string> lines = [];
        if (chapters.Count > 0)
        {
            lines = DescriptionChapters.Lines(chapters, shortest, out var merged);
            if (merged > 0 && lines.Count > 0)
            {
                work.Warn(
                    $"{platform} takes chapters of at least {shortest:0} s, so {(merged == 1 ? "one shorter one is merged into its neighbour" : $"{merged} shorter ones are merged into their neighbours")} in its description."
                );
            }
        }
        File.WriteAllText(work.File(name), string.Concat(lines.Select(l => l + "\n")));
    }
}
