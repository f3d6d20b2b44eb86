using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace MediaPipeline.Speech.Whisper;

/// <summary>
/// The natural logarithm of the sum of the exponents of scores: subtracted from a score it gives a log-probability. It is
/// asked of the whole vocabulary at every token, so the exponents are its own: e^x as 2^n e^r with r at most half of ln 2, and e^r by the
/// polynomial of Cephes' <c>expf</c> (S. Moshier, netlib.org/cephes), to 2e-7 of the value. The library's is made of generic parts, each
/// compiled by itself and slow at first.
/// </summary>
public static class LogSumExp
{
    /// <summary>What lies further under the highest score adds nothing that a float could hold.</summary>
    private const float Least = -87;

    /// <summary>So many vectors are added as floats; the sums of those as doubles.</summary>
    private const int Block = 64;

    /// <param name="scores">At least one; those that cannot be may be negative infinity.</param>
    public static float Of(ReadOnlySpan<float> scores)
    {
        var top = TensorPrimitives.Max(scores);
        if (float.IsNegativeInfinity(top))
        {
            return top;
        }
        var vectors = MemoryMarshal.Cast<float, Vector<float>>(scores);
        var sum = 0.0;
        for (var from = 0; from < vectors.Length; from += Block)
        {
            sum += SumOf(vectors[from..Math.Min(from + Block, vectors.Length)], top);
        }
        foreach (var score in scores[(vectors.Length * Vector<float>.Count)..])
        {
            sum += MathF.Exp(score - top);
        }
        return top + (float)Math.Log(sum);
    }

    private static float SumOf(ReadOnlySpan<Vector<float>> scores, float top)
    {
        var sum = Vector<float>.Zero;
        foreach (var vector in scores)
        {
            var x = Vector.Max(vector - new Vector<float>(top), new Vector<float>(Least));
            var n = Vector.Floor(x * 1.44269504f + new Vector<float>(0.5f));
            // ln 2 in two parts, of which the first times n is exact.
            var r = x - n * 0.693359375f + n * 2.12194440e-4f;
            var e = new Vector<float>(1.9875691500e-4f);
            e = e * r + new Vector<float>(1.3981999507e-3f);
            e = e * r + new Vector<float>(8.3334519073e-3f);
            e = e * r + new Vector<float>(4.1665795894e-2f);
            e = e * r + new Vector<float>(1.6666665459e-1f);
            e = e * r + new Vector<float>(5.0000001201e-1f);
            e = e * r * r + r + Vector<float>.One;
            var power = Vector.AsVectorSingle((Vector.ConvertToInt32(n) + new Vector<int>(127)) << 23);
            sum += e * power;
        }
        return Vector.Sum(sum);
    }
}
