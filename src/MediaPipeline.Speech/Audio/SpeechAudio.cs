namespace MediaPipeline.Speech.Audio;

/// <summary>
/// Mono speech at 16,000 samples a second, the rate that Whisper and Silero take, readable at any place.
/// Samples lie between -1 and 1. Two kinds exist: samples in memory, and a file of 16-bit PCM for
/// recordings too long to hold.
/// </summary>
public abstract class SpeechAudio : IDisposable
{
    /// <summary>Samples a second.</summary>
    public const int SampleRate = 16_000;

    /// <summary>Length in samples.</summary>
    public abstract long Length { get; }

    /// <summary>Length in seconds.</summary>
    public double Duration => Length / (double)SampleRate;

    /// <summary>
    /// Copies samples from <paramref name="start"/> on. What lies past the end is left as silence.
    /// </summary>
    public abstract void Read(long start, Span<float> samples);

    /// <summary>The samples between two times in seconds.</summary>
    public float[] Read(double start, double end)
    {
        var first = Math.Max(0, (long)Math.Round(start * SampleRate));
        var last = Math.Min(Length, (long)Math.Round(end * SampleRate));
        var samples = new float[Math.Max(0, last - first)];
        Read(first, samples);
        return samples;
    }

    /// <inheritdoc />
    public virtual void Dispose() => GC.SuppressFinalize(this);
}
