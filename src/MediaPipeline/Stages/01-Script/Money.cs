using System.Text.RegularExpressions;
using MediaPipeline.Speech.Alignment;

namespace MediaPipeline.Scripts;

/// <summary>Amounts: '$50,000' is 'fifty thousand dollars', '$5 million' is 'five million dollars'.</summary>
internal static partial class Money
{
    private static readonly Dictionary<string, (string One, string Many, string Cent, string Cents)> Currencies = new()
    {
        ["$"] = ("dollar", "dollars", "cent", "cents"),
        ["US$"] = ("U S dollar", "U S dollars", "cent", "cents"),
        ["€"] = ("euro", "euros", "cent", "cents"),
        ["£"] = ("pound", "pounds", "penny", "pence"),
        ["¥"] = ("yen", "yen", "sen", "sen"),
        ["₹"] = ("rupee", "rupees", "paisa", "paise"),
    };

    private static readonly Dictionary<string, string> Scales = new(StringComparer.Ordinal)
    {
        ["k"] = "thousand",
        ["K"] = "thousand",
        ["m"] = "million",
        ["M"] = "million",
        ["mn"] = "million",
        ["b"] = "billion",
        ["B"] = "billion",
        ["bn"] = "billion",
        ["T"] = "trillion",
        ["tn"] = "trillion",
    };

    /// <summary>Codes after an amount: '30 EUR'.</summary>
    private static readonly Dictionary<string, string> Codes = new()
    {
        ["USD"] = "U S dollars",
        ["EUR"] = "euros",
        ["GBP"] = "pounds",
        ["CHF"] = "swiss francs",
        ["JPY"] = "yen",
        ["INR"] = "rupees",
        ["CAD"] = "canadian dollars",
        ["AUD"] = "australian dollars",
    };

    private static readonly HashSet<string> ScaleWords = ["thousand", "million", "billion", "trillion"];

    public static string? Say(string core, string before, string beforeThat, string after)
    {
        if (Codes.TryGetValue(core, out var code) && PlainAmount().IsMatch(before))
        {
            return code;
        }
        // The scale after an amount carries the currency: '$5 million'.
        if (ScaleWords.Contains(core) && CurrencyOf(before) is { } carried)
        {
            return $"{core} {(SpokenForms.Describes(beforeThat, after) ? carried.One : carried.Many)}";
        }
        if (Cents().Match(core) is { Success: true } small)
        {
            return $"{NumberWords.Cardinal(small.Groups["n"].Value)} {(small.Groups["n"].Value == "1" ? "cent" : "cents")}";
        }
        if (Range().Match(core) is { Success: true } range)
        {
            var ends = $"{Number(range, "a")} to {Number(range, "b")}";
            return ScaleWords.Contains(after) ? ends
                : range.Groups["scale"].Length > 0
                    ? $"{ends} {Scales[range.Groups["scale"].Value]} {Currencies[range.Groups["sign"].Value].Many}"
                : $"{ends} {Currencies[range.Groups["sign"].Value].Many}";
        }
        return Amount().Match(core) is { Success: true } m ? Amount(m, before, after) : null;
    }

    private static (string One, string Many, string Cent, string Cents)? CurrencyOf(string amount) =>
        Amount().Match(amount) is { Success: true } one && one.Groups["scale"].Length == 0 ? Currencies[one.Groups["sign"].Value]
        : Range().Match(amount) is { Success: true } range && range.Groups["scale"].Length == 0 ? Currencies[range.Groups["sign"].Value]
        : null;

    private static string Number(Match m, string group)
    {
        var parts = m.Groups[group].Value.Split('.');
        return parts.Length == 2 ? NumberWords.Decimal(parts[0], parts[1]) : NumberWords.Cardinal(parts[0]);
    }

    private static string Amount(Match m, string before, string after)
    {
        var minus = m.Groups["minus"].Length > 0 ? "minus " : "";
        var plus = m.Groups["plus"].Length > 0 ? " plus" : "";
        return minus + Unsigned(m, before, after) + plus;
    }

    private static string Unsigned(Match m, string before, string after)
    {
        var (one, many, cent, cents) = Currencies[m.Groups["sign"].Value];
        var whole = m.Groups["whole"].Value;
        var fraction = m.Groups["fraction"].Value;
        var number = fraction.Length > 0 ? NumberWords.Decimal(whole, fraction) : NumberWords.Cardinal(whole);
        var describes = SpokenForms.Describes(before, after);
        if (ScaleWords.Contains(after))
        {
            return number;
        }
        if (m.Groups["scale"].Length > 0)
        {
            return $"{number} {Scales[m.Groups["scale"].Value]} {(describes ? one : many)}";
        }
        if (fraction.Length == 2)
        {
            var units = NumberWords.Cardinal(whole);
            var parts = int.Parse(fraction);
            var main = $"{units} {(units == "one" ? one : many)}";
            var rest = $"{NumberWords.Cardinal(parts)} {(parts == 1 ? cent : cents)}";
            return parts == 0 ? main
                : units == "zero" ? rest
                : $"{main} and {rest}";
        }
        return $"{number} {(number == "one" || describes ? one : many)}";
    }

    [GeneratedRegex(@"^\d[\d,]*(?:\.\d+)?$")]
    private static partial Regex PlainAmount();

    [GeneratedRegex(@"^(?<n>\d+)¢$")]
    private static partial Regex Cents();

    [GeneratedRegex(
        @"^(?<sign>US\$|[$€£¥₹])(?<a>\d[\d,]*(?:\.\d+)?)[-–—](?:US\$|[$€£¥₹])?(?<b>\d[\d,]*(?:\.\d+)?)(?<scale>k|K|mn|m|M|bn|b|B|tn|T)?$"
    )]
    private static partial Regex Range();

    [GeneratedRegex(
        @"^(?<minus>[-−])?(?<sign>US\$|[$€£¥₹])(?<whole>\d[\d,]*)(?:\.(?<fraction>\d+))?(?<scale>k|K|mn|m|M|bn|b|B|tn|T)?(?<plus>\+)?$"
    )]
    private static partial Regex Amount();
}
