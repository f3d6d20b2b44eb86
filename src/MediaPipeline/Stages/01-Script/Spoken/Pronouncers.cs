using System.Text.RegularExpressions;
using MediaPipeline.Speech.Alignment;

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

    /// <summary>A bracket with a pronouncer.</summary>
    /// <param name="Syllables">The respelling, for each word that it tells of.</param>
    /// <param name="Name">The place of the first of these words among those before the bracket.</param>
    /// <param name="Last">The last word of the bracket that is the pronouncer's.</param>
    /// <param name="IsAll">Whether the bracket holds nothing else.</param>
    private sealed record Pronouncer(string[] Syllables, int Name, int Last, bool IsAll);

    /// <summary>Takes them out of a sentence.</summary>
    /// <param name="words">The words as written.</param>
    /// <returns>The words that are left, with the punctuation of those taken; and by their places how names are said.</returns>
    public static (IReadOnlyList<RawWord> Words, IReadOnlyDictionary<int, string> Told) Take(IReadOnlyList<RawWord> words)
    {
        var told = new Dictionary<int, string>();
        var left = new List<RawWord>(words.Count);
        for (var w = 0; w < words.Count; w++)
        {
            if (At(words, w, left) is not { } pronouncer)
            {
                left.Add(words[w]);
                continue;
            }
            for (var i = 0; i < pronouncer.Syllables.Length; i++)
            {
                // What is no name is in the voice's dictionary.
                if (char.IsUpper(Word(left[pronouncer.Name + i])[0]))
                {
                    told[pronouncer.Name + i] = pronouncer.Syllables[i];
                }
            }
            var last = words[pronouncer.Last];
            if (pronouncer.IsAll)
            {
                var behind = Closed().Match(last.Text).Value.TrimStart(')', ']');
                left[^1] = left[^1] with { Text = left[^1].Text + behind, After = left[^1].After + last.After.TrimStart(')', ']') };
                w = pronouncer.Last;
            }
            else
            {
                // What is left of a bracket begins where that began.
                var (opened, next) = (words[w], words[pronouncer.Last + 1]);
                left.Add(next with { Text = opened.Text[..1] + next.Text, Line = opened.Line, Column = opened.Column, At = opened.At });
                w = pronouncer.Last + 1;
            }
        }
        return (left, told);
    }

    /// <summary>The pronouncer whose bracket opens at a word, behind the words that it tells of; null where none does.</summary>
    private static Pronouncer? At(IReadOnlyList<RawWord> words, int from, List<RawWord> before)
    {
        if (before.Count == 0 || !Opens(words[from]) || words[from].Code is not null || End(words, from) is not { } end)
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
        string[] syllables = [.. Enumerable.Range(from, to - from).Select(w => SpokenForms.Core(words[w].Text))];
        var told = string.Join(' ', syllables);
        return Respelled().IsMatch(told) && Named(before, syllables.Length, told) is { } name
            ? new Pronouncer(syllables, name, isAll ? end : to - 1, isAll)
            : null;
    }

    private static bool Opens(RawWord word) => word.Text[0] is '(' or '[';

    /// <summary>The word that closes a bracket; null where that is too far away, or another bracket opens before it.</summary>
    private static int? End(IReadOnlyList<RawWord> words, int from)
    {
        for (var w = from; w < words.Count && w <= from + 2 * MostWords; w++)
        {
            if (w > from && Opens(words[w]))
            {
                return null;
            }
            if (Closed().IsMatch(words[w].Text) || words[w].After.StartsWith(')') || words[w].After.StartsWith(']'))
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

    private static string Word(RawWord word) => Possessives.Stem(SpokenForms.Core(word.Text)) ?? SpokenForms.Core(word.Text);

    /// <summary>Whether more than half of the consonants are the same, in the same order.</summary>
    private static bool Alike(string name, string told) =>
        name.Length is > 0 and <= 40 && told.Length <= 40 && SpokenText.Similarity(name, told) > 0.5;

    private static string Consonants(string text)
    {
        var sounds = SilentStart().Replace(SpokenText.Plain(text), "");
        foreach (var (spelling, sound) in Sounds)
        {
            sounds = sounds.Replace(spelling, sound);
        }
        return Unheard().Replace(sounds, "");
    }

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
