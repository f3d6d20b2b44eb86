using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace MediaPipeline.Running;

/// <summary>
/// Traces and metrics of stages, by .NET's own instruments: they cost next to nothing until somebody listens, which
/// the program lets OpenTelemetry do where an address is set.
/// </summary>
public sealed class StageTelemetry : IDisposable
{
    /// <summary>The name of source and meter.</summary>
    public const string Name = "MediaPipeline";

    private static readonly ActivitySource Source = new(Name);
    private static readonly Meter Meter = new(Name);

    private static readonly Histogram<double> Seconds = Meter.CreateHistogram<double>(
        "mediapipeline.stage.duration",
        "s",
        "How long a stage took."
    );

    private readonly Activity? activity;
    private readonly string stage;
    private readonly long begun = Stopwatch.GetTimestamp();
    private bool done;

    private StageTelemetry(EpisodeRun run, Stage stage, string why)
    {
        this.stage = stage.Name;
        activity = Source.StartActivity($"stage {stage.Name}");
        activity?.SetTag("mediapipeline.episode", run.Episode.Slug);
        activity?.SetTag("mediapipeline.show", run.Show.Title);
        activity?.SetTag("mediapipeline.stage", stage.Name);
        activity?.SetTag("mediapipeline.why", why);
    }

    /// <summary>A stage begins.</summary>
    public static StageTelemetry Begin(EpisodeRun run, Stage stage, string why) => new(run, stage, why);

    /// <summary>It has done its work; where this is never said, it failed or was ended.</summary>
    public void Done() => done = true;

    /// <inheritdoc />
    public void Dispose()
    {
        var outcome = done ? "done" : "failed";
        Seconds.Record(
            Stopwatch.GetElapsedTime(begun).TotalSeconds,
            new KeyValuePair<string, object?>("mediapipeline.stage", stage),
            new KeyValuePair<string, object?>("mediapipeline.outcome", outcome)
        );
        activity?.SetStatus(done ? ActivityStatusCode.Ok : ActivityStatusCode.Error);
        activity?.Dispose();
    }
}
