using MediaPipeline.Captions;
using MediaPipeline.Chapters;
using MediaPipeline.Feeds;
using MediaPipeline.Filming;
using MediaPipeline.Mastering;
using MediaPipeline.Narration;
using MediaPipeline.Notes;
using MediaPipeline.Publishing;
using MediaPipeline.Recordings;
using MediaPipeline.Reports;
using MediaPipeline.Running;
using MediaPipeline.Scripts;
using MediaPipeline.Transcription;

namespace MediaPipeline;

/// <summary>The whole line, from script to feeds.</summary>
public static class Pipeline
{
    /// <summary>The stages, in the order in which data flows.</summary>
    public static IReadOnlyList<Stage> Stages { get; } =
    [
        new ScriptStage(),
        new NarrateStage(),
        new TakeStage(),
        new EditStage(),
        new MasterStage(),
        new EncodeStage(),
        new TranscribeStage(),
        new CaptionStage(),
        new ChapterStage(),
        new TagStage(),
        new NotesStage(),
        new FilmStage(),
        new VideoStage(),
        new ReportStage(),
        new PublishStage(),
        new FeedStage(),
    ];
}
