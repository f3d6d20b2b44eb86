using System.ComponentModel;

namespace MediaPipeline.Shows;

/// <summary>How long outputs that are no longer current are kept.</summary>
public sealed record KeepingSettings
{
    [Description("Days.")]
    public int Days { get; init; } = 30;

    [Description("Gigabytes for one episode's outputs; the oldest go first.")]
    public double Gigabytes { get; init; } = 4;
}
