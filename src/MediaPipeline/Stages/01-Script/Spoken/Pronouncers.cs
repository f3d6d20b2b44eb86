using System.Text.RegularExpressions;

namespace MediaPipeline.Scripts;

/// <summary>
/// Pronouncers, as scripts for the radio have them behind a name: 'Joaquin (wah-KEEN)'. They tell the reader how the words
/// before them are said, and are neither said themselves nor captioned (after the Associated Press's broadcast style: in
/// brackets, syllables parted by hyphens, the stressed one in capitals).
/// </summary>
internal static partial class Pronouncers
{
    /// <summary>The longest name that one bracket tells, in words.</summary>
    private const int MostWords = 4;

    /// <summary>Sounds that spellings and respellings of them share, one letter each; vowels are too unlike to compare.</summary>
    private static readonly (string Spelling, string Sound)[] Sounds =
    [
        ("ch", "j"),
        ("sh", "s"),
        ("ph", "f"),
        ("x", "ks"),
        ("qu", "k"),
        ("q", "k"),
        ("c", "k"),
        ("g", "j"),
        ("z", "s"),
        ("v", "f"),
        ("b", "p"),
        ("d", "t"),
    ];

    /// <summary>Takes them out of a sentence.</summary>
    /// <param name="words">The words as written.</param>
    /// <returns>The words that are left, with the punctuation of those taken; and by their places how names are said.</returns>
    public static (IReadOnlyList<RawWord> Words, IReadOnlyDictionary<int, string> Told) Take(IReadOnlyList<RawWord> words)
    {
        var told = new Dictionary<int, string>();
        var left = new List<RawWord>(words.Count);
        RawWord? opened = null;
        for (var w = 0; w < words.Count; w++)
        {
            if (left.Count > 0 && IsOpened(words[w]) && Bracket(words, w) is var (respelling, last, isAll))
            {
                string[] parts = respelling.Split(' ');
                if (Named(left, parts.Length, respelling) is { } name)
                {
                    foreach (var (part, place) in parts.Select((part, i) => (part, name + i)))
                    {
                        // What is no name is in the voice's dictionary.
                        if (char.IsUpper(Word(left[place])[0]))
                        {
                            told[place] = part;
                        }
                    }
                    if (isAll)
                    {
                        var behind = Closed().Match(words[last].Text).Value.TrimStart(')', ']');
                        left[^1] = left[^1] with { Text = left[^1].Text + behind, After = left[^1].After + words[last].After };
                    }
                    else
                    {
                        opened = words[w];
                    }
                    w = last;
                    continue;
                }
            }
            // What is left of a bracket begins where that began.
            left.Add(
                opened is null
                    ? words[w]
                    : words[w] with
                    {
                        Text = opened.Text[..1] + words[w].Text,
                        Line = opened.Line,
                        Column = opened.Column,
                        At = opened.At,
                    }
            );
            opened = null;
        }
        return (left, told);
    }

    private static bool IsOpened(RawWord word) => word.Text[0] is '(' or '[' && word.Code is null;

    /// <summary>The respelling in a bracket, the last word to take, and whether the bracket has nothing else; null where it has none.</summary>
    private static (string Respelling, int Last, bool IsAll)? Bracket(IReadOnlyList<RawWord> words, int from)
    {
        if (End(words, from) is not { } end)
        {
            return null;
        }
        // Of 'an-JI-nuh or AN-juh-nuh' the first is taken; behind '(HIS-ter-EK-to-me;' it is told what that is.
        var to = from;
        var isAll = true;
        while (to <= end && isAll && words[to].Text is not "or")
        {
            isAll = to == end || words[to].Text[^1] is not (';' or ',');
            to++;
        }
        var told = string.Join(' ', Enumerable.Range(from, to - from).Select(w => SpokenForms.Core(words[w].Text)));
        return Respelled().IsMatch(told) ? (told, isAll ? end : to - 1, isAll) : null;
    }

    /// <summary>The word that closes a bracket; null where that is too far away, or another bracket opens before it.</summary>
    private static int? End(IReadOnlyList<RawWord> words, int from)
    {
        for (var w = from; w < words.Count && w <= from + 2 * MostWords; w++)
        {
            if (w > from && words[w].Text[0] is '(' or '[')
            {
                return null;
            }
            if (Closed().IsMatch(words[w].Text + words[w].After))
            {
                return w;
            }
        }
        return null;
    }

    /// <summary>Where the words begin that a respelling is of; null where it is of none before it.</summary>
    private static int? Named(List<RawWord> before, int count, string told)
    {
        // 'Joaquin Phoenix (wah-KEEN)': of a name, it may be the first part.
        for (var at = before.Count - count; at >= Math.Max(0, before.Count - count - 1); at--)
        {
            string[] name = [.. before.Skip(at).Take(count).Select(Word)];
            if (name.All(w => w.Length > 0) && Alike(Consonants(string.Concat(name)), Consonants(told)))
            {
                return at;
            }
        }
        return null;
    }

    private static string Word(RawWord word) => Ending().Replace(SpokenForms.Core(word.Text), "");

    /// <summary>Whether more than half of the consonants are the same, in the same order.</summary>
    private static bool Alike(string name, string told)
    {
        if (name.Length > 40 || told.Length > 40 || name.Length == 0)
        {
            return false;
        }
        var common = new int[told.Length + 1];
        foreach (var sound in name)
        {
            var diagonal = 0;
            for (var t = 1; t <= told.Length; t++)
            {
                (diagonal, common[t]) = (common[t], sound == told[t - 1] ? diagonal + 1 : Math.Max(common[t], common[t - 1]));
            }
        }
        return 2 * common[^1] > Math.Max(name.Length, told.Length);
    }

    private static string Consonants(string text)
    {
        var sounds = SilentStart().Replace(text.ToLowerInvariant(), "");
        foreach (var (spelling, sound) in Sounds)
        {
            sounds = sounds.Replace(spelling, sound);
        }
        return Unheard().Replace(sounds, "");
    }

    [GeneratedRegex("'s$")]
    private static partial Regex Ending();

    /// <summary>'Knut', 'pneumonia', 'wrath'.</summary>
    [GeneratedRegex("^(?:[kgp](?=n)|w(?=r)|p(?=s))")]
    private static partial Regex SilentStart();

    [GeneratedRegex(@"[)\]][.,;:!?""”’]*$")]
    private static partial Regex Closed();

    /// <summary>Vowels, what stands for them, whatever is no letter, and the second of two alike.</summary>
    [GeneratedRegex(@"[aeiouy]+[wh]?|h|[^a-z]|(?<c>[a-z])(?=\k<c>)")]
    private static partial Regex Unheard();

    /// <summary>Words of one case by the syllable; one has a syllable in capitals beside one in small letters.</summary>
    [GeneratedRegex(
        @"^(?=.*(?:[A-Z]-[a-z]|[a-z]-[A-Z]))(?!.*-(?:like|based|free|style|type|made|born|only|wide)\b)(?:[a-z]{1,7}|[A-Z]{1,7})(?:-(?:[a-z]{1,7}|[A-Z]{1,7}))*(?: (?:[a-z]{1,7}|[A-Z]{1,7})(?:-(?:[a-z]{1,7}|[A-Z]{1,7}))*){0,3}$"
    )]
    private static partial Regex Respelled();
}
