using System.ComponentModel;

namespace MediaPipeline.Shows;

/// <summary>Music around and under the speech. Files are relative to pipeline.json.</summary>
public sealed record MusicSettings
{
    [Description("Music before the speech.")]
    public string? Intro { get; init; }

    [Description("Music after the speech.")]
    public string? Outro { get; init; }

    [Description("Music under the speech, repeated as needed; an episode's music.* goes before it.")]
    public string? Bed { get; init; }

    [Description("Music between sections, a few seconds; speech waits for it.")]
    public string? Sting { get; init; }

    [Description("Level of intro, outro and stings in dB, relative to the speech.")]
    public double Level { get; init; } = -2;

    [Description("Level of the bed in dB, relative to the speech; it is lowered by some 12 dB more while somebody speaks.")]
    public double BedLevel { get; init; } = -18;
}
