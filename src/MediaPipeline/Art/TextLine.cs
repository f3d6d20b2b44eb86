using System.Text;
using SkiaSharp;
using SkiaSharp.HarfBuzz;

namespace MediaPipeline.Art;

/// <summary>
/// Draws and measures text of any script: cut into runs of one font each, shaped by HarfBuzz, so that Arabic
/// joins and marks stack.
/// </summary>
public sealed class TextLine(Typefaces typefaces)
{
    private readonly Dictionary<(SKTypeface, float), SKFont> fonts = [];
    private readonly Dictionary<SKTypeface, SKShaper> shapers = [];

    /// <summary>Width in pixels.</summary>
    public float Measure(string text, SKTypeface typeface, float size) =>
        Runs(text, typeface).Sum(r => Shaper(r.Typeface).Shape(r.Text, Font(r.Typeface, size)).Width);

    /// <summary>Whether text is read from right to left, by its first letter that says so (Unicode, UAX 9, rule P2).</summary>
    public static bool ReadsLeft(string text) =>
        text.EnumerateRunes().FirstOrDefault(Rune.IsLetter).Value
            is (>= 0x590 and <= 0x8FF)
                or (>= 0xFB1D and <= 0xFDFF)
                or (>= 0xFE70 and <= 0xFEFF);

    /// <summary>Draws with the baseline's left end at a point; gives the width.</summary>
    public float Draw(SKCanvas canvas, string text, float x, float y, SKTypeface typeface, float size, SKPaint paint)
    {
        var from = x;
        var runs = Runs(text, typeface);
        if (ReadsLeft(text))
        {
            runs.Reverse();
        }
        foreach (var run in runs)
        {
            var font = Font(run.Typeface, size);
            var shaper = Shaper(run.Typeface);
            canvas.DrawShapedText(shaper, run.Text, x, y, SKTextAlign.Left, font, paint);
            x += shaper.Shape(run.Text, font).Width;
        }
        return x - from;
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

    private List<(string Text, SKTypeface Typeface)> Runs(string text, SKTypeface wanted)
    {
        var runs = new List<(string Text, SKTypeface Typeface)>();
        foreach (var rune in text.EnumerateRunes())
        {
            var joins = rune.Value is ' ' or 0x200D or 0xFE0F or (>= 0x300 and <= 0x36F);
            var typeface = joins && runs.Count > 0 ? runs[^1].Typeface : typefaces.For(wanted, rune.Value);
            if (runs.Count > 0 && ReferenceEquals(runs[^1].Typeface, typeface))
            {
                runs[^1] = (runs[^1].Text + rune, typeface);
            }
            else
            {
                runs.Add((rune.ToString(), typeface));
            }
        }
        return runs;
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
