using MediaPipeline.Art;
using SkiaSharp;

namespace MediaPipeline.Filming;

/// <summary>Draws what stands still on a card, in the show's colours and fonts.</summary>
internal sealed class CardFace(
    CardTexts texts,
    FrameLayout layout,
    Palette palette,
    Typefaces typefaces,
    TextLine text,
    SKBitmap cover,
    IReadOnlyDictionary<int, string> pictures
) : IDisposable
{
    private const float LabelSize = 34;
    private const float SmallestTitle = 44;
    private const float LargestTitle = 108;

    private SKImage? ground;

    /// <summary>The card as a picture of its own.</summary>
    public SKImage Draw(Card card)
    {
        using var surface = Surface();
        var canvas = surface.Canvas;
        ground ??= Ground();
        canvas.DrawImage(ground, 0, 0, new SKSamplingOptions(SKFilterMode.Nearest));
        canvas.Scale(layout.Unit);
        switch (card.Kind)
        {
            case CardKind.Title:
                DrawTitle(canvas, Beside(canvas, cover, false), texts.Show, texts.Episode, texts.Line, string.Join("  ·  ", texts.People));
                break;
            case CardKind.Section:
                DrawSection(canvas, card.Chapter);
                break;
            case CardKind.Quote:
                DrawQuote(canvas, card.Text);
                break;
            case CardKind.Code:
                DrawCode(canvas, card.Text);
                break;
            case CardKind.Camera or CardKind.LowerThird:
                throw new InvalidOperationException("A camera's picture is no card to draw.");
            case CardKind.End:
                DrawTitle(canvas, Beside(canvas, cover, false), texts.Episode, texts.Show, texts.Site, string.Join("  ·  ", texts.People));
                break;
        }
        canvas.Flush();
        return surface.Snapshot();
    }

    /// <summary>The ground: from the show's background to deeper, with a little of its accent where the light comes from. Drawn once.</summary>
    private SKImage Ground()
    {
        // In half floats: two gradients of eight bits over each other would show facets where their steps cross.
        using var surface = SKSurface.Create(
            new SKImageInfo(layout.PixelWidth, layout.PixelHeight, SKColorType.RgbaF16, SKAlphaType.Opaque)
        );
        var canvas = surface.Canvas;
        canvas.Scale(layout.Unit);
        var (width, height) = (layout.Width, layout.Height);
        // Not dithered: the noise would cost the film four times its size.
        using var shade = palette.Ground(width, height);
        using var ground = new SKPaint { Shader = shade };
        canvas.DrawRect(0, 0, width, height, ground);
        using var glow = SKShader.CreateRadialGradient(
            new SKPoint(width * 0.86f, height * 0.12f),
            Math.Max(width, height) * 0.62f,
            [palette.Accent.WithAlpha(24), palette.Accent.WithAlpha(0)],
            SKShaderTileMode.Clamp
        );
        using var light = new SKPaint { Shader = glow };
        canvas.DrawRect(0, 0, width, height, light);
        canvas.Flush();
        using var fine = surface.Snapshot();
        using var eightBits = Surface();
        eightBits.Canvas.DrawImage(fine, 0, 0, new SKSamplingOptions(SKFilterMode.Nearest));
        eightBits.Canvas.Flush();
        return eightBits.Snapshot();
    }

    private SKSurface Surface() =>
        SKSurface.Create(new SKImageInfo(layout.PixelWidth, layout.PixelHeight, SKColorType.Bgra8888, SKAlphaType.Opaque));

    private void DrawSection(SKCanvas canvas, int index)
    {
        using var own = pictures.TryGetValue(index + 1, out var file) ? PictureFile.Decode(file) : null;
        var area = Beside(canvas, own ?? cover, own is not null);
        DrawTitle(
            canvas,
            area,
            $"{texts.Show} · {texts.Episode}",
            texts.Chapters[index].Title,
            $"{index + 1} / {texts.Chapters.Count}",
            ""
        );
    }

    /// <summary>Draws a picture; gives the room beside it.</summary>
    private SKRect Beside(SKCanvas canvas, SKBitmap picture, bool isOwn)
    {
        var place = layout.PictureIn(picture.Width, picture.Height, isOwn);
        using var round = new SKRoundRect(place, 28);
        using (var edge = new SKPaint { Color = palette.Quiet.WithAlpha(60), IsAntialias = true })
        {
            using var around = new SKRoundRect(SKRect.Inflate(place, 2, 2), 30);
            canvas.DrawRoundRect(around, edge);
        }
        canvas.Save();
        canvas.ClipRoundRect(round, antialias: true);
        canvas.DrawBitmap(picture, place, new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        canvas.Restore();
        return layout.TextBeside(place);
    }

    private void DrawTitle(SKCanvas canvas, SKRect area, string label, string title, string line, string people)
    {
        using var accent = Paint(palette.Accent);
        using var ink = Paint(palette.Foreground);
        using var quiet = Paint(palette.Quiet);
        var right = BidiText.ReadsLeft(title);
        void Line(string words, float y, SKTypeface typeface, float size, SKPaint paint)
        {
            var x = right ? area.Right - text.Measure(words, typeface, size) : area.Left;
            text.Draw(canvas, words, x, y, typeface, size, paint);
        }
        var y = area.Top + LabelSize;
        var (labelLines, labelSize) = text.Fit(label, typefaces.SemiBold, LabelSize, 26, area.Width, 2 * 46, 46 / LabelSize);
        foreach (var words in labelLines)
        {
            Line(words, y, typefaces.SemiBold, labelSize, accent);
            y += 46;
        }
        canvas.DrawRoundRect(right ? area.Right - 96 : area.Left, y - 14, 96, 8, 4, 4, accent);
        y += 30;
        var below = 60 + (people.Length > 0 ? 56 : 0);
        var (lines, size) = text.Fit(title, typefaces.Bold, LargestTitle, SmallestTitle, area.Width, area.Bottom - y - below, 1.16f);
        y += size * 0.82f;
        foreach (var words in lines)
        {
            Line(words, y, typefaces.Bold, size, ink);
            y += size * 1.16f;
        }
        y += 20 - size * 0.2f;
        foreach (var words in text.Wrap(line, typefaces.Regular, 36, area.Width).Take(1))
        {
            Line(words, y, typefaces.Regular, 36, quiet);
            y += 56;
        }
        foreach (var words in text.WrapEvenly(people, typefaces.SemiBold, 36, area.Width).Take(2))
        {
            Line(words, y, typefaces.SemiBold, 36, ink);
            y += 48;
        }
    }

    private void DrawQuote(SKCanvas canvas, string quote)
    {
        using var accent = Paint(palette.Accent);
        using var ink = Paint(palette.Foreground);
        var stage = layout.Stage;
        var right = BidiText.ReadsLeft(quote);
        // Room down to the bar: no caption stands on this card.
        var area = new SKRect(stage.Left + (right ? 0 : 56), stage.Top, stage.Right - (right ? 56 : 0), layout.CaptionBottom);
        var (lines, size) = text.Fit(quote.Trim('"', '“', '”', '„', '«', '»'), typefaces.SemiBold, 84, 36, area.Width, area.Height, 1.28f);
        var height = lines.Count * size * 1.28f;
        var y = area.MidY - height / 2;
        canvas.DrawRoundRect(right ? stage.Right - 10 : stage.Left, y, 10, height, 5, 5, accent);
        y += size;
        foreach (var words in lines)
        {
            var x = right ? area.Right - text.Measure(words, typefaces.SemiBold, size) : area.Left;
            text.Draw(canvas, words, x, y, typefaces.SemiBold, size, ink);
            y += size * 1.28f;
        }
    }

    private void DrawCode(SKCanvas canvas, string code)
    {
        const float inset = 44,
            step = 1.42f,
            largest = 44,
            smallest = 15;
        using var panel = Paint(palette.Deep.WithAlpha(235));
        using var edge = new SKPaint
        {
            Color = palette.Quiet.WithAlpha(70),
            IsAntialias = true,
            Style = SKPaintStyle.Stroke,
            StrokeWidth = 2,
        };
        using var ink = Paint(palette.Foreground);
        var stage = layout.Stage;
        var lines = code.Split('\n');
        var size = largest;
        var (width, height) = (stage.Width - 2 * inset, stage.Height - 2 * inset);
        while (size > smallest && (lines.Length * size * step > height || lines.Max(l => text.Measure(l, typefaces.Mono, size)) > width))
        {
            size -= 1;
        }
        var tall = Math.Min(stage.Height, lines.Length * size * step + 2 * inset);
        var place = SKRect.Create(stage.Left, stage.MidY - tall / 2, stage.Width, tall);
        canvas.DrawRoundRect(place, 24, 24, panel);
        canvas.DrawRoundRect(place, 24, 24, edge);
        canvas.Save();
        canvas.ClipRect(SKRect.Inflate(place, -inset / 2, -inset / 2));
        var y = place.Top + inset + size;
        foreach (var line in lines)
        {
            text.Draw(canvas, line, place.Left + inset, y, typefaces.Mono, size, ink);
            y += size * step;
        }
        canvas.Restore();
    }

    /// <inheritdoc />
    public void Dispose() => ground?.Dispose();

    private static SKPaint Paint(SKColor colour) => new() { Color = colour, IsAntialias = true };
}
