using System.Numerics;
using System.Numerics.Tensors;
using MediaPipeline.Speech.Whisper;

namespace MediaPipeline.Speech.Alignment;

/// <summary>
/// How speech sounds from moment to moment: 20 mel-frequency cepstral coefficients and their slopes, every 5 ms over
/// 25 ms (Davis and Mermelstein, 1980), each with mean 0 and deviation 1 over the passage, so that neither the voice's
/// loudness nor the microphone's colour counts.
/// </summary>
internal sealed class CepstralFrames
{
    /// <summary>Seconds from frame to frame.</summary>
    public const double Hop = 0.005;

    /// <summary>Values of a frame: coefficients, then slopes.</summary>
    public const int Width = 2 * Coefficients;

    private const int Coefficients = 20;
    private const int Bands = 40;
    private const int Length = 400;
    private const int HopSamples = 80;

    /// <summary>Frames on either side that a slope is taken over.</summary>
    private const int SlopeReach = 4;

    private static readonly MelFilterBank Mel = new(Bands);

    private readonly float[] values;

    private CepstralFrames(float[] values, int count)
    {
        this.values = values;
        Count = count;
    }

    public int Count { get; }

    public ReadOnlySpan<float> this[int frame] => values.AsSpan(frame * Width, Width);

    /// <summary>The frames of speech at 16,000 samples a second; frame f is centred at f × 5 ms.</summary>
    public static CepstralFrames Of(ReadOnlySpan<float> samples)
    {
        var count = samples.Length / HopSamples + 1;
        var values = new float[count * Width];
        Cepstra(samples, count, values);
        for (var f = 0; f < count; f++)
        {
            for (var c = 0; c < Coefficients; c++)
            {
                var (before, after) = (Math.Max(0, f - SlopeReach), Math.Min(count - 1, f + SlopeReach));
                values[f * Width + Coefficients + c] = values[after * Width + c] - values[before * Width + c];
            }
        }
        Normalise(values, count);
        return new CepstralFrames(values, count);
    }

    private static void Cepstra(ReadOnlySpan<float> samples, int count, float[] values)
    {
        var fft = new MixedRadixFft(Length);
        var real = new Vector<float>[Length];
        var imaginary = new Vector<float>[Length];
        Span<float> lane = stackalloc float[Vector<float>.Count];
        Span<float> log = stackalloc float[Bands];
        for (var first = 0; first < count; first += lane.Length)
        {
            for (var i = 0; i < Length; i++)
            {
                var hann = (float)(0.5 - 0.5 * Math.Cos(2 * Math.PI * i / Length));
                for (var l = 0; l < lane.Length; l++)
                {
                    var at = (first + l) * HopSamples + i - Length / 2;
                    lane[l] = at >= 0 && at < samples.Length ? samples[at] * hann : 0;
                }
                real[i] = new Vector<float>(lane);
                imaginary[i] = Vector<float>.Zero;
            }
            fft.Transform(real, imaginary);
            for (var l = 0; l < lane.Length && first + l < count; l++)
            {
                for (var b = 0; b < Bands; b++)
                {
                    var (bin, weights) = Mel.Filters[b];
                    var power = 0f;
                    for (var w = 0; w < weights.Length; w++)
                    {
                        power += weights[w] * (real[bin + w][l] * real[bin + w][l] + imaginary[bin + w][l] * imaginary[bin + w][l]);
                    }
                    log[b] = MathF.Log(power + 1e-8f);
                }
                for (var c = 0; c < Coefficients; c++)
                {
                    var sum = 0f;
                    for (var b = 0; b < Bands; b++)
                    {
                        sum += log[b] * Cosine(c, b);
                    }
                    values[(first + l) * Width + c] = sum;
                }
            }
        }
    }

    private static readonly float[] Cosines =
    [
        .. from c in Enumerable.Range(0, Coefficients)
        from b in Enumerable.Range(0, Bands)
        select (float)Math.Cos(Math.PI * c * (b + 0.5) / Bands),
    ];

    private static float Cosine(int coefficient, int band) => Cosines[coefficient * Bands + band];

    private static void Normalise(float[] values, int count)
    {
        for (var c = 0; c < Width; c++)
        {
            double sum = 0,
                squares = 0;
            for (var f = 0; f < count; f++)
            {
                sum += values[f * Width + c];
                squares += (double)values[f * Width + c] * values[f * Width + c];
            }
            var mean = sum / count;
            var deviation = Math.Sqrt(Math.Max(1e-9, squares / count - mean * mean));
            for (var f = 0; f < count; f++)
            {
                values[f * Width + c] = (float)((values[f * Width + c] - mean) / deviation);
            }
        }
    }

    /// <summary>How unlike two frames are.</summary>
    public static float Distance(ReadOnlySpan<float> a, ReadOnlySpan<float> b) => TensorPrimitives.Distance(a, b);
}
