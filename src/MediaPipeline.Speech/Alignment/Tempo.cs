using MediaPipeline.Speech.Audio;

namespace MediaPipeline.Speech.Alignment;

/// <summary>
/// Whether the words placed in a window account for the speech in it: a passage that lasts far longer than its letters
/// need hides speech that is not its own, and one far shorter was not said there.
/// </summary>
internal static class Tempo
{
    /// <summary>Seconds of speech that may be left over.</summary>
    private const double MostLeftOver = 0.9;

    /// <summary>Nobody says a word's letters faster than this many a second.</summary>
    private const double FastestLetters = 45;

    /// <summary>Seconds that a letter takes the slowest readers.</summary>
    private const double SlowestLetter = 0.14;

    /// <summary>Words looked at together, since edges between neighbours are not exact.</summary>
    private const int Run = 3;

    /// <summary>Whether speech is left over, or words were crammed where they were not said.</summary>
    /// <param name="letters">How many letters of each word are spoken.</param>
    /// <param name="times">Start and end of each word in seconds.</param>
    /// <param name="window">The window that holds them.</param>
    /// <param name="activity">Where there is speech.</param>
    public static bool IsWrong(
        IReadOnlyList<int> letters,
        IReadOnlyList<(double Start, double End)> times,
        SpeechWindow window,
        SpeechActivity activity
    )
    {
        if (times.Count == 0)
        {
            return activity.SpeechIn(window.Start, window.End) > MostLeftOver;
        }
        if (activity.SpeechIn(window.Start, times[0].Start) > MostLeftOver || activity.SpeechIn(times[^1].End, window.End) > MostLeftOver)
        {
            return true;
        }
        // What each word takes, up to the next one, and how long its letters should take at the window's own tempo.
        var taken = times.Select((t, w) => activity.SpeechIn(t.Start, w + 1 < times.Count ? times[w + 1].Start : t.End)).ToArray();
        var usual = letters.Select(l => l + 1.5).ToArray();
        var tempo = Math.Min(SlowestLetter, Median(taken.Select((t, w) => t / usual[w])));
        for (var w = 0; w < times.Count; w++)
        {
            var last = Math.Min(times.Count, w + Run);
            double sum = 0,
                expected = 0,
                spoken = 0;
            for (var i = w; i < last; i++)
            {
                sum += taken[i];
                expected += usual[i] * tempo;
                spoken += letters[i];
            }
            if (
                sum > expected * 1.8 + MostLeftOver
                || last - w == Run && spoken > 9 && spoken > FastestLetters * (times[last - 1].End - times[w].Start)
            )
            {
                return true;
            }
        }
        return false;
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted[sorted.Count / 2];
    }
}
