using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace MediaPipeline.Filming;

/// <summary>
/// A picture as encoders take it: planes of 8-bit Y, Cb and Cr, colour at half the width and height (4:2:0),
/// BT.709 in the range 16 to 235 (ITU-R BT.709-6, item 3; rounded to 16 bits).
/// </summary>
internal sealed class PlanarPicture(int width, int height)
{
    /// <summary>The planes, one after the other.</summary>
    public byte[] Bytes { get; } = new byte[width * height * 3 / 2];

    /// <summary>The card that the rows above the strip show; null before the first.</summary>
    public Card? Card { get; set; }

    /// <summary>Takes rows over from pixels of B, G, R, A.</summary>
    /// <param name="pixels">All rows of the picture.</param>
    /// <param name="from">The first row to take over, even.</param>
    public void Take(ReadOnlySpan<byte> pixels, int from)
    {
        var luma = Bytes.AsSpan(0, width * height);
        var half = width / 2;
        var blue = Bytes.AsSpan(width * height, half * height / 2);
        var red = Bytes.AsSpan(width * height + half * height / 2, half * height / 2);
        for (var y = from; y < height; y += 2)
        {
            var upper = pixels.Slice(y * width * 4, width * 4);
            var lower = pixels.Slice((y + 1) * width * 4, width * 4);
            var upperLuma = luma.Slice(y * width, width);
            var lowerLuma = luma.Slice((y + 1) * width, width);
            var blueRow = blue.Slice(y / 2 * half, half);
            var redRow = red.Slice(y / 2 * half, half);
            var x = 0;
            for (; 2 * x + Block <= width; x += Block / 2)
            {
                var (a, b) = (Pixels(upper, 2 * x), Pixels(lower, 2 * x));
                Luma(a, upperLuma[(2 * x)..]);
                Luma(b, lowerLuma[(2 * x)..]);
                var (red4, green4, blue4) = (Four(Red(a) + Red(b)), Four(Green(a) + Green(b)), Four(Blue(a) + Blue(b)));
                Even((-6596 * red4 - 22189 * green4 + 28785 * blue4 + ChromaZero) >> 18, blueRow[x..]);
                Even((28785 * red4 - 26145 * green4 - 2640 * blue4 + ChromaZero) >> 18, redRow[x..]);
            }
            for (; x < half; x++)
            {
                var a = upper.Slice(x * 8, 8);
                var b = lower.Slice(x * 8, 8);
                upperLuma[2 * x] = Luma(a[2], a[1], a[0]);
                upperLuma[2 * x + 1] = Luma(a[6], a[5], a[4]);
                lowerLuma[2 * x] = Luma(b[2], b[1], b[0]);
                lowerLuma[2 * x + 1] = Luma(b[6], b[5], b[4]);
                int r = a[2] + a[6] + b[2] + b[6],
                    g = a[1] + a[5] + b[1] + b[5],
                    bl = a[0] + a[4] + b[0] + b[4];
                blueRow[x] = (byte)((-6596 * r - 22189 * g + 28785 * bl + (128 << 18) + (1 << 17)) >> 18);
                redRow[x] = (byte)((28785 * r - 26145 * g - 2640 * bl + (128 << 18) + (1 << 17)) >> 18);
            }
        }
    }

    // Inlined by order: vectors are not compiled ahead, and a film is over before a call of its own would be compiled well.

    /// <summary>Pixels worked on at once.</summary>
    private const int Block = 8;

    private static readonly Vector256<int> ChromaZero = Vector256.Create((128 << 18) + (1 << 17));
    private static readonly Vector256<int> LumaZero = Vector256.Create((16 << 16) + (1 << 15));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> Pixels(ReadOnlySpan<byte> row, int at) => Vector256.Create<byte>(row.Slice(at * 4, Block * 4)).AsInt32();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> Red(Vector256<int> pixels) => (pixels >>> 16) & Vector256.Create(0xFF);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> Green(Vector256<int> pixels) => (pixels >>> 8) & Vector256.Create(0xFF);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> Blue(Vector256<int> pixels) => pixels & Vector256.Create(0xFF);

    /// <summary>The sums of neighbours, in the first, third, fifth and seventh place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> Four(Vector256<int> sums) => sums + (sums.AsUInt64() >>> 32).AsInt32();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Luma(Vector256<int> pixels, Span<byte> luma)
    {
        var values = (11966 * Red(pixels) + 40254 * Green(pixels) + 4064 * Blue(pixels) + LumaZero) >> 16;
        var bytes = Vector256.Narrow(Vector256.Narrow(values, values).AsUInt16(), Vector256<ushort>.Zero);
        MemoryMarshal.Write(luma, bytes.AsUInt64()[0]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Even(Vector256<int> values, Span<byte> chroma)
    {
        chroma[0] = (byte)values[0];
        chroma[1] = (byte)values[2];
        chroma[2] = (byte)values[4];
        chroma[3] = (byte)values[6];
    }

    private static byte Luma(int r, int g, int b) => (byte)((11966 * r + 40254 * g + 4064 * b + (16 << 16) + (1 << 15)) >> 16);
}
