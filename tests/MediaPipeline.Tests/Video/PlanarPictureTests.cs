using CsCheck;
using MediaPipeline.Filming;

namespace MediaPipeline.Tests.Video;

public sealed class PlanarPictureTests
{
    [Fact]
    public void Planes_hold_what_bt709_says_of_any_pixels_and_widths() =>
        Gen.Select(Gen.Int[1, 20], Gen.Int[1, 4], Gen.Int)
            .Sample(
                (halfWidth, halfHeight, seed) =>
                {
                    var (width, height) = (2 * halfWidth, 2 * halfHeight);
                    var pixels = new byte[width * height * 4];
                    new Random(seed).NextBytes(pixels);
                    var picture = new PlanarPicture(width, height);

                    picture.Take(pixels, 0);

                    for (var y = 0; y < height; y++)
                    {
                        for (var x = 0; x < width; x++)
                        {
                            ((double)picture.Bytes[y * width + x]).ShouldBe(Coded(pixels, [(x, y)], width).Luma, 0.51);
                        }
                    }
                    for (var y = 0; y < halfHeight; y++)
                    {
                        for (var x = 0; x < halfWidth; x++)
                        {
                            (int, int)[] four = [(2 * x, 2 * y), (2 * x + 1, 2 * y), (2 * x, 2 * y + 1), (2 * x + 1, 2 * y + 1)];
                            var (_, blue, red) = Coded(pixels, four, width);
                            var at = width * height + y * halfWidth + x;
                            ((double)picture.Bytes[at]).ShouldBe(blue, 0.51);
                            ((double)picture.Bytes[at + halfWidth * halfHeight]).ShouldBe(red, 0.51);
                        }
                    }
                },
                iter: 100
            );

    /// <summary>The mean of pixels by the standard's own equations (ITU-R BT.709-6, items 3.2 to 3.4), in the range 16 to 235.</summary>
    private static (double Luma, double Blue, double Red) Coded(byte[] pixels, (int X, int Y)[] places, int width)
    {
        double Mean(int channel) => places.Average(p => pixels[(p.Y * width + p.X) * 4 + channel]) / 255;
        var (red, green, blue) = (Mean(2), Mean(1), Mean(0));
        var luma = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
        return (16 + 219 * luma, 128 + 224 * (blue - luma) / 1.8556, 128 + 224 * (red - luma) / 1.5748);
    }
}
