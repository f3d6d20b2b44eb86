using System.Numerics;
using System.Numerics.Tensors;

namespace MediaPipeline.Speech.Whisper;

/// <summary>
/// Whisper's input: the log-mel spectrogram of 30 s at 16 kHz, 400-point Hann windows every 160 samples
/// (10 ms). The same figures as <c>log_mel_spectrogram</c> in openai/whisper's audio.py. An instance keeps
/// its buffers, so it serves one thread at a time and allocates nothing per window.
/// </summary>
public sealed class LogMelSpectrogram
{
    /// <summary>Frames in a window of 30 s.</summary>
    public const int Frames = 3000;

    /// <summary>Samples in a window of 30 s at 16,000 a second.</summary>
    public const int WindowSamples = 480_000;

    private const int Length = 400;
    private const int Hop = 160;
    private const int Bins = Length / 2 + 1;

    private static readonly float[] Hann = MakeHann();

    private readonly MixedRadixFft fft = new(Length);
    private readonly (int FirstBin, float[] Weights)[] filters;
    private readonly float[] padded = new float[WindowSamples + Length];
    private readonly Vector<float>[] real = new Vector<float>[Length];
    private readonly Vector<float>[] imaginary = new Vector<float>[Length];
    private readonly Vector<float>[] powerEven = new Vector<float>[Bins];
    private readonly Vector<float>[] powerOdd = new Vector<float>[Bins];

    /// <summary>Prepares filters and buffers for models of 80 or 128 mel bands.</summary>
    public LogMelSpectrogram(int bands)
    {
        Bands = bands;
        filters = new MelFilterBank(bands).Filters;
    }

    /// <summary>Mel bands: 80, or 128 for large-v3 and its relatives.</summary>
    public int Bands { get; }

    /// <summary>
    /// Computes the spectrogram of up to 30 s of samples (16 kHz); the rest of the window is silence.
    /// <paramref name="mel"/> takes [bands, 3000] row by row.
    /// </summary>
    public void Compute(ReadOnlySpan<float> samples, Span<float> mel)
    {
        if (samples.Length > WindowSamples || mel.Length != Bands * Frames)
        {
            throw new ArgumentException("A window is 480,000 samples at most and bands × 3000 values.");
        }
        Pad(samples);
        // Two real signals ride in one complex transform: the even frame as real, the odd as imaginary part.
        var lanes = Vector<float>.Count;
        var batch = lanes * 2;
        // Frames past the sound are all alike: the floor.
        var soundFrames = Math.Min(Frames, (samples.Length + Length) / Hop + 1);
        Span<float> column = stackalloc float[lanes];
        for (var first = 0; first < soundFrames; first += batch)
        {
            for (var i = 0; i < Length; i++)
            {
                for (var lane = 0; lane < lanes; lane++)
                {
                    column[lane] = FrameSample(first + 2 * lane, i);
                }
                real[i] = new Vector<float>(column) * Hann[i];
                for (var lane = 0; lane < lanes; lane++)
                {
                    column[lane] = FrameSample(first + 2 * lane + 1, i);
                }
                imaginary[i] = new Vector<float>(column) * Hann[i];
            }
            fft.Transform(real, imaginary);
            SplitPower();
            for (var band = 0; band < Bands; band++)
            {
                var (firstBin, weights) = filters[band];
                Vector<float> even = Vector<float>.Zero,
                    odd = Vector<float>.Zero;
                for (var k = 0; k < weights.Length; k++)
                {
                    even += powerEven[firstBin + k] * weights[k];
                    odd += powerOdd[firstBin + k] * weights[k];
                }
                var row = mel.Slice(band * Frames, Frames);
                for (var lane = 0; lane < lanes; lane++)
                {
                    var frame = first + 2 * lane;
                    if (frame < Frames)
                    {
                        row[frame] = even[lane];
                    }
                    if (frame + 1 < Frames)
                    {
                        row[frame + 1] = odd[lane];
                    }
                }
            }
        }
        for (var band = 0; band < Bands; band++)
        {
            mel.Slice(band * Frames, Frames)[soundFrames..].Clear();
        }
        ToLog(mel);
    }

    private float FrameSample(int frame, int i) => frame < Frames ? padded[frame * Hop + i] : 0;

    private void Pad(ReadOnlySpan<float> samples)
    {
        // The transform is centred: half a window of mirrored sound goes in front (torch.stft's `reflect`).
        const int half = Length / 2;
        padded.AsSpan().Clear();
        samples.CopyTo(padded.AsSpan(half));
        for (var i = 1; i <= half; i++)
        {
            padded[half - i] = padded[half + i];
            padded[half + WindowSamples - 1 + i] = padded[half + WindowSamples - 1 - i];
        }
    }

    private void SplitPower()
    {
        for (var k = 0; k < Bins; k++)
        {
            var mirror = (Length - k) % Length;
            Vector<float> evenReal = (real[k] + real[mirror]) * 0.5f,
                evenImaginary = (imaginary[k] - imaginary[mirror]) * 0.5f,
                oddReal = (imaginary[k] + imaginary[mirror]) * 0.5f,
                oddImaginary = (real[mirror] - real[k]) * 0.5f;
            powerEven[k] = evenReal * evenReal + evenImaginary * evenImaginary;
            powerOdd[k] = oddReal * oddReal + oddImaginary * oddImaginary;
        }
    }

    private static void ToLog(Span<float> mel)
    {
        TensorPrimitives.Max(mel, 1e-10f, mel);
        TensorPrimitives.Log10<float>(mel, mel);
        TensorPrimitives.Max(mel, TensorPrimitives.Max<float>(mel) - 8, mel);
        TensorPrimitives.Add(mel, 4, mel);
        TensorPrimitives.Divide(mel, 4, mel);
    }

    private static float[] MakeHann()
    {
        var window = new float[Length];
        for (var i = 0; i < Length; i++)
        {
            window[i] = (float)(0.5 - 0.5 * Math.Cos(2 * Math.PI * i / Length));
        }
        return window;
    }
}
