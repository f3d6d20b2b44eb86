using SkiaSharp;

namespace MediaPipeline.Tests.Video;

/// <summary>
/// How different two pictures look: their colours in CIE L*a*b*, averaged over tiles as the eye does from its distance, so
/// that edges smoothed a little otherwise count for nothing, and a word that is gone for much.
/// </summary>
internal static class PerceptualDifference
{
    private const int Tile = 8;

    /// <summary>The mean difference of all tiles, and the greatest of any, in units of ΔE: 1 can just be seen, side by side.</summary>
    public static (double Mean, double Worst) Of(SKBitmap a, SKBitmap b)
    {
        if (a.Width != b.Width || a.Height != b.Height)
        {
            return (100, 100);
        }
        var differences = new List<double>();
        for (var y = 0; y + Tile <= a.Height; y += Tile)
        {
            for (var x = 0; x + Tile <= a.Width; x += Tile)
            {
                var (l, m) = (Average(a, x, y), Average(b, x, y));
                differences.Add(Math.Sqrt(Square(l.L - m.L) + Square(l.A - m.A) + Square(l.B - m.B)));
            }
        }
        return (differences.Average(), differences.Max());
    }

    private static double Square(double x) => x * x;

    private static (double L, double A, double B) Average(SKBitmap picture, int left, int top)
    {
        double l = 0,
            a = 0,
            b = 0;
        for (var y = 0; y < Tile; y++)
        {
            for (var x = 0; x < Tile; x++)
            {
                var lab = Lab(picture.GetPixel(left + x, top + y));
                (l, a, b) = (l + lab.L, a + lab.A, b + lab.B);
            }
        }
        const double count = Tile * Tile;
        return (l / count, a / count, b / count);
    }

    /// <summary>sRGB to CIE 1976 L*a*b*, white of D65 (IEC 61966-2-1; CIE 15).</summary>
    private static (double L, double A, double B) Lab(SKColor colour)
    {
        static double Linear(byte value) => value / 255.0 is var v && v <= 0.04045 ? v / 12.92 : Math.Pow((v + 0.055) / 1.055, 2.4);
        static double F(double t) => t > 216.0 / 24389 ? Math.Cbrt(t) : (24389.0 / 27 * t + 16) / 116;
        var (r, g, b) = (Linear(colour.Red), Linear(colour.Green), Linear(colour.Blue));
        var x = F((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505);
        var y = F(0.2126 * r + 0.7152 * g + 0.0722 * b);
        var z = F((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089);
        return (116 * y - 16, 500 * (x - y), 200 * (y - z));
    }
}
