namespace MediaPipeline.Speech.Alignment;

/// <summary>
/// Freely heard words as the script's, where they are: by <see cref="ScriptMatch"/>, and between its matches by their sound.
/// For an engine that cannot be asked which of two texts it hears; <see cref="Aligner"/> asks.
/// </summary>
internal static class HeardByScript
{
    /// <summary>More words than this between two matches are a passage of their own.</summary>
    private const int Most = 4;

    /// <summary>Words in place of which a model that is not sure may have misheard.</summary>
    private const int Short = 2;

    /// <summary>Less sure than this of a word, the script is believed: a model takes small words for each other.</summary>
    private const double Sure = 0.75;

    /// <summary>The most that a word is believed in whose place another was heard.</summary>
    private const double Unheard = 0.8;

    /// <summary>The words of a window, in the script's spelling and with its index where they are the script's.</summary>
    /// <param name="guide">The script.</param>
    /// <param name="heard">The window's words, in order.</param>
    /// <param name="expected">The script's word that should come next.</param>
    public static List<HeardWord> Settle(Guide guide, IReadOnlyList<HeardWord> heard, int expected)
    {
        var matched = guide.Match.Match([.. heard.Select(h => h.Text)], expected);
        var settled = new List<HeardWord>();
        for (var w = 0; w < heard.Count; )
        {
            if (matched[w] is { } index)
            {
                settled.Add(
                    heard[w] with
                    {
                        Text = guide.Words[index].Text,
                        ScriptIndex = index,
                        Confidence = Confirmed(heard[w].Confidence, guide.SameAs(heard[w].Text, index)),
                    }
                );
                w++;
                continue;
            }
            var next = w;
            while (next < heard.Count && matched[next] is null)
            {
                next++;
            }
            List<HeardWord> between = [.. heard.Skip(w).Take(next - w)];
            var from = w == 0 ? expected : matched[w - 1]!.Value + 1;
            var to = next < heard.Count ? matched[next]!.Value : guide.SpelledBy([.. between.Select(b => b.Text)], from);
            settled.AddRange(
                Reading(guide, between, from, to) ?? (to == from && between.Count == 1 && between[0].Confidence < Sure ? [] : between)
            );
            w = next;
        }
        return settled;
    }

    /// <summary>
    /// The script's words between two matches where those heard are they: by their sound, since nothing else can be, or since
    /// the model is not sure of one or two that it heard in their place; otherwise null.
    /// </summary>
    private static IEnumerable<HeardWord>? Reading(Guide guide, List<HeardWord> heard, int from, int to)
    {
        if (to <= from || to - from > Most || heard.Count > Most)
        {
            return null;
        }
        List<int> indices = [.. Enumerable.Range(from, to - from)];
        var confidence = heard.Average(h => h.Confidence);
        return guide.SoundsLike([.. heard.Select(h => h.Text)], indices)
                ? Spread(guide, heard, from, to, Confirmed(confidence, exact: false))
            : indices.All(i => guide.Words[i].Certain)
            || (to - from <= Short && heard.Count <= Short && heard.Min(h => h.Confidence) < Sure)
                ? Spread(guide, heard, from, to, (1 - confidence) * Unheard)
            : null;
    }

    /// <summary>
    /// How surely a word was said as written that was heard so, or much so, without knowing what is written: surer than
    /// Whisper is of its text, for of words heard as the script has them nearly all were said.
    /// </summary>
    private static double Confirmed(double heard, bool exact) => exact ? 0.9 + 0.1 * heard : 0.75 + 0.25 * heard;

    /// <summary>The script's words in place of those heard: one for one, or over their time by letters.</summary>
    private static IEnumerable<HeardWord> Spread(Guide guide, List<HeardWord> heard, int from, int to, double confidence)
    {
        if (to - from == heard.Count)
        {
            return heard.Select((h, i) => h with { Text = guide.Words[from + i].Text, ScriptIndex = from + i, Confidence = confidence });
        }
        var letters = Enumerable.Range(from, to - from).Select(i => Math.Max(1, guide.Words[i].Spoken.Length)).ToList();
        var (start, length) = (heard[0].Start, heard[^1].End - heard[0].Start);
        double At(int word) => start + length * letters.Take(word).Sum() / letters.Sum();
        return letters.Select((_, i) => new HeardWord(guide.Words[from + i].Text, At(i), At(i + 1), confidence, from + i));
    }
}
