using System.Text.RegularExpressions;

namespace MediaPipeline.Scripts;

/// <summary>
/// Pronouncers, as scripts for the radio have them behind a name: 'Joaquin (wah-KEEN)'. They tell the reader how the words
/// before them are said, and are not said themselves (after the Associated Press's broadcast style: in brackets, syllables
/// parted by hyphens, the stressed one in capitals).
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

    /// <summary>Finds them in a sentence.</summary>
    /// <param name="words">The words as written.</param>
    /// <param name="cores">The words without their punctuation.</param>
    /// <returns>
    /// For each word what is known of it: null of most, "" of a pronouncer's own, and of a name before one its respelling.
    /// </returns>
    public static string?[] Find(IReadOnlyList<RawWord> words, IReadOnlyList<string> cores)
    {
        var found = new string?[words.Count];
        for (var from = 1; from < words.Count; from++)
        {
            if (words[from].Text[0] is not ('(' or '[') || words[from].Code is not null || End(words, from) is not { } end)
            {
                continue;
            }
            // Of 'an-JI-nuh or AN-juh-nuh' the first is taken; behind '(HIS-ter-EK-to-me;' it is told what that is.
            var to = from;
            var isAll = true;
            while (to <= end && isAll && cores[to] is not "or")
            {
                isAll = to == end || words[to].Text[^1] is not (';' or ',');
                to++;
            }
            var told = string.Join(' ', Enumerable.Range(from, to - from).Select(w => cores[w]));
            if (!Respelled().IsMatch(told) || Named(cores, from, to - from, told) is not { } name)
            {
                continue;
            }
            Array.Fill(found, "", from, (isAll ? end + 1 : to) - from);
            for (var w = 0; w < to - from; w++)
            {
                // What is no name is in the voice's dictionary.
                found[name + w] = char.IsUpper(cores[name + w][0]) ? cores[from + w] : null;
            }
        }
        return found;
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
    private static int? Named(IReadOnlyList<string> cores, int bracket, int count, string told)
    {
        // 'Joaquin Phoenix (wah-KEEN)': of a name, it may be the first part.
        for (var at = bracket - count; at >= Math.Max(0, bracket - count - 1); at--)
        {
            var name = string.Concat(Enumerable.Range(at, count).Select(w => Ending().Replace(cores[w], "")));
            if (name.Length > 0 && Alike(Consonants(name), Consonants(told)))
            {
                return at;
            }
        }
        return null;
    }

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
