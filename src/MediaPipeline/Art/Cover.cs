using MediaPipeline.Running;
using MediaPipeline.Shows;
using SkiaSharp;

namespace MediaPipeline.Art;

/// <summary>
/// Covers: the episode's, the show's, or one drawn from the show's title and colours. Always a square JPEG of
/// 1,400 to 3,000 pixels under 512 KB, as Apple and Spotify demand.
/// </summary>
public static class Cover
{
    private const int DrawnSize = 1400;

    /// <summary>Pixels of a small cover.</summary>
    public const int SmallSize = 320;
    private const int MostBytes = 512 * 1024;

    /// <summary>The picture file that an episode's cover is made of, or null when one is drawn.</summary>
    /// <param name="episode">The episode's folder.</param>
    /// <param name="named">The file that the front matter names, or null.</param>
    /// <param name="show">The show, whose cover stands in.</param>
    public static string? FileFor(EpisodeFolder episode, string? named, Show show)
    {
        if (named is not null)
        {
            var path = Path.GetFullPath(named, episode.FullPath);
            return File.Exists(path) && InsideFolder.Holds(episode.FullPath, path)
                ? path
                : throw new WrongInputException(
                    $"The cover '{named}' is not in the episode's folder.",
                    episode.Script,
                    "Put it there, or take 'cover' out of the front matter."
                );
        }
        return episode.Cover ?? FileFor(show, episode.ShowRoot);
    }

    /// <summary>The picture file of the show's cover, or null when one is drawn.</summary>
    public static string? FileFor(Show show, string root)
    {
        if (show.Cover is null)
        {
            return null;
        }
        var path = Path.GetFullPath(show.Cover, root);
        return File.Exists(path)
            ? path
            : throw new WrongInputException(
                $"The cover '{show.Cover}' is not there.",
                Path.Combine(root, ShowFile.Name),
                "Put it there, or take 'cover' out: then one is drawn."
            );
    }

    /// <summary>The cover as JPEG: of a picture file, checked, or drawn.</summary>
    /// <exception cref="WrongInputException">The file is no picture, not square, or of a wrong size.</exception>
    public static byte[] Jpeg(string? file, Show show)
    {
        if (file is null)
        {
            using var drawn = Draw(show);
            return Encode(drawn);
        }
        using var codec = PictureFile.Open(file);
        if (codec.EncodedFormat is not (SKEncodedImageFormat.Jpeg or SKEncodedImageFormat.Png))
        {
            throw new WrongInputException(
                $"The cover is a {codec.EncodedFormat} inside, whatever its name.",
                file,
                "Save it as JPEG or PNG."
            );
        }
        using var picture = PictureFile.Decode(codec, file);
        if (picture.Width != picture.Height || picture.Width is < 1400 or > 3000)
        {
            throw new WrongInputException(
                $"The cover is {picture.Width} × {picture.Height} pixels; Apple and Spotify take only squares of 1400 to 3000.",
                file,
                "Crop and scale it, for example to 3000 × 3000."
            );
        }
        using var flat = new SKBitmap(new SKImageInfo(picture.Width, picture.Height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        using (var canvas = new SKCanvas(flat))
        {
            canvas.Clear(SKColor.Parse(show.Video.Background));
            canvas.DrawBitmap(picture, 0, 0, new SKSamplingOptions(SKFilterMode.Linear));
        }
        return Encode(flat);
    }

    /// <summary>A cover as pages show it, in few bytes: enough for 160 pixels on a dense screen.</summary>
    public static byte[] Small(byte[] jpeg) => Scaled(jpeg, SmallSize, SKEncodedImageFormat.Jpeg);

    /// <summary>A cover as an icon of a page (PNG, 64 pixels).</summary>
    public static byte[] Icon(byte[] jpeg) => Scaled(jpeg, 64, SKEncodedImageFormat.Png);

    private static byte[] Scaled(byte[] jpeg, int side, SKEncodedImageFormat format)
    {
        using var picture = SKBitmap.Decode(jpeg);
        using var small = picture.Resize(new SKSizeI(side, side), new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        using var data = small.Encode(format, 80);
        return data.ToArray();
    }

    private static byte[] Encode(SKBitmap picture)
    {
        for (var quality = 90; ; quality -= 10)
        {
            using var data = picture.Encode(SKEncodedImageFormat.Jpeg, quality);
            if (data.Size <= MostBytes || quality <= 40)
            {
                return data.ToArray();
            }
        }
    }

    private static SKBitmap Draw(Show show)
    {
        var palette = Palette.Of(show.Video);
        var bitmap = new SKBitmap(new SKImageInfo(DrawnSize, DrawnSize, SKColorType.Rgba8888, SKAlphaType.Opaque));
        using var canvas = new SKCanvas(bitmap);
        using var typefaces = new Typefaces(null);
        using var text = new TextLine(typefaces);
        using var shade = palette.Ground(DrawnSize, DrawnSize);
        using var ground = new SKPaint { Shader = shade };
        canvas.DrawRect(0, 0, DrawnSize, DrawnSize, ground);
        Wave(canvas, show.Title, palette.Accent);
        var size = 190f;
        var lines = text.Wrap(show.Title, typefaces.Bold, size, DrawnSize - 240);
        while (size > 70 && (lines.Count > 4 || text.HasWiderWord(show.Title, typefaces.Bold, size, DrawnSize - 240)))
        {
            size -= 10;
            lines = text.Wrap(show.Title, typefaces.Bold, size, DrawnSize - 240);
        }
        lines = text.WrapEvenly(show.Title, typefaces.Bold, size, DrawnSize - 240);
        using var ink = new SKPaint { Color = palette.Foreground, IsAntialias = true };
        var y = 160 + size;
        foreach (var line in lines)
        {
            text.Draw(canvas, line, 120, y, typefaces.Bold, size, ink);
            y += size * 1.12f;
        }
        if (show.Author.Length > 0)
        {
            using var quiet = new SKPaint { Color = palette.Quiet, IsAntialias = true };
            text.Draw(canvas, show.Author, 124, y + 20, typefaces.SemiBold, 58, quiet);
        }
        return bitmap;
    }

    /// <summary>Bars like a sound's, their heights from the title, so each show has its own.</summary>
    private static void Wave(SKCanvas canvas, string title, SKColor colour)
    {
        using var paint = new SKPaint { Color = colour, IsAntialias = true };
        var state = title.Aggregate(2166136261u, (hash, c) => (hash ^ c) * 16777619);
        const int bars = 29;
        for (var b = 0; b < bars; b++)
        {
            state = state * 1664525 + 1013904223;
            var envelope = Math.Sin(Math.PI * (b + 0.5) / bars);
            var height = (float)(40 + 230 * envelope * (0.35 + 0.65 * (state >> 8 & 0xFFFF) / 65536.0));
            var x = 120 + b * (DrawnSize - 240f) / bars;
            canvas.DrawRoundRect(x, 1130 - height / 2, 22, height, 11, 11, paint);
        }
    }
}
