using MediaPipeline.Art;
using MediaPipeline.Shows;
using SkiaSharp;

namespace MediaPipeline.Tests.Art;

public sealed class CoverTests
{
    private static readonly Show Show = new() { Title = "Covered" };

    private readonly string folder = Project.NewFolder();

    [Theory]
    [InlineData(1399, 1399, SKEncodedImageFormat.Png, "1399 × 1399 pixels")]
    [InlineData(3001, 3001, SKEncodedImageFormat.Jpeg, "3001 × 3001 pixels")]
    [InlineData(1600, 1400, SKEncodedImageFormat.Png, "1600 × 1400 pixels")]
    [InlineData(1400, 1400, SKEncodedImageFormat.Webp, "a Webp inside")]
    public void What_apple_and_spotify_refuse_is_refused_with_the_reason(int width, int height, SKEncodedImageFormat format, string reason)
    {
        var file = Save(width, height, format, SKColors.Teal);

        var error = Should.Throw<WrongInputException>(() => Cover.Jpeg(file, Show));

        error.Problem.ShouldContain(reason);
        error.Where.ShouldBe(file);
    }

    [Fact]
    public void A_file_that_is_no_picture_is_told()
    {
        var file = Path.Combine(folder, "cover.png");
        File.WriteAllText(file, "no picture");

        Should.Throw<WrongInputException>(() => Cover.Jpeg(file, Show)).Problem.ShouldContain("no picture");
    }

    [Fact]
    public void A_cover_is_square_small_and_opaque_whatever_it_is_made_of()
    {
        var drawn = Cover.Jpeg(null, Show);
        var own = Cover.Jpeg(Save(1400, 1400, SKEncodedImageFormat.Png, SKColors.Transparent), Show);

        foreach (var jpeg in new[] { drawn, own })
        {
            using var codec = SKCodec.Create(new MemoryStream(jpeg));
            codec.EncodedFormat.ShouldBe(SKEncodedImageFormat.Jpeg);
            (codec.Info.Width, codec.Info.Height).ShouldBe((1400, 1400));
            jpeg.Length.ShouldBeLessThan(512 * 1024);
        }
        // Where it was transparent the show's background is.
        using var flat = SKBitmap.Decode(own);
        flat.GetPixel(700, 700).Blue.ShouldBeInRange((byte)0x20, (byte)0x2C);
        using var small = SKBitmap.Decode(Cover.Small(drawn));
        small.Width.ShouldBe(Cover.SmallSize);
    }

    private string Save(int width, int height, SKEncodedImageFormat format, SKColor colour)
    {
        using var bitmap = new SKBitmap(width, height);
        bitmap.Erase(colour);
        var file = Path.Combine(folder, "cover.png");
        using var stream = File.Create(file);
        bitmap.Encode(stream, format, 90);
        return file;
    }
}
