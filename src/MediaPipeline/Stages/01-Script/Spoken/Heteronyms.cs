namespace MediaPipeline.Scripts;

/// <summary>
/// Words that are written alike and said in two ways, where espeak-ng takes the wrong one and the words around tell the right one: 'Use it' is
/// no noun, 'lead paint' leads nobody, 'He read it' is over. What the neighbours leave open stays as espeak-ng says it.
/// </summary>
internal static class Heteronyms
{
    /// <summary>What begins the object of a verb.</summary>
    private static readonly HashSet<string> Objects = new(StringComparer.OrdinalIgnoreCase)
    {
        "the",
        "a",
        "an",
        "it",
        "them",
        "him",
        "us",
        "me",
        "your",
        "my",
        "our",
        "their",
        "its",
        "all",
        "both",
    };

    /// <summary>What else begins one, but stands behind a noun as well: 'a record this year'.</summary>
    private static readonly HashSet<string> OftenObjects = new(StringComparer.OrdinalIgnoreCase)
    {
        "this",
        "that",
        "these",
        "those",
        "his",
        "her",
        "each",
        "every",
        "any",
        "some",
        "one",
        "two",
    };

    /// <summary>What stands before a verb.</summary>
    private static readonly HashSet<string> BeforeVerb = new(StringComparer.OrdinalIgnoreCase)
    {
        "please",
        "just",
        "also",
        "then",
        "now",
        "always",
        "never",
        "often",
        "usually",
        "only",
        "simply",
        "and",
        "or",
        "but",
        "don't",
        "didn't",
        "doesn't",
        "can't",
        "won't",
        "not",
        "let's",
        "who",
        "people",
        "folks",
        "children",
        "men",
        "women",
        "I",
        "you",
        "we",
        "they",
    };

    /// <summary>What a verb behind it is not in the past: 'Did she read it?', 'I heard him read'.</summary>
    private static readonly HashSet<string> Auxiliaries = new(StringComparer.OrdinalIgnoreCase)
    {
        "did",
        "do",
        "does",
        "can",
        "could",
        "will",
        "would",
        "should",
        "may",
        "might",
        "must",
        "let",
        "hear",
        "heard",
        "make",
        "help",
        "that",
    };

    /// <summary>What sixty seconds stand behind.</summary>
    private static readonly HashSet<string> Counting = new(StringComparer.OrdinalIgnoreCase)
    {
        "one",
        "two",
        "five",
        "ten",
        "last",
        "next",
        "first",
        "final",
        "single",
        "every",
        "each",
        "per",
        "this",
        "that",
    };

    /// <summary>What stands before a noun.</summary>
    private static readonly HashSet<string> BeforeNoun = new(StringComparer.OrdinalIgnoreCase)
    {
        "the",
        "a",
        "an",
        "my",
        "your",
        "his",
        "her",
        "its",
        "our",
        "their",
        "this",
        "that",
        "of",
        "no",
        "any",
        "some",
        "many",
        "other",
        "several",
        "new",
    };

    /// <summary>Verbs that espeak-ng takes for nouns or adjectives where they are an order ('Separate the eggs') or have a plural before them.</summary>
    private static readonly Dictionary<string, string> AsVerbs = new(StringComparer.OrdinalIgnoreCase)
    {
        ["use"] = "jˈuːz",
        ["close"] = "klˈoʊz",
        ["record"] = "ɹᵻkˈoːɹd",
        ["present"] = "pɹᵻzˈɛnt",
        ["project"] = "pɹədʒˈɛkt",
        ["object"] = "əbdʒˈɛkt",
        ["permit"] = "pɚmˈɪt",
        ["insult"] = "ɪnsˈʌlt",
        ["increase"] = "ɪŋkɹˈiːs",
        ["decrease"] = "dᵻkɹˈiːs",
        ["export"] = "ɛkspˈoːɹt",
        ["upgrade"] = "ʌpɡɹˈeɪd",
        ["contract"] = "kəntɹˈækt",
        ["contest"] = "kəntˈɛst",
        ["conduct"] = "kəndˈʌkt",
        ["transfer"] = "tɹænsfˈɜː",
        ["transport"] = "tɹænspˈoːɹt",
        ["excuse"] = "ɛkskjˈuːz",
        ["house"] = "hˈaʊz",
        ["separate"] = "sˈɛpɚɹˌeɪt",
        ["estimate"] = "ˈɛstᵻmˌeɪt",
        ["duplicate"] = "dˈuːplᵻkˌeɪt",
        ["moderate"] = "mˈɑːdɚɹˌeɪt",
        ["alternate"] = "ˈɔːltɚnˌeɪt",
        ["approximate"] = "ɐpɹˈɑːksɪmˌeɪt",
        ["delegate"] = "dˈɛlᵻɡˌeɪt",
        ["graduate"] = "ɡɹˈædʒuːˌeɪt",
        ["tear"] = "tˈɛɹ",
    };

    /// <summary>Nouns that espeak-ng takes for verbs behind 'the', 'my' and the like.</summary>
    private static readonly Dictionary<string, string> AsNouns = new(StringComparer.OrdinalIgnoreCase)
    {
        ["address"] = "ˈædɹɛs",
        ["advocate"] = "ˈædvəkət",
        ["associate"] = "ɐsˈoʊsɪət",
        ["resume"] = "ɹˈɛzəmˌeɪ",
    };

    /// <summary>What is made of lead, or does what it does.</summary>
    private static readonly HashSet<string> OfLead =
    [
        "paint",
        "paints",
        "pipe",
        "pipes",
        "poisoning",
        "acid",
        "shot",
        "pencil",
        "pencils",
        "crystal",
        "exposure",
        "contamination",
        "levels",
        "apron",
        "shield",
        "shielding",
        "bullet",
        "bullets",
        "solder",
        "dust",
        "ore",
        "glass",
    ];

    /// <summary>What is minute, and no sixty seconds.</summary>
    private static readonly HashSet<string> Tiny =
    [
        "detail",
        "details",
        "amount",
        "amounts",
        "quantity",
        "quantities",
        "difference",
        "differences",
        "change",
        "changes",
        "trace",
        "traces",
        "particles",
        "fraction",
        "fractions",
        "variations",
    ];

    /// <summary>How a word is said here, in IPA; null where espeak-ng knows it, or nothing tells.</summary>
    /// <param name="cores">The words of the sentence, without their punctuation.</param>
    /// <param name="ends">Which of them end a clause.</param>
    /// <param name="w">The word.</param>
    public static string? Say(IReadOnlyList<string> cores, IReadOnlyList<bool> ends, int w)
    {
        var core = cores[w];
        if (core.Length is < 3 or > 11 || !char.IsAsciiLetter(core[0]))
        {
            return null;
        }
        var begins = w == 0 || ends[w - 1];
        var before = begins ? "" : cores[w - 1];
        var beforeThat = w > 1 && !begins && !ends[w - 2] ? cores[w - 2] : "";
        var after = w + 1 < cores.Count && !ends[w] ? cores[w + 1] : "";
        return core switch
        {
            "read" or "Read" => IsPast(cores, before, beforeThat) ? "ɹˈɛd" : null,
            "lead" or "Lead" => OfLead.Contains(after) || before is "of" && beforeThat is "made" or "traces" or "levels" or "amounts"
                ? "lˈɛd"
                : null,
            "live" => before is "Long" or "long" || before is "people" or "People" or "children" or "families" or "humans" or "animals"
                ? "lˈɪv"
                : null,
            "lives" => IsVerbOfPlace(before, beforeThat, after) ? "lˈɪvz" : null,
            "dove" => IsInto(after) && !BeforeNoun.Contains(before) ? "dˈoʊv" : null,
            "wound" => after is "up" or "down" or "around" && !BeforeNoun.Contains(before)
            || before is "he" or "He" or "she" or "She" or "I" or "they" or "They" && Objects.Contains(after)
                ? "wˈaʊnd"
                : null,
            // 'Strong wind up the coast' and 'winds up to 40' blow, but for espeak-ng 'up' and 'down' make verbs of both.
            "wind" or "Wind" when after is "up" or "down" => begins
            || before is "to"
            || BeforeVerb.Contains(before)
            || Auxiliaries.Contains(before)
            || IsPlural(before)
                ? "wˈaɪnd"
                : "wˈɪnd",
            "winds" or "Winds" when after is "up" && w + 2 < cores.Count && cores[w + 2] is "to" => "wˈɪndz",
            "bow" => before is "a" && beforeThat is "take" or "took" or "takes" or "taking" || after is "out" or "down" ? "bˈaʊ" : null,
            // But 'last minute changes', 'one minute changes all'.
            "minute" => Tiny.Contains(after) && !before.Any(char.IsDigit) && !Counting.Contains(before) ? "maɪnjˈuːt" : null,
            "bass" => before is "sea" or "striped" or "largemouth" or "smallmouth" || after is "fishing" or "fisherman" ? "bˈæs" : null,
            "produce" => before is "fresh" or "Fresh" or "local" or "Local" or "organic" or "farm" ? "pɹˈoʊduːs" : null,
            "Polish" => !begins ? "pˈoʊlɪʃ" : null,
            "Nice" => before is "in" or "to" or "from" or "near" or "of" && !begins ? "nˈiːs" : null,
            "tear" or "Tear" when begins && after is "down" or "up" or "off" or "apart" or "out" or "open" or "into" => AsVerbs[core],
            "increase"
            or "decrease" when IsPlural(before) && after is "by" or "daily" or "when" or "as" or "over" or "rapidly" or "slowly" => AsVerbs[
                core
            ],
            "uses" => Objects.Contains(after) && !BeforeNoun.Contains(before) ? "jˈuːzᵻz" : null,
            "close" when before is "the" && after is "of" => "klˈoʊz",
            "close" when IsPlural(before) && after is "at" or "on" or "early" or "late" or "up" or "down" or "for" or "higher" or "lower" =>
                "klˈoʊz",
            "excuse" or "Excuse" => Objects.Contains(after) && !BeforeNoun.Contains(before) ? AsVerbs[core] : null,
            "use" or "Use" => IsUsed(begins, before, after) ? AsVerbs[core] : null,
            _ when AsVerbs.TryGetValue(core, out var verb) => IsOrdered(begins, before, after) ? verb : null,
            // 'My address', but 'Many associate it with rain'.
            _ when AsNouns.TryGetValue(core, out var noun) => before is not "that"
            && BeforeNoun.Contains(before)
            && !Objects.Contains(after)
                ? noun
                : null,
            _ => null,
        };
    }

    /// <summary>An order ('Record your voice', 'and close the door'), or what several do ('Hosts record the show').</summary>
    private static bool IsOrdered(bool begins, string before, string after) =>
        Objects.Contains(after) && (begins || BeforeVerb.Contains(before) || IsPlural(before)) || OftenObjects.Contains(after) && begins;

    /// <summary>'Use' is hardly ever the noun but behind 'the', 'in' and the like, and before 'of' and 'case'.</summary>
    private static bool IsUsed(bool begins, string before, string after) =>
        after is not ("of" or "case" or "cases" or "is" or "was" or "has" or "in" or "by" or "for" or "to" or "")
        && (begins || BeforeVerb.Contains(before) || IsPlural(before));

    /// <summary>A word that looks like a noun in the plural: 'engineers', no 'its' and no 'class'.</summary>
    private static bool IsPlural(string word) =>
        word.Length > 4 && word[^1] == 's' && word[^2] is not ('s' or '\'' or 'u' or 'i') || word is "people" or "People";

    /// <summary>Into what one dives.</summary>
    private static bool IsInto(string after) =>
        after is "into" or "deep" or "deeper" or "in" or "down" or "headfirst" or "right" or "straight" or "off" or "under" or "back";

    /// <summary>'My brother lives there', but 'their lives in danger' and 'saved lives here'.</summary>
    private static bool IsVerbOfPlace(string before, string beforeThat, string after) =>
        after is "in" or "on" or "here" or "there" or "near" or "with" or "alone" or "by"
        && before.Length > 0
        && BeforeNoun.Contains(beforeThat)
        && !BeforeNoun.Contains(before)
        && !before.EndsWith("ed", StringComparison.Ordinal)
        && !before.EndsWith("ing", StringComparison.Ordinal)
        && !IsPlural(before)
        && before is not ("human" or "daily" or "private" or "real" or "young" or "two" or "nine");

    /// <summary>'She read it' and 'I read it yesterday'; what has 'had', 'was' or 'will' before it espeak-ng knows.</summary>
    private static bool IsPast(IReadOnlyList<string> cores, string before, string beforeThat) =>
        !Auxiliaries.Contains(beforeThat)
        && (
            before is "he" or "He" or "she" or "She" or "widely" or "well"
            || before is "I" or "we" or "We" or "they" or "They" or "you" or "You" && IsOver(cores)
        );

    /// <summary>Whether the sentence says that it is over: 'yesterday', 'last week', 'two years ago'.</summary>
    private static bool IsOver(IReadOnlyList<string> cores)
    {
        for (var i = 0; i < cores.Count; i++)
        {
            if (
                cores[i] is "yesterday" or "Yesterday" or "ago"
                || cores[i] is "last" or "Last"
                    && i + 1 < cores.Count
                    && cores[i + 1] is "night" or "week" or "month" or "year" or "summer" or "winter" or "time"
            )
            {
                return true;
            }
        }
        return false;
    }
}
