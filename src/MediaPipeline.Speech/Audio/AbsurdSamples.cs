namespace MediaPipeline.Speech.Audio;

/// <summary>A sample that no microphone gave.</summary>
/// <param name="Time">Seconds.</param>
/// <param name="Value">What stood there: not a number, infinite, or far beyond all others.</param>
public readonly record struct AbsurdSample(double Time, float Value);

/// <summary>
/// Samples in floating point that are no sound: not a number, infinite, or so far beyond all others that one of them
/// would be all that a meter sees. Recorders and exports leave them; they are found in a first pass and replaced, in a
/// second one, by a line between their neighbours.
/// </summary>
public sealed class AbsurdSamples
{
    /// <summary>Recordings in floating point may exceed full scale, but not by this (12 dB) where the rest is usual.</summary>
    private const float LeastAbsurd = 4;

    /// <summary>So far (40 dB) above what 99 of 100 samples lie under, nothing is a voice.</summary>
    private const float FarBeyond = 100;

    /// <summary>How many are told by time and value.</summary>
    private const int MostTold = 5;

    // How many samples have which binary exponent.
    private readonly long[] exponents = new long[256];
    private long count;
    private long unreal;
    private float highest;

    /// <summary>Looks at samples, in the first pass.</summary>
    public void Scan(ReadOnlySpan<float> samples)
    {
        foreach (var sample in samples)
        {
            if (float.IsFinite(sample))
            {
                highest = Math.Max(highest, Math.Abs(sample));
            }
            else
            {
                unreal++;
            }
            exponents[BitConverter.SingleToUInt32Bits(sample) >> 23 & 0xFF]++;
        }
        count += samples.Length;
    }

    /// <summary>The level above which a sample is absurd, after the first pass.</summary>
    public float Threshold
    {
        get
        {
            var (exponent, under) = (0, exponents[0]);
            while (exponent < 254 && under < (count - unreal) * 0.99)
            {
                under += exponents[++exponent];
            }
            return Math.Max(LeastAbsurd, FarBeyond * MathF.ScaleB(1, exponent - 126));
        }
    }

    /// <summary>Whether there are any, after the first pass.</summary>
    public bool AreThere => unreal > 0 || highest > Threshold;

    /// <summary>The first of those that were replaced, in the order of time.</summary>
    public IReadOnlyList<AbsurdSample> Told => told;

    /// <summary>How many were replaced.</summary>
    public long Replaced { get; private set; }

    private readonly List<AbsurdSample> told = [];

    /// <summary>
    /// The second pass: calls <paramref name="set"/> with the index and the new value of each absurd sample. Channels
    /// alternate; a gap at the start or the end is filled with its one neighbour.
    /// </summary>
    /// <param name="blocks">All samples once more, in order.</param>
    /// <param name="channels">How many channels alternate.</param>
    /// <param name="sampleRate">Samples a second of each.</param>
    /// <param name="set">Told the index among all samples, and the value to put there.</param>
    public void Replace(IEnumerable<ReadOnlyMemory<float>> blocks, int channels, int sampleRate, Action<long, float> set)
    {
        var threshold = Threshold;
        var before = new float?[channels];
        var gaps = new List<long>[channels];
        for (var c = 0; c < channels; c++)
        {
            gaps[c] = [];
        }
        long index = 0;
        foreach (var block in blocks)
        {
            foreach (var sample in block.Span)
            {
                var channel = (int)(index % channels);
                if (float.IsFinite(sample) && Math.Abs(sample) <= threshold)
                {
                    Fill(gaps[channel], before[channel], sample, set);
                    before[channel] = sample;
                }
                else
                {
                    gaps[channel].Add(index);
                    Replaced++;
                    if (told.Count < MostTold)
                    {
                        told.Add(new AbsurdSample(index / channels / (double)sampleRate, sample));
                    }
                }
                index++;
            }
        }
        for (var c = 0; c < channels; c++)
        {
            Fill(gaps[c], before[c], null, set);
        }
    }

    private static void Fill(List<long> gap, float? before, float? after, Action<long, float> set)
    {
        if (gap.Count == 0)
        {
            return;
        }
        var (from, to) = (before ?? after ?? 0, after ?? before ?? 0);
        for (var g = 0; g < gap.Count; g++)
        {
            set(gap[g], from + (to - from) * (g + 1) / (gap.Count + 1));
        }
        gap.Clear();
    }
}
