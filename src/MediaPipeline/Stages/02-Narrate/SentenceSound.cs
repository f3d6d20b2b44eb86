using MediaPipeline.Speech.Piper;

namespace MediaPipeline.Narration;

/// <summary>
/// A spoken sentence without the silence around it, faded in and out over a few milliseconds so that no join
/// clicks.
/// </summary>
internal static class SentenceSound
{
    private const float Silence = 0.004f; // -48 dB
    private const double KeepBefore = 0.03;
    private const double KeepAfter = 0.08;
    private const double Fade = 0.006;

    /// <summary>The samples to use: the first, and one past the last.</summary>
    public static (int First, int Last) Extent(SpokenSentence sentence)
    {
        var samples = sentence.Samples;
        var first = Array.FindIndex(samples, s => MathF.Abs(s) > Silence);
        if (first < 0)
        {
            return (0, samples.Length);
        }
        var last = Array.FindLastIndex(samples, s => MathF.Abs(s) > Silence);
        return (
            Math.Max(0, first - (int)(KeepBefore * sentence.SampleRate)),
            Math.Min(samples.Length, last + 1 + (int)(KeepAfter * sentence.SampleRate))
        );
    }

    /// <summary>A copy of a stretch of samples with its ends faded.</summary>
    public static float[] Cut(SpokenSentence sentence, int first, int last)
    {
        var cut = sentence.Samples[first..last];
        var fade = Math.Min(cut.Length / 2, (int)(Fade * sentence.SampleRate));
        for (var i = 0; i < fade; i++)
        {
            var gain = (float)(0.5 - 0.5 * Math.Cos(Math.PI * i / fade));
            cut[i] *= gain;
            cut[^(i + 1)] *= gain;
        }
        return cut;
    }
}
