using MediaPipeline.Captions;
using MediaPipeline.Chapters;
using MediaPipeline.Mastering;
using MediaPipeline.Media;
using MediaPipeline.Running;
using MediaPipeline.Scripts;
using MediaPipeline.Shows;

namespace MediaPipeline.Filming;

/// <summary>Stage 8: the video (<c>episode.mp4</c>): pictures, sound, captions that can be turned on, chapters.</summary>
public sealed class VideoStage : Stage
{
    public const string StageName = "video";
    public const string VideoName = "episode.mp4";

    public override string Name => StageName;
    public override int Version => 1;
    public override IReadOnlyList<string> After =>
        [ScriptStage.StageName, EncodeStage.StageName, CaptionStage.StageName, ChapterStage.StageName, FilmStage.StageName];
    public override IReadOnlyList<string> Reads => [FilmStage.StageName, EncodeStage.StageName];
    public override string Doing => "joining pictures and sound";
    public override string Capability => "film";

    public override IReadOnlyList<StageNeed> Needs(EpisodeRun run) =>
        [new(NeedKind.Program, Tool.Ffmpeg), new(NeedKind.Program, Tool.Ffprobe)];

    public override bool Applies(EpisodeRun run) => run.Show.Video.Enabled;

    public override async Task<IReadOnlyList<StageInput>> InputsAsync(EpisodeRun run, CancellationToken cancellationToken) =>
        [
            await run.ToolAsync(Tool.Ffmpeg, cancellationToken),
            new("the captions", run.Output(CaptionStage.StageName).Hash(CaptionStage.SrtName)),
            new("the chapters", run.Output(ChapterStage.StageName).Hash(ChapterStage.ListName)),
            StageInput.Value("pipeline.json: title and language", new { run.Show.Title, run.Show.LanguageCode }),
            StageInput.Value("the title", TitleOf(run)),
        ];

    /// <summary>Joins the tracks as they are: nothing is encoded again. The index comes first, so players begin at once.</summary>
    public override async Task RunAsync(EpisodeRun run, StageWork work, CancellationToken cancellationToken)
    {
        var captions = run.Output(CaptionStage.StageName);
        var language = Languages.ThreeLetters(run.Show.LanguageCode);
        // ffmpeg takes no empty SRT: where nothing was said there is no caption track.
        var hasCaptions = captions.Read<List<Cue>>(CaptionStage.CuesName).Count > 0;
        string[] captionTrack = hasCaptions
            ? ["-map", "3:s", "-c:s", "mov_text", "-metadata:s:s:0", $"language={language}", "-disposition:s:0", "0"]
            : [];
        var inputs = Ffmpeg
            .From(run.Output(FilmStage.StageName).File(FilmStage.FilmName))
            .And(run.Output(EncodeStage.StageName).File(EncodeStage.M4aName))
            .And(run.Output(ChapterStage.StageName).File(ChapterStage.FfmpegName), "-f", "ffmetadata");
        if (hasCaptions)
        {
            inputs = inputs.And(captions.File(CaptionStage.SrtName), "-f", "srt");
        }
        await inputs
            .To(
                work.File(VideoName),
                [
                    "-map",
                    "0:v",
                    "-map",
                    "1:a",
                    "-map_chapters",
                    "2",
                    .. Ffmpeg.Repeatable,
                    "-c",
                    "copy",
                    .. captionTrack,
                    "-metadata:s:a:0",
                    $"language={language}",
                    "-metadata",
                    $"title={TitleOf(run)}",
                    "-metadata",
                    $"album={run.Show.Title}",
                    "-movflags",
                    "+faststart",
                ]
            )
            .RunAsync(cancellationToken: cancellationToken);
    }

    private static string TitleOf(EpisodeRun run) => EpisodeAbout.Of(run, ScriptStage.Of(run)).Title;
}
