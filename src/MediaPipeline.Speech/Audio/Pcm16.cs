namespace MediaPipeline.Speech.Audio;

/// <summary>Samples of 16 bits, rounded to the nearest (NAudio's own conversion cuts off, which doubles the noise).</summary>
public static class Pcm16
{
    /// <summary>What 1 is.</summary>
    public const float FullScale = 32768;

    /// <summary>Converts samples between -1 and 1; what lies outside is clipped.</summary>
    /// <param name="samples">The samples.</param>
    /// <param name="target">As many places.</param>
    public static void Convert(ReadOnlySpan<float> samples, Span<short> target)
    {
        for (var i = 0; i < samples.Length; i++)
        {
            target[i] = (short)Math.Clamp(MathF.Round(samples[i] * FullScale), short.MinValue, short.MaxValue);
        }
    }
}
