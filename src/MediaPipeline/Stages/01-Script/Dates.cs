using System.Text.RegularExpressions;
using MediaPipeline.Speech.Alignment;

namespace MediaPipeline.Scripts;

/// <summary>Years, days of the month, dates and times of day.</summary>
internal static partial class Dates
{
    private static readonly string[] Months =
    [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];

    private static readonly Dictionary<string, string> Short = new()
    {
        ["Jan"] = "january",
        ["Feb"] = "february",
        ["Mar"] = "march",
        ["Apr"] = "april",
        ["Jun"] = "june",
        ["Jul"] = "july",
        ["Aug"] = "august",
        ["Sep"] = "september",
        ["Sept"] = "september",
        ["Oct"] = "october",
        ["Nov"] = "november",
        ["Dec"] = "december",
    };

    /// <summary>The word as said; null when it is no date and no time.</summary>
    /// <param name="core">The word without its punctuation.</param>
    /// <param name="before">The word before it.</param>
    /// <param name="after">The word after it.</param>
    /// <param name="british">Whether dates are written and said with the day first.</param>
    public static string? Say(string core, string before, string after, bool british)
    {
        if (Short.TryGetValue(core, out var month))
        {
            return month;
        }
        if (core is "am" or "pm" or "AM" or "PM" && HourBefore().IsMatch(before))
        {
            return $"{char.ToUpperInvariant(core[0])} M";
        }
        if (Numeric().Match(core) is { Success: true } numeric)
        {
            return Numbers(numeric, british);
        }
        if (Span().Match(core) is { Success: true } span)
        {
            var (from, to) = (Say(span.Groups["a"].Value, "", "", british), Say(span.Groups["b"].Value, "", "", british));
            return from is null || to is null ? null : $"{from} to {to}";
        }
        if (ShortYearRange().Match(core) is { Success: true } years)
        {
            return $"{NumberWords.Year(Whole(years, "from"))} to {NumberWords.Cardinal(years.Groups["to"].Value)}";
        }
        if (
            DayRange().Match(core) is { Success: true } days
            && Whole(days, "from") is >= 1 and <= 31
            && Whole(days, "to") is >= 1 and <= 31
        )
        {
            var (from, to) = (NumberWords.Ordinal(Whole(days, "from")), NumberWords.Ordinal(Whole(days, "to")));
            if (IsMonth(before))
            {
                return $"{from} to {to}";
            }
            if (IsMonth(after))
            {
                return $"the {from} to the {to} of";
            }
        }
        if (Length().Match(core) is { Success: true } length)
        {
            return $"{Count(length, "h", "hour")} {Count(length, "m", "minute")} {Count(length, "s", "second")}";
        }
        if (HourAndMinutes().Match(core) is { Success: true } lasted)
        {
            return $"{Count(lasted, "h", "hour")} {NumberWords.Cardinal(lasted.Groups["m"].Value)}";
        }
        if (
            IsoDate().Match(core) is { Success: true } iso
            && Whole(iso, "month") is >= 1 and <= 12 and var m
            && Whole(iso, "day") is >= 1 and <= 31 and var d
        )
        {
            return Day(m, d, Whole(iso, "year"), british);
        }
        if (Clock().Match(core) is { Success: true } clock && Whole(clock, "hour") <= 24)
        {
            return Time(Whole(clock, "hour"), clock.Groups["minute"].Value, clock.Groups["half"].Value, after);
        }
        if (Hour().Match(core) is { Success: true } hour)
        {
            return $"{NumberWords.Cardinal(Whole(hour, "hour"))} {char.ToUpperInvariant(hour.Groups["half"].Value[0])} M";
        }
        if (Decade().Match(core) is { Success: true } decade)
        {
            var year = Whole(decade, "year");
            return year < 100 ? NumberWords.Plural(NumberWords.Cardinal(year)) : NumberWords.Plural(NumberWords.Year(year));
        }
        if (YearRange().Match(core) is { Success: true } range)
        {
            return $"{NumberWords.Year(Whole(range, "from"))} to {NumberWords.Year(Whole(range, "to"))}";
        }
        if (DayOfMonth().IsMatch(core) && int.Parse(core) is >= 1 and <= 31)
        {
            if (IsMonth(before))
            {
                return $"{(british ? "the " : "")}{NumberWords.Ordinal(int.Parse(core))}";
            }
            if (IsMonth(after))
            {
                return $"{(before.Equals("the", StringComparison.OrdinalIgnoreCase) ? "" : "the ")}{NumberWords.Ordinal(int.Parse(core))} of";
            }
        }
        return YearForm().IsMatch(core) ? Possessed(core) : null;
    }

    private static string Possessed(string core)
    {
        var year = NumberWords.Year(int.Parse(core[..4]));
        return core.Length > 4 ? year + "'s" : year;
    }

    private static string Time(int hour, string minutes, string half, string after)
    {
        var rest = int.Parse(minutes);
        var said = rest switch
        {
            0 when half.Length > 0 || after is "am" or "pm" or "a.m." or "p.m." or "AM" or "PM" => NumberWords.Cardinal(hour),
            0 when hour > 12 => $"{NumberWords.Cardinal(hour)} hundred",
            0 => $"{NumberWords.Cardinal(hour)} o'clock",
            < 10 => $"{NumberWords.Cardinal(hour)} oh {NumberWords.Cardinal(rest)}",
            _ => $"{NumberWords.Cardinal(hour)} {NumberWords.Cardinal(rest)}",
        };
        return half.Length > 0 ? $"{said} {char.ToUpperInvariant(half[0])} M" : said;
    }

    /// <summary>A date in numbers: in the order of the language, unless that cannot be; day first with full stops.</summary>
    private static string? Numbers(Match date, bool british)
    {
        var (first, second, year) = (Whole(date, "a"), Whole(date, "b"), Whole(date, "year"));
        var dayFirst = date.Groups["dot"].Length > 0 || first > 12 || british && second <= 12;
        var (month, day) = dayFirst ? (second, first) : (first, second);
        year +=
            year >= 100 ? 0
            : year < 70 ? 2000
            : 1900;
        return month is >= 1 and <= 12 && day is >= 1 and <= 31 ? Day(month, day, year, british) : null;
    }

    private static string Day(int month, int day, int year, bool british) =>
        british
            ? $"the {NumberWords.Ordinal(day)} of {Months[month - 1]} {NumberWords.Year(year)}"
            : $"{Months[month - 1]} {NumberWords.Ordinal(day)} {NumberWords.Year(year)}";

    private static string Count(Match match, string group, string unit) =>
        $"{NumberWords.Cardinal(Whole(match, group))} {unit}{(Whole(match, group) == 1 ? "" : "s")}";

    private static bool IsMonth(string word) =>
        Months.Contains(word.ToLowerInvariant()) && char.IsUpper(word[0]) || Short.ContainsKey(word);

    private static int Whole(Match match, string group) => int.Parse(match.Groups[group].Value);

    [GeneratedRegex(@"^(?<year>\d{4})-(?<month>\d\d)-(?<day>\d\d)$")]
    private static partial Regex IsoDate();

    [GeneratedRegex(@"^(?<hour>\d{1,2}):(?<minute>[0-5]\d)(?<half>[ap]\.?m\.?)?$", RegexOptions.IgnoreCase)]
    private static partial Regex Clock();

    [GeneratedRegex(@"^(?<hour>1[0-2]|[1-9])(?<half>[ap]\.?m\.?)$", RegexOptions.IgnoreCase)]
    private static partial Regex Hour();

    [GeneratedRegex(@"^'?(?<year>(?:1[1-9]|20)?\d0)'?s$")]
    private static partial Regex Decade();

    [GeneratedRegex(@"^(?<from>1[1-9]\d\d|20\d\d)[-–](?<to>1[1-9]\d\d|20\d\d)$")]
    private static partial Regex YearRange();

    [GeneratedRegex(@"^(?<a>\d{1,2})(?:/(?<b>\d{1,2})/|(?<dot>\.)(?<b>\d{1,2})\.)(?<year>\d{4}|\d\d)$")]
    private static partial Regex Numeric();

    [GeneratedRegex(@"^(?<a>\d{1,2}(?::\d\d)?(?:[ap]\.?m\.?)?)[-–](?<b>\d{1,2}(?::\d\d)(?:[ap]\.?m\.?)?|\d{1,2}[ap]\.?m\.?)$")]
    private static partial Regex Span();

    [GeneratedRegex(@"^(?<from>1[1-9]\d\d|20\d\d)[-–/](?<to>\d\d)$")]
    private static partial Regex ShortYearRange();

    [GeneratedRegex(@"^(?<from>\d{1,2})[-–](?<to>\d{1,2})$")]
    private static partial Regex DayRange();

    [GeneratedRegex(@"^(?<h>\d{1,2}):(?<m>[0-5]\d):(?<s>[0-5]\d)$")]
    private static partial Regex Length();

    [GeneratedRegex(@"^(?<h>\d{1,2})h(?<m>[0-5]?\d)$")]
    private static partial Regex HourAndMinutes();

    [GeneratedRegex(@"^\d{1,2}(?::\d\d)?$")]
    private static partial Regex HourBefore();

    [GeneratedRegex(@"^\d{1,2}$")]
    private static partial Regex DayOfMonth();

    [GeneratedRegex(@"^(?:1[1-9]\d\d|20\d\d)(?:'s)?$")]
    private static partial Regex YearForm();
}
