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
        // With models and budgets it counts billions; bytes are written out.
        ["B"] = ("billion", "billion"),
        ["kB"] = ("kilobyte", "kilobytes"),
        ["KB"] = ("kilobyte", "kilobytes"),
        ["MB"] = ("megabyte", "megabytes"),
        ["GB"] = ("gigabyte", "gigabytes"),
        ["TB"] = ("terabyte", "terabytes"),
        ["PB"] = ("petabyte", "petabytes"),
        ["GiB"] = ("gibibyte", "gibibytes"),
        ["MiB"] = ("mebibyte", "mebibytes"),
        ["KiB"] = ("kibibyte", "kibibytes"),
        ["TiB"] = ("tebibyte", "tebibytes"),
        ["kbps"] = ("kilobit per second", "kilobits per second"),
        ["Mbps"] = ("megabit per second", "megabits per second"),
        ["Gbps"] = ("gigabit per second", "gigabits per second"),
        ["µm"] = ("micrometer", "micrometers"),
        ["µs"] = ("microsecond", "microseconds"),
        ["µg"] = ("microgram", "micrograms"),
        ["mA"] = ("milliamp", "milliamps"),
        ["mV"] = ("millivolt", "millivolts"),
        ["kV"] = ("kilovolt", "kilovolts"),
        ["kb/s"] = ("kilobit per second", "kilobits per second"),
        ["Mb/s"] = ("megabit per second", "megabits per second"),
        ["W"] = ("watt", "watts"),
        ["kW"] = ("kilowatt", "kilowatts"),
        ["MW"] = ("megawatt", "megawatts"),
        ["GW"] = ("gigawatt", "gigawatts"),
        ["kWh"] = ("kilowatt hour", "kilowatt hours"),
        ["V"] = ("volt", "volts"),
        ["°C"] = ("degree celsius", "degrees celsius"),
        ["°F"] = ("degree fahrenheit", "degrees fahrenheit"),
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
    private static readonly HashSet<string> OnlyJoined = ["B", "x", "K", "k", "M", "°"];

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
        "bowl",
        "apollo",
        "gemini",
        "saturn",
        "rocky",
    };

    private static readonly HashSet<string> BeforePhone = new(StringComparer.OrdinalIgnoreCase)
    {
        "call",
        "dial",
        "phone",
        "text",
        "fax",
        "tel",
        "number",
    };

    private static readonly HashSet<string> AspectRatios = ["16:9", "9:16", "4:3", "3:2", "1:1", "21:9", "4:5"];

    /// <summary>A number with a sign before it, a unit or 'plus' after it.</summary>
    private static readonly Regex Amounts = new(
        @"^(?<sign>[-−+±~≈#<>≤≥]?)(?<n>\d[\d,]*(?:\.\d+)?|\.\d+)(?:(?<unit>%|‰|"
            + string.Join('|', Units.Keys.OrderByDescending(u => u.Length).Select(Regex.Escape))
            + @")(?<power>[²³])?)?(?<plus>\+?)$",
        RegexOptions.Compiled
    );

    private static readonly Dictionary<char, string> Vulgar = new()
    {
        ['½'] = "one half",
        ['¼'] = "one quarter",
        ['¾'] = "three quarters",
        ['⅓'] = "one third",
        ['⅔'] = "two thirds",
        ['⅛'] = "one eighth",
    };

    public static string? Say(string core, string before, string after) =>
        Roman(core, before) ?? Unit(core, before) ?? Counted(core, before) ?? Composed(core, before, after) ?? Amount(core, before, after);

    /// <summary>A unit that stands apart from its number: '5 km', '10 m²'.</summary>
    private static string? Unit(string core, string before)
    {
        if (core.Length == 0 || !PlainNumber().IsMatch(before) && !Range().IsMatch(before))
        {
            return null;
        }
        var power = core[^1] is '²' or '³' ? core[^1] : '\0';
        var name = power == '\0' ? core : core[..^1];
        return Units.TryGetValue(name, out var unit) && !OnlyJoined.Contains(name)
            ? Powered(before == "1" ? unit.One : unit.Many, power)
            : null;
    }

    private static string Powered(string unit, char power) =>
        power switch
        {
            '²' => $"square {unit}",
            '³' => $"cubic {unit}",
            _ => unit,
        };

    /// <summary>Fractions, ordinals, versions.</summary>
    private static string? Counted(string core, string before)
    {
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
            var over = Over(int.Parse(fraction.Groups["a"].Value), int.Parse(fraction.Groups["b"].Value));
            // 'two and a half', with the two before it.
            return before.Length > 0 && before.All(char.IsAsciiDigit) ? $"and {over.Replace("one ", "a ")}" : over;
        }
        return null;
    }

    /// <summary>Telephone numbers, ranges, sizes of pictures, feet and inches.</summary>
    private static string? Composed(string core, string before, string after)
    {
        if (LongPhone().IsMatch(core) || ShortPhone().IsMatch(core) && (BeforePhone.Contains(before) || AreaCode().IsMatch(before)))
        {
            return string.Join(", ", core.Split('-', '.', '(', ')', '+').Where(p => p.Length > 0).Select(NumberWords.Digits));
        }
        if (AreaCode().IsMatch(core) && ShortPhone().IsMatch(after))
        {
            return NumberWords.Digits(core);
        }
        if (Range().Match(core) is { Success: true } range)
        {
            var end = range.Groups["unit"].Value;
            var said = $"{Number(range.Groups["a"].Value)} to {Number(range.Groups["b"].Value)}";
            return end == "%" ? $"{said} percent"
                : end.Length > 0 ? $"{said} {Units[end].Many}"
                : said;
        }
        if (Resolution().Match(core) is { Success: true } size)
        {
            return $"{Pairs(size.Groups["a"].Value)} by {Pairs(size.Groups["b"].Value)}";
        }
        if (Scan().Match(core) is { Success: true } scan)
        {
            return $"{Pairs(scan.Groups["n"].Value)} {char.ToUpperInvariant(core[^1])}";
        }
        if (Ratio().Match(core) is { Success: true } ratio)
        {
            return $"{Number(ratio.Groups["a"].Value)} {(AspectRatios.Contains(core) ? "by" : "to")} {Number(ratio.Groups["b"].Value)}";
        }
        if (FeetAndInches().Match(core) is { Success: true } feet)
        {
            return $"{Number(feet.Groups["a"].Value)} foot {Number(feet.Groups["b"].Value)}";
        }
        if (InchMark().Match(core) is { Success: true } inches)
        {
            var number = Number(inches.Groups["n"].Value);
            return $"{number} {(number == "one" || SpokenForms.Describes(before, after) ? "inch" : "inches")}";
        }
        return before == "RFC" && core.Length == 4 && core.All(char.IsAsciiDigit) ? Pairs(core) : null;
    }

    /// <summary>A number by twos, as pictures' sizes are said: 'nineteen twenty', 'seven twenty', 'fifty oh five'.</summary>
    private static string Pairs(string digits)
    {
        if (digits.Length is < 3 or > 4)
        {
            return NumberWords.Cardinal(digits);
        }
        var (high, low) = (digits[..^2], digits[^2..]);
        return low == "00" ? $"{NumberWords.Cardinal(high)} hundred"
            : low[0] == '0' ? $"{NumberWords.Cardinal(high)} oh {NumberWords.Cardinal(low[1..])}"
            : $"{NumberWords.Cardinal(high)} {NumberWords.Cardinal(low)}";
    }

    private static string? Amount(string core, string before, string after)
    {
        var m = Amounts.Match(core);
        if (!m.Success)
        {
            return null;
        }
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
            "‰" => $"{number} per mille",
            _ =>
                $"{number} {Powered(number == "one" || SpokenForms.Describes(before, after) ? Units[unit].One : Units[unit].Many, m.Groups["power"].Length > 0 ? m.Groups["power"].Value[0] : '\0')}",
        };
        return sign + said + (m.Groups["plus"].Length > 0 ? " plus" : "");
    }

    private static string Number(string text)
    {
        var parts = text.Split('.');
        return parts.Length == 2 ? NumberWords.Decimal(parts[0].Length == 0 ? "0" : parts[0], parts[1])
            // 'Room 007': zeros before a number are said.
            : text.Length > 1 && text[0] == '0' ? NumberWords.Digits(text)
            : NumberWords.Cardinal(text);
    }

    private static string Over(int a, int b) =>
        (a, b) switch
        {
            (_, 0) => $"{NumberWords.Cardinal(a)} over zero",
            (24, 7) => "twenty four seven",
            (50, 50) => "fifty fifty",
            (9, 11) => "nine eleven",
            (20, 20) => "twenty twenty",
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
        if (core == "X" && before is "iPhone" or "macOS")
        {
            return "ten";
        }
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

    [GeneratedRegex(@"^(?<a>\d[\d,]*(?:\.\d+)?)%?[–—-](?<b>\d[\d,]*(?:\.\d+)?)(?<unit>%|km|kg|cm|mm|ms|GHz|MHz|kHz|GB|MB|x)?$")]
    private static partial Regex Range();

    [GeneratedRegex(@"^\+?\d{0,2}[-.(]?\d{3}[-.)]\d{3}[-.]\d{4}$")]
    private static partial Regex LongPhone();

    [GeneratedRegex(@"^\d{3}-\d{4}$")]
    private static partial Regex ShortPhone();

    [GeneratedRegex(@"^\d{3}$")]
    private static partial Regex AreaCode();

    [GeneratedRegex(@"^(?<a>\d{3,5})[x×](?<b>\d{3,5})$")]
    private static partial Regex Resolution();

    [GeneratedRegex(@"^(?<n>480|576|720|1080|1440|2160|4320)[pi]$")]
    private static partial Regex Scan();

    [GeneratedRegex(@"^(?<a>\d{1,3}):(?<b>\d{1,3})$")]
    private static partial Regex Ratio();

    [GeneratedRegex(@"^(?<a>\d{1,2})'(?<b>\d{1,2})""$")]
    private static partial Regex FeetAndInches();

    [GeneratedRegex(@"^(?<n>\d+(?:\.\d+)?)""$")]
    private static partial Regex InchMark();
}
