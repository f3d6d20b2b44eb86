using System.Text.RegularExpressions;
using MediaPipeline.Speech.Alignment;

namespace MediaPipeline.Scripts;

/// <summary>Roman numerals, in letters or in signs of their own (U+2160 to U+2188): 'Part IV', 'Henry Ⅷ', 'pages xii–xv'.</summary>
internal static partial class RomanNumerals
{
    /// <summary>Words that a numeral stands behind.</summary>
    private static readonly HashSet<string> Numbered = new(StringComparer.OrdinalIgnoreCase)
    {
        "chapter",
        "movement",
        "mvt",
        "basel",
        "solvency",
        "artemis",
        "hartz",
        "GTA",
        "part",
        "act",
        "scene",
        "war",
        "volume",
        "vol",
        "section",
        "book",
        "phase",
        "appendix",
        "type",
        "class",
        "stage",
        "level",
        "article",
        "art",
        "arts",
        "sc",
        "bk",
        "ch",
        "pt",
        "amendment",
        "amend",
        "creed",
        "saw",
        "scream",
        "rambo",
        "halloween",
        "fantasy",
        "civilization",
        "diablo",
        "fighter",
        "kombat",
        "evil",
        "souls",
        "scrolls",
        "halo",
        "doom",
        "quake",
        "empires",
        "gate",
        "godfather",
        "jaws",
        "superman",
        "terminator",
        "ghostbusters",
        "gladiator",
        "quest",
        "warcraft",
        "starcraft",
        "artemis",
        "delta",
        "atlas",
        "vatican",
        "division",
        "algebra",
        "calculus",
        "physics",
        "chemistry",
        "biology",
        "english",
        "spanish",
        "french",
        "latin",
        "german",
        "pentium",
        "apple",
        "mk",
        "block",
        "module",
        "unit",
        "title",
        "figure",
        "fig",
        "table",
        "round",
        "season",
        "episode",
        "tier",
        "mark",
        "bowl",
        "apollo",
        "gemini",
        "saturn",
        "rocky",
        "page",
        "p",
        "pp",
        "canto",
        "sonnet",
        "psalm",
        "verse",
        "grade",
        "group",
        "step",
        "rule",
        "schedule",
        "annex",
        "factor",
        "symphony",
        "opus",
        "corps",
        "legion",
        "olympiad",
    };

    /// <summary>Words with a capital at a sentence's start that no king is called.</summary>
    private static readonly HashSet<string> NoNames =
    [
        "The",
        "This",
        "That",
        "See",
        "And",
        "But",
        "For",
        "From",
        "Use",
        "With",
        "Our",
        "Add",
        "Take",
    ];

    /// <summary>What 'I' do, in forms that no third person has.</summary>
    private static readonly HashSet<string> Done =
    [
        "am",
        "believe",
        "do",
        "don't",
        "enjoy",
        "feel",
        "find",
        "get",
        "give",
        "go",
        "have",
        "hate",
        "know",
        "like",
        "love",
        "made",
        "make",
        "mean",
        "need",
        "never",
        "play",
        "prefer",
        "put",
        "read",
        "recommend",
        "remember",
        "run",
        "say",
        "see",
        "take",
        "think",
        "use",
        "want",
        "watch",
        "wish",
        "write",
        "wrote",
    ];

    /// <summary>What stands behind a numeral of one letter: 'type I diabetes', 'a class I railroad', 'phase I of the plan'.</summary>
    private static readonly HashSet<string> Numberable =
    [
        "and",
        "antibody",
        "appeal",
        "bridge",
        "cancer",
        "cancers",
        "catalyst",
        "civilization",
        "clinical",
        "collagen",
        "correction",
        "device",
        "devices",
        "diabetes",
        "diabetic",
        "diabetics",
        "disease",
        "drug",
        "drugs",
        "error",
        "errors",
        "felony",
        "fibers",
        "hypersensitivity",
        "interferon",
        "interferons",
        "is",
        "laser",
        "lasers",
        "of",
        "or",
        "procedure",
        "railroad",
        "railroads",
        "rapids",
        "reaction",
        "recall",
        "results",
        "rocket",
        "site",
        "studies",
        "study",
        "superconductor",
        "supernova",
        "supernovae",
        "survey",
        "topoisomerase",
        "through",
        "to",
        "trauma",
        "trial",
        "trials",
        "tumor",
        "tumors",
    ];

    private static readonly Dictionary<char, int> Signs = new()
    {
        ['I'] = 1,
        ['V'] = 5,
        ['X'] = 10,
        ['L'] = 50,
        ['C'] = 100,
        ['D'] = 500,
        ['M'] = 1000,
    };

    /// <summary>What no letters write: U+2180 to U+2188.</summary>
    private static readonly Dictionary<char, int> Large = new()
    {
        ['ↀ'] = 1000,
        ['ↁ'] = 5000,
        ['ↂ'] = 10000,
        ['Ↄ'] = 100,
        ['ↄ'] = 100,
        ['ↅ'] = 6,
        ['ↆ'] = 50,
        ['ↇ'] = 50000,
        ['ↈ'] = 100000,
    };

    private static readonly HashSet<string> Kings =
    [
        "Elizabeth",
        "Napoleon",
        "Henry",
        "George",
        "Charles",
        "Louis",
        "Philip",
        "James",
        "Edward",
        "Christian",
        "Frederick",
        "Gustav",
        "Pius",
        "Leo",
        "Clement",
        "Gregory",
        "Benedict",
        "Mehmed",
        "Ptolemy",
        "Ramesses",
        "Mohammed",
        "Harald",
    ];

    /// <summary>A numeral that a hyphen joins to a name, or to what it describes: 'Basel-III', 'World War II-era'; null for any other part.</summary>
    public static string? Within(IReadOnlyList<string> parts, int at) =>
        parts.Count == 2
        && (Joined().IsMatch(parts[at]) || parts[at] is "I" && parts[1] is "era")
        && parts[1 - at] is { Length: > 2 } other
        && (at == 1 ? char.IsUpper(other[0]) && other.Skip(1).All(char.IsLower) : other.All(char.IsLower))
            ? NumberWords.Cardinal(Value(parts[at]))
            : null;

    [GeneratedRegex("^(?:I{2,3}|IV|VI{1,3}|IX|XI{1,3}|XIV|XV)$")]
    private static partial Regex Joined();

    /// <summary>Whether a word is a numeral where one is expected: 'III', 'xii–xv', but no 'C'.</summary>
    public static bool IsLikely(string core) => Say(core, "page", "") is not null;

    /// <summary>The numeral as said; null when it is none, or not likely one.</summary>
    public static string? Say(string core, string before, string after)
    {
        if (core == "X" && before is "iPhone" or "macOS")
        {
            return "ten";
        }
        if (core.Length == 1 && Large.TryGetValue(core[0], out var large))
        {
            return NumberWords.Cardinal(large);
        }
        var ownSigns = core.Any(c => c is >= 'Ⅰ' and <= 'ⅿ');
        var letters = ownSigns ? string.Concat(core.Select(InLetters)) : core;
        if (Range().Match(letters) is { Success: true } range)
        {
            var (from, to) = (Value(range.Groups["a"].Value), Value(range.Groups["b"].Value));
            // 'Temples I–VI'.
            var plausible =
                ownSigns
                || IsNumbered(before)
                || before.Length > 3 && before[^1] is 's'
                || from is > 1 and < 60 && to is > 1 and < 60 && letters.Length > 4;
            return plausible && from > 0 && to > from ? $"{NumberWords.Cardinal(from)} to {NumberWords.Cardinal(to)}" : null;
        }
        // Chords by their steps: 'a ii–V–I'.
        if (Progression().IsMatch(core))
        {
            return string.Join(' ', core.Split('-', '–').Select(step => NumberWords.Cardinal(Value(step.ToUpperInvariant()))));
        }
        // 'FFVII', as players write 'Final Fantasy'.
        if (Fantasy().Match(core) is { Success: true } fantasy && Value(fantasy.Groups["n"].Value) is > 0 and var sequel)
        {
            return $"F F {NumberWords.Cardinal(sequel)}";
        }
        // 'Phase IIb', 'types IIIa and IIIc'.
        if (WithPart().Match(core) is { Success: true } part && (IsNumbered(before) || part.Groups["n"].Length > 1))
        {
            return $"{NumberWords.Cardinal(Value(part.Groups["n"].Value))} {part.Groups["part"].Value.ToUpperInvariant()}";
        }
        var possessive = letters.EndsWith("'s", StringComparison.Ordinal) ? "'s" : "";
        var stem = letters[..^possessive.Length];
        if (Century().Match(stem) is { Success: true } nth && Value(nth.Groups["n"].Value) is > 0 and var order)
        {
            return NumberWords.Ordinal(order);
        }
        if (Value(stem) is not (> 0 and var value))
        {
            return null;
        }
        if (after.StartsWith("centur", StringComparison.Ordinal) && (ownSigns || stem.Length > 1))
        {
            return NumberWords.Ordinal(value);
        }
        // 'Henry V', 'Louis X': of one letter only behind names of kings; and 'I' where nobody speaks: 'Charles I of England', 'James I's Bible'.
        if (Kings.Contains(before) && (stem is "V" or "X" || stem is "I" && (possessive.Length > 0 || after is "" or "of" or "and")))
        {
            return $"the {NumberWords.Ordinal(value)}{possessive}";
        }
        // Small ones that are no words: espeak-ng reads 'ii' as 'roman two'.
        if (stem is "ii" or "iii" or "iv" or "vii" or "viii" or "ix" or "xii" or "xiii" or "xiv")
        {
            return NumberWords.Cardinal(value) + possessive;
        }
        var numbered = IsNumbered(before);
        // 'Henry VIII', 'Elizabeth II': a name before it; but 'GPT V' and 'MS II' are letters, and so is a single one.
        var name =
            !numbered && !NoNames.Contains(before) && before.Length > 2 && char.IsUpper(before[0]) && before.Skip(1).All(char.IsLower);
        if (name && stem is not "XL" && value is > 1 and < 60 && (ownSigns || stem.Length > 1) && char.IsUpper(stem[0]))
        {
            return $"the {NumberWords.Ordinal(value)}{possessive}";
        }
        // 'World War II's end'.
        if (possessive.Length > 0)
        {
            return numbered && char.IsUpper(before[0]) && char.IsUpper(stem[0]) ? NumberWords.Cardinal(value) + possessive : null;
        }
        if (ownSigns)
        {
            return NumberWords.Cardinal(value);
        }
        // 'copyright MCMXCIX': four letters or more, which no English word has in this order.
        if (stem.Length >= 4 && stem.StartsWith('M') && value > 1100)
        {
            return NumberWords.Year(value);
        }
        return numbered && IsLikely(stem, before, after) ? NumberWords.Cardinal(value) : null;
    }

    /// <summary>A numeral further on in a list, with what is numbered before its first: 'Parts I and II', 'World Wars I, II and III'; null for any other word.</summary>
    /// <param name="cores">The words of the sentence, without punctuation.</param>
    /// <param name="w">Which of them.</param>
    public static string? InList(string[] cores, int w)
    {
        // 'Part II and I think': a single 'I' speaks for itself.
        if (!IsListed(cores[w]) || cores[w] is "I")
        {
            return null;
        }
        var first = w;
        while (
            first > 0
            && (
                IsListed(cores[first - 1])
                || first > 1 && cores[first - 1] is "and" or "or" or "&" or "to" or "of" && IsListed(cores[first - 2])
            )
        )
        {
            first--;
        }
        return first < w && first > 0 && IsNumbered(cores[first - 1]) ? NumberWords.Cardinal(Value(cores[w])) : null;
    }

    private static bool IsListed(string core) => core.Length is > 0 and < 6 && core.All("IVX".Contains) && Value(core) > 0;

    private static string InLetters(char sign)
    {
        string[] letters = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "L", "C", "D", "M"];
        return sign is >= 'Ⅰ' and <= 'Ⅿ' ? letters[sign - 'Ⅰ']
            : sign is >= 'ⅰ' and <= 'ⅿ' ? letters[sign - 'ⅰ'].ToLowerInvariant()
            : sign.ToString();
    }

    /// <summary>'Part I' and 'type V' are numbers; 'class C', 'section D' and 'level x' are letters, and 'mix' behind 'a bowl' is a word.</summary>
    private static bool IsLikely(string numeral, string before, string after) =>
        numeral is "I" ? IsNoSpeaker(before, after)
        : numeral.Length > 1 ? char.IsUpper(numeral[0]) || numeral.All("ivx".Contains)
        : numeral is "V" or "X" || numeral is "i" or "v" or "x" && before is "page" or "p" or "pp" or "pages";

    /// <summary>
    /// Whether an 'I' numbers what stands before it, and is not whoever speaks: 'Book I is', 'a type I error', 'in phase I.', but 'the book I bought' and
    /// 'Every Step I Take'.
    /// </summary>
    private static bool IsNoSpeaker(string before, string after) =>
        after.Length == 0
        || (
            char.IsUpper(before[0])
                ? !Done.Contains(after.ToLowerInvariant())
                : Numberable.Contains(after) || before is "p" or "pp" or "ch" or "vol" or "pt" or "sc" or "art"
        );

    /// <summary>Whether things of that name have numbers: 'chapter', 'phase'.</summary>
    public static bool IsNumbered(string before) =>
        Numbered.Contains(before)
        || Numbered.Contains(before.TrimEnd('.', 's'))
        || before.Equals("appendices", StringComparison.OrdinalIgnoreCase);

    /// <summary>The numeral's value; 0 when it is none as one writes them, or mixes capitals and small letters.</summary>
    private static int Value(string numeral)
    {
        var upper = numeral.ToUpperInvariant();
        if (!Form().IsMatch(upper) || numeral != upper && numeral != numeral.ToLowerInvariant())
        {
            return 0;
        }
        var value = 0;
        for (var i = 0; i < upper.Length; i++)
        {
            var here = Signs[upper[i]];
            value += i + 1 < upper.Length && here < Signs[upper[i + 1]] ? -here : here;
        }
        return value;
    }

    [GeneratedRegex("^(?:i{1,3}|iv|vi{0,2}|I{1,3}|IV|VI{0,2})(?:[-–](?:i{1,3}|iv|vi{0,2}|I{1,3}|IV|VI{0,2})){2,}$")]
    private static partial Regex Progression();

    [GeneratedRegex("^FF(?<n>[IVX]{1,4})$")]
    private static partial Regex Fantasy();

    [GeneratedRegex("^(?<n>I{1,3}|IV|V)(?<part>[abcd])$")]
    private static partial Regex WithPart();

    [GeneratedRegex(@"^(?=.)M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})$")]
    private static partial Regex Form();

    [GeneratedRegex(@"^(?<a>[IVXLCDMivxlcdm]+)[-–](?<b>[IVXLCDMivxlcdm]+)$")]
    private static partial Regex Range();

    [GeneratedRegex(@"^(?<n>[IVXLC]{2,})(?:st|nd|rd|th)$")]
    private static partial Regex Century();
}
