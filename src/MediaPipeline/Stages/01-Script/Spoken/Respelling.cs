using System.Text;

namespace MediaPipeline.Scripts;

/// <summary>
/// Reads respellings as newspapers print them ('kriss-tee-AH-no', 'NY-kwist') into IPA: syllables parted by hyphens,
/// the stressed one in capitals. Sounds are written as English would (after Wikipedia's pronunciation respelling key,
/// and the spellings that people use besides it).
/// </summary>
internal static class Respelling
{
    /// <summary>Spellings of consonants, the longer first where they begin alike.</summary>
    private static readonly (string Spelling, string Ipa)[] Consonants =
    [
        ("tch", "tʃ"),
        ("ch", "tʃ"),
        ("ck", "k"),
        ("dh", "ð"),
        ("dg", "dʒ"),
        ("gh", "ɡ"),
        ("kh", "k"),
        ("ng", "ŋ"),
        ("ph", "f"),
        ("qu", "kw"),
        ("sh", "ʃ"),
        ("th", "θ"),
        ("wh", "w"),
        ("zh", "ʒ"),
        ("b", "b"),
        ("c", "k"),
        ("d", "d"),
        ("f", "f"),
        ("g", "ɡ"),
        ("h", "h"),
        ("j", "dʒ"),
        ("k", "k"),
        ("l", "l"),
        ("m", "m"),
        ("n", "n"),
        ("p", "p"),
        ("q", "k"),
        ("r", "ɹ"),
        ("s", "s"),
        ("t", "t"),
        ("v", "v"),
        ("w", "w"),
        ("x", "ks"),
        ("y", "j"),
        ("z", "z"),
    ];

    /// <summary>Spellings of vowels, the longer first where they begin alike.</summary>
    private static readonly (string Spelling, string Ipa)[] Vowels =
    [
        ("eye", "aɪ"),
        ("igh", "aɪ"),
        ("air", "ɛɹ"),
        ("eer", "ɪɹ"),
        ("ear", "ɪɹ"),
        ("oor", "ʊɹ"),
        ("ure", "ʊɹ"),
        ("ire", "aɪɚ"),
        ("our", "aʊɚ"),
        ("aa", "ɑː"),
        ("ah", "ɑː"),
        ("ai", "eɪ"),
        ("ar", "ɑːɹ"),
        ("au", "ɔː"),
        ("aw", "ɔː"),
        ("ay", "eɪ"),
        ("ea", "iː"),
        ("ee", "iː"),
        ("eh", "ɛ"),
        ("ei", "eɪ"),
        ("er", "ɚ"),
        ("ew", "uː"),
        ("ey", "eɪ"),
        ("ie", "iː"),
        ("ih", "ɪ"),
        ("ir", "ɚ"),
        ("oa", "oʊ"),
        ("oh", "oʊ"),
        ("oi", "ɔɪ"),
        ("oo", "uː"),
        ("or", "ɔːɹ"),
        ("ou", "aʊ"),
        ("ow", "aʊ"),
        ("oy", "ɔɪ"),
        ("uh", "ə"),
        ("ur", "ɚ"),
        ("uu", "ʊ"),
        ("a", "æ"),
        ("e", "ɛ"),
        ("i", "ɪ"),
        ("o", "ɑː"),
        ("u", "ʌ"),
    ];

    /// <summary>A vowel that ends its syllable is long.</summary>
    private static readonly Dictionary<char, (string Stressed, string Unstressed)> Open = new()
    {
        ['a'] = ("ɑː", "ə"),
        ['e'] = ("iː", "iː"),
        ['i'] = ("iː", "iː"),
        ['o'] = ("oʊ", "oʊ"),
        ['u'] = ("uː", "uː"),
        ['y'] = ("aɪ", "iː"),
    };

    /// <summary>A vowel before a consonant and a silent e: 'kate', 'nite'.</summary>
    private static readonly Dictionary<char, string> BeforeSilentE = new()
    {
        ['a'] = "eɪ",
        ['e'] = "iː",
        ['i'] = "aɪ",
        ['o'] = "oʊ",
        ['u'] = "uː",
        ['y'] = "aɪ",
    };

    /// <summary>The IPA of a respelling; null when some of it is no spelling of a syllable.</summary>
    public static string? Ipa(string respelling)
    {
        var words = new List<string>();
        foreach (var word in respelling.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var syllables = word.Split('-', StringSplitOptions.RemoveEmptyEntries);
            var stressed = Array.FindIndex(syllables, s => s.Length > 0 && s.All(c => !char.IsLetter(c) || char.IsUpper(c)));
            stressed = stressed < 0 ? 0 : stressed;
            var said = new StringBuilder();
            for (var s = 0; s < syllables.Length; s++)
            {
                if (Syllable(syllables[s].ToLowerInvariant(), s == stressed) is not { } ipa)
                {
                    return null;
                }
                said.Append(ipa);
            }
            words.Add(said.ToString());
        }
        return words.Count == 0 ? null : string.Join(' ', words);
    }

    /// <summary>Consonants, one vowel with the stress before it, consonants.</summary>
    private static string? Syllable(string text, bool stressed)
    {
        var ipa = new StringBuilder();
        var at = 0;
        while (at < text.Length && !IsVowel(text, at))
        {
            if (Consonant(text, ref at) is not { } sound)
            {
                return null;
            }
            ipa.Append(sound);
        }
        if (at == text.Length)
        {
            return null;
        }
        ipa.Append(stressed ? "ˈ" : "").Append(Vowel(text, ref at, stressed));
        while (at < text.Length)
        {
            if (IsVowel(text, at) || Consonant(text, ref at) is not { } sound)
            {
                return null;
            }
            ipa.Append(sound);
        }
        return ipa.ToString();
    }

    private static bool IsVowel(string text, int at) =>
        "aeiou".Contains(text[at]) || text[at] == 'y' && (at + 1 == text.Length || !"aeiou".Contains(text[at + 1]));

    private static string? Consonant(string text, ref int at)
    {
        foreach (var (spelling, ipa) in Consonants)
        {
            if (string.CompareOrdinal(text, at, spelling, 0, spelling.Length) == 0)
            {
                var soft = spelling == "c" && at + 1 < text.Length && "eiy".Contains(text[at + 1]);
                at += spelling.Length;
                // Doubled letters are one sound: 'kriss'.
                at += spelling.Length == 1 && at < text.Length && text[at] == spelling[0] ? 1 : 0;
                return soft ? "s" : ipa;
            }
        }
        return null;
    }

    private static string Vowel(string text, ref int at, bool stressed)
    {
        var letter = text[at];
        if (at == text.Length - 3 && text[^1] == 'e' && BeforeSilentE.TryGetValue(letter, out var named) && !IsVowel(text, at + 1))
        {
            var consonant = at + 1;
            if (Consonant(text, ref consonant) is { } sound && consonant == text.Length - 1)
            {
                at = text.Length;
                return named + sound;
            }
        }
        if (at == text.Length - 1 && Open.TryGetValue(letter, out var open))
        {
            at++;
            return stressed ? open.Stressed : open.Unstressed;
        }
        foreach (var (spelling, ipa) in Vowels)
        {
            if (string.CompareOrdinal(text, at, spelling, 0, spelling.Length) == 0)
            {
                at += spelling.Length;
                return ipa;
            }
        }
        at++;
        // A 'y' between consonants.
        return "ɪ";
    }
}
