using System.Text.RegularExpressions;
using MediaPipeline.Speech.Alignment;

namespace MediaPipeline.Scripts;

/// <summary>How markets write: marks of debtors, shares by their exchange, curves of interest, measures of companies.</summary>
internal static partial class Markets
{
    /// <summary>The word as said; null when it is none of these.</summary>
    /// <param name="core">The word without its punctuation.</param>
    /// <param name="after">The word after it.</param>
    public static string? Say(string core, string after)
    {
        // 'BBB-/Baa3'.
        if (core.Split('/') is [var one, var other] && (Rated(one), Rated(other)) is ({ } first, { } second))
        {
            return $"{first} {second}";
        }
        if (Rated(core) is { } rated)
        {
            return rated;
        }
        // '(NYSE:BRK.B)'.
        if (Listed().Match(core) is { Success: true } listed)
        {
            var exchange = listed.Groups["exchange"].Value;
            return $"{(exchange.ToUpperInvariant() is "NASDAQ" ? "nasdaq" : Letters.Spell(exchange))} {Letters.Spell(listed.Groups["share"].Value.Replace(".", ""))}";
        }
        // 'the 2s10s curve', but '5s-30s' are seconds.
        if (
            Curve().Match(core) is { Success: true } curve
            && (!core.Contains('-') || after.StartsWith("spread", StringComparison.Ordinal) || after is "curve")
        )
        {
            return string.Join(' ', curve.Groups["years"].Captures.Select(y => NumberWords.Plural(NumberWords.Cardinal(y.Value))));
        }
        // 'net debt/EBITDA'.
        return Ratio().Match(core) is { Success: true } ratio
            ? $"{Letters.Say(ratio.Groups["of"].Value)} to {Letters.Say(ratio.Groups["by"].Value)}"
            : null;
    }

    /// <summary>A mark of debtors: 'BBB-' is Standard and Poor's and Fitch's, 'Baa3' Moody's.</summary>
    private static string? Rated(string core)
    {
        if (Rating().Match(core) is { Success: true } rating)
        {
            return $"{Repeated(rating.Groups["letters"].Value)} {(rating.Groups["sign"].Value is "+" ? "plus" : "minus")}";
        }
        if (Moodys().Match(core) is not { Success: true } moodys)
        {
            return null;
        }
        var (first, rest) = (moodys.Groups["first"].Value, moodys.Groups["rest"].Value);
        var letters =
            first is not "A" ? $"{first} {Repeated(rest.ToUpperInvariant())}"
            : rest.Length == 1 ? "double A"
            : "triple A";
        return moodys.Groups["n"].Length > 0 ? $"{letters} {NumberWords.Cardinal(moodys.Groups["n"].Value)}" : letters;
    }

    private static string Repeated(string letters) => $"{(letters.Length == 2 ? "double" : "triple")} {letters[..1]}";

    [GeneratedRegex(@"^(?<letters>A{2,3}|B{2,3}|C{2,3})(?<sign>[-−–+])$")]
    private static partial Regex Rating();

    [GeneratedRegex(@"^(?<first>A)(?<rest>a)(?<n>[123])$|^(?<first>A)(?<rest>aa)$|^(?<first>[BC])(?<rest>aa)(?<n>[123])?$")]
    private static partial Regex Moodys();

    [GeneratedRegex(@"^(?<exchange>NYSE|NASDAQ|Nasdaq|LSE|TSX|ASX|AMEX|OTC|HKEX|TSE|BSE|NSE|SIX):(?<share>[A-Z0-9]{1,6}(?:\.[A-Z])?)$")]
    private static partial Regex Listed();

    [GeneratedRegex(@"^(?<years>[235])s[-/]?(?<years>5|7|10|20|30)s$")]
    private static partial Regex Curve();

    [GeneratedRegex("^(?<of>EV|[Dd]ebt|[Pp]rice|[Ll]oan)/(?<by>EBITDA|EBIT|FCF|GDP|equity|sales|book|earnings|value|income|capital)$")]
    private static partial Regex Ratio();
}
