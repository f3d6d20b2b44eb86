using MediaPipeline.Media;
using MediaPipeline.Speech.Alignment;
using MediaPipeline.Speech.Audio;

namespace MediaPipeline.Recordings;

/// <summary>Cuts the middle out of long pauses between words, unless something is to be heard there: laughter, music.</summary>
internal static class PauseCuts
{
    /// <summary>A pause is so far (dB) under the words.</summary>
    private const double Under = 18;

    private const double WindowSeconds = 0.1;

    /// <summary>The cuts.</summary>
    /// <param name="words">What was said, verbatim.</param>
    /// <param name="audio">The uncut take.</param>
    /// <param name="longest">Seconds that are left of a pause at most.</param>
    public static IEnumerable<Cut> Find(IReadOnlyList<HeardWord> words, SpeechAudio audio, double longest)
    {
        if (words.Count == 0)
        {
            yield break;
        }
        var threshold = words.Select(w => Energy(audio, w.Start, w.End)).Order().ElementAt(words.Count / 2) * Math.Pow(10, -Under / 10);
        var edges = new List<(double Start, double End)> { (0, 0) };
        edges.AddRange(words.Select(w => (w.Start, w.End)));
        edges.Add((audio.Duration, audio.Duration));
        for (var e = 0; e + 1 < edges.Count; e++)
        {
            // At the very start and end half of it will do.
            var (from, to) = (edges[e].End, edges[e + 1].Start);
            if (to - from <= longest)
            {
                continue;
            }
            var cut = new Cut(from + longest / 2, to - longest / 2, CutKind.Pause, "");
            if (IsQuiet(audio, cut, threshold))
            {
                yield return cut;
            }
        }
    }

    private static bool IsQuiet(SpeechAudio audio, Cut cut, double threshold)
    {
        for (var at = cut.Start; at < cut.End; at += WindowSeconds)
        {
            if (Energy(audio, at, Math.Min(cut.End, at + WindowSeconds)) > threshold)
            {
                return false;
            }
        }
        return true;
    }

    private static double Energy(SpeechAudio audio, double start, double end) => MonoSamples.MeanSquare(audio.Read(start, end));
}
