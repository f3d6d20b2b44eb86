using System.Text.RegularExpressions;

namespace MediaPipeline.Scripts;

/// <summary>
/// Gives each word of a sentence its spoken form: as a good newsreader would say it, in words alone.
/// English only; other languages keep their text, for espeak-ng to read.
/// </summary>
internal sealed partial class SpokenForms(string language, Pronunciations pronunciations)
{
    private readonly bool english = language == "en";

    /// <summary>The words of a sentence, each with its spoken form.</summary>
    public List<ScriptWord> Say(IReadOnlyList<RawWord> words)
    {
        var said = new List<ScriptWord>(words.Count);
        for (var w = 0; w < words.Count; w++)
        {
            var core = Core(words[w].Text);
            var before = w > 0 ? Core(words[w - 1].Text) : "";
            // What stands behind a comma or a full stop belongs to something else.
            var after = w + 1 < words.Count && !EndsClause(words[w]) ? Core(words[w + 1].Text) : "";
            var spoken = english ? Spoken(core, before, after, words[w].Text) : core.ToLowerInvariant();
            said.Add(new ScriptWord(words[w].Text + words[w].After, spoken, words[w].Line, words[w].Column, Pronunciation(core)));
        }
        return said;
    }

    private string? Pronunciation(string core)
    {
        if (pronunciations.Of(core) is { } whole)
        {
            return whole;
        }
        // 'Christiano's' is said as Christiano is, with its ending.
        return Possessive().Match(core) is { Success: true } m && pronunciations.Of(core[..m.Index]) is { } stem
            ? stem.StartsWith('/')
                ? $"{stem.TrimEnd('/')}z/"
                : stem + "'s"
            : null;
    }

    private static string Spoken(string core, string before, string after, string written)
    {
        if (core.Length == 0)
        {
            return "";
        }
        return Abbreviations.Say(core, written, after)
            ?? Money.Say(core, before, after)
            ?? Dates.Say(core, before, after)
            ?? WebNames.Say(core)
            ?? Quantities.Say(core, before)
            ?? Letters.Say(core);
    }

    /// <summary>The word without quotes, brackets and punctuation around it; what belongs to it stays.</summary>
    internal static string Core(string word)
    {
        var core = word.Replace('’', '\'')
            .Replace('‘', '\'')
            .Trim('"', '“', '”', '(', ')', '[', ']', '{', '}', '*', '_', '…', '—', '–', '«', '»', '`', '|', '¿', '¡');
        core = core.TrimEnd('.', ',', ';', ':', '!', '?', '\'', '"', '”', ')', ']', '…').TrimStart('\'', '"', '“', '(', '[', '.', ',', '…');
        // The full stops of 'e.g.' and 'U.S.' are part of them.
        if (Dotted().IsMatch(core) && word.Contains(core + ".", StringComparison.Ordinal))
        {
            core += ".";
        }
        // A year's apostrophe is, too: '90s.
        return ShortDecade().IsMatch(word.Replace('’', '\'').Replace('‘', '\'')) ? "'" + core : core;
    }

    private static bool EndsClause(RawWord word) => word.After.Length > 0 || ",;:!?)".Contains(word.Text[^1]);

    [GeneratedRegex(@"'s$")]
    private static partial Regex Possessive();

    [GeneratedRegex(@"^(?:\p{L}\.)+\p{L}$|^[Pp]h\.D$|^\p{L}\.\p{L}\p{L}$")]
    private static partial Regex Dotted();

    [GeneratedRegex(@"^[""(]*'\d0s\b")]
    private static partial Regex ShortDecade();
}
