using System.ComponentModel;

namespace MediaPipeline.Shows;

/// <summary>A synthetic voice.</summary>
public sealed record VoiceSettings
{
    [Description("A Piper voice by name, for example en_US-joe-medium.")]
    public string Name { get; init; } = "en_US-joe-medium";

    [Description("Pace: 1 as the voice was trained, 1.2 a fifth faster; 0.5 to 2.")]
    public double Pace { get; init; } = 1;

    [Description("The speaker in a voice of several, by name or number.")]
    public string? Speaker { get; init; }
}
