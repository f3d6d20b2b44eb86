using System.Text.RegularExpressions;
using MediaPipeline.Speech.Alignment;

namespace MediaPipeline.Scripts;

/// <summary>
/// Ranges in one word, of whatever has an order: numbers with any unit ('35–45°C', '5kg–10kg'), ordinals ('1st-3rd'),
/// fractions, weekdays and months.
/// </summary>
internal static partial class Ranges
{
    /// <summary>What has two numbers, and no range of them: 'a 3-2 pitch', 'the 4-3 defense'.</summary>
    private static readonly HashSet<string> Paired = ["punch", "defense", "defence", "formation", "count", "pitch"];

    /// <summary>Whether a word is a range of numbers.</summary>
    public static bool Is(string core) => Numbers().IsMatch(core);

    /// <summary>The range as said; null when it is none.</summary>
    public static string? Say(string core, string before, string after)
    {
        if (Ordinals().Match(core) is { Success: true } ordinals)
        {
            var (from, to) = (ordinals.Groups["a"].Value, ordinals.Groups["b"].Value);
            return int.TryParse(from.Replace(",", ""), out var first) && int.TryParse(to.Replace(",", ""), out var last)
                ? $"{NumberWords.Ordinal(first)} to {NumberWords.Ordinal(last)}"
                : null;
        }
        // '18"–24"', '12–18"'.
        if (Marked().Match(core) is { Success: true } marked)
        {
            var unit = FeetAndInches.MarkedUnit(marked.Groups["mark"].Value, SpokenForms.Describes(before, after));
            return $"{Number(marked.Groups["a"].Value)} to {Number(marked.Groups["b"].Value)} {unit}";
        }
        if (Fractions().Match(core) is { Success: true } fractions)
        {
            var (a, b) = (Quantities.Say(fractions.Groups["a"].Value, "", ""), Quantities.Say(fractions.Groups["b"].Value, "", ""));
            return a is null || b is null ? null : $"{a} to {b}";
        }
        if (Numbers().Match(core) is { Success: true } numbers)
        {
            return Measured(numbers, before, after);
        }
        // 'P1–P3'.
        if (
            Lettered().Match(core) is { Success: true } lettered
            && int.Parse(lettered.Groups["a"].Value) is var least
            && int.Parse(lettered.Groups["b"].Value) is var most
            && least < most
        )
        {
            var letters = Letters.Spell(lettered.Groups["letters"].Value);
            return $"{letters} {NumberWords.Cardinal(least)} to {letters} {NumberWords.Cardinal(most)}";
        }
        // 'Mon–Fri', 'Jan–Mar', 'A–Z'.
        if (Names().Match(core) is { Success: true } names)
        {
            var (a, b) = (names.Groups["a"].Value, names.Groups["b"].Value);
            return Day(a) is { } from && Day(b) is { } to ? $"{from} to {to}"
                : a.Length == 1 && b.Length == 1 && a[0] < b[0] && char.IsUpper(a[0]) == char.IsUpper(b[0]) && !core.Contains('-')
                || core is "A-Z" or "a-z"
                    ? $"{a.ToUpperInvariant()} to {b.ToUpperInvariant()}"
                : null;
        }
        return null;
    }

    /// <summary>A range of numbers that each have a letter behind them: 'zones 5b–9a'; null for any other word.</summary>
    public static string? OfLettered(string core)
    {
        string Said(string part) => $"{Quantities.Number(part[..^1])} {char.ToUpperInvariant(part[^1])}";
        // '2a–c' of a figure.
        if (OfOne().Match(core) is { Success: true } one)
        {
            return $"{Said(one.Groups["a"].Value)} to {one.Groups["b"].Value.ToUpperInvariant()}";
        }
        return WithLetters().Match(core) is { Success: true } range
            ? $"{Said(range.Groups["a"].Value)} to {Said(range.Groups["b"].Value)}"
            : null;
    }

    private static string? Day(string name) => Dates.Named(name) ?? Abbreviations.Weekday(name);

    private static string? Measured(Match range, string before, string after)
    {
        var (a, b) = (Number(range.Groups["a"].Value), Number(range.Groups["b"].Value));
        var minus = range.Groups["minus"].Length > 0 ? "minus " : "";
        var second = range.Groups["minus2"].Length > 0 ? "minus " : "";
        var about = range.Groups["about"].Length > 0 ? "about " : "";
        var (unit, last) = (range.Groups["unit"].Value, range.Groups["last"].Value);
        var said = $"{about}{minus}{a} to {second}{b}";
        if (last.Length == 0)
        {
            // 'Public Law 104-113', 'FIPS PUB 10-4': a name.
            return before is "Law" or "PUB" && unit.Length == 0
                    ? $"{Quantities.Pairs(range.Groups["a"].Value)} {Quantities.Pairs(range.Groups["b"].Value)}"
                // 'a 50-50 split', 'a 2-2 draw'.
                : unit.Length == 0 && (Paired.Contains(after) || range.Value is "24-7") ? $"{a} {b}"
                : unit.Length == 0 && a == b && minus.Length + second.Length == 0 && !range.Value.Contains("-to-", StringComparison.Ordinal)
                    ? $"{about}{a} {b}"
                : unit.Length == 0 ? said
                // '5%-10', '5kg-10': the unit of the first is the second's, too.
                : Unit(unit, false) is { } shared ? $"{said} {shared}"
                : null;
        }
        var many = Unit(last, SpokenForms.Describes(before, after));
        if (many is null)
        {
            return null;
        }
        return unit.Length == 0 || unit == last || unit == "°" && last.StartsWith('°') ? $"{said} {many}"
            : Unit(unit, a == "one") is { } own ? $"{about}{minus}{a} {own} to {second}{b} {many}"
            : null;
    }

    private static string? Unit(string unit, bool one) =>
        unit switch
        {
            "%" => "percent",
            "‰" => "per mille",
            "in" => one ? "inch" : "inches",
            // The space was forgotten: '4-5hours'.
            "hours" or "minutes" or "seconds" or "days" or "weeks" or "months" or "years" => one ? unit[..^1] : unit,
            _ => Units.Joined(unit, one),
        };

    private static string Number(string text) =>
        text.Length == 1 && char.IsLetter(text[0]) ? text.ToUpperInvariant() : Quantities.Number(text);

    [GeneratedRegex(@"^(?<a>\d[\d,]*)(?:st|nd|rd|th)?(?:[-–—]|-to-)(?<b>\d[\d,]*)(?:st|nd|rd|th)$")]
    private static partial Regex Ordinals();

    [GeneratedRegex(
        @"^(?<about>[~≈])?(?<minus>[-−])?(?<a>\d[\d,]*(?:\.\d+)?|\.\d+)(?<unit>%|‰|[^\d\s.,–—/-][^\d\s–—-]*?)?(?:[–—-]|-to-)(?<minus2>[-−])?(?<b>\d[\d,]*(?:\.\d+)?|\.\d+)(?<last>%|‰|[^\d\s.,–—-][^\s–—-]*)?$"
    )]
    private static partial Regex Numbers();

    [GeneratedRegex(@"^(?<a>\d{1,2}/\d{1,3}|\d*[½¼¾⅓⅔⅛⅜⅝⅞]|\d+)[–—-](?<b>\d{1,2}/\d{1,3}|\d*[½¼¾⅓⅔⅛⅜⅝⅞]|(?<=[½¼¾⅓⅔⅛⅜⅝⅞][–—-])\d+)$")]
    private static partial Regex Fractions();

    [GeneratedRegex(
        """^(?<a>\d+(?:\.\d+)?)(?:(?<mark>["'″′])[–—-](?<b>\d+(?:\.\d+)?)\k<mark>?|[–—-](?<b>\d+(?:\.\d+)?)(?<mark>["″'′]))$"""
    )]
    private static partial Regex Marked();

    [GeneratedRegex(@"^(?<letters>\p{Lu}{1,2})(?<a>\d{1,2})[–—-]\k<letters>(?<b>\d{1,2})$")]
    private static partial Regex Lettered();

    [GeneratedRegex("^(?<a>[1-9][0-9]?[a-g])[–—-](?<b>[b-h])$")]
    private static partial Regex OfOne();

    [GeneratedRegex("^(?<a>[1-9][0-9]?[a-e])[–—-](?<b>[1-9][0-9]?[a-e])$")]
    private static partial Regex WithLetters();

    [GeneratedRegex(@"^(?<a>\p{L}+)\.?[–—-](?<b>\p{L}+)$")]
    private static partial Regex Names();
}
