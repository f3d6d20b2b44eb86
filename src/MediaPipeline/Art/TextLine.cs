using System.Globalization;
using System.Text;
using SkiaSharp;
using SkiaSharp.HarfBuzz;

namespace MediaPipeline.Art;

/// <summary>
/// Draws and measures text of any script and direction: cut into runs of one direction and one font each, shaped by
/// HarfBuzz, so that Arabic joins and marks stack. What it has opened of fonts is held outside of managed memory until disposed of.
/// </summary>
public sealed class TextLine(Typefaces typefaces) : IDisposable
{
    private readonly Dictionary<(SKTypeface, float), SKFont> fonts = [];
    private readonly Dictionary<SKTypeface, SKShaper> shapers = [];

    /// <summary>Width in pixels.</summary>
    public float Measure(string text, SKTypeface typeface, float size) =>
        Runs(text, typeface).Sum(r => Shape(r, Font(r.Typeface, size)).Width);

    /// <summary>Draws with the baseline's left end at a point; gives the width.</summary>
    public float Draw(SKCanvas canvas, string text, float x, float y, SKTypeface typeface, float size, SKPaint paint)
    {
        var from = x;
        foreach (var run in Runs(text, typeface))
        {
            var font = Font(run.Typeface, size);
            var shaped = Shape(run, font);
            using var builder = new SKTextBlobBuilder();
            var glyphs = builder.AllocatePositionedRun(font, shaped.Codepoints.Length);
            glyphs.SetGlyphs([.. shaped.Codepoints.Select(c => (ushort)c)]);
            glyphs.SetPositions(shaped.Points);
            using var blob = builder.Build();
            if (blob is not null)
            {
                canvas.DrawText(blob, x, y, paint);
            }
            x += shaped.Width;
        }
        return x - from;
    }

    /// <summary>The lines and the size at which a text fits a place: as large as allowed, then smaller, at last cut off.</summary>
    /// <param name="text">The text.</param>
    /// <param name="typeface">Its font.</param>
    /// <param name="largest">The size to begin with.</param>
    /// <param name="smallest">The size to end with.</param>
    /// <param name="width">Of the place.</param>
    /// <param name="height">Of the place.</param>
    /// <param name="leading">Line height in sizes.</param>
    public (List<string> Lines, float Size) Fit(
        string text,
        SKTypeface typeface,
        float largest,
        float smallest,
        float width,
        float height,
        float leading
    )
    {
        var size = largest;
        while (
            size > smallest
            && (Wrap(text, typeface, size, width).Count * size * leading > height || HasWiderWord(text, typeface, size, width))
        )
        {
            size -= 4;
        }
        var lines = WrapEvenly(text, typeface, size, width);
        var room = Math.Max(1, (int)(height / (size * leading)));
        lines = lines.Count > room ? [.. lines.Take(room - 1), lines[room - 1] + " …"] : lines;
        return ([.. lines.Select(l => BidiText.InParagraph(l, text))], size);
    }

    /// <summary>Breaks text into lines no wider than allowed: between words, and inside of one only where it is wider than a line.</summary>
    public List<string> Wrap(string text, SKTypeface typeface, float size, float width)
    {
        var lines = new List<string>();
        var line = "";
        foreach (var word in Pieces(text).SelectMany(p => Fitting(p, typeface, size, width)))
        {
            var longer = line.Length == 0 ? word.TrimStart() : line + word;
            if (line.Length > 0 && Measure(longer, typeface, size) > width)
            {
                lines.Add(line);
                line = word.TrimStart();
            }
            else
            {
                line = longer;
            }
        }
        if (line.Length > 0)
        {
            lines.Add(line);
        }
        return lines;
    }

    /// <summary>Whether a word is wider than a line, and so would be broken.</summary>
    public bool HasWiderWord(string text, SKTypeface typeface, float size, float width) =>
        Pieces(text).Any(p => Measure(p.Trim(), typeface, size) > width);

    /// <summary>The same, in as few lines, but of like lengths: no last line of one short word.</summary>
    public List<string> WrapEvenly(string text, SKTypeface typeface, float size, float width)
    {
        var lines = Wrap(text, typeface, size, width);
        float narrow = width / Math.Max(1, lines.Count),
            wide = width;
        while (lines.Count > 1 && wide - narrow > size / 2)
        {
            var between = (narrow + wide) / 2;
            var tighter = Wrap(text, typeface, size, between);
            if (tighter.Count > lines.Count || tighter.Any(l => Measure(l, typeface, size) > between))
            {
                narrow = between;
            }
            else
            {
                (lines, wide) = (tighter, between);
            }
        }
        return lines;
    }

    /// <summary>Places where a line may break: before spaces, and between the letters of scripts without them.</summary>
    private static IEnumerable<string> Pieces(string text)
    {
        var piece = "";
        foreach (var rune in text.EnumerateRunes())
        {
            var ideograph = rune.Value is >= 0x2E80 and <= 0x9FFF or >= 0xAC00 and <= 0xD7AF or >= 0x20000 and <= 0x3FFFF;
            if ((rune.Value == ' ' || ideograph) && piece.Length > 0)
            {
                yield return piece;
                piece = "";
            }
            piece += rune.ToString();
        }
        if (piece.Length > 0)
        {
            yield return piece;
        }
    }

    /// <summary>A piece as it is, or in parts that fit.</summary>
    private IEnumerable<string> Fitting(string piece, SKTypeface typeface, float size, float width)
    {
        if (Measure(piece.Trim(), typeface, size) <= width)
        {
            yield return piece;
            yield break;
        }
        var part = "";
        foreach (var rune in piece.EnumerateRunes())
        {
            if (part.Trim().Length > 0 && Measure((part + rune).Trim(), typeface, size) > width)
            {
                yield return part;
                part = "";
            }
            part += rune;
        }
        yield return part;
    }

    private sealed record Run(string Text, SKTypeface Typeface, bool IsRightToLeft);

    /// <summary>Stretches of one direction and one font, from left to right.</summary>
    private List<Run> Runs(string text, SKTypeface wanted)
    {
        var runs = new List<Run>();
        foreach (var (part, rightToLeft) in BidiText.Runs(text))
        {
            var fonts = Fonts(part, wanted, rightToLeft);
            if (rightToLeft)
            {
                fonts.Reverse();
            }
            runs.AddRange(fonts);
        }
        return runs;
    }

    private List<Run> Fonts(string text, SKTypeface wanted, bool rightToLeft)
    {
        var runs = new List<Run>();
        foreach (var rune in text.EnumerateRunes())
        {
            // Spaces, joiners, marks and skin tones belong to the letter or emoji before them.
            var joins =
                rune.Value is ' ' or 0xFE0F or (>= 0x300 and <= 0x36F) or (>= 0x1F3FB and <= 0x1F3FF)
                || Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format;
            var typeface =
                !joins ? typefaces.For(wanted, rune.Value)
                : runs.Count > 0 ? runs[^1].Typeface
                : wanted;
            if (runs.Count > 0 && (ReferenceEquals(runs[^1].Typeface, typeface) || runs[^1].Text.EndsWith('\u200D')))
            {
                runs[^1] = runs[^1] with { Text = runs[^1].Text + rune };
            }
            else
            {
                runs.Add(new Run(rune.ToString(), typeface, rightToLeft));
            }
        }
        return runs;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (var shaper in shapers.Values)
        {
            shaper.Dispose();
        }
        foreach (var font in fonts.Values)
        {
            font.Dispose();
        }
    }

    /// <summary>A run's glyphs and their places.</summary>
    private SKShaper.Result Shape(Run run, SKFont font)
    {
        using var buffer = new HarfBuzzSharp.Buffer();
        buffer.AddUtf16(run.Text);
        buffer.Direction = run.IsRightToLeft ? HarfBuzzSharp.Direction.RightToLeft : HarfBuzzSharp.Direction.LeftToRight;
        buffer.GuessSegmentProperties();
        return Shaper(run.Typeface).Shape(buffer, font);
    }

    private SKFont Font(SKTypeface typeface, float size)
    {
        if (!fonts.TryGetValue((typeface, size), out var font))
        {
            fonts[(typeface, size)] = font = new SKFont(typeface, size) { Subpixel = true, Edging = SKFontEdging.Antialias };
        }
        return font;
    }

    private SKShaper Shaper(SKTypeface typeface)
    {
        if (!shapers.TryGetValue(typeface, out var shaper))
        {
            shapers[typeface] = shaper = new SKShaper(typeface);
        }
        return shaper;
    }
}
