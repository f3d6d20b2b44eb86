using MediaPipeline.Media;
using MediaPipeline.Speech.Audio;

namespace MediaPipeline.Recordings;

/// <summary>Moves the edges of cuts to the quietest place near by: word times are right to some hundredths of a second only.</summary>
internal static class QuietPlace
{
    /// <summary>Seconds that an edge is moved by at most, and that are looked at as one.</summary>
    private const double Near = 0.05,
        Window = 0.012;

    /// <summary>A cut with its edges moved.</summary>
    public static Cut Of(Cut cut, SpeechAudio audio)
    {
        // Never nearer to each other than they were by more than half.
        var near = Math.Min(Near, cut.Length / 4);
        var (start, end) = (Quietest(audio, cut.Start, near), Quietest(audio, cut.End, near));
        return cut with { Start = Math.Round(start, 3), End = Math.Round(end, 3) };
    }

    private static double Quietest(SpeechAudio audio, double time, double near)
    {
        const double step = 0.004;
        var (best, least) = (time, double.MaxValue);
        for (var offset = -near; offset <= near + 1e-9; offset += step)
        {
            var at = time + offset;
            var samples = audio.Read(at - Window / 2, at + Window / 2);
            if (samples.Length == 0)
            {
                continue;
            }
            // Of places alike the nearest.
            var energy = MonoSamples.MeanSquare(samples) + 1e-9 * Math.Abs(offset);
            if (energy < least)
            {
                (best, least) = (at, energy);
            }
        }
        return Math.Clamp(best, 0, audio.Duration);
    }
}
