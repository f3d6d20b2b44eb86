using MediaPipeline.Art;
using MediaPipeline.Shows;
using SkiaSharp;

namespace MediaPipeline.Filming;

/// <summary>
/// Draws what lies over a camera's picture, with nothing behind it: caption and progress on a shade, a lower third; or a whole
/// card. Pixels of B, G, R, A, not multiplied by A.
/// </summary>
public sealed class CameraOverlay : IDisposable
{
    private const float TitleSize = 46,
        LineSize = 30;

    private readonly FrameLayout layout;
    private readonly Palette palette;
    private readonly Typefaces typefaces;
    private readonly TextLine text;
    private readonly CaptionStrip strip;
    private readonly CardDrawer cards;
    private readonly SKBitmap canvasBitmap;
    private readonly SKBitmap cardBitmap;
    private readonly byte[] straight;

    /// <summary>Prepares to draw.</summary>
    /// <param name="texts">What there is to say.</param>
    /// <param name="settings">Size and colours.</param>
    /// <param name="font">A font file in place of the built-in one, or null.</param>
    /// <param name="cards">Draws whole cards.</param>
    /// <param name="waveform">Levels of the sound to draw progress as; empty for a plain bar.</param>
    public CameraOverlay(CardTexts texts, VideoSettings settings, string? font, CardDrawer cards, IReadOnlyList<float> waveform)
    {
        this.cards = cards;
        layout = new FrameLayout(settings.Width, settings.Height);
        palette = Palette.Of(settings);
        typefaces = new Typefaces(font);
        text = new TextLine(typefaces);
        strip = new CaptionStrip(texts, layout, palette, typefaces, text, waveform);
        canvasBitmap = new SKBitmap(new SKImageInfo(settings.Width, settings.Height, SKColorType.Bgra8888, SKAlphaType.Premul));
        cardBitmap = new SKBitmap(new SKImageInfo(settings.Width, settings.Height, SKColorType.Bgra8888, SKAlphaType.Opaque));
        straight = GC.AllocateArray<byte>(settings.Width * settings.Height * 4, pinned: true);
    }

    /// <summary>Characters drawn so far that no font of the machine has.</summary>
    public string Missing => typefaces.Missing;

    /// <summary>Draws a picture's overlay; the bytes are valid until the next.</summary>
    public ReadOnlyMemory<byte> Draw(Picture picture)
    {
        if (picture.Card.Kind is not (CardKind.Camera or CardKind.LowerThird))
        {
            cards.Draw(cardBitmap, picture);
            cardBitmap.GetPixelSpan().CopyTo(straight);
            return straight;
        }
        using (var canvas = new SKCanvas(canvasBitmap))
        {
            canvas.Clear(SKColors.Transparent);
            canvas.Scale(layout.Unit);
            DrawShade(canvas);
            if (picture.Card.Kind == CardKind.LowerThird)
            {
                DrawLowerThird(canvas, picture.Card.Text);
            }
            DrawCaption(canvas, picture);
            strip.Progress(canvas, picture);
        }
        // Skia draws with colours multiplied by their opacity; ffmpeg takes them straight.
        using var pixels = canvasBitmap.PeekPixels();
        pixels.ReadPixels(
            new SKImageInfo(canvasBitmap.Width, canvasBitmap.Height, SKColorType.Bgra8888, SKAlphaType.Unpremul),
            Handle,
            canvasBitmap.Width * 4
        );
        return straight;
    }

    private nint Handle => System.Runtime.InteropServices.Marshal.UnsafeAddrOfPinnedArrayElement(straight, 0);

    /// <inheritdoc />
    public void Dispose()
    {
        canvasBitmap.Dispose();
        cardBitmap.Dispose();
        text.Dispose();
        typefaces.Dispose();
    }

    private void DrawShade(SKCanvas canvas)
    {
        var top = layout.StripTop / layout.Unit - 60;
        using var shade = SKShader.CreateLinearGradient(
            new SKPoint(0, top),
            new SKPoint(0, layout.Height),
            [palette.Deep.WithAlpha(0), palette.Deep.WithAlpha(170), palette.Deep.WithAlpha(225)],
            [0, 0.45f, 1],
            SKShaderTileMode.Clamp
        );
        using var paint = new SKPaint { Shader = shade };
        canvas.DrawRect(0, top, layout.Width, layout.Height - top, paint);
    }

    private void DrawCaption(SKCanvas canvas, Picture picture)
    {
        if (picture.Cue is not { } cue)
        {
            return;
        }
        using var shadow = new SKPaint
        {
            Color = SKColors.Black.WithAlpha(190),
            IsAntialias = true,
            MaskFilter = SKMaskFilter.CreateBlur(SKBlurStyle.Normal, 5),
        };
        var placed = strip.Caption(canvas, cue, shadow);
        if (placed.TryGetValue(picture.LitWord, out var word))
        {
            strip.Light(canvas, word);
        }
    }

    /// <summary>Two lines on a panel at the left, above the caption.</summary>
    private void DrawLowerThird(SKCanvas canvas, string words)
    {
        var lines = words.Split('\n', 2);
        var most = layout.Width - 2 * layout.Margin - 80;
        var title = text.Wrap(lines[0], typefaces.Bold, TitleSize, most)[0];
        var line = lines[1].Length == 0 ? "" : text.Wrap(lines[1], typefaces.Regular, LineSize, most)[0];
        var height = 40 + TitleSize + (line.Length > 0 ? LineSize + 14 : 0);
        var width = 72 + Math.Max(text.Measure(title, typefaces.Bold, TitleSize), text.Measure(line, typefaces.Regular, LineSize));
        var place = SKRect.Create(layout.Margin, layout.StripTop / layout.Unit - height - 20, width, height);
        using var panel = new SKPaint { Color = palette.Background.WithAlpha(225), IsAntialias = true };
        using var accent = new SKPaint { Color = palette.Accent, IsAntialias = true };
        using var ink = new SKPaint { Color = palette.Foreground, IsAntialias = true };
        using var quiet = new SKPaint { Color = palette.Quiet, IsAntialias = true };
        canvas.DrawRoundRect(place, 12, 12, panel);
        canvas.DrawRoundRect(place.Left, place.Top, 10, place.Height, 5, 5, accent);
        var y = place.Top + 18 + TitleSize * 0.86f;
        text.Draw(canvas, title, place.Left + 38, y, typefaces.Bold, TitleSize, ink);
        text.Draw(canvas, line, place.Left + 38, y + LineSize + 16, typefaces.Regular, LineSize, quiet);
    }
}
