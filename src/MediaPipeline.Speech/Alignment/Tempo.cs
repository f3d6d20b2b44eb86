using MediaPipeline.Speech.Audio;

namespace MediaPipeline.Speech.Alignment;

/// <summary>
/// Whether the words placed in a window account for the speech in it: a passage that lasts far longer than its letters
/// need hides speech that is not its own, and one far shorter was not said there.
/// </summary>
internal sealed class Tempo
{
    /// <summary>Seconds of speech that may be left over.</summary>
    private const double MostLeftOver = 0.9;

    /// <summary>Nobody says a word's letters faster than this many a second.</summary>
    private const double FastestLetters = 45;

    /// <summary>Seconds that a letter takes the slowest readers.</summary>
    private const double SlowestLetter = 0.14;

    /// <summary>
    /// Words with so much of the time that they need were said, however strange they are to Whisper; with more, something else
    /// was. These and the next were fitted on the takes of <c>bench misread</c>.
    /// </summary>
    private const double LeastOfItsTime = 0.7,
        MostOfItsTime = 1.5;

    /// <summary>So much of it there must be beyond what the words on both sides need: they may have been robbed of it.</summary>
    private const double LeastRoom = 0.6;

    /// <summary>With so much, a long word was said beside its place: 'PIBBSS' behind the pause into which it was laid.</summary>
    private const double RoomEnough = 1.5;

    /// <summary>Of words shorter than this, edges that are not exact take all that time.</summary>
    private const int ManyLetters = 5;

    /// <summary>Words looked at together, since edges between neighbours are not exact.</summary>
    private const int Run = 3;

    private readonly IReadOnlyList<int> letters;
    private readonly IReadOnlyList<(double Start, double End)> times;
    private readonly SpeechActivity activity;

    /// <summary>Seconds of speech from each word's start up to the next one's.</summary>
    private readonly double[] taken;

    /// <summary>Seconds that each word's letters should take at the window's own tempo.</summary>
    private readonly double[] usual;

    /// <param name="letters">How many letters of each word are spoken.</param>
    /// <param name="times">Start and end of each word in seconds.</param>
    /// <param name="activity">Where there is speech.</param>
    public Tempo(IReadOnlyList<int> letters, IReadOnlyList<(double Start, double End)> times, SpeechActivity activity)
    {
        (this.letters, this.times, this.activity) = (letters, times, activity);
        taken = [.. times.Select((t, w) => activity.SpeechIn(t.Start, w + 1 < times.Count ? times[w + 1].Start : t.End))];
        var perLetter = times.Count == 0 ? 0 : Math.Min(SlowestLetter, Median(taken.Select((t, w) => t / (letters[w] + 1.5))));
        usual = [.. letters.Select(l => (l + 1.5) * perLetter)];
    }

    /// <summary>Of a window's words, the script's by how they are said.</summary>
    public static Tempo Of(IReadOnlyList<HeardWord> words, Guide guide, SpeechActivity activity) =>
        new(
            [.. words.Select(w => w.ScriptIndex is { } s ? guide.Words[s].Spoken.Length : w.Text.Length)],
            [.. words.Select(w => (w.Start, w.End))],
            activity
        );

    /// <summary>How much of the time that it should take a word has: far under 1 it was hardly said.</summary>
    public double Share(int word) => usual[word] > 0 ? taken[word] / usual[word] : 1;

    /// <summary>Whether there is speech enough for some words, in their places or beside them: then they were not left out.</summary>
    /// <param name="from">The first of them.</param>
    /// <param name="to">One past the last.</param>
    public bool HasTimeFor(int from, int to)
    {
        var needed = usual[from..to].Sum();
        var (first, last) = (Math.Max(0, from - 1), Math.Min(taken.Length, to + 1));
        var share = taken[from..to].Sum() / needed;
        var room = 1 + (taken[first..last].Sum() - usual[first..last].Sum()) / needed;
        return share is > LeastOfItsTime and < MostOfItsTime && room > LeastRoom
            || letters.Skip(from).Take(to - from).Sum() >= ManyLetters && room > RoomEnough;
    }

    /// <summary>Seconds of speech about a word and the one before it that the two do not need: something else may have been said there.</summary>
    public double LeftOver(int word) => taken[word] - usual[word] + (word > 0 ? taken[word - 1] - usual[word - 1] : 0);

    /// <summary>Whether speech is left over in a window, or words were crammed where they were not said.</summary>
    public bool IsWrong(SpeechWindow window)
    {
        if (times.Count == 0)
        {
            return activity.SpeechIn(window.Start, window.End) > MostLeftOver;
        }
        if (activity.SpeechIn(window.Start, times[0].Start) > MostLeftOver || activity.SpeechIn(times[^1].End, window.End) > MostLeftOver)
        {
            return true;
        }
        for (var w = 0; w < times.Count; w++)
        {
            var last = Math.Min(times.Count, w + Run);
            double sum = 0,
                expected = 0,
                spoken = 0;
            for (var i = w; i < last; i++)
            {
                sum += taken[i];
                expected += usual[i];
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
