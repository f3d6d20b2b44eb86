using System.Diagnostics.Metrics;
using MediaPipeline.Running;
using MediaPipeline.Transcription;

namespace MediaPipeline.Worker;

/// <summary>How many seconds of sound a stage gets through in a second, as a metric.</summary>
internal static class RealTime
{
    private static readonly Meter Meter = new(StageTelemetry.Name);

    private static readonly Histogram<double> Factor = Meter.CreateHistogram<double>(
        "mediapipeline.stage.realtime_factor",
        "1",
        "Seconds of the episode's sound for each second that the stage took."
    );

    public static void Record(EpisodeRun run, string stage, StageReport report)
    {
        if (
            report.Outcome == StageOutcome.Ran
            && report.Seconds > 0
            && run.OutputOrNull(TranscribeStage.StageName) is not null
            && TranscribeStage.Of(run).Duration is > 0 and var duration
        )
        {
            Factor.Record(duration / report.Seconds, new KeyValuePair<string, object?>("mediapipeline.stage", stage));
        }
    }
}
