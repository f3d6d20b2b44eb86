using MediaPipeline.Media;

namespace MediaPipeline.Mastering;

/// <summary>Measures coded stretches that stand one after another, each from silence to silence, as they are decoded.</summary>
/// <param name="codec">The codec.</param>
/// <param name="counts">How many frames each has.</param>
internal sealed class StretchMeter(FramedCodec codec, IReadOnlyList<int> counts)
{
    private const int Channels = 2;

    private readonly List<CodedStretch> measured = [];
    private KWeighting weighting = new(codec.Rate, Channels);
    private TruePeak peaks = new(Channels);
    private float[] energies = new float[counts[0] * CodedStretch.Parts];
    private int part;
    private double energy;
    private int inPart;

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
        while (samples.Length >= Channels && measured.Count < counts.Count)
        {
            var piece = samples[..Math.Min(samples.Length, (codec.PartLength - inPart) * Channels)];
            peaks.Add(piece);
            energy += weighting.Energy(piece);
            inPart += piece.Length / Channels;
            samples = samples[piece.Length..];
            if (inPart < codec.PartLength)
            {
                continue;
            }
            energies[part++] = (float)energy;
            (energy, inPart) = (0, 0);
            if (part == energies.Length)
            {
                End();
            }
        }
    }

    private void End()
    {
        measured.Add(new CodedStretch(peaks.Highest(), energies));
        weighting = new KWeighting(codec.Rate, Channels);
        peaks = new TruePeak(Channels);
        energies = measured.Count < counts.Count ? new float[counts[measured.Count] * CodedStretch.Parts] : [];
        part = 0;
    }
}
