using SkiaSharp;

namespace MediaPipeline.Filming;

/// <summary>
/// Where things stand on a picture of any shape, in a design of 1080 units on the shorter side. All that must be read keeps
/// to the safe area: 5 % of the sides (EBU R 95); on tall pictures, too, clear of what apps lay over the bottom.
/// </summary>
public sealed class FrameLayout
{
    /// <summary>Units that apps lay names and buttons over, at the bottom of tall videos.</summary>
    private const float AppBottom = 330;

    /// <summary>Lays out pictures of so many pixels.</summary>
    public FrameLayout(int pixelWidth, int pixelHeight)
    {
        PixelWidth = pixelWidth;
        PixelHeight = pixelHeight;
        Unit = Math.Min(pixelWidth, pixelHeight) / 1080f;
        Width = pixelWidth / Unit;
        Height = pixelHeight / Unit;
        IsUpright = Height > Width * 1.15f;
        IsNarrow = Width < Height * 1.2f;
        var isTall = Height > Width * 1.5f;
        Margin = IsNarrow ? 77 : 110;
        var bottom = Height - (isTall ? AppBottom : 54);
        BarTop = bottom - 54;
        CaptionBottom = BarTop - (IsNarrow ? 64 : 58);
        StripTop = (int)((CaptionBottom - (IsNarrow ? 300 : 214)) * Unit) / 2 * 2;
        Top = isTall ? 190 : 110;
    }

    /// <summary>Pixels.</summary>
    public int PixelWidth { get; }

    /// <summary>Pixels.</summary>
    public int PixelHeight { get; }

    /// <summary>Pixels in a unit.</summary>
    public float Unit { get; }

    /// <summary>Units.</summary>
    public float Width { get; }

    /// <summary>Units.</summary>
    public float Height { get; }

    /// <summary>Whether picture and text stand above each other rather than side by side.</summary>
    public bool IsUpright { get; }

    /// <summary>Whether lines of captions are short of room.</summary>
    public bool IsNarrow { get; }

    /// <summary>Units left free at both sides.</summary>
    public float Margin { get; }

    /// <summary>The uppermost unit used.</summary>
    public float Top { get; }

    /// <summary>The row, in pixels, from which on pictures of one card differ: caption, progress, time. Even.</summary>
    public int StripTop { get; }

    /// <summary>The lowest unit of captions.</summary>
    public float CaptionBottom { get; }

    /// <summary>The upper edge of the progress bar.</summary>
    public float BarTop { get; }

    /// <summary>All of the picture above the strip that may be used.</summary>
    public SKRect Stage => new(Margin, Top, Width - Margin, StripTop / Unit - 24);

    /// <summary>Where a picture stands, as large as its shape and the room for it allow.</summary>
    /// <param name="width">Its width, in any measure.</param>
    /// <param name="height">Its height, in the same.</param>
    /// <param name="isOwn">Whether it is a section's own, which may be larger than the cover.</param>
    public SKRect PictureIn(float width, float height, bool isOwn)
    {
        var stage = Stage;
        var most = IsUpright
            ? new SKSize(stage.Width, stage.Height * (isOwn ? 0.55f : 0.44f))
            : new SKSize(isOwn ? stage.Width * 0.5f : Math.Min(470, stage.Width * 0.34f), stage.Height);
        var scale = Math.Min(most.Width / width, most.Height / height);
        var size = new SKSize(width * scale, height * scale);
        return IsUpright
            ? SKRect.Create(stage.MidX - size.Width / 2, stage.Top, size.Width, size.Height)
            : SKRect.Create(stage.Right - size.Width, stage.Top, size.Width, size.Height);
    }

    /// <summary>Where text stands beside, or under, a picture.</summary>
    public SKRect TextBeside(SKRect picture)
    {
        var stage = Stage;
        return IsUpright
            ? new SKRect(stage.Left, picture.Bottom + 64, stage.Right, stage.Bottom)
            : new SKRect(stage.Left, stage.Top, picture.Left - (IsNarrow ? 48 : 90), stage.Bottom);
    }
}
