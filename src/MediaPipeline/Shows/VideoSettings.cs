using System.ComponentModel;

namespace MediaPipeline.Shows;

/// <summary>The video.</summary>
public sealed record VideoSettings
{
    [Description("Whether a video is made.")]
    public bool Enabled { get; init; } = true;

    [Description("Width in pixels, even.")]
    public int Width { get; init; } = 1920;

    [Description("Height in pixels, even.")]
    public int Height { get; init; } = 1080;

    [Description("Background colour, #rrggbb.")]
    public string Background { get; init; } = "#101826";

    [Description("Colour of text, #rrggbb.")]
    public string Foreground { get; init; } = "#f4f6fb";

    [Description("Colour of marks and progress, #rrggbb.")]
    public string Accent { get; init; } = "#ffb454";

    [Description("A font file (TTF or OTF) instead of the built-in one.")]
    public string? Font { get; init; }

    [Description("Whether a recording's moving pictures, or those in camera.*, are the video's picture instead of cards.")]
    public bool Camera { get; init; } = true;

    [Description("Whether progress is drawn as the sound's waveform.")]
    public bool Waveform { get; init; }

    [Description("Seconds for which the end card stands after the sound: the show, its address, its people. 0 for none.")]
    public double EndCard { get; init; } = 5;

    [Description("Whether the caption line lights each word as it is said.")]
    public bool LightWords { get; init; } = true;
}
