namespace MediaPipeline.EndToEnd.Faults;

/// <summary>Something that goes wrong.</summary>
/// <param name="Name">What a reader of the table is told.</param>
/// <param name="HappensAsync">Prepares the show and lets it happen.</param>
internal sealed record Fault(string Name, Func<FaultTrial, Task> HappensAsync)
{
    /// <summary>Why it cannot be tried on this machine; null where it can.</summary>
    public string? Missing { get; init; }

    /// <summary>Says which update of the feed was lost, once all is done; null where none was.</summary>
    public Func<FaultTrial, string?> HoldsFeed { get; init; } = _ => null;

    /// <summary>Whether the feed holds other episodes than that of the undisturbed run.</summary>
    public bool FeedDiffers { get; init; }
}
