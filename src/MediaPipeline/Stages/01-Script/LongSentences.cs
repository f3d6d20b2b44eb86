namespace MediaPipeline.Scripts;

/// <summary>
/// Sentences that no one says in one breath: a take that was written down without full stops, a table pasted into a line. They are said
/// in parts, since a voice's time and memory grow with the square of a sentence's length: 22 GB for 1,600 words.
/// </summary>
internal static class LongSentences
{
    /// <summary>Letters, as said, that one part has at most, be it a single word: some 65 words, or 25 seconds.</summary>
    private const int Most = 400;

    /// <summary>The longest address that all browsers follow.</summary>
    private const int LongestAddress = 2048;

    /// <summary>A host is told of sentences of so many parts: few will miss a full stop in a shorter one.</summary>
    private const int FewParts = 3;

    /// <summary>Words that a part may begin with.</summary>
    private static readonly HashSet<string> Joining = new(StringComparer.OrdinalIgnoreCase)
    {
        "after",
        "and",
        "as",
        "because",
        "before",
        "but",
        "if",
        "or",
        "since",
        "so",
        "that",
        "then",
        "though",
        "until",
        "when",
        "where",
        "which",
        "while",
        "who",
        "with",
        "yet",
    };

    /// <summary>The sentence, or its parts: about as long as each other, and where the text lets them each from a clause's start on.</summary>
    public static IEnumerable<Sentence> Cut(Sentence sentence)
    {
        var words = sentence.Words;
        var left = words.Sum(Length);
        var from = 0;
        while (left > Most && from + 1 < words.Count)
        {
            var end = End(words, from, left / ((left + Most - 1) / Most));
            yield return Part(sentence, from, end);
            for (; from < end; from++)
            {
                left -= Length(words[from]);
            }
        }
        yield return Part(sentence, from, words.Count);
    }

    /// <summary>
    /// Where a word that is longer than a part is cut: a row of figures, code, Chinese without a space. Behind a mark where one stands
    /// in the second half of what fits. An address is left whole, since all that is said of it is the site.
    /// </summary>
    /// <param name="word">As written.</param>
    /// <returns>Places of characters, in order.</returns>
    public static IEnumerable<int> CutsIn(string word)
    {
        if (word.Sum(Written) <= Most)
        {
            yield break;
        }
        var whole = WebNames.IsCopied(SpokenForms.Core(word)) ? Math.Min(word.Length, LongestAddress) : 0;
        if (whole > 0 && whole < word.Length)
        {
            whole -= char.IsLowSurrogate(word[whole]) ? 1 : 0;
            yield return whole;
        }
        var (said, mark, saidToMark) = (0, 0, 0);
        for (var i = whole; i < word.Length; i++)
        {
            if (said + Written(word[i]) > Most && !char.IsLowSurrogate(word[i]))
            {
                var atMark = saidToMark >= Most / 2;
                yield return atMark ? mark : i;
                said -= atMark ? saidToMark : said;
                saidToMark = 0;
            }
            said += Written(word[i]);
            if (IsMark(word[i]))
            {
                (mark, saidToMark) = (i + 1, said);
            }
        }
    }

    /// <summary>What a host is told; null where there is none.</summary>
    public static string? Warning(Script script)
    {
        var cut = script
            .Sections.SelectMany(s => s.Paragraphs)
            .SelectMany(p => p.Sentences.Where((s, i) => IsFirst(p.Sentences, i) && Parts(p.Sentences, i) >= FewParts))
            .ToList();
        var others = cut.Count > 1 ? $", and {cut.Count - 1} more," : "";
        return cut.Count == 0
            ? null
            : $"The sentence that begins in line {cut[0].Words[0].Line} ('{string.Join(' ', cut[0].Words.Take(4).Select(w => w.Text))}…'){others} "
                + "is too long for one breath, and is said in parts. Write its full stops, so that the voice pauses where you would.";
    }

    private static bool IsFirst(IReadOnlyList<Sentence> sentences, int at) => at == 0 || !sentences[at - 1].GoesOn;

    private static int Parts(IReadOnlyList<Sentence> sentences, int first) => sentences.Skip(first).TakeWhile(s => s.GoesOn).Count() + 1;

    private static Sentence Part(Sentence sentence, int from, int end) =>
        from == 0 && end == sentence.Words.Count
            ? sentence
            : sentence with
            {
                Words = [.. sentence.Words.Skip(from).Take(end - from)],
                Pause = from == 0 ? sentence.Pause : null,
                GoesOn = end < sentence.Words.Count,
            };

    /// <summary>Behind the last word of a part: at the best place from half of its share up to what a part may have.</summary>
    private static int End(IReadOnlyList<ScriptWord> words, int from, int share)
    {
        var (end, best, length) = (from + 1, double.NegativeInfinity, Length(words[from]));
        for (var w = from + 1; w < words.Count && length <= Most; w++)
        {
            var worth = Worth(words[w - 1], words[w]) - 4 * Math.Abs(length - share) / (double)share;
            if (length >= share / 2 && worth > best)
            {
                (end, best) = (w, worth);
            }
            length += Length(words[w]);
        }
        return end;
    }

    private static int Worth(ScriptWord last, ScriptWord next) =>
        last.Text[^1] is ';' or ':' or '—' ? 3
        : last.Text.EndsWith(',') ? 2
        : Joining.Contains(next.Text) ? 1
        : 0;

    private static int Length(ScriptWord word) => word.Spoken.Sum(Said) + 1;

    /// <summary>How many letters are said for one: a figure, a capital or a sign is a word.</summary>
    private static int Said(char c) => char.IsLower(c) || char.IsSurrogate(c) || c is ' ' or '\'' ? 1 : 5;

    /// <summary>The same for one as written: in code a sign is said by its name, 'underscore', 'open bracket'.</summary>
    private static int Written(char c) => IsMark(c) ? 2 * Said(c) : Said(c);

    private static bool IsMark(char c) => char.IsPunctuation(c) || char.IsSymbol(c);
}
