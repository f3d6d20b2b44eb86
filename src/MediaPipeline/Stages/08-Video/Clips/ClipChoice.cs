using MediaPipeline.Captions;
using MediaPipeline.Chapters;
using MediaPipeline.Recordings;
using MediaPipeline.Scripts;
using MediaPipeline.Speech.Alignment;

namespace MediaPipeline.Filming;

/// <summary>
/// Chooses the passage for a clip: of a section that is named, or the best of the episode. Passages begin and end with sentences,
/// in one section. The best is the host's own soundbite where the front matter has one; otherwise the one that says most:
/// much that is new, questions and figures, nothing that leans on what went before, nothing that Whisper doubts.
/// </summary>
/// <param name="words">All that was said.</param>
/// <param name="doubted">Starts (seconds) of words that may not have been said right.</param>
public sealed class ClipChoice(IReadOnlyList<CaptionWord> words, IReadOnlySet<double> doubted)
{
    /// <summary>A passage may be so much shorter and longer than asked for.</summary>
    private const double Least = 0.55,
        Most = 1.2;

    /// <summary>Seconds of silence kept before the first word and after the last.</summary>
    private const double Before = 0.15,
        After = 0.45;

    private const int LongWord = 6;

    /// <summary>Words that lean on what was said before.</summary>
    private static readonly HashSet<string> Leaning =
    [
        "and",
        "but",
        "so",
        "it",
        "this",
        "that",
        "these",
        "those",
        "they",
        "he",
        "she",
        "then",
        "or",
        "also",
        "its",
        "their",
    ];

    /// <summary>What is known of an episode that is made.</summary>
    public static ClipChoice Of(Transcript transcript, Script? script, IReadOnlyList<SpeakerTurn> turns) =>
        new(CaptionWords.Of(transcript, script, turns), transcript.Doubted().Select(w => w.Start!.Value).ToHashSet());

    /// <summary>The best passage of about so many seconds; null where nothing is said.</summary>
    public Clip? Best(double seconds)
    {
        var passages = Passages(0, words.Count, seconds).ToList();
        var (first, end) = passages.Count > 0 ? passages.MaxBy(p => Worth(p.First, p.End)) : (0, words.Count);
        return words.Count == 0 ? null : Made(first, end);
    }

    /// <summary>The beginning of a section, of about so many seconds; null where nothing of it was said.</summary>
    public Clip? OfSection(int section, double seconds)
    {
        var first = words.ToList().FindIndex(w => w.Section == section);
        if (first < 0)
        {
            return null;
        }
        var end = words.ToList().FindLastIndex(w => w.Section == section) + 1;
        var passages = Passages(first, end, seconds).Where(p => p.First == first).ToList();
        return passages.Count == 0 ? Made(first, end) : Made(first, passages.MaxBy(p => p.End).End);
    }

    /// <summary>The passage of a soundbite.</summary>
    public Clip? Of(Soundbite soundbite)
    {
        var first = words.ToList().FindIndex(w => w.Start >= soundbite.Start - 0.05);
        var end = words.ToList().FindLastIndex(w => w.End <= soundbite.Start + soundbite.Duration + 0.05) + 1;
        return first < 0 || end <= first ? null : Made(first, end);
    }

    /// <summary>Passages from a sentence's start to a sentence's end, in one section; where a section is too short, all of it.</summary>
    private IEnumerable<(int First, int End)> Passages(int from, int to, double seconds)
    {
        for (var first = from; first < to; first++)
        {
            if (first > from && !words[first - 1].SentenceEnd && words[first - 1].Section == words[first].Section)
            {
                continue;
            }
            var found = false;
            for (var last = first; last < to && words[last].Section == words[first].Section; last++)
            {
                var length = words[last].End - words[first].Start;
                var sectionEnds = last + 1 == to || words[last + 1].Section != words[first].Section;
                if (length > seconds * Most)
                {
                    break;
                }
                if ((words[last].SentenceEnd || sectionEnds) && (length >= seconds * Least || sectionEnds && !found && length > 5))
                {
                    found = true;
                    yield return (first, last + 1);
                }
            }
        }
    }

    private double Worth(int first, int end)
    {
        var passage = words.Skip(first).Take(end - first).ToList();
        var plain = passage.Select(w => SpokenText.Plain(w.Text)).ToList();
        var seconds = Math.Max(1, passage[^1].End - passage[0].Start);
        var news = plain.Where(w => w.Length >= LongWord).Distinct().Count() / seconds;
        var questions = passage.Count(w => w.Text.Contains('?')) + 0.5 * passage.Count(w => w.Text.Contains('!'));
        var figures = Math.Min(3, passage.Count(w => w.Text.Any(char.IsDigit)));
        var doubts = passage.Count(w => doubted.Contains(w.Start));
        var opening = first == 0 || words[first - 1].Section != words[first].Section ? 0.4 : 0;
        var leaning = Leaning.Contains(plain[0]) ? 1.0 : 0;
        // A colon near the end announces what the passage does not have.
        var announced = passage.FindLastIndex(w => w.Text.EndsWith(':')) > passage.Count * 0.6 ? 0.8 : 0;
        return 2 * news + 0.5 * Math.Min(2, questions) + 0.15 * figures + opening - leaning - announced - 0.4 * doubts;
    }

    private Clip Made(int first, int end)
    {
        var start = Math.Max(first > 0 ? words[first - 1].End : 0, words[first].Start - Before);
        var stop = Math.Min(end < words.Count ? words[end].Start : double.MaxValue, words[end - 1].End + After);
        return new Clip(start, stop, words[first].Section, [.. words.Skip(first).Take(end - first)]);
    }
}
