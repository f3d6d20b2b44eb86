using MediaPipeline.Media;

namespace MediaPipeline.Mastering;

/// <summary>Measures coded stretches that stand one after another, each from silence to silence, as they are decoded.</summary>
/// <param name="codec">The codec.</param>
/// <param name="counts">How many frames each has.</param>
internal sealed class StretchMeter(FramedCodec codec, IReadOnlyList<int> counts)
{
    private const int Channels = 2;

    private readonly List<CodedStretch> measured = [];
    private readonly KWeighting weighting = new(codec.Rate, Channels);
    private TruePeak peaks = new(Channels);
    private float[] stretch = new float[counts[0] * codec.FrameLength * Channels];
    private int taken;

    /// <summary>Measures bare frames in a file.</summary>
    public async Task<IReadOnlyList<CodedStretch>> MeasureAsync(string frames, CancellationToken cancellationToken)
    {
        await DecodedSound.ReadAsync(
            Ffmpeg.From(frames, "-f", codec.Demuxer),
            Channels,
            codec.Rate,
            Take,
            ["-map", "0:a"],
            cancellationToken
        );
        // A decoder may keep back what is silence anyway.
        while (measured.Count < counts.Count)
        {
            End();
        }
        return measured;
    }

    private void Take(ReadOnlySpan<float> samples)
    {
        while (samples.Length > 0 && measured.Count < counts.Count)
        {
            var piece = samples[..Math.Min(samples.Length, stretch.Length - taken)];
            piece.CopyTo(stretch.AsSpan(taken));
            peaks.Add(piece);
            taken += piece.Length;
            samples = samples[piece.Length..];
            if (taken == stretch.Length)
            {
                End();
            }
        }
    }

    private void End()
    {
        var energies = new double[counts[measured.Count] * CodedStretch.Parts];
        weighting.Energies(stretch.AsSpan(0, taken), 0, codec.PartLength, energies);
        measured.Add(new CodedStretch(peaks.Highest(), [.. energies.Select(e => (float)e)]));
        peaks = new TruePeak(Channels);
        stretch = measured.Count < counts.Count ? new float[counts[measured.Count] * codec.FrameLength * Channels] : [];
        taken = 0;
    }
}
