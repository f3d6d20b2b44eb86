using System.Text.RegularExpressions;

namespace MediaPipeline.Scripts;

/// <summary>
/// Decides after which word a sentence ends: not after abbreviations and initials, but after closing quotes
/// and brackets.
/// </summary>
internal static partial class SentenceEnds
{
    /// <summary>Abbreviations that are followed by a name or a number, so never end a sentence.</summary>
    private static readonly HashSet<string> BeforeMore = new(StringComparer.OrdinalIgnoreCase)
    {
        "dr.",
        "mr.",
        "mrs.",
        "ms.",
        "prof.",
        "st.",
        "rev.",
        "gen.",
        "col.",
        "lt.",
        "sgt.",
        "capt.",
        "hon.",
        "gov.",
        "sen.",
        "rep.",
        "no.",
        "nos.",
        "vol.",
        "fig.",
        "figs.",
        "eq.",
        "sec.",
        "ch.",
        "pp.",
        "p.",
        "ed.",
        "eds.",
        "cf.",
        "vs.",
        "v.",
        "e.g.",
        "i.e.",
        "approx.",
        "ca.",
        "est.",
        "jan.",
        "feb.",
        "mar.",
        "apr.",
        "jun.",
        "jul.",
        "aug.",
        "sep.",
        "sept.",
        "oct.",
        "nov.",
        "dec.",
        "mon.",
        "tue.",
        "wed.",
        "thu.",
        "fri.",
        "mt.",
        "ft.",
    };

    /// <summary>Abbreviations that may also end a sentence: they do before a capital letter.</summary>
    private static readonly HashSet<string> EitherWay = new(StringComparer.OrdinalIgnoreCase)
    {
        "etc.",
        "inc.",
        "ltd.",
        "co.",
        "corp.",
        "jr.",
        "sr.",
        "a.m.",
        "p.m.",
        "ph.d.",
        "m.d.",
        "b.a.",
        "m.a.",
        "b.sc.",
        "m.sc.",
        "u.s.",
        "u.k.",
        "u.n.",
        "e.u.",
        "al.",
    };

    /// <summary>Whether a sentence ends between two words, as written.</summary>
    public static bool Between(string word, string next)
    {
        if (!Ending().IsMatch(word))
        {
            return false;
        }
        var core = word.TrimStart('"', '“', '‘', '\'', '(', '[').TrimEnd('"', '”', '’', '\'', ')', ']');
        var opener = next.TrimStart('"', '“', '‘', '\'', '(', '[', '*', '_');
        var startsNew = opener.Length > 0 && !char.IsLower(opener[0]);
        if (core.EndsWith('.'))
        {
            if (BeforeMore.Contains(core) || Initial().IsMatch(core))
            {
                return false;
            }
            if (core == "c." && opener.Length > 0 && char.IsDigit(opener[0]))
            {
                return false;
            }
            if (EitherWay.Contains(core))
            {
                return startsNew && opener.Length > 0 && char.IsUpper(opener[0]);
            }
            if (core.EndsWith("..", StringComparison.Ordinal))
            {
                return startsNew;
            }
        }
        return startsNew || core.EndsWith('.') && !core.EndsWith("..", StringComparison.Ordinal) && word == core;
    }

    [GeneratedRegex("""[.!?…]["”’')\]]*[.]?$""")]
    private static partial Regex Ending();

    [GeneratedRegex(@"^\p{Lu}\.$")]
    private static partial Regex Initial();
}
