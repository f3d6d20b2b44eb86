using SkiaSharp;

namespace MediaPipeline.Art;

/// <summary>Pictures of the host's: looked at before they are unpacked, since a small file may claim to hold any number of pixels.</summary>
internal static class PictureFile
{
    /// <summary>Pixels; four bytes each are held in memory. No camera makes more.</summary>
    private const long MostPixels = 150_000_000;

    /// <summary>The picture; to be disposed of.</summary>
    /// <exception cref="WrongInputException">The file is no picture, or one of too many pixels.</exception>
    public static SKBitmap Decode(string file)
    {
        using var codec = Open(file);
        return Decode(codec, file);
    }

    /// <summary>What a picture's file says of itself; to be disposed of.</summary>
    /// <exception cref="WrongInputException">The file is no picture, or one of too many pixels.</exception>
    public static SKCodec Open(string file)
    {
        var codec = SKCodec.Create(file) ?? throw Unreadable(file);
        var (width, height) = (codec.Info.Width, codec.Info.Height);
        if ((long)width * height > MostPixels)
        {
            codec.Dispose();
            throw new WrongInputException(
                $"The picture has {width} × {height} pixels, more than any page or film shows.",
                file,
                "Scale it, for example to 3000 pixels on its longer side."
            );
        }
        return codec;
    }

    /// <summary>The pixels of an opened picture; to be disposed of.</summary>
    public static SKBitmap Decode(SKCodec codec, string file) => SKBitmap.Decode(codec) ?? throw Unreadable(file);

    private static WrongInputException Unreadable(string file) => new("This is no picture that can be read.", file, "Give a JPEG or PNG.");
}
