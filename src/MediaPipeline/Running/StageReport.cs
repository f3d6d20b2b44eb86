using System.Text.Json.Serialization;

namespace MediaPipeline.Running;

/// <summary>How a stage ended.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<StageOutcome>))]
public enum StageOutcome
{
    /// <summary>It ran.</summary>
    Ran,

    /// <summary>Its outputs were there already.</summary>
    Kept,

    /// <summary>It would run.</summary>
    WouldRun,

    /// <summary>It cannot be told before an earlier stage has run.</summary>
    Waits,

    /// <summary>It failed.</summary>
    Failed,
}

/// <summary>What became of a stage in a run.</summary>
/// <param name="Stage">Its name.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="Why">Why it ran or would run.</param>
/// <param name="Seconds">How long it took.</param>
/// <param name="Warnings">What the host should know.</param>
public sealed record StageReport(string Stage, StageOutcome Outcome, string Why, double Seconds, IReadOnlyList<string> Warnings);

/// <summary>Hears of a run as it goes on.</summary>
public interface IRunListener
{
    /// <summary>A stage begins.</summary>
    void Started(string episode, string stage, string doing, string why);

    /// <summary>A stage has done a share of its work, 0 to 1.</summary>
    void Progressed(string episode, string stage, double share);

    /// <summary>A stage has ended.</summary>
    void Ended(string episode, StageReport report);
}
