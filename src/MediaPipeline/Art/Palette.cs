using MediaPipeline.Shows;
using SkiaSharp;

namespace MediaPipeline.Art;

/// <summary>The show's colours.</summary>
public sealed record Palette(SKColor Background, SKColor Foreground, SKColor Accent)
{
    /// <summary>From the settings, which are checked to be <c>#rrggbb</c>.</summary>
    public static Palette Of(VideoSettings video) =>
        new(SKColor.Parse(video.Background), SKColor.Parse(video.Foreground), SKColor.Parse(video.Accent));

    /// <summary>The foreground, fainter.</summary>
    public SKColor Quiet => Mix(Background, Foreground, 0.62f);

    /// <summary>A surface a little off the background.</summary>
    public SKColor Surface => Mix(Background, Foreground, 0.1f);

    /// <summary>The background, deeper: the far end of a gradient.</summary>
    public SKColor Deep => Mix(Background, SKColors.Black, 0.35f);

    private static SKColor Mix(SKColor a, SKColor b, float share) =>
        new(
            (byte)(a.Red + (b.Red - a.Red) * share),
            (byte)(a.Green + (b.Green - a.Green) * share),
            (byte)(a.Blue + (b.Blue - a.Blue) * share)
        );
}
