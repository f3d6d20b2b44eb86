using System.Text.Json.Serialization;

namespace MediaPipeline.Mastering;

/// <summary>
/// A stretch of the master between true silences, such as stand between the voice's sentences: samples of nothing but zeros.
/// What is coded there has no part in what comes before or after it.
/// </summary>
/// <param name="Start">Its first sample, at <see cref="RawSound.Rate"/>.</param>
/// <param name="End">The sample after its last.</param>
/// <param name="Hash">Of its samples.</param>
internal sealed record SoundStretch(long Start, long End, string Hash)
{
    /// <summary>Samples of silence that part two stretches: 200 ms, more than the codecs' frames, delays and looks back take together.</summary>
    public const int Silence = RawSound.Rate / 5;

    /// <summary>Samples of silence that are coded before a stretch, so that its first frame holds nothing else: 40 ms.</summary>
    private const int WholeLead = RawSound.Rate / 25;

    /// <summary>Samples of silence that are coded before it; less where sound begins with the master.</summary>
    [JsonIgnore]
    public int Lead => (int)Math.Min(WholeLead, Start);

    /// <summary>Its length in samples.</summary>
    [JsonIgnore]
    public long Length => End - Start;
}

/// <summary>The stretches of a master.</summary>
/// <param name="Length">Samples of it all, at <see cref="RawSound.Rate"/>.</param>
/// <param name="All">In the order of time, at least one.</param>
internal sealed record SoundStretches(long Length, IReadOnlyList<SoundStretch> All);
