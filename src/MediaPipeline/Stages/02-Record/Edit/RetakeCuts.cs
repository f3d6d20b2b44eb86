using MediaPipeline.Scripts;
using MediaPipeline.Speech.Alignment;

namespace MediaPipeline.Recordings;

/// <summary>
/// Cuts what a host said again: sentences begun anew, and what goes before 'scratch that'. The second time is kept. What
/// the script itself has twice is left alone.
/// </summary>
/// <param name="words">What was said, verbatim, without fillers.</param>
/// <param name="script">The script's words; null where there is none: then only long repetitions are taken for retakes.</param>
/// <param name="retakeWords">What a host says to take a sentence back.</param>
internal sealed class RetakeCuts(IReadOnlyList<HeardWord> words, IReadOnlyList<string>? script, IReadOnlyList<string> retakeWords)
{
    /// <summary>Words in a row that were said again, at least; more where no script says that they stand there once.</summary>
    private const int LeastWords = 2,
        LeastWordsUnscripted = 4;

    /// <summary>Words between the beginning of the first time and that of the second, at most.</summary>
    private const int Farthest = 40;

    /// <summary>Words with which the first time ended otherwise than the second, at most.</summary>
    private const int LongestRest = 12,
        LongestRestUnscripted = 3;

    /// <summary>So much (seconds) of the pause before the second time is kept.</summary>
    private const double Lead = 0.12;

    private readonly List<string> said = [.. words.Select(w => SpokenText.Plain(w.Text))];

    // Letters alone: 'GPT-2' may be heard as two words.
    private readonly string? written = script is null ? null : string.Concat(script.Select(SpokenText.Plain));

    /// <summary>The cuts.</summary>
    public IEnumerable<Cut> Find()
    {
        var phrases = retakeWords.Select(p => p.Split(' ').Select(SpokenText.Plain).ToList()).Where(p => p.Count > 0).ToList();
        for (var w = 0; w < words.Count; w++)
        {
            if (phrases.Find(p => Matches(p, w)) is { } phrase && !IsWritten(w, w + phrase.Count))
            {
                var again = w + phrase.Count;
                yield return Between(TakenBackFrom(w, again), again);
                w = again - 1;
            }
            else if (SaidAgainAt(w) is var (second, length) && second > 0)
            {
                var on = Best(w, second, length);
                yield return Between(w + on, second + on);
                w = second + on - 1;
            }
        }
    }

    /// <summary>Where what is taken back began: where it is said like what follows, or else its sentence.</summary>
    private int TakenBackFrom(int phrase, int again)
    {
        for (var from = phrase - 1; from >= Math.Max(0, phrase - Farthest); from--)
        {
            if (again + 1 < said.Count && said[from] == said[again] && from + 1 < phrase && said[from + 1] == said[again + 1])
            {
                return from;
            }
        }
        var start = phrase - 1;
        while (start > 0 && !EndsSentence(start - 1))
        {
            start--;
        }
        return Math.Max(0, start);
    }

    /// <summary>
    /// How many words further on to cut. 'of numbers. We saw numbers. We saw more.' has two retakes to find, of the same
    /// words: the one that begins with a sentence joins as people speak.
    /// </summary>
    private int Best(int first, int second, int length)
    {
        for (var on = 0; on < length; on++)
        {
            if (first + on == 0 || EndsSentence(first + on - 1))
            {
                return on;
            }
        }
        return Enumerable.Range(0, length).MaxBy(on => words[second + on].Start - words[second + on - 1].End);
    }

    /// <summary>Where the words at an index are said again for good, and how many of them; 0 where they are not.</summary>
    private (int Second, int Length) SaidAgainAt(int first)
    {
        var (least, rest) = written is null ? (LeastWordsUnscripted, LongestRestUnscripted) : (LeastWords, LongestRest);
        for (var second = first + least; second < Math.Min(said.Count, first + Farthest); second++)
        {
            var length = 0;
            while (first + length < second && second + length < said.Count && said[first + length] == said[second + length])
            {
                length++;
            }
            if (length < least || second - first - length > rest)
            {
                continue;
            }
            // A longer remainder must stand on more words said alike.
            if (second - first - length > 1 && length < LeastWordsUnscripted)
            {
                continue;
            }
            if (written is null || IsWrittenOnce(Letters(first, first + length), Letters(first, second).Length))
            {
                return (second, length);
            }
        }
        return (0, 0);
    }

    private bool Matches(List<string> phrase, int at) =>
        at + phrase.Count <= said.Count && phrase.SequenceEqual(said.Skip(at).Take(phrase.Count));

    /// <summary>Whether the script has these words, in a row.</summary>
    private bool IsWritten(int from, int to) => written?.Contains(Letters(from, to), StringComparison.Ordinal) == true;

    /// <summary>
    /// Whether the script has what was said twice, but not a second time about as far on: then the repetition would be
    /// meant, whatever Whisper made of the words between. What is not in the script at all may be misheard, and is kept.
    /// </summary>
    private bool IsWrittenOnce(string twice, int distance)
    {
        var places = new List<int>();
        for (
            var at = written!.IndexOf(twice, StringComparison.Ordinal);
            at >= 0;
            at = written.IndexOf(twice, at + 1, StringComparison.Ordinal)
        )
        {
            places.Add(at);
        }
        var about = Math.Max(12, distance * 0.4);
        return places.Count > 0 && !places.Exists(p => places.Exists(q => q > p && Math.Abs(q - p - distance) <= about));
    }

    private string Letters(int from, int to) => string.Concat(said.Skip(from).Take(to - from));

    private Cut Between(int first, int second)
    {
        double From(int word) => Math.Max(word > 0 ? words[word - 1].End : 0, words[word].Start - Lead);
        var end = second < words.Count ? From(second) : words[^1].End;
        return new Cut(From(first), end, CutKind.Retake, string.Join(' ', words.Skip(first).Take(second - first).Select(w => w.Text)));
    }

    private bool EndsSentence(int word) => SentenceEnds.Behind(words, word, w => w.Text);
}
