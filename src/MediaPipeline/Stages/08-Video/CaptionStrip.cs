using MediaPipeline.Art;
using MediaPipeline.Captions;
using MediaPipeline.Media;
using SkiaSharp;

namespace MediaPipeline.Filming;

/// <summary>Draws what changes on a card: the caption with its lit word and speaker, and the progress.</summary>
internal sealed class CaptionStrip(
    CardTexts texts,
    FrameLayout layout,
    Palette palette,
    Typefaces typefaces,
    TextLine text,
    IReadOnlyList<float> waveform
)
{
    private const float Size = 54;

    /// <summary>A word of a caption, where it stands.</summary>
    public sealed record PlacedWord(string Text, float X, float Y, SKRect Box);

    /// <summary>Draws a caption; gives its words as placed, by their indices, for one of them to be lit.</summary>
    public IReadOnlyDictionary<int, PlacedWord> Caption(SKCanvas canvas, Cue cue, SKPaint? shadow = null)
    {
        using var ink = new SKPaint { Color = palette.Foreground, IsAntialias = true };
        var (lines, size) = Lines(cue);
        var step = size * 1.36f;
        var y = layout.CaptionBottom - lines.Count * step + size;
        if (cue.Speaker is { } speaker)
        {
            using var accent = new SKPaint { Color = palette.Accent, IsAntialias = true };
            var x = (layout.Width - text.Measure(speaker, typefaces.SemiBold, 30)) / 2;
            Draw(canvas, speaker, x, y - size - 14, 30, accent, shadow);
        }
        var placed = new Dictionary<int, PlacedWord>();
        foreach (var (line, words) in lines.Zip((cue with { Lines = lines }).WordsByLine()))
        {
            var x = (layout.Width - text.Measure(line, typefaces.SemiBold, size)) / 2;
            Draw(canvas, BidiText.InParagraph(line, cue.Text), x, y, size, ink, shadow);
            // In lines that mix directions a word's place is the shaper's affair; there the caption stays as it is.
            if (!BidiText.IsMixed(line))
            {
                Place(placed, line, words, x, y, size);
            }
            y += step;
        }
        return placed;
    }

    /// <summary>Draws a placed word over itself in the accent's colour.</summary>
    public void Light(SKCanvas canvas, PlacedWord word)
    {
        using var lit = new SKPaint { Color = palette.Accent, IsAntialias = true };
        text.Draw(canvas, word.Text, word.X, word.Y, typefaces.SemiBold, word.Box.Height / 1.36f, lit);
    }

    /// <summary>The lines as wide as there is room, and their size.</summary>
    private (IReadOnlyList<string> Lines, float Size) Lines(Cue cue)
    {
        var widest = layout.Width - 2 * layout.Margin * (layout.IsNarrow ? 0.8f : 1);
        IReadOnlyList<string> lines = cue.Lines;
        var size = Size;
        if (lines.Any(l => text.Measure(l, typefaces.SemiBold, size) > widest))
        {
            size = layout.IsNarrow ? 46 : 48;
            lines = text.WrapEvenly(cue.Text, typefaces.SemiBold, size, widest);
        }
        return (lines, size);
    }

    private void Place(
        Dictionary<int, PlacedWord> placed,
        string line,
        IReadOnlyList<(int Word, string Text)> words,
        float left,
        float y,
        float size
    )
    {
        var from = 0;
        foreach (var (word, own) in words)
        {
            var at = line.IndexOf(own, from, StringComparison.Ordinal);
            if (at < 0)
            {
                return;
            }
            from = at + own.Length;
            // Right to left the line's beginning is at its right.
            var width = text.Measure(own, typefaces.SemiBold, size);
            var before = text.Measure(line[..at], typefaces.SemiBold, size);
            var x = BidiText.ReadsLeft(line) ? left + text.Measure(line, typefaces.SemiBold, size) - before - width : left + before;
            placed[word] = new PlacedWord(own, x, y, SKRect.Create(x - 1, y - size, width + 2, size * 1.36f));
        }
    }

    private void Draw(SKCanvas canvas, string words, float x, float y, float size, SKPaint paint, SKPaint? shadow)
    {
        if (shadow is not null)
        {
            text.Draw(canvas, words, x, y, typefaces.SemiBold, size, shadow);
        }
        text.Draw(canvas, words, x, y, typefaces.SemiBold, size, paint);
    }

    /// <summary>Draws how far the episode is: as a waveform with the time where one is given, otherwise as a bar of its chapters.</summary>
    /// <param name="canvas">In units.</param>
    /// <param name="picture">Whose: the chapter's name and number stand under the bar where they are not on its card.</param>
    public void Progress(SKCanvas canvas, Picture picture)
    {
        var left = layout.Margin;
        var length = layout.Width - 2 * left;
        using var track = new SKPaint { Color = palette.Quiet.WithAlpha(70), IsAntialias = true };
        using var done = new SKPaint { Color = palette.Accent, IsAntialias = true };
        if (waveform.Count > 0)
        {
            var share = (float)Math.Clamp(picture.Time / Math.Max(0.001, texts.Duration), 0, 1);
            DrawWaveform(canvas, left, length, layout.BarTop + 4, share, track, done);
            Label(canvas, left, length, CueTime.Clock(Math.Min(picture.Time, texts.Duration)), CueTime.Clock(texts.Duration));
            return;
        }
        var progress = ChapterProgress.Of(texts, picture);
        DrawChapters(canvas, left, length, progress, track, done);
        if (progress.Parts.Count > 1 && picture.Card.Kind is CardKind.Quote or CardKind.Code or CardKind.Camera)
        {
            var title = texts.Chapters.Count == progress.Parts.Count ? texts.Chapters[progress.Chapter].Title : "";
            Label(canvas, left, length, title, $"{progress.Chapter + 1} / {progress.Parts.Count}");
        }
    }

    /// <summary>What stands under the progress, at its left and at its right.</summary>
    private void Label(SKCanvas canvas, float left, float length, string first, string last)
    {
        const float size = 28;
        using var quiet = new SKPaint { Color = palette.Quiet, IsAntialias = true };
        var y = layout.BarTop + 52;
        var width = text.Measure(last, typefaces.Regular, size);
        text.Draw(canvas, last, left + length - width, y, typefaces.Regular, size, quiet);
        text.Draw(canvas, Fitting(first, length - width - 2 * size, size), left, y, typefaces.Regular, size, quiet);
    }

    /// <summary>As many words as there is room for.</summary>
    private string Fitting(string words, float width, float size)
    {
        var fitting = words;
        while (text.Measure(fitting, typefaces.Regular, size) > width && fitting.Length > 1)
        {
            var space = fitting.TrimEnd('…').TrimEnd().LastIndexOf(' ');
            fitting = space > 0 ? fitting[..space] + "…" : "";
        }
        return fitting;
    }

    /// <summary>A bar of the chapters, a gap between two.</summary>
    private void DrawChapters(SKCanvas canvas, float left, float length, ChapterProgress progress, SKPaint track, SKPaint done)
    {
        const float gap = 4,
            height = 8;
        var y = layout.BarTop;
        var part = (length + gap) / progress.Parts.Sum();
        var from = left;
        for (var c = 0; c < progress.Parts.Count; c++)
        {
            var width = progress.Parts[c] * part - gap;
            canvas.DrawRoundRect(from, y, Math.Max(2, width), height, 4, 4, track);
            var played =
                c < progress.Chapter ? width
                : c == progress.Chapter ? width * progress.Filled / ChapterProgress.Steps
                : 0;
            if (played > 0)
            {
                canvas.DrawRoundRect(from, y, Math.Max(Math.Min(height, width), played), height, 4, 4, done);
            }
            from += progress.Parts[c] * part;
        }
    }

    private void DrawWaveform(SKCanvas canvas, float left, float length, float middle, float share, SKPaint track, SKPaint done)
    {
        const float highest = 44,
            least = 5;
        var step = length / waveform.Count;
        for (var b = 0; b < waveform.Count; b++)
        {
            var height = Math.Max(least, highest * waveform[b]);
            canvas.DrawRoundRect(
                left + b * step,
                middle - height / 2,
                step * 0.62f,
                height,
                2.5f,
                2.5f,
                (b + 0.5f) / waveform.Count <= share ? done : track
            );
        }
    }
}
