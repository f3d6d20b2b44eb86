using MediaPipeline.Captions;
using MediaPipeline.Chapters;

namespace MediaPipeline.Filming;

/// <summary>A picture of the video, from its time until the next one's.</summary>
/// <param name="Time">Seconds.</param>
/// <param name="Chapter">Index of the chapter whose card is shown; 0 also where there are no chapters.</param>
/// <param name="Cue">The caption shown, or null.</param>
/// <param name="LitWord">The index of the word lit in the caption; -1 for none.</param>
public sealed record Picture(double Time, int Chapter, Cue? Cue, int LitWord);

/// <summary>
/// Lists the pictures of a video: a new one only where something changes (a card, a caption, a lit word), and
/// one every so often for the progress bar, so that players which seek by pictures do not jump far.
/// </summary>
public static class Storyboard
{
    /// <summary>Most seconds between two pictures.</summary>
    private const double LongestStill = 2;

    /// <summary>Pictures stand at whole frames of this rate.</summary>
    public const int FramesPerSecond = 25;

    /// <summary>Least seconds between two pictures.</summary>
    private const double ShortestStill = 1.0 / FramesPerSecond;

    /// <summary>
    /// Pictures at the very end, a frame apart: MP4 counts a track's length in the order of decoding, which with
    /// B frames is some pictures behind, so after a long last still the film would end early.
    /// </summary>
    private const int ClosingStills = 4;

    /// <summary>A change half a frame ahead belongs to the picture already, since times are rounded to frames.</summary>
    private const double Tolerance = ShortestStill / 2 + 0.0005;

    /// <summary>The pictures in the order of time; the first at 0, the last just before the end.</summary>
    public static List<Picture> Draw(IReadOnlyList<Chapter> chapters, IReadOnlyList<Cue> cues, double duration, bool lightWords)
    {
        var times = new SortedSet<double> { 0 };
        times.UnionWith(chapters.Select(c => c.Start));
        foreach (var cue in cues)
        {
            times.Add(cue.Start);
            times.Add(cue.End);
            if (lightWords)
            {
                times.UnionWith(cue.Words.Select(w => w.Start));
            }
        }
        var pictures = new List<Picture>();
        double? last = null;
        int chapter = 0,
            next = 0;
        foreach (var time in WithTicks(times, duration).Select(t => Math.Round(t * FramesPerSecond) / FramesPerSecond))
        {
            if (last is { } before && time <= before)
            {
                continue;
            }
            while (chapter + 1 < chapters.Count && chapters[chapter + 1].Start <= time + Tolerance)
            {
                chapter++;
            }
            while (next < cues.Count && cues[next].End <= time + Tolerance)
            {
                next++;
            }
            var cue = next < cues.Count && cues[next].Start <= time + Tolerance ? cues[next] : null;
            var lit = lightWords && cue is not null ? Lit(cue, time) : -1;
            pictures.Add(new Picture(time, chapter, cue, lit));
            last = time;
        }
        return pictures;
    }

    private static int Lit(Cue cue, double time)
    {
        var lit = -1;
        for (var w = 0; w < cue.Words.Count && cue.Words[w].Start <= time + Tolerance; w++)
        {
            lit = w;
        }
        return lit;
    }

    private static IEnumerable<double> WithTicks(SortedSet<double> times, double duration)
    {
        var end = Math.Max(0, duration - ClosingStills * ShortestStill);
        var at = 0.0;
        foreach (var time in times.Where(t => t < end).Append(end))
        {
            // Evenly spread: a still of 5 s is shown in three parts.
            var parts = Math.Ceiling((time - at) / LongestStill);
            for (var p = 1; p < parts; p++)
            {
                yield return at + (time - at) * p / parts;
            }
            yield return time;
            at = time;
        }
        for (var still = 1; still < ClosingStills; still++)
        {
            yield return end + still * ShortestStill;
        }
    }
}
