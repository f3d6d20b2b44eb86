namespace MediaPipeline.Speech.Audio;

/// <summary>Speech held in memory: 16,000 samples a second, -1 to 1.</summary>
public sealed class MemoryAudio(ReadOnlyMemory<float> samples) : SpeechAudio
{
    /// <inheritdoc />
    public override long Length => samples.Length;

    /// <inheritdoc />
    public override void Read(long start, Span<float> target)
    {
        var available = (int)Math.Clamp(samples.Length - start, 0, target.Length);
        if (available > 0)
        {
            samples.Span.Slice((int)start, available).CopyTo(target);
        }
        target[available..].Clear();
    }
}
