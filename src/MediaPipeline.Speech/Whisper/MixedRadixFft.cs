using System.Numerics;

namespace MediaPipeline.Speech.Whisper;

/// <summary>
/// A complex Fourier transform of any length made of the factors 4 and 5 (400 = 4·4·5·5), done on as many
/// signals at once as a vector register has lanes. Stockham's self-sorting form, so no bit reversal
/// (Van Loan, Computational Frameworks for the Fast Fourier Transform, 1992, section 1.7).
/// </summary>
internal sealed class MixedRadixFft
{
    private readonly int[] factors;
    private readonly float[][] cosines;
    private readonly float[][] sines;
    private readonly Vector<float>[] spareReal;
    private readonly Vector<float>[] spareImaginary;

    public MixedRadixFft(int length)
    {
        Length = length;
        factors = Factor(length);
        cosines = new float[factors.Length][];
        sines = new float[factors.Length][];
        var n = length;
        for (var f = 0; f < factors.Length; f++)
        {
            var radix = factors[f];
            var m = n / radix;
            cosines[f] = new float[m * radix];
            sines[f] = new float[m * radix];
            for (var p = 0; p < m; p++)
            {
                for (var k = 0; k < radix; k++)
                {
                    var (sin, cos) = Math.SinCos(-2 * Math.PI * p * k / n);
                    cosines[f][p * radix + k] = (float)cos;
                    sines[f][p * radix + k] = (float)sin;
                }
            }
            n = m;
        }
        spareReal = new Vector<float>[length];
        spareImaginary = new Vector<float>[length];
    }

    public int Length { get; }

    /// <summary>
    /// Transforms in place: element i holds sample i (afterwards bin i) of every lane's signal.
    /// </summary>
    public void Transform(Vector<float>[] real, Vector<float>[] imaginary)
    {
        var (fromReal, fromImaginary, toReal, toImaginary) = (real, imaginary, spareReal, spareImaginary);
        var n = Length;
        var stride = 1;
        for (var f = 0; f < factors.Length; f++)
        {
            var m = n / factors[f];
            if (factors[f] == 4)
            {
                PassOf4(f, m, stride, fromReal, fromImaginary, toReal, toImaginary);
            }
            else
            {
                PassOf5(f, m, stride, fromReal, fromImaginary, toReal, toImaginary);
            }
            (fromReal, toReal) = (toReal, fromReal);
            (fromImaginary, toImaginary) = (toImaginary, fromImaginary);
            n = m;
            stride *= factors[f];
        }
        if (!ReferenceEquals(fromReal, real))
        {
            fromReal.CopyTo(real, 0);
            fromImaginary.CopyTo(imaginary, 0);
        }
    }

    private void PassOf4(int f, int m, int stride, Vector<float>[] xr, Vector<float>[] xi, Vector<float>[] yr, Vector<float>[] yi)
    {
        for (var p = 0; p < m; p++)
        {
            var w = p * 4;
            for (var q = 0; q < stride; q++)
            {
                int a = q + stride * p,
                    b = a + stride * m,
                    c = b + stride * m,
                    d = c + stride * m;
                Vector<float> acr = xr[a] + xr[c],
                    aci = xi[a] + xi[c],
                    amr = xr[a] - xr[c],
                    ami = xi[a] - xi[c];
                Vector<float> bdr = xr[b] + xr[d],
                    bdi = xi[b] + xi[d],
                    bmr = xr[b] - xr[d],
                    bmi = xi[b] - xi[d];
                var to = q + stride * 4 * p;
                yr[to] = acr + bdr;
                yi[to] = aci + bdi;
                Store(f, w + 1, to + stride, amr + bmi, ami - bmr, yr, yi);
                Store(f, w + 2, to + 2 * stride, acr - bdr, aci - bdi, yr, yi);
                Store(f, w + 3, to + 3 * stride, amr - bmi, ami + bmr, yr, yi);
            }
        }
    }

    private void PassOf5(int f, int m, int stride, Vector<float>[] xr, Vector<float>[] xi, Vector<float>[] yr, Vector<float>[] yi)
    {
        const float cos1 = 0.30901699437494745f,
            cos2 = -0.8090169943749475f,
            sin1 = 0.9510565162951535f,
            sin2 = 0.5877852522924731f;
        for (var p = 0; p < m; p++)
        {
            var w = p * 5;
            for (var q = 0; q < stride; q++)
            {
                int a = q + stride * p,
                    b = a + stride * m,
                    c = b + stride * m,
                    d = c + stride * m,
                    e = d + stride * m;
                Vector<float> ber = xr[b] + xr[e],
                    bei = xi[b] + xi[e],
                    cdr = xr[c] + xr[d],
                    cdi = xi[c] + xi[d];
                Vector<float> bdr = xr[b] - xr[e],
                    bdi = xi[b] - xi[e],
                    cmr = xr[c] - xr[d],
                    cmi = xi[c] - xi[d];
                Vector<float> r1 = xr[a] + cos1 * ber + cos2 * cdr,
                    i1 = xi[a] + cos1 * bei + cos2 * cdi,
                    r2 = xr[a] + cos2 * ber + cos1 * cdr,
                    i2 = xi[a] + cos2 * bei + cos1 * cdi;
                Vector<float> s1r = sin1 * bdr + sin2 * cmr,
                    s1i = sin1 * bdi + sin2 * cmi,
                    s2r = sin2 * bdr - sin1 * cmr,
                    s2i = sin2 * bdi - sin1 * cmi;
                var to = q + stride * 5 * p;
                yr[to] = xr[a] + ber + cdr;
                yi[to] = xi[a] + bei + cdi;
                Store(f, w + 1, to + stride, r1 + s1i, i1 - s1r, yr, yi);
                Store(f, w + 2, to + 2 * stride, r2 + s2i, i2 - s2r, yr, yi);
                Store(f, w + 3, to + 3 * stride, r2 - s2i, i2 + s2r, yr, yi);
                Store(f, w + 4, to + 4 * stride, r1 - s1i, i1 + s1r, yr, yi);
            }
        }
    }

    private void Store(int f, int twiddle, int at, Vector<float> real, Vector<float> imaginary, Vector<float>[] yr, Vector<float>[] yi)
    {
        var cos = cosines[f][twiddle];
        var sin = sines[f][twiddle];
        yr[at] = real * cos - imaginary * sin;
        yi[at] = real * sin + imaginary * cos;
    }

    private static int[] Factor(int length)
    {
        var factors = new List<int>();
        foreach (var factor in (ReadOnlySpan<int>)[4, 5])
        {
            while (length % factor == 0)
            {
                factors.Add(factor);
                length /= factor;
            }
        }
        return length == 1 ? [.. factors] : throw new ArgumentException("The length must be made of the factors 4 and 5.", nameof(length));
    }
}
