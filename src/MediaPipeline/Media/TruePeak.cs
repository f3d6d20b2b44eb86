using System.Numerics;
using System.Runtime.InteropServices;

namespace MediaPipeline.Media;

/// <summary>
/// The peaks between samples: the sound at four times its rate, by the interpolating filter of ITU-R BS.1770-4, annex 2.
/// </summary>
internal sealed class TruePeak
{
    /// <summary>Samples that the filter looks at, the newest and those before it.</summary>
    public const int Taps = 12;

    private const int Chunk = 4096;

    /// <summary>So many samples are passed over at once where they are too soft to hold a peak that matters.</summary>
    private const int Stretch = 256;

    /// <summary>No peak is higher than so many times the highest sample the filter looks at: the sum of a phase's amounts, rounded up.</summary>
    private const float Most = 2.03f;

    /// <summary>The filter's phases, each from the newest sample to the oldest; the last two are the first two turned round.</summary>
    private static readonly float[][] Phases =
    [
        [
            0.001708984375f,
            0.010986328125f,
            -0.0196533203125f,
            0.033203125f,
            -0.0594482421875f,
            0.1373291015625f,
            0.97216796875f,
            -0.102294921875f,
            0.047607421875f,
            -0.026611328125f,
            0.014892578125f,
            -0.00830078125f,
        ],
        [
            -0.0291748046875f,
            0.029296875f,
            -0.0517578125f,
            0.089111328125f,
            -0.16650390625f,
            0.465087890625f,
            0.77978515625f,
            -0.2003173828125f,
            0.1015625f,
            -0.0582275390625f,
            0.0330810546875f,
            -0.0189208984375f,
        ],
    ];

    private readonly float[][] sounds;
    private readonly float[] peaks = new float[Chunk];
    private float highest;

    public TruePeak(int channels) => sounds = [.. Enumerable.Range(0, channels).Select(_ => new float[Taps - 1 + Chunk])];

    /// <summary>Takes a piece, of which only the highest peak is wanted; samples of two channels by turns.</summary>
    public void Add(ReadOnlySpan<float> samples)
    {
        while (samples.Length > 0)
        {
            var count = Math.Min(samples.Length, Chunk * sounds.Length);
            var found = peaks.AsSpan(0, count / sounds.Length);
            Follow(samples[..count], found, highest);
            foreach (var peak in found)
            {
                highest = Math.Max(highest, peak);
            }
            samples = samples[count..];
        }
    }

    /// <summary>The highest peak of all that was added, as an amplitude, were the last sample the end.</summary>
    public float Highest()
    {
        var ending = new TruePeak(sounds.Length);
        foreach (var (held, copy) in sounds.Zip(ending.sounds))
        {
            held.AsSpan(0, Taps - 1).CopyTo(copy);
        }
        ending.Add(new float[(Taps - 1) * sounds.Length]);
        return Math.Max(highest, ending.highest);
    }

    /// <summary>
    /// For each sample (of all channels at that time) the highest amplitude that the filter finds as that one comes in: a peak
    /// shows with the sample at which it lies, or within the <see cref="Taps"/> after it.
    /// </summary>
    /// <param name="samples">At most 4,096 of each channel, by turns.</param>
    /// <param name="found">As many as there are of a channel.</param>
    /// <param name="least">Peaks that are not higher need not be found: 0 may stand for them.</param>
    public void Follow(ReadOnlySpan<float> samples, Span<float> found, float least)
    {
        var count = found.Length;
        found.Clear();
        for (var c = 0; c < sounds.Length; c++)
        {
            var sound = sounds[c];
            for (var i = 0; i < count; i++)
            {
                sound[Taps - 1 + i] = samples[i * sounds.Length + c];
            }
            var all = sound.AsSpan(0, Taps - 1 + count);
            // Speech without music is the same on both sides.
            if (c > 0 && all.SequenceEqual(sounds[0].AsSpan(0, all.Length)))
            {
                continue;
            }
            for (var from = 0; from < count; from += Stretch)
            {
                var stretch = found[from..Math.Min(from + Stretch, count)];
                var heard = all.Slice(from, Taps - 1 + stretch.Length);
                if (heard.ContainsAnyExceptInRange(-least / Most, least / Most))
                {
                    Raise(heard, stretch);
                }
            }
        }
        foreach (var sound in sounds)
        {
            sound.AsSpan(count, Taps - 1).CopyTo(sound);
        }
    }

    private static void Raise(ReadOnlySpan<float> sound, Span<float> found)
    {
        var i = 0;
        ref var source = ref MemoryMarshal.GetReference(sound);
        for (; i + Vector<float>.Count <= found.Length; i += Vector<float>.Count)
        {
            Vector<float> a = default,
                b = default,
                c = default,
                d = default;
            for (var k = 0; k < Taps; k++)
            {
                var x = Vector.LoadUnsafe(ref source, (nuint)(i + k));
                a += x * Phases[0][k];
                b += x * Phases[1][k];
                c += x * Phases[1][Taps - 1 - k];
                d += x * Phases[0][Taps - 1 - k];
            }
            var own = Vector.LoadUnsafe(ref source, (nuint)(i + Taps - 1));
            var peak = Vector.Max(Vector.Max(Vector.Abs(a), Vector.Abs(b)), Vector.Max(Vector.Abs(c), Vector.Abs(d)));
            peak = Vector.Max(Vector.Max(peak, Vector.Abs(own)), new Vector<float>(found[i..]));
            peak.CopyTo(found[i..]);
        }
        for (; i < found.Length; i++)
        {
            float a = 0,
                b = 0,
                c = 0,
                d = 0;
            for (var k = 0; k < Taps; k++)
            {
                var x = sound[i + k];
                a += x * Phases[0][k];
                b += x * Phases[1][k];
                c += x * Phases[1][Taps - 1 - k];
                d += x * Phases[0][Taps - 1 - k];
            }
            var peak = Math.Max(Math.Max(Math.Abs(a), Math.Abs(b)), Math.Max(Math.Abs(c), Math.Abs(d)));
            found[i] = Math.Max(found[i], Math.Max(peak, Math.Abs(sound[i + Taps - 1])));
        }
    }
}
