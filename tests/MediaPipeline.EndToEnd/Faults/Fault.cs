namespace MediaPipeline.EndToEnd.Faults;

/// <summary>Something that goes wrong.</summary>
/// <param name="Name">What a reader of the table is told.</param>
/// <param name="HappensAsync">Prepares the show and lets it happen.</param>
internal sealed record Fault(string Name, Func<FaultTrial, Task> HappensAsync)
{
    /// <summary>Why it cannot be tried on this machine; null where it can.</summary>
    public string? Missing { get; init; }

    /// <summary>Whether the show's other episode is published, too, so that the feed is not that of the undisturbed run.</summary>
    public bool PublishesBoth { get; init; }
}
