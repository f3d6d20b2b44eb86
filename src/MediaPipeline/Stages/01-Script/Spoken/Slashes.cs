using System.Text.RegularExpressions;

namespace MediaPipeline.Scripts;

/// <summary>Strokes between words, which are said as what they stand for: 'and/or', 'he/she', 'per user/month', '5% y/y'.</summary>
internal static partial class Slashes
{
    private static readonly Dictionary<string, string> Pairs = new(StringComparer.OrdinalIgnoreCase)
    {
        ["and/or"] = "and or",
        ["either/or"] = "either or",
        ["he/she"] = "he or she",
        ["she/he"] = "she or he",
        ["s/he"] = "he or she",
        ["his/her"] = "his or her",
        ["his/hers"] = "his or hers",
        ["him/her"] = "him or her",
        ["himself/herself"] = "himself or herself",
        ["yes/no"] = "yes or no",
        // What people are called by.
        ["he/him"] = "he him",
        ["she/her"] = "she her",
        ["they/them"] = "they them",
        ["he/they"] = "he they",
        ["she/they"] = "she they",
    };

    /// <summary>What growth is measured against.</summary>
    private static readonly Dictionary<string, string> Spans = new(StringComparer.Ordinal)
    {
        ["d"] = "day",
        ["w"] = "week",
        ["m"] = "month",
        ["q"] = "quarter",
        ["y"] = "year",
    };

    /// <summary>The pair as said; null when it is none of these.</summary>
    public static string? Say(string core, string before)
    {
        if (!core.Contains('/'))
        {
            return null;
        }
        if (Pairs.TryGetValue(core, out var known))
        {
            return known;
        }
        if (Span().Match(core) is { Success: true } span && Spans.TryGetValue(span.Groups["span"].Value.ToLowerInvariant(), out var named))
        {
            return $"{named} over {named}";
        }
        return before is "per" && Words().IsMatch(core) ? core.Replace("/", " per ") : null;
    }

    [GeneratedRegex(@"^(?<span>[a-zA-Z])/\k<span>$")]
    private static partial Regex Span();

    [GeneratedRegex(@"^[a-z]{2,}/[a-z]{2,}$")]
    private static partial Regex Words();
}
