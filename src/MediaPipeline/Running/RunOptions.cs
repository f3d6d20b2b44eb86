namespace MediaPipeline.Running;

/// <summary>Which stages to run.</summary>
/// <param name="To">The last stage wanted; null for all.</param>
/// <param name="From">This stage and all after it run even if nothing has changed.</param>
/// <param name="Force">Every stage runs even if nothing has changed.</param>
/// <param name="DryRun">Only tell what would run, and why.</param>
/// <param name="Elsewhere">It is to run on other machines: what this one lacks is no error.</param>
/// <param name="NeedsStore">A shared store that cannot be reached is an error; otherwise it is done without.</param>
public sealed record RunOptions(
    string? To = null,
    string? From = null,
    bool Force = false,
    bool DryRun = false,
    bool Elsewhere = false,
    bool NeedsStore = false
);
