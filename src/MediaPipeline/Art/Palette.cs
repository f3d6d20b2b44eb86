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

    /// <summary>What all that is drawn stands on: from a little light at the upper left to deeper at the lower right.</summary>
    public SKShader Ground(float width, float height) =>
        SKShader.CreateLinearGradient(new SKPoint(0, 0), new SKPoint(width, height), [Surface, Background, Deep], SKShaderTileMode.Clamp);

    /// <summary>A colour as <c>#rrggbb</c>, moved away from the ground until text in it can be read (4.5 to 1, WCAG 2.2).</summary>
    public static string Readable(string colour, string ground)
    {
        var (text, behind) = (SKColor.Parse(colour), SKColor.Parse(ground));
        var away = Luminance(behind) > 0.5 ? SKColors.Black : SKColors.White;
        var share = 0f;
        var readable = text;
        while (Contrast(readable, behind) < 4.5 && share < 1)
        {
            share += 0.04f;
            readable = Mix(text, away, share);
        }
        return $"#{readable.Red:x2}{readable.Green:x2}{readable.Blue:x2}";
    }

    private static double Contrast(SKColor a, SKColor b)
    {
        var (high, low) = (Math.Max(Luminance(a), Luminance(b)), Math.Min(Luminance(a), Luminance(b)));
        return (high + 0.05) / (low + 0.05);
    }

    /// <summary>Relative luminance (WCAG 2.2).</summary>
    private static double Luminance(SKColor colour)
    {
        static double Linear(byte value) => value / 255.0 is var v && v <= 0.04045 ? v / 12.92 : Math.Pow((v + 0.055) / 1.055, 2.4);
        return 0.2126 * Linear(colour.Red) + 0.7152 * Linear(colour.Green) + 0.0722 * Linear(colour.Blue);
    }

    private static SKColor Mix(SKColor a, SKColor b, float share) =>
        new(
            (byte)(a.Red + (b.Red - a.Red) * share),
            (byte)(a.Green + (b.Green - a.Green) * share),
            (byte)(a.Blue + (b.Blue - a.Blue) * share)
        );
}
