using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace MediaPipeline.Mastering;

/// <summary>Finds the stretches between silences in sound that goes by.</summary>
/// <param name="channels">1, or 2 by turns.</param>
internal sealed class StretchFinder(int channels)
{
    /// <summary>Sound and silence are told apart by so many samples: 10 ms, of which sentences begin on whole ones.</summary>
    private const int Hop = RawSound.Rate / 100;

    private readonly byte[] nothing = new byte[Hop * channels * sizeof(float)];
    private readonly List<SoundStretch> found = [];
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly float[] hop = new float[Hop * channels];
    private int filled;

    /// <summary>Where the hop begins, where the stretch that goes on began (-1 in silence), and where its sound ended last.</summary>
    private long at;
    private long start = -1;
    private long end;

    /// <summary>Takes a piece.</summary>
    public void Take(ReadOnlySpan<float> samples)
    {
        while (samples.Length > 0)
        {
            var count = Math.Min(samples.Length, hop.Length - filled);
            samples[..count].CopyTo(hop.AsSpan(filled));
            filled += count;
            samples = samples[count..];
            if (filled == hop.Length)
            {
                EndHop();
            }
        }
    }

    /// <summary>All stretches, after the last piece; silence alone is one.</summary>
    public SoundStretches Found()
    {
        var length = at + filled / channels;
        if (filled > 0)
        {
            EndHop();
        }
        EndStretch();
        return new SoundStretches(length, found is [] ? [new SoundStretch(0, length, "")] : found);
    }

    private void EndHop()
    {
        var sound = hop.AsSpan(0, filled);
        var next = at + filled / channels;
        if (sound.ContainsAnyExcept(0f))
        {
            start = start < 0 ? at : start;
            // Silence belongs to the stretch only if more sound comes soon.
            for (end = Math.Max(end, start); end < at; end += Hop)
            {
                hash.AppendData(nothing);
            }
            hash.AppendData(MemoryMarshal.AsBytes(sound));
            end = next;
        }
        else if (next - end >= SoundStretch.Silence)
        {
            EndStretch();
        }
        at = next;
        filled = 0;
    }

    private void EndStretch()
    {
        if (start >= 0)
        {
            found.Add(new SoundStretch(start, end, Convert.ToHexStringLower(hash.GetHashAndReset())));
        }
        start = -1;
    }
}
