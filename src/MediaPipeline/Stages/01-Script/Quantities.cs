using System.Text.RegularExpressions;
using MediaPipeline.Speech.Alignment;

namespace MediaPipeline.Scripts;

/// <summary>Numbers, percentages, ranges, fractions, versions, ordinals, roman numerals and units.</summary>
internal static partial class Quantities
{
    private static readonly Dictionary<string, (string One, string Many)> Units = new(StringComparer.Ordinal)
    {
        ["km"] = ("kilometer", "kilometers"),
        ["m"] = ("meter", "meters"),
        ["cm"] = ("centimeter", "centimeters"),
        ["mm"] = ("millimeter", "millimeters"),
        ["nm"] = ("nanometer", "nanometers"),
        ["kg"] = ("kilogram", "kilograms"),
        ["g"] = ("gram", "grams"),
        ["mg"] = ("milligram", "milligrams"),
        ["lb"] = ("pound", "pounds"),
        ["lbs"] = ("pounds", "pounds"),
        ["oz"] = ("ounce", "ounces"),
        ["ft"] = ("foot", "feet"),
        ["mi"] = ("mile", "miles"),
        ["mph"] = ("mile per hour", "miles per hour"),
        ["km/h"] = ("kilometer per hour", "kilometers per hour"),
        ["m/s"] = ("meter per second", "meters per second"),
        ["s"] = ("second", "seconds"),
        ["sec"] = ("second", "seconds"),
        ["ms"] = ("millisecond", "milliseconds"),
        ["ns"] = ("nanosecond", "nanoseconds"),
        ["min"] = ("minute", "minutes"),
        ["h"] = ("hour", "hours"),
        ["hr"] = ("hour", "hours"),
        ["hrs"] = ("hours", "hours"),
        ["Hz"] = ("hertz", "hertz"),
        ["kHz"] = ("kilohertz", "kilohertz"),
        ["MHz"] = ("megahertz", "megahertz"),
        ["GHz"] = ("gigahertz", "gigahertz"),
        ["B"] = ("byte", "bytes"),
        ["kB"] = ("kilobyte", "kilobytes"),
        ["KB"] = ("kilobyte", "kilobytes"),
        ["MB"] = ("megabyte", "megabytes"),
        ["GB"] = ("gigabyte", "gigabytes"),
        ["TB"] = ("terabyte", "terabytes"),
        ["PB"] = ("petabyte", "petabytes"),
        ["GiB"] = ("gibibyte", "gibibytes"),
        ["MiB"] = ("mebibyte", "mebibytes"),
        ["kb/s"] = ("kilobit per second", "kilobits per second"),
        ["Mb/s"] = ("megabit per second", "megabits per second"),
        ["W"] = ("watt", "watts"),
        ["kW"] = ("kilowatt", "kilowatts"),
        ["MW"] = ("megawatt", "megawatts"),
        ["GW"] = ("gigawatt", "gigawatts"),
        ["kWh"] = ("kilowatt hour", "kilowatt hours"),
        ["V"] = ("volt", "volts"),
        ["°C"] = ("degree Celsius", "degrees Celsius"),
        ["°F"] = ("degree Fahrenheit", "degrees Fahrenheit"),
        ["°"] = ("degree", "degrees"),
        ["dB"] = ("decibel", "decibels"),
        ["px"] = ("pixel", "pixels"),
        ["fps"] = ("frame per second", "frames per second"),
        ["x"] = ("times", "times"),
        ["×"] = ("times", "times"),
        ["K"] = ("thousand", "thousand"),
        ["k"] = ("thousand", "thousand"),
        ["M"] = ("million", "million"),
        ["bn"] = ("billion", "billion"),
        ["l"] = ("liter", "liters"),
        ["L"] = ("liter", "liters"),
        ["ml"] = ("milliliter", "milliliters"),
    };

    /// <summary>Units that are also words or names, so taken for units only when joined to their number.</summary>
    private static readonly HashSet<string> OnlyJoined =
    [
        "m",
        "g",
        "s",
        "h",
        "B",
        "W",
        "V",
        "x",
        "K",
        "k",
        "M",
        "l",
        "L",
        "min",
        "sec",
        "°",
    ];

    private static readonly HashSet<string> Numbered = new(StringComparer.OrdinalIgnoreCase)
    {
        "chapter",
        "part",
        "act",
        "scene",
        "war",
        "volume",
        "section",
        "book",
        "phase",
        "appendix",
        "type",
        "class",
        "stage",
        "level",
        "article",
        "title",
        "figure",
        "table",
        "round",
        "season",
        "episode",
        "tier",
        "mark",
    };

    private static readonly Dictionary<char, string> Vulgar = new()
    {
        ['½'] = "one half",
        ['¼'] = "one quarter",
        ['¾'] = "three quarters",
        ['⅓'] = "one third",
        ['⅔'] = "two thirds",
        ['⅛'] = "one eighth",
    };

    public static string? Say(string core, string before)
    {
        if (Roman(core, before) is { } numeral)
        {
            return numeral;
        }
        if (Units.TryGetValue(core, out var unit) && !OnlyJoined.Contains(core) && PlainNumber().Match(before) is { Success: true } counted)
        {
            return counted.Value == "1" ? unit.One : unit.Many;
        }
        if (core.Length > 0 && Vulgar.TryGetValue(core[^1], out var vulgar))
        {
            return core.Length == 1 ? vulgar : $"{NumberWords.Cardinal(core[..^1])} and {vulgar.Replace("one ", "a ")}";
        }
        if (OrdinalForm().Match(core) is { Success: true } ordinal && int.TryParse(ordinal.Groups["n"].Value.Replace(",", ""), out var nth))
        {
            return NumberWords.Ordinal(nth);
        }
        if (Version().Match(core) is { Success: true } version)
        {
            var numbers = string.Join(" point ", version.Groups["n"].Value.Split('.').Select(NumberWords.Cardinal));
            return version.Groups["v"].Length > 0 ? $"version {numbers}" : numbers;
        }
        if (Fraction().Match(core) is { Success: true } fraction)
        {
            return Over(int.Parse(fraction.Groups["a"].Value), int.Parse(fraction.Groups["b"].Value));
        }
        if (Range().Match(core) is { Success: true } range)
        {
            var end = range.Groups["unit"].Value;
            var said = $"{Number(range.Groups["a"].Value)} to {Number(range.Groups["b"].Value)}";
            return end == "%" ? $"{said} percent"
                : end.Length > 0 ? $"{said} {Units[end].Many}"
                : said;
        }
        if (Phone().IsMatch(core))
        {
            return string.Join(", ", core.Split('-', '.', '(', ')', '+').Where(p => p.Length > 0).Select(NumberWords.Digits));
        }
        if (Amount().Match(core) is { Success: true } m)
        {
            return Amount(m);
        }
        return null;
    }

    private static string Amount(Match m)
    {
        var sign = m.Groups["sign"].Value switch
        {
            "-" or "−" => "minus ",
            "+" => "plus ",
            "±" => "plus or minus ",
            "~" or "≈" => "about ",
            "#" => "number ",
            "<" => "less than ",
            ">" => "more than ",
            "≤" => "at most ",
            "≥" => "at least ",
            _ => "",
        };
        var number = Number(m.Groups["n"].Value);
        var unit = m.Groups["unit"].Value;
        var said = unit switch
        {
            "" => number,
            "%" => $"{number} percent",
            _ => $"{number} {(number == "one" ? Units[unit].One : Units[unit].Many)}",
        };
        return sign + said + (m.Groups["plus"].Length > 0 ? " plus" : "");
    }

    private static string Number(string text)
    {
        var parts = text.Split('.');
        return parts.Length == 2 ? NumberWords.Decimal(parts[0], parts[1]) : NumberWords.Cardinal(text);
    }

    private static string Over(int a, int b) =>
        (a, b) switch
        {
            (_, 0) => $"{NumberWords.Cardinal(a)} over zero",
            (24, 7) => "twenty four seven",
            (50, 50) => "fifty fifty",
            (1, 2) => "one half",
            (_, 2) => $"{NumberWords.Cardinal(a)} halves",
            (1, 4) => "one quarter",
            (_, 4) => $"{NumberWords.Cardinal(a)} quarters",
            (1, <= 20) => $"one {NumberWords.Ordinal(b)}",
            (_, <= 20) when a < b => $"{NumberWords.Cardinal(a)} {NumberWords.Ordinal(b)}s",
            _ => $"{NumberWords.Cardinal(a)} over {NumberWords.Cardinal(b)}",
        };

    private static string? Roman(string core, string before)
    {
        if (!RomanForm().IsMatch(core) || core == "I" && !Numbered.Contains(before))
        {
            return null;
        }
        var value = RomanValue(core);
        if (value is 0 or > 60)
        {
            return null;
        }
        if (Numbered.Contains(before))
        {
            return NumberWords.Cardinal(value);
        }
        // 'Henry VIII', 'Elizabeth II': a name before it; but 'GPT V' and 'MS II' are letters.
        var name = before.Length > 2 && char.IsUpper(before[0]) && before.Skip(1).All(char.IsLower);
        return name && core.Length > 1 ? $"the {NumberWords.Ordinal(value)}" : null;
    }

    private static int RomanValue(string numeral)
    {
        var value = 0;
        for (var i = 0; i < numeral.Length; i++)
        {
            var here = Digit(numeral[i]);
            value += i + 1 < numeral.Length && here < Digit(numeral[i + 1]) ? -here : here;
        }
        return value;
    }

    private static int Digit(char c) =>
        c switch
        {
            'I' => 1,
            'V' => 5,
            'X' => 10,
            _ => 50,
        };

    [GeneratedRegex(@"^(?=.)(?:XL|L?X{0,3})(?:IX|IV|V?I{0,3})$")]
    private static partial Regex RomanForm();

    [GeneratedRegex(@"^\d[\d,]*(?:\.\d+)?$")]
    private static partial Regex PlainNumber();

    [GeneratedRegex(@"^(?<n>\d[\d,]*)(?:st|nd|rd|th)$", RegexOptions.IgnoreCase)]
    private static partial Regex OrdinalForm();

    [GeneratedRegex(@"^(?<v>[vV]\.?)(?<n>\d+(?:\.\d+)*)$|^(?<n>\d+(?:\.\d+){2,})$")]
    private static partial Regex Version();

    [GeneratedRegex(@"^(?<a>\d{1,3})/(?<b>\d{1,3})$")]
    private static partial Regex Fraction();

    [GeneratedRegex(@"^(?<a>\d[\d,]*(?:\.\d+)?)(?:–|-|—)(?<b>\d[\d,]*(?:\.\d+)?)(?<unit>%|km|kg|cm|mm|ms|GHz|MHz|kHz|GB|MB|x)?$")]
    private static partial Regex Range();

    [GeneratedRegex(@"^\+?\d{0,2}[-.(]?\d{3}[-.)]\d{3}[-.]\d{4}$|^\d{3}-\d{4}$")]
    private static partial Regex Phone();

    [GeneratedRegex(
        @"^(?<sign>[-−+±~≈#<>≤≥]?)(?<n>\d[\d,]*(?:\.\d+)?|\.\d+)(?<unit>%|km/h|m/s|kb/s|Mb/s|°C|°F|°|km|cm|mm|nm|m|kg|mg|g|lbs|lb|oz|ft|mph|ms|ns|sec|s|min|hrs|hr|h|GHz|MHz|kHz|Hz|GiB|MiB|GB|MB|TB|PB|kB|KB|kWh|kW|MW|GW|dB|px|fps|[xX×](?<=x|×)|K|k|M|bn|ml)?(?<plus>\+?)$"
    )]
    private static partial Regex Amount();
}
