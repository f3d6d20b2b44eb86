using MediaPipeline.Captions;
using MediaPipeline.Media;

namespace MediaPipeline.Filming;

/// <summary>A picture of the video, from its time until the next one's.</summary>
/// <param name="Time">Seconds.</param>
/// <param name="Card">The card that is shown.</param>
/// <param name="Cue">The caption shown, or null.</param>
/// <param name="LitWord">The index of the word lit in the caption; -1 for none.</param>
public sealed record Picture(double Time, Card Card, Cue? Cue, int LitWord)
{
    /// <summary>The time (seconds) that progress is shown of: where there is a caption, that of its first picture on the card.</summary>
    public double Reached { get; init; } = Time;

    /// <summary>Whether a card or a caption begins with it, seen from the picture before.</summary>
    internal bool BeginsAnew(Picture before) => Card != before.Card || Cue is not null && !ReferenceEquals(Cue, before.Cue);
}

/// <summary>
/// Lists the pictures of a video: a new one only where something changes (a card, a caption, a lit word), and
/// one every so often for the progress bar, so that players which seek by pictures do not jump far.
/// </summary>
public static class Storyboard
{
    /// <summary>Most seconds between two pictures.</summary>
    private const double LongestStill = 2;

    /// <summary>Least seconds between two pictures.</summary>
    private const double ShortestStill = 1.0 / FilmFrames.PerSecond;

    /// <summary>
    /// Pictures at the very end, a frame apart: MP4 counts a track's length in the order of decoding, which with
    /// B frames is some pictures behind, so after a long last still the film would end early.
    /// </summary>
    private const int ClosingStills = 8;

    /// <summary>A change half a frame ahead belongs to the picture already, since times are rounded to frames.</summary>
    private const double Tolerance = ShortestStill / 2 + 0.0005;

    /// <summary>The pictures in the order of time; the first at 0, the last just before the end.</summary>
    /// <param name="cards">The cards, the first at 0.</param>
    /// <param name="cues">The captions.</param>
    /// <param name="duration">Seconds.</param>
    /// <param name="lightWords">Whether each word is lit as it is said.</param>
    /// <param name="longestStill">Most seconds between two pictures.</param>
    public static List<Picture> Draw(
        IReadOnlyList<CardChange> cards,
        IReadOnlyList<Cue> cues,
        double duration,
        bool lightWords,
        double longestStill = LongestStill
    )
    {
        var times = new SortedSet<double> { 0 };
        times.UnionWith(cards.Select(c => c.Time));
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
        int card = 0,
            next = 0;
        foreach (var time in WithTicks(times, duration, longestStill).Select(Frame))
        {
            if (last is { } before && time <= before)
            {
                continue;
            }
            while (card + 1 < cards.Count && cards[card + 1].Time <= time + Tolerance)
            {
                card++;
            }
            while (next < cues.Count && cues[next].End <= time + Tolerance)
            {
                next++;
            }
            var cue = next < cues.Count && cues[next].Start <= time + Tolerance && cards[card].Card.HasCaption ? cues[next] : null;
            var lit = lightWords && cue is not null ? Lit(cue, time) : -1;
            var picture = new Picture(time, cards[card].Card, cue, lit);
            var goesOn = cue is not null && pictures.Count > 0 && !picture.BeginsAnew(pictures[^1]);
            pictures.Add(goesOn ? picture with { Reached = pictures[^1].Reached } : picture);
            last = time;
        }
        return pictures;
    }

    /// <summary>The nearest frame's time; half a frame is always rounded up, however the time came about.</summary>
    private static double Frame(double time) => Math.Floor(time * FilmFrames.PerSecond + 0.501) / FilmFrames.PerSecond;

    private static int Lit(Cue cue, double time)
    {
        var lit = -1;
        for (var w = 0; w < cue.Words.Count && cue.Words[w].Start <= time + Tolerance; w++)
        {
            lit = w;
        }
        return lit;
    }

    private static IEnumerable<double> WithTicks(SortedSet<double> times, double duration, double longestStill)
    {
        var end = Math.Max(0, duration - ClosingStills * ShortestStill);
        var at = 0.0;
        foreach (var time in times.Where(t => t < end).Append(end))
        {
            // Evenly spread: a still of 5 s is shown in three parts.
            var parts = Math.Ceiling((time - at) / longestStill);
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
