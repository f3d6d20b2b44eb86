using MediaPipeline.Running;
using MediaPipeline.Shows;

namespace MediaPipeline.Worker;

/// <summary>What a host has asked workers for: an episode, as its sources are now.</summary>
/// <param name="Id">The order's own name.</param>
/// <param name="Show">The show's guid.</param>
/// <param name="ShowTitle">Its title, for people.</param>
/// <param name="Episode">The episode's name.</param>
/// <param name="Snapshot">The hash of its sources in the store.</param>
/// <param name="Store">Where workers share what they make.</param>
/// <param name="Priority">What comes first.</param>
/// <param name="Host">Who asked.</param>
/// <param name="Asked">When, by the host's clock.</param>
/// <param name="Stages">The stages that the episode has, in the order of the data.</param>
public sealed record Order(
    string Id,
    string Show,
    string ShowTitle,
    string Episode,
    string Snapshot,
    StoreSettings Store,
    Priority Priority,
    string Host,
    DateTimeOffset Asked,
    IReadOnlyList<OrderedStage> Stages
)
{
    /// <summary>The line that a stage waits in.</summary>
    public string QueueOf(string stage) => StageOf(stage).Demand.Queue(Priority);

    /// <summary>One of its stages.</summary>
    public OrderedStage StageOf(string stage) => Stages.First(s => s.Stage == stage);
}

/// <summary>A stage of an order.</summary>
/// <param name="Stage">Its name.</param>
/// <param name="Doing">What it will be doing, for people.</param>
/// <param name="Why">Why it is to run; empty where it is up to date.</param>
/// <param name="After">The stages of this order that it waits for.</param>
/// <param name="Key">The key of its output where that is known and kept in the store; null where a job makes it.</param>
/// <param name="Demand">What it demands of a worker.</param>
public sealed record OrderedStage(string Stage, string Doing, string Why, IReadOnlyList<string> After, string? Key, Demand Demand);

/// <summary>How far an order has come.</summary>
/// <param name="Order">The order.</param>
/// <param name="Stages">Its stages by name.</param>
/// <param name="Ended">Why it was ended before its time (cancelled, or ordered anew); null where it was not.</param>
public sealed record OrderState(Order Order, IReadOnlyDictionary<string, StageState> Stages, string? Ended)
{
    /// <summary>Whether all is done.</summary>
    public bool IsDone => Stages.Values.All(s => s.Job == JobState.Done);

    /// <summary>The stage that failed for good, if one did.</summary>
    public StageState? Failed => Stages.Values.FirstOrDefault(s => s.Job == JobState.Failed);

    /// <summary>Whether nothing more will happen by itself.</summary>
    public bool IsOver => Ended is not null || IsDone || !IsActive && (Failed is not null || IsCancelled);

    /// <summary>In a word, for people and machines.</summary>
    public string Word =>
        Ended is not null || IsCancelled && !IsActive ? "cancelled"
        : IsDone ? "done"
        : Failed is not null ? "failed"
        : Stages.Values.Any(s => s.Job == JobState.Runs) ? "runs"
        : "waits";

    private bool IsActive => Stages.Values.Any(s => s.Job is JobState.Runs or JobState.Queued or JobState.Retries);

    /// <summary>A job can be deleted in the dashboard, and those that wait for it with it.</summary>
    private bool IsCancelled => Stages.Values.Any(s => s.Job == JobState.Cancelled);
}

/// <summary>What a job is doing.</summary>
public enum JobState
{
    /// <summary>It waits for stages before it.</summary>
    Awaits,

    /// <summary>It waits for a worker.</summary>
    Queued,

    /// <summary>A worker is at it.</summary>
    Runs,

    /// <summary>It failed with something that may pass, and is tried again later.</summary>
    Retries,

    /// <summary>It failed.</summary>
    Failed,

    /// <summary>It is done, or was from the start.</summary>
    Done,

    /// <summary>It was cancelled.</summary>
    Cancelled,
}

/// <summary>How far a stage of an order has come.</summary>
/// <param name="Stage">Its name.</param>
/// <param name="Job">What its job is doing.</param>
/// <param name="Problem">What went wrong, when it failed or is tried again.</param>
/// <param name="Share">The share done, 0 to 1.</param>
/// <param name="Worker">Who is at it.</param>
/// <param name="Key">The key of its output, which is in the store; null before, or where that was found lost.</param>
/// <param name="Report">How it ended; null before.</param>
/// <param name="ExitCode">What a host's command ends with, when it failed.</param>
public sealed record StageState(
    string Stage,
    JobState Job,
    string? Problem,
    double Share,
    string? Worker,
    string? Key,
    StageReport? Report,
    ExitCode ExitCode
);
