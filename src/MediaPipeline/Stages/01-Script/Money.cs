using System.Text.RegularExpressions;
using MediaPipeline.Speech.Alignment;

namespace MediaPipeline.Scripts;

/// <summary>Amounts: '$50,000' is 'fifty thousand dollars', '$5 million' is 'five million dollars'.</summary>
internal static partial class Money
{
    private static readonly Dictionary<string, (string One, string Many, string Cent, string Cents)> Currencies = new()
    {
        ["$"] = ("dollar", "dollars", "cent", "cents"),
        ["US$"] = ("US dollar", "US dollars", "cent", "cents"),
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

    private static readonly HashSet<string> ScaleWords = ["thousand", "million", "billion", "trillion"];

    public static string? Say(string core, string before, string after)
    {
        // The scale after an amount carries the currency: '$5 million'.
        if (ScaleWords.Contains(core) && Amount().Match(before) is { Success: true } amount && amount.Groups["scale"].Length == 0)
        {
            return $"{core} {Currencies[amount.Groups["sign"].Value].Many}";
        }
        if (Amount().Match(core) is not { Success: true } m)
        {
            return null;
        }
        var (one, many, cent, cents) = Currencies[m.Groups["sign"].Value];
        var whole = m.Groups["whole"].Value;
        var fraction = m.Groups["fraction"].Value;
        var number = fraction.Length > 0 ? NumberWords.Decimal(whole, fraction) : NumberWords.Cardinal(whole);
        if (ScaleWords.Contains(after))
        {
            return number;
        }
        if (m.Groups["scale"].Length > 0)
        {
            return $"{number} {Scales[m.Groups["scale"].Value]} {many}";
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
        // 'a $50 prize' is a fifty dollar prize; but most amounts stand alone, and then they are many.
        return $"{number} {(number == "one" ? one : many)}";
    }

    [GeneratedRegex(@"^(?<sign>US\$|[$€£¥₹])(?<whole>\d[\d,]*)(?:\.(?<fraction>\d+))?(?<scale>k|K|mn|m|M|bn|b|B|tn|T)?\+?$")]
    private static partial Regex Amount();
}
