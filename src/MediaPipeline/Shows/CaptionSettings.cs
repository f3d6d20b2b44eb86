using System.ComponentModel;

namespace MediaPipeline.Shows;

/// <summary>How captions are broken.</summary>
public sealed record CaptionSettings
{
    [Description("Most characters in a line.")]
    public int LineLength { get; init; } = 42;

    [Description("Most lines in a cue.")]
    public int Lines { get; init; } = 2;

    [Description("Reading speed to keep under, in characters a second.")]
    public double CharactersPerSecond { get; init; } = 20;

    [Description("Least time of a cue, in seconds.")]
    public double ShortestCue { get; init; } = 1;

    [Description("Most time of a cue, in seconds.")]
    public double LongestCue { get; init; } = 7;
}
