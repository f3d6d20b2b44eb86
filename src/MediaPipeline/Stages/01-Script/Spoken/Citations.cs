using System.Text.RegularExpressions;
using MediaPipeline.Speech.Alignment;

namespace MediaPipeline.Scripts;

/// <summary>
/// Laws, rules and decisions as lawyers cite them: 'Fed. R. Civ. P. 12(b)', 'Pub. L. 117-58', '123 F.3d 456 (2d Cir. 1999)',
/// 'No. 21-1484'.
/// </summary>
internal static partial class Citations
{
    /// <summary>What rules of a court are of.</summary>
    private static readonly Dictionary<string, string> Rules = new(StringComparer.Ordinal)
    {
        ["Civ"] = "civil",
        ["Crim"] = "criminal",
        ["App"] = "appellate",
        ["Bankr"] = "bankruptcy",
        ["Evid"] = "evidence",
    };

    /// <summary>A part of a citation as said; null for any other word.</summary>
    /// <param name="core">The word without its punctuation.</param>
    /// <param name="written">The word with it.</param>
    /// <param name="before">The word before it.</param>
    /// <param name="beforeThat">The word before that.</param>
    /// <param name="after">The word after it.</param>
    public static string? Say(string core, string written, string before, string beforeThat, string after)
    {
        if (core is "R" && Rules.ContainsKey(after) && written.EndsWith('.'))
        {
            return "rule of";
        }
        if (before is "R" && written.EndsWith('.') && Rules.TryGetValue(core, out var rule))
        {
            return rule;
        }
        if (core is "P" && beforeThat is "R" && Rules.ContainsKey(before))
        {
            return "procedure";
        }
        if (core is "Pub" && after is "L")
        {
            return "public";
        }
        if (core is "L" && before is "Pub")
        {
            return "law";
        }
        if (Numbered().Match(core) is { Success: true } numbered && (before is "No" or "no" || before is "L" && beforeThat is "Pub"))
        {
            return $"{Quantities.Pairs(numbered.Groups["year"].Value)} {Quantities.Pairs(numbered.Groups["n"].Value)}";
        }
        if (Series().Match(core) is { Success: true } series && (before.Any(char.IsDigit) || series.Groups["letters"].Length == 0))
        {
            var edition = NumberWords.Ordinal(int.Parse(series.Groups["n"].Value));
            return series.Groups["letters"].Length > 0 ? $"{Letters.Spell(series.Groups["letters"].Value.Replace(".", ""))} {edition}"
                : after is "Cir" or "Dist" or "Div" or "Dep't" || before is "Supp" or "Ed" or "Rptr" ? edition
                : null;
        }
        return null;
    }

    /// <summary>Whether a citation goes on behind a word with a full stop.</summary>
    /// <param name="core">The word with its full stop.</param>
    /// <param name="next">The word after it, without its punctuation.</param>
    /// <param name="before">The word before it, with its punctuation.</param>
    public static bool GoesOn(string core, string next, string before) =>
        before is "R." && Rules.ContainsKey(core[..^1]) && (next is "P" || Abbreviations.IsNumber(next))
        || core is "P." && Rules.ContainsKey(before.TrimEnd('.')) && Abbreviations.IsNumber(next)
        || core is "Pub." && next is "L"
        || core is "L." && before is "Pub."
        || core is "Cir." && Abbreviations.IsNumber(next)
        || core is "id." or "Id." && next is "at";

    /// <summary>A law by its congress, a case by its year: '117-58', '21-1484'.</summary>
    [GeneratedRegex(@"^(?<year>\d{2}|1\d\d)-(?<n>\d{3,5}|(?<=1\d\d-)\d{1,5})$")]
    private static partial Regex Numbered();

    /// <summary>A reporter's later series: 'F.3d', 'N.E.2d', or its number alone.</summary>
    [GeneratedRegex(@"^(?<letters>(?:[A-Z]\.){0,3})(?<n>[234])(?:d|th)$")]
    private static partial Regex Series();
}
