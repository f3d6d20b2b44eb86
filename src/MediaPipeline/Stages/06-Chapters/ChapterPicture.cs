using MediaPipeline.Art;
using MediaPipeline.Shows;
using SkiaSharp;

namespace MediaPipeline.Chapters;

/// <summary>
/// The pictures that players show with a chapter, as JPEG: the host's own from <c>cards/</c>, made smaller, or a
/// square one drawn with the chapter's title in the show's colours. They go into the MP3, too, so they are small.
/// </summary>
public sealed class ChapterPicture : IDisposable
{
    private const int Side = 720;
    private const int LongestSide = 1280;
    private const int Quality = 82;
    private const float Margin = 64;

    private readonly Show show;
    private readonly Palette palette;
    private readonly Typefaces typefaces;
    private readonly TextLine text;

    /// <summary>Prepares to draw for a show.</summary>
    /// <param name="show">The show: its title and colours.</param>
    /// <param name="font">A font file in place of the built-in one, or null.</param>
    /// <exception cref="WrongInputException">The file is no font.</exception>
    public ChapterPicture(Show show, string? font)
    {
        this.show = show;
        palette = Palette.Of(show.Video);
        typefaces = new Typefaces(font);
        text = new TextLine(typefaces);
    }

    /// <summary>The file's name among a stage's outputs, by the number of the chapter from 1.</summary>
    public static string NameOf(int number) => $"chapter-{number:D2}.jpg";

    /// <summary>A host's own picture, at most 1,280 pixels wide and high, without transparency.</summary>
    /// <exception cref="WrongInputException">The file is no picture.</exception>
    public byte[] Own(string file)
    {
        using var picture = PictureFile.Decode(file);
        var scale = Math.Min(1f, LongestSide / (float)Math.Max(picture.Width, picture.Height));
        using var surface = Surface((int)Math.Round(picture.Width * scale), (int)Math.Round(picture.Height * scale));
        surface.Canvas.Clear(palette.Background);
        surface.Canvas.Scale(scale);
        surface.Canvas.DrawBitmap(picture, 0, 0, new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        return Jpeg(surface);
    }

    /// <summary>A square with the chapter's title.</summary>
    public byte[] Drawn(Chapter chapter, int number, int count)
    {
        using var surface = Surface(Side, Side);
        var canvas = surface.Canvas;
        using var shade = palette.Ground(Side, Side);
        using var ground = new SKPaint { Shader = shade };
        using var accent = new SKPaint { Color = palette.Accent, IsAntialias = true };
        using var ink = new SKPaint { Color = palette.Foreground, IsAntialias = true };
        using var quiet = new SKPaint { Color = palette.Quiet, IsAntialias = true };
        canvas.DrawRect(0, 0, Side, Side, ground);
        const float most = Side - 2 * Margin;
        var right = BidiText.ReadsLeft(chapter.Title);
        void Line(string words, float y, SKTypeface typeface, float size, SKPaint paint) =>
            text.Draw(canvas, words, right ? Side - Margin - text.Measure(words, typeface, size) : Margin, y, typeface, size, paint);

        var label = text.Wrap(show.Title, typefaces.SemiBold, 30, most)[0];
        Line(label, Margin + 26, typefaces.SemiBold, 30, accent);
        canvas.DrawRoundRect(right ? Side - Margin - 72 : Margin, Margin + 54, 72, 7, 3.5f, 3.5f, accent);
        var size = 84f;
        while (
            size > 34
            && (
                text.Wrap(chapter.Title, typefaces.Bold, size, most).Count * size * 1.15f > 400
                || text.HasWiderWord(chapter.Title, typefaces.Bold, size, most)
            )
        )
        {
            size -= 4;
        }
        var y = Margin + 100 + size;
        foreach (var words in text.WrapEvenly(chapter.Title, typefaces.Bold, size, most).Take(9))
        {
            Line(words, y, typefaces.Bold, size, ink);
            y += size * 1.15f;
        }
        Line($"{number} / {count}", Side - Margin, typefaces.Regular, 30, quiet);
        return Jpeg(surface);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        text.Dispose();
        typefaces.Dispose();
    }

    private static SKSurface Surface(int width, int height) =>
        SKSurface.Create(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Opaque));

    private static byte[] Jpeg(SKSurface surface)
    {
        surface.Canvas.Flush();
        using var image = surface.Snapshot();
        using var data = image.Encode(SKEncodedImageFormat.Jpeg, Quality);
        return data.ToArray();
    }
}
