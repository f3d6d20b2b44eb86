using MediaPipeline.Art;
using MediaPipeline.Captions;
using MediaPipeline.Shows;
using SkiaSharp;

namespace MediaPipeline.Filming;

/// <summary>
/// Draws the video's pictures: a card for the title and for each section, and on it the caption, the progress
/// with its chapters, and the time. What stands still is drawn once a card.
/// </summary>
public sealed class CardDrawer : IDisposable
{
    private const float Margin = 110;

    private readonly CardTexts texts;
    private readonly VideoSettings settings;
    private readonly Palette palette;
    private readonly Typefaces typefaces;
    private readonly TextLine text;
    private readonly SKBitmap cover;
    private readonly IReadOnlyDictionary<int, string> pictures;
    private readonly float unit;
    private readonly float width;
    private readonly float height;
    private SKImage? card;
    private int cardOf = -1;

    /// <summary>Prepares a drawer; it serves one thread at a time.</summary>
    /// <param name="texts">What the cards say.</param>
    /// <param name="settings">Size and colours.</param>
    /// <param name="font">A font file in place of the built-in one, or null.</param>
    /// <param name="coverJpeg">The cover.</param>
    /// <param name="pictures">Picture files for sections, by the number of the chapter from 1.</param>
    public CardDrawer(CardTexts texts, VideoSettings settings, string? font, byte[] coverJpeg, IReadOnlyDictionary<int, string> pictures)
    {
        this.texts = texts;
        this.settings = settings;
        this.pictures = pictures;
        palette = Palette.Of(settings);
        typefaces = new Typefaces(font);
        text = new TextLine(typefaces);
        cover = SKBitmap.Decode(coverJpeg);
        // A design of 1080 units on the shorter side, for any size.
        unit = Math.Min(settings.Width, settings.Height) / 1080f;
        width = settings.Width / unit;
        height = settings.Height / unit;
    }

    private bool Upright => width < height * 1.2f;

    /// <summary>The row, in pixels, from which on pictures of one card differ: caption, progress, time. Even.</summary>
    public int StripTop => (int)((height - StripHeight) * unit) / 2 * 2;

    /// <summary>Characters drawn so far that no font of the machine has.</summary>
    public string Missing => typefaces.Missing;

    private float StripHeight => Upright ? 510 : 360;

    /// <summary>Draws a picture. Where the bitmap holds one of the same card, only the strip is drawn anew.</summary>
    public void Draw(SKBitmap bitmap, Picture picture)
    {
        using var canvas = new SKCanvas(bitmap);
        if (card is null || cardOf != picture.Chapter)
        {
            card?.Dispose();
            card = DrawCard(picture.Chapter);
            cardOf = picture.Chapter;
            canvas.DrawImage(card, 0, 0, new SKSamplingOptions(SKFilterMode.Nearest));
        }
        var strip = new SKRect(0, StripTop, settings.Width, settings.Height);
        canvas.DrawImage(card, strip, strip, new SKSamplingOptions(SKFilterMode.Nearest));
        canvas.ClipRect(strip);
        canvas.Scale(unit);
        if (picture.Cue is { } cue)
        {
            DrawCaption(canvas, cue, picture.LitWord);
        }
        DrawProgress(canvas, picture.Time);
    }

    /// <summary>The title card alone, as JPEG: the thumbnail.</summary>
    public byte[] Thumbnail()
    {
        using var image = DrawCard(0, title: true);
        using var data = image.Encode(SKEncodedImageFormat.Jpeg, 88);
        return data.ToArray();
    }

    /// <inheritdoc />
    public void Dispose()
    {
        card?.Dispose();
        cover.Dispose();
        typefaces.Dispose();
    }

    private SKImage DrawCard(int chapter, bool title = false)
    {
        using var surface = SKSurface.Create(new SKImageInfo(settings.Width, settings.Height, SKColorType.Bgra8888, SKAlphaType.Opaque));
        var canvas = surface.Canvas;
        canvas.Scale(unit);
        using var shade = SKShader.CreateLinearGradient(
            new SKPoint(0, 0),
            new SKPoint(width, height),
            [palette.Surface, palette.Background, palette.Deep],
            SKShaderTileMode.Clamp
        );
        using (var ground = new SKPaint { Shader = shade })
        {
            canvas.DrawRect(0, 0, width, height, ground);
        }
        var picture = DrawPicture(canvas, chapter);
        var area = Upright
            ? new SKRect(Margin * 0.7f, picture.Bottom + 70, width - Margin * 0.7f, height - 520)
            : new SKRect(Margin, 130, picture.Left - 90, height - 370);
        if (title || texts.IsTitleCard(chapter))
        {
            DrawTitle(canvas, area, texts.Show, texts.Episode, texts.Line);
        }
        else
        {
            var label = $"{texts.Show} · {texts.Episode}";
            DrawTitle(canvas, area, label, texts.Chapters[chapter].Title, $"{chapter + 1} / {texts.Chapters.Count}");
        }
        canvas.Flush();
        return surface.Snapshot();
    }

    /// <summary>The section's picture, or the cover; gives where it stands.</summary>
    private SKRect DrawPicture(SKCanvas canvas, int chapter)
    {
        using var own = pictures.TryGetValue(chapter + 1, out var file) ? SKBitmap.Decode(file) : null;
        var picture = own ?? cover;
        var most = Upright ? new SKSize(width - 2 * Margin, height * 0.36f) : new SKSize(own is null ? 470 : width * 0.42f, height - 500);
        var scale = Math.Min(most.Width / picture.Width, most.Height / picture.Height);
        var size = new SKSize(picture.Width * scale, picture.Height * scale);
        var place = Upright
            ? SKRect.Create((width - size.Width) / 2, 120, size.Width, size.Height)
            : SKRect.Create(width - Margin - size.Width, 130, size.Width, size.Height);
        canvas.Save();
        canvas.ClipRoundRect(new SKRoundRect(place, 28), antialias: true);
        canvas.DrawBitmap(picture, place, new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        canvas.Restore();
        return place;
    }

    private void DrawTitle(SKCanvas canvas, SKRect area, string label, string title, string line)
    {
        using var accent = new SKPaint { Color = palette.Accent, IsAntialias = true };
        using var ink = new SKPaint { Color = palette.Foreground, IsAntialias = true };
        using var quiet = new SKPaint { Color = palette.Quiet, IsAntialias = true };
        var right = TextLine.ReadsLeft(title);
        void Line(string words, float y, SKTypeface typeface, float size, SKPaint paint)
        {
            var x = right ? area.Right - text.Measure(words, typeface, size) : area.Left;
            text.Draw(canvas, words, x, y, typeface, size, paint);
        }
        var y = area.Top + 34;
        foreach (var labelLine in text.WrapEvenly(label, typefaces.SemiBold, 34, area.Width).Take(2))
        {
            Line(labelLine, y, typefaces.SemiBold, 34, accent);
            y += 46;
        }
        canvas.DrawRoundRect(right ? area.Right - 96 : area.Left, y - 14, 96, 8, 4, 4, accent);
        y += 30;
        var size = 108f;
        var lines = text.Wrap(title, typefaces.Bold, size, area.Width);
        while (
            size > 44 && (y + lines.Count * size * 1.16f + 60 > area.Bottom || text.HasWiderWord(title, typefaces.Bold, size, area.Width))
        )
        {
            size -= 4;
            lines = text.Wrap(title, typefaces.Bold, size, area.Width);
        }
        lines = text.WrapEvenly(title, typefaces.Bold, size, area.Width);
        var room = Math.Max(1, (int)((area.Bottom - y - 60) / (size * 1.16f)));
        if (lines.Count > room)
        {
            lines = [.. lines.Take(room - 1), lines[room - 1] + " …"];
        }
        y += size * 0.82f;
        foreach (var words in lines)
        {
            Line(words, y, typefaces.Bold, size, ink);
            y += size * 1.16f;
        }
        y += 20 - size * 0.2f;
        foreach (var words in text.Wrap(line, typefaces.Regular, 36, area.Width).Take(2))
        {
            Line(words, y, typefaces.Regular, 36, quiet);
            y += 48;
        }
    }

    private void DrawCaption(SKCanvas canvas, Cue cue, int litWord)
    {
        var size = 54f;
        var widest = width - 2 * Margin * (Upright ? 0.5f : 1);
        IReadOnlyList<string> lines = cue.Lines;
        if (lines.Any(l => text.Measure(l, typefaces.SemiBold, size) > widest))
        {
            size = Upright ? 46 : 48;
            lines = text.WrapEvenly(cue.Text, typefaces.SemiBold, size, widest);
        }
        var step = size * 1.36f;
        var top = height - (Upright ? 250 : 165) - lines.Count * step + size;
        using var ink = new SKPaint { Color = palette.Foreground, IsAntialias = true };
        using var lit = new SKPaint { Color = palette.Accent, IsAntialias = true };
        foreach (var (line, words) in lines.Zip((cue with { Lines = lines }).WordsByLine()))
        {
            var x = (width - text.Measure(line, typefaces.SemiBold, size)) / 2;
            if (litWord < 0 || TextLine.ReadsLeft(line))
            {
                text.Draw(canvas, line, x, top, typefaces.SemiBold, size, ink);
            }
            else
            {
                var space = text.Measure(" ", typefaces.SemiBold, size);
                foreach (var (word, own) in words)
                {
                    x += text.Draw(canvas, own, x, top, typefaces.SemiBold, size, word == litWord ? lit : ink) + space;
                }
            }
            top += step;
        }
    }

    private void DrawProgress(SKCanvas canvas, double time)
    {
        var left = Upright ? Margin * 0.7f : Margin;
        var length = width - 2 * left;
        var y = height - (Upright ? 150 : 78);
        var share = (float)Math.Clamp(time / Math.Max(0.001, texts.Duration), 0, 1);
        using var track = new SKPaint { Color = palette.Quiet.WithAlpha(70), IsAntialias = true };
        using var done = new SKPaint { Color = palette.Accent, IsAntialias = true };
        using var quiet = new SKPaint { Color = palette.Quiet, IsAntialias = true };
        using var gap = new SKPaint { Color = palette.Background };
        canvas.DrawRoundRect(left, y, length, 8, 4, 4, track);
        canvas.DrawRoundRect(left, y, Math.Max(8, length * share), 8, 4, 4, done);
        foreach (var chapter in texts.Chapters.Skip(1))
        {
            canvas.DrawRect(left + length * (float)(chapter.Start / texts.Duration) - 2, y - 1, 4, 10, gap);
        }
        var clock = CueTime.Clock(time);
        text.Draw(canvas, clock, left, y + 46, typefaces.Regular, 28, quiet);
        var total = CueTime.Clock(texts.Duration);
        text.Draw(canvas, total, left + length - text.Measure(total, typefaces.Regular, 28), y + 46, typefaces.Regular, 28, quiet);
    }
}
