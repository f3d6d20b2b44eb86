using System.Text.RegularExpressions;
using MediaPipeline.Speech.Alignment;

namespace MediaPipeline.Scripts;

/// <summary>Years, days of the month, dates and times of day.</summary>
internal static partial class Dates
{
    private static readonly string[] Months =
    [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];

    private static readonly Dictionary<string, string> Short = new()
    {
        ["Jan"] = "January",
        ["Feb"] = "February",
        ["Mar"] = "March",
        ["Apr"] = "April",
        ["Jun"] = "June",
        ["Jul"] = "July",
        ["Aug"] = "August",
        ["Sep"] = "September",
        ["Sept"] = "September",
        ["Oct"] = "October",
        ["Nov"] = "November",
        ["Dec"] = "December",
    };

    public static string? Say(string core, string before, string after)
    {
        if (Short.TryGetValue(core, out var month))
        {
            return month;
        }
        if (
            IsoDate().Match(core) is { Success: true } iso
            && Whole(iso, "month") is >= 1 and <= 12 and var m
            && Whole(iso, "day") is >= 1 and <= 31 and var d
        )
        {
            return $"{Months[m - 1]} {NumberWords.Ordinal(d)} {NumberWords.Year(Whole(iso, "year"))}";
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
                return NumberWords.Ordinal(int.Parse(core));
            }
            if (IsMonth(after))
            {
                return $"the {NumberWords.Ordinal(int.Parse(core))} of";
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

    private static bool IsMonth(string word) => Months.Contains(word) || Short.ContainsKey(word);

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

    [GeneratedRegex(@"^\d{1,2}$")]
    private static partial Regex DayOfMonth();

    [GeneratedRegex(@"^(?:1[1-9]\d\d|20\d\d)(?:'s)?$")]
    private static partial Regex YearForm();
}
