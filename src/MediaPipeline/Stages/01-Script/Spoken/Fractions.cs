using System.Text.RegularExpressions;
using MediaPipeline.Speech.Alignment;

namespace MediaPipeline.Scripts;

/// <summary>Fractions and mixed numbers, with a unit or without: '½', '2-1/2 cups', '3/4', '1 ½ hours', '1/250s'.</summary>
internal static partial class Fractions
{
    private static readonly Dictionary<char, string> Vulgar = new()
    {
        ['½'] = "one half",
        ['¼'] = "one quarter",
        ['¾'] = "three quarters",
        ['⅓'] = "one third",
        ['⅔'] = "two thirds",
        ['⅕'] = "one fifth",
        ['⅖'] = "two fifths",
        ['⅗'] = "three fifths",
        ['⅘'] = "four fifths",
        ['⅙'] = "one sixth",
        ['⅚'] = "five sixths",
        ['⅐'] = "one seventh",
        ['⅛'] = "one eighth",
        ['⅜'] = "three eighths",
        ['⅝'] = "five eighths",
        ['⅞'] = "seven eighths",
        ['⅑'] = "one ninth",
        ['⅒'] = "one tenth",
    };

    /// <summary>Measures that a fraction of is taken: 'three quarters of a cup'.</summary>
    private static readonly HashSet<string> Measures =
    [
        "cup",
        "teaspoon",
        "tablespoon",
        "hour",
        "minute",
        "second",
        "day",
        "week",
        "month",
        "year",
        "mile",
        "inch",
        "foot",
        "yard",
        "pound",
        "ounce",
        "pint",
        "quart",
        "gallon",
        "liter",
        "meter",
        "kilometer",
        "acre",
        "dozen",
        "century",
        "degree",
        "point",
    ];

    /// <summary>Whether a number is a part of one: '1/2', '¾'.</summary>
    public static bool Is(string core) => PartOfOne().IsMatch(core);

    /// <summary>Whether a fraction is all there is: '½ tsp', not '1 ½ tsp'.</summary>
    /// <param name="fraction">A word.</param>
    /// <param name="before">The word before it.</param>
    public static bool IsAll(string fraction, string before) => Is(fraction) && !Quantities.IsWhole(before);

    /// <summary>The word as said; null when it is no fraction.</summary>
    /// <param name="core">The word without its punctuation.</param>
    /// <param name="before">The word before it.</param>
    /// <param name="after">The word after it.</param>
    public static string? Say(string core, string before, string after)
    {
        if (core.Length > 0 && Vulgar.TryGetValue(core[^1], out var vulgar))
        {
            var mixed = Quantities.IsWhole(before) && core.Length == 1;
            return mixed ? And(vulgar)
                : core.Length == 1 ? Halved(vulgar, after)
                : core[..^1].All(char.IsAsciiDigit) ? $"{NumberWords.Cardinal(core[..^1])} {And(vulgar)}"
                : null;
        }
        if (
            VulgarWithUnit().Match(core) is { Success: true } amount
            && amount.Groups["unit"].Value is var sign
            && (sign is "%" || Units.Joined(sign, false) is not null)
        )
        {
            var number = amount.Groups["n"].Value;
            var part = Vulgar[amount.Groups["v"].Value[0]];
            var unit = sign is "%" ? "percent" : Units.Joined(sign, number.Length == 0);
            return number.Length > 0 ? $"{NumberWords.Cardinal(number)} {And(part)} {unit}"
                : sign is "%" ? $"{part} {unit}"
                : $"{Halved(part, sign)} {unit}";
        }
        // '2-1/2 cups', 'a 2-1/2-year-old'.
        if (Mixed().Match(core) is { Success: true } mixedNumber && Say(mixedNumber.Groups["part"].Value, "", "") is { } rest)
        {
            return $"{Quantities.Number(mixedNumber.Groups["n"].Value)} {And(rest)}{mixedNumber.Groups["of"].Value.Replace('-', ' ')}";
        }
        // A shutter's '1/250s'.
        if (Shutter().Match(core) is { Success: true } shutter)
        {
            return $"one {NumberWords.Ordinal(int.Parse(shutter.Groups["n"].Value))} of a second";
        }
        // '1/2lbs', '3/4cup'.
        if (
            FractionOfUnit().Match(core) is { Success: true } joined
            && (
                joined.Groups["unit"].Value is "cup" or "cups" or "inch"
                    ? joined.Groups["unit"].Value.TrimEnd('s')
                    : Units.Joined(joined.Groups["unit"].Value, true)
            )
                is { } ofUnit
            && Say(joined.Groups["part"].Value, before, ofUnit) is { } share
        )
        {
            return $"{share} {ofUnit}";
        }
        if (Fraction().Match(core) is { Success: true } fraction)
        {
            var (part, whole) = (int.Parse(fraction.Groups["a"].Value), int.Parse(fraction.Groups["b"].Value));
            // 'the 2/8th Battalion': the second of those that the eighth has.
            if (fraction.Groups["th"].Length > 0 && char.IsUpper(after.FirstOrDefault()) && SpokenForms.IsDeterminer(before))
            {
                return $"{NumberWords.Ordinal(part)} {NumberWords.Ordinal(whole)}";
            }
            var over = Over(part, whole);
            // 'two and a half', with the two before it.
            var meter = after is "time" or "meter" || before is "in" or "In" && part >= 3 && after is not "of" && !Measures.Contains(after);
            return meter && whole is 2 or 4 or 8 ? $"{NumberWords.Cardinal(part)} {NumberWords.Cardinal(whole)}"
                : Quantities.IsWhole(before) && fraction.Groups["th"].Length == 0 ? And(over)
                : part < whole ? Halved(over, after)
                : over;
        }
        return null;
    }

    /// <summary>The part of a mixed number: 'and a half'.</summary>
    public static string And(string fraction) => $"and {fraction.Replace("one ", "a ")}";

    /// <summary>'half a kilometer', 'three quarters of a cup', but 'one half of it'.</summary>
    public static string Halved(string fraction, string after)
    {
        var unit = after switch
        {
            "" => null,
            "pt" => "pint",
            _ => Units.Separate(after, true, "") ?? (Measures.Contains(after) ? after : null),
        };
        if (unit is null)
        {
            return fraction;
        }
        var article = unit.StartsWith("hour", StringComparison.Ordinal) || "aeio".Contains(unit[0]) ? "an" : "a";
        return fraction == "one half" ? $"half {article}" : $"{fraction} of {article}";
    }

    private static string Over(int a, int b) =>
        (a, b) switch
        {
            (_, 0) => $"{NumberWords.Cardinal(a)} over zero",
            (24, 7) => "twenty four seven",
            // Shares of a whole: 'sixty forty'.
            (>= 10, >= 10) when a + b == 100 => $"{NumberWords.Cardinal(a)} {NumberWords.Cardinal(b)}",
            (9, 11) => "nine eleven",
            // Nobody takes four quarters, but everybody counts them.
            (4, 4) or (2, 4) or (6, 8) or (12, 8) => $"{NumberWords.Cardinal(a)} {NumberWords.Cardinal(b)}",
            (20, 20) => "twenty twenty",
            (1, 2) => "one half",
            (_, 2) => $"{NumberWords.Cardinal(a)} halves",
            (1, 4) => "one quarter",
            (_, 4) => $"{NumberWords.Cardinal(a)} quarters",
            (1, <= 1000) when b % 10 == 0 => $"one {NumberWords.Ordinal(b)}",
            (1, <= 20 or 32 or 64 or 100) => $"one {NthPart(b)}",
            (_, <= 20 or 32 or 64 or 100) when a < b => $"{NumberWords.Cardinal(a)} {NthPart(b)}s",
            _ => $"{NumberWords.Cardinal(a)} over {NumberWords.Cardinal(b)}",
        };

    private static string NthPart(int b) => b == 32 ? "thirty second" : NumberWords.Ordinal(b);

    [GeneratedRegex(@"^(?:[1-9]/\d{1,3}|[½⅓⅔¼¾⅛⅜⅝⅞⅕⅖⅗⅘])$")]
    private static partial Regex PartOfOne();

    [GeneratedRegex(@"^(?<n>\d{1,2})-(?<part>[1-9]/(?:2|3|4|8|16))(?<of>(?:-[a-z]{3,12}){0,3})$")]
    private static partial Regex Mixed();

    [GeneratedRegex(@"^(?<n>\d+)?(?<v>[½¼¾⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞])(?<unit>[\p{L}°µ%].*)$")]
    private static partial Regex VulgarWithUnit();

    [GeneratedRegex(@"^(?<a>\d{1,3})[/⁄](?<b>\d{1,3})(?<th>rds?|ths?|nds?)?$")]
    private static partial Regex Fraction();

    [GeneratedRegex(@"^1/(?<n>[1-9]\d{1,3})s(?:ec)?$")]
    private static partial Regex Shutter();

    [GeneratedRegex(@"^(?<part>[1-9]/(?:2|3|4|8))(?<unit>\p{L}{1,5})$")]
    private static partial Regex FractionOfUnit();
}
