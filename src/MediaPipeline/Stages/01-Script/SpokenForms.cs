using System.Text.RegularExpressions;

namespace MediaPipeline.Scripts;

/// <summary>
/// Gives each word of a sentence its spoken form: as a good newsreader would say it, in words alone.
/// English only; other languages keep their text, for espeak-ng to read.
/// </summary>
internal sealed partial class SpokenForms(string language, Pronunciations pronunciations)
{
    private static readonly HashSet<string> Determiners =
    [
        "a",
        "an",
        "the",
        "this",
        "that",
        "each",
        "every",
        "another",
        "its",
        "his",
        "her",
        "their",
        "our",
        "my",
        "your",
    ];

    /// <summary>Words that follow an amount without being what it describes.</summary>
    private static readonly HashSet<string> NoNouns =
    [
        "and",
        "are",
        "from",
        "was",
        "were",
        "for",
        "with",
        "off",
        "per",
        "than",
        "that",
        "which",
        "will",
        "has",
        "had",
        "have",
        "more",
        "less",
        "apart",
        "away",
        "long",
        "wide",
        "high",
        "tall",
        "deep",
        "thick",
        "old",
        "ago",
        "later",
        "earlier",
        "today",
        "there",
        "then",
        "now",
        "here",
        "but",
        "who",
        "when",
        "while",
        "each",
        "can",
        "could",
        "would",
        "should",
        "must",
        "may",
        "might",
        "into",
        "over",
        "under",
        "above",
        "below",
        "before",
        "after",
        "between",
        "since",
        "until",
    ];

    private readonly bool english = Region().Match(language).Success;

    // Canadians write either way; most of their broadcasters say the month first.
    private readonly bool british = Region().Match(language).Groups["region"].Value.ToUpperInvariant() is not ("" or "US" or "CA");

    /// <summary>The words of a sentence, each with its spoken form.</summary>
    public List<ScriptWord> Say(IReadOnlyList<RawWord> words)
    {
        var said = new List<ScriptWord>(words.Count);
        var quoted = false;
        for (var w = 0; w < words.Count; w++)
        {
            var text = words[w].Text;
            // A straight quote after a number stands for inches, unless it closes a quotation.
            var core = !quoted && Inches().IsMatch(text) ? text.TrimEnd('.', ',', ';', ':', '!', '?', ')') : Core(text);
            quoted ^= text.Count(c => c == '"') % 2 == 1 && !Inches().IsMatch(text);
            var before = w > 0 ? Core(words[w - 1].Text) : "";
            // What stands behind a comma or a full stop belongs to something else.
            var after = w + 1 < words.Count && !EndsClause(words[w]) ? Core(words[w + 1].Text) : "";
            var beforeThat = w > 1 ? Core(words[w - 2].Text) : "";
            var spoken = english ? Listed(core) ?? Spoken(core, before, beforeThat, after, text) : core.ToLowerInvariant();
            said.Add(new ScriptWord(text + words[w].After, spoken, words[w].Line, words[w].Column, Pronunciation(core)));
        }
        return said;
    }

    /// <summary>Whether an amount describes the noun after it, and so stands in the singular: 'a five kilometer run'.</summary>
    internal static bool Describes(string before, string after) =>
        Determiners.Contains(before.ToLowerInvariant())
        && after.Length > 2
        && after.All(char.IsLower)
        && !NoNouns.Contains(after)
        && !after.EndsWith("ly", StringComparison.Ordinal);

    /// <summary>An acronym that the host's list has as letters, or as a word; with the ending of its plural or possessive.</summary>
    private string? Listed(string core)
    {
        var ending = AcronymEnding().Match(core).Value;
        var stem = core[..^ending.Length];
        return (pronunciations.Of(core) ?? pronunciations.Of(stem)) switch
        {
            Pronunciations.AsLetters => Letters.Spell(stem) + ending,
            Pronunciations.AsWord => stem.ToLowerInvariant() + ending,
            _ => null,
        };
    }

    private string? Pronunciation(string core)
    {
        if (Listed(core) is not null)
        {
            return null;
        }
        if (pronunciations.Of(core) is { } whole)
        {
            return Sounds(whole);
        }
        // 'Christiano's' is said as Christiano is, with its ending.
        return Possessive().Match(core) is { Success: true } m && pronunciations.Of(core[..m.Index]) is { } stem
            ? Sounds(stem) is var sounds && sounds.StartsWith('/')
                ? $"{sounds.TrimEnd('/')}z/"
                : stem + "'s"
            : null;
    }

    /// <summary>A respelling in IPA; one that is none, and what is IPA already, as it is.</summary>
    private string Sounds(string pronunciation) =>
        english && !pronunciation.StartsWith('/') && Respelling.Ipa(pronunciation) is { } ipa ? $"/{ipa}/" : pronunciation;

    private string Spoken(string core, string before, string beforeThat, string after, string written)
    {
        if (core.Length == 0)
        {
            return "";
        }
        return Abbreviations.Say(core, written, before, after)
            ?? Money.Say(core, before, beforeThat, after)
            ?? Dates.Say(core, before, after, british)
            ?? WebNames.Say(core)
            ?? Quantities.Say(core, before, after)
            ?? Symbols.Say(core)
            ?? Letters.Say(core);
    }

    /// <summary>The word without quotes, brackets and punctuation around it; what belongs to it stays.</summary>
    internal static string Core(string word)
    {
        var core = word.Replace('’', '\'')
            .Replace('‘', '\'')
            .Replace('μ', 'µ')
            .Trim('"', '“', '”', '(', ')', '[', ']', '{', '}', '*', '_', '…', '—', '–', '«', '»', '`', '|', '¿', '¡');
        core = core.TrimEnd('.', ',', ';', ':', '!', '?', '\'', '"', '”', ')', ']', '…').TrimStart('\'', '"', '“', '(', '[', '.', ',', '…');
        if (core == "µ")
        {
            return "μ";
        }
        // The full stop of '.5' and of '.NET' is part of them.
        if (
            core.Length > 0
            && char.IsLetterOrDigit(core[0])
            && LeadingDot().Match(word).Groups["rest"].Value.StartsWith(core, StringComparison.Ordinal)
        )
        {
            core = "." + core;
        }
        // The full stops of 'e.g.' and 'U.S.' are part of them.
        if (Dotted().IsMatch(core) && word.Contains(core + ".", StringComparison.Ordinal))
        {
            core += ".";
        }
        // A year's apostrophe is, too: '90s.
        return ShortDecade().IsMatch(word.Replace('’', '\'').Replace('‘', '\'')) ? "'" + core : core;
    }

    private static bool EndsClause(RawWord word) =>
        word.After.Length > 0 || ",;:!?)".Contains(word.Text[^1]) && !(word.Text[0] == '(' && word.Text[^1] == ')');

    [GeneratedRegex(@"^en(?:[-_](?<region>\w+))?$", RegexOptions.IgnoreCase)]
    private static partial Regex Region();

    [GeneratedRegex(@"(?:'s|s)?$")]
    private static partial Regex AcronymEnding();

    [GeneratedRegex(@"'s$")]
    private static partial Regex Possessive();

    [GeneratedRegex(@"^(?:\p{L}\.)+\p{L}$|^[Pp]h\.D$|^\p{L}\.\p{L}\p{L}$")]
    private static partial Regex Dotted();

    [GeneratedRegex(@"^[""“(]*(?:\d+'\d{1,2}|\d+(?:\.\d+)?)""[.,;:!?)]*$")]
    private static partial Regex Inches();

    [GeneratedRegex(@"^[""“(\[]*\.(?<rest>[\p{L}\d].*)$")]
    private static partial Regex LeadingDot();

    [GeneratedRegex(@"^[""(]*'\d0s\b|^[""(]*'\d\d[.,;:!?)""]*$")]
    private static partial Regex ShortDecade();
}
