using System.Numerics;
using System.Text.RegularExpressions;
using MediaPipeline.Speech.Alignment;

namespace MediaPipeline.Scripts;

/// <summary>Years, days of the month, dates and times of day.</summary>
internal static partial class Dates
{
    /// <summary>What lasts from one year into the next.</summary>
    private static readonly HashSet<string> Seasons =
    [
        "season",
        "seasons",
        "campaign",
        "school",
        "academic",
        "fiscal",
        "financial",
        "tax",
        "budget",
        "winter",
        "tour",
        "NBA",
        "NHL",
        "Premier",
        "Champions",
        "Ashes",
    ];

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
        // '0330 hrs', '0800Z'.
        if (
            Military().Match(core) is { Success: true } military
            && (military.Groups["zulu"].Length > 0 || after is "hours" or "hrs" or "hr" or "h" or "UTC" or "GMT" or "Zulu" or "local")
        )
        {
            var leading = core[0] == '0' && core[1] != '0' ? "oh " : "";
            var time = military.Groups["minute"].Value is "00"
                ? $"{NumberWords.Cardinal(Whole(military, "hour"))} hundred"
                : Time(Whole(military, "hour"), military.Groups["minute"].Value, "", "");
            return $"{leading}{time}{(military.Groups["zulu"].Length > 0 ? " zulu" : "")}";
        }
        if (Ish().Match(core) is { Success: true } ish)
        {
            return $"{Time(Whole(ish, "hour"), ish.Groups["minute"].Value, "", "")} ish";
        }
        if (Numeric().Match(core) is { Success: true } numeric && Numbers(numeric, british) is { } inNumbers)
        {
            return inNumbers;
        }
        // 'May 5–June 7' and '28 May–3 June', with the day or the month in the word before or behind.
        if (DayToMonth().Match(core) is { Success: true } dayTo && IsMonth(before) && Named(dayTo.Groups["month"].Value) is { } untilMonth)
        {
            return $"{NumberWords.Ordinal(Whole(dayTo, "day"))} to {untilMonth}";
        }
        if (MonthToDay().Match(core) is { Success: true } toDay && IsMonth(after) && Named(toDay.Groups["month"].Value) is { } fromMonth)
        {
            return $"{fromMonth} to the {NumberWords.Ordinal(Whole(toDay, "day"))} of";
        }
        // '1/1–3/31': no quarter has so many parts.
        if (
            DatesTo().Match(core) is { Success: true } dates
            && Whole(dates, "m1") is >= 1 and <= 12
            && Whole(dates, "m2") is >= 1 and <= 12
            && Whole(dates, "d1") is >= 1 and <= 31
            && Whole(dates, "d2") is (>= 13 and <= 31) and not 16
        )
        {
            return $"{Day(Whole(dates, "m1"), Whole(dates, "d1"), british: false)} to {Day(Whole(dates, "m2"), Whole(dates, "d2"), british: false)}";
        }
        // 'Mon 12/25', 'on 6/15': no fraction, since nobody's twenty fifths are twelve.
        if (
            MonthAndDay().Match(core) is { Success: true } short1
            && Whole(short1, "month") is >= 1 and <= 12 and var inMonth
            && Whole(short1, "day") is >= 1 and <= 31 and var onDay
            && (
                Abbreviations.Weekday(before) is not null
                || (onDay > 12 || inMonth >= onDay && after is "" or "to" or "at" or "or" or "and")
                    && (
                        BeforeDate().IsMatch(before)
                        // 'between 12/16 and 12/26', but 'between 1/16 and 1/8 of an inch'.
                        || before is "between" or "Between" or "and" or "or" or "to" && onDay > 12 && !IsShare(inMonth, onDay)
                    )
                    && after is not "of"
            )
        )
        {
            return Day(inMonth, onDay, british: false);
        }
        // 'out on 11/3 at 6': behind 'on' and before no noun.
        if (
            MonthAndDay().Match(core) is { Success: true } short2
            && core is not "9/11"
            && before is "on" or "On" or "due"
            && after is "" or "at" or "from" or "and"
            && (british ? (Whole(short2, "day"), Whole(short2, "month")) : (Whole(short2, "month"), Whole(short2, "day")))
                is (>= 1 and <= 12 and var ofMonth, >= 1 and <= 31 and var theDay)
        )
        {
            return Day(ofMonth, theDay, british);
        }
        if (
            Abbreviations.Weekday(core) is { } weekday
            && core.Length <= 5
            && (IsMonth(after) || OrdinalDay().IsMatch(after) || MonthAndDay().IsMatch(after))
        )
        {
            return weekday;
        }
        if (WithMonth().Match(core) is { Success: true } named && Named(named.Groups["month"].Value) is { } monthName)
        {
            var year = named.Groups["year"].Length == 0 ? "" : $" {NumberWords.Year(FullYear(Whole(named, "year")))}";
            return named.Groups["day"].Length == 0 ? monthName + year
                : british ? $"the {NumberWords.Ordinal(Whole(named, "day"))} of {monthName}{year}"
                : $"{monthName} {NumberWords.Ordinal(Whole(named, "day"))}{year}";
        }
        if (Season(core, after) is { } season)
        {
            return season;
        }
        if (YearMonth().Match(core) is { Success: true } ym && Whole(ym, "month") is >= 1 and <= 12 and var inYear)
        {
            return $"{Months[inYear - 1]} {NumberWords.Year(Whole(ym, "year"))}";
        }
        if (Quarter().Match(core) is { Success: true } quarter)
        {
            var of = quarter.Groups["year"].Length > 0 ? $" {NumberWords.Year(FullYear(Whole(quarter, "year")))}" : "";
            return $"{quarter.Groups["q"].Value[0]} {NumberWords.Cardinal(quarter.Groups["n"].Value)}{of}";
        }
        if (Zone().Match(core) is { Success: true } zone)
        {
            var hours =
                zone.Groups["m"].Length > 0 && zone.Groups["m"].Value != "00"
                    ? $"{NumberWords.Cardinal(Whole(zone, "h"))} {NumberWords.Cardinal(Whole(zone, "m"))}"
                    : NumberWords.Cardinal(Whole(zone, "h"));
            return $"{Letters.Spell(zone.Groups["zone"].Value)} {(zone.Groups["sign"].Value == "+" ? "plus" : "minus")} {hours}";
        }
        if (DecadeRange().Match(core) is { Success: true } decades)
        {
            return $"{Say(decades.Groups["a"].Value, "the", "", british)} to {Say(decades.Groups["b"].Value, "the", "", british)}";
        }
        if (Part().Match(core) is { Success: true } part && Say(part.Groups["what"].Value, "the", "", british) is { } partOf)
        {
            return $"{part.Groups["part"].Value.ToLowerInvariant()} {partOf}";
        }
        if (DottedClock().Match(core) is { Success: true } dotted && (dotted.Groups["half"].Length > 0 || IsHalf(after)))
        {
            return Time(Whole(dotted, "hour"), dotted.Groups["minute"].Value, dotted.Groups["half"].Value, after);
        }
        if (Span().Match(core) is { Success: true } span)
        {
            var (a, b) = (span.Groups["a"].Value, span.Groups["b"].Value);
            // '5–10pm': the first hour has no half of its own.
            var from = a.All(char.IsAsciiDigit) ? NumberWords.Cardinal(a) : Say(a, "", IsHalf(b[^2..]) ? "pm" : after, british);
            var to = Say(b, "", after, british);
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
            // 'a 2:05:13 marathon'.
            var one = SpokenForms.Describes(before, after);
            // With 'a.m.' behind it, or where clocks are meant, it is a time of day.
            return before is "at" or "At" or "by" || length.Groups["half"].Length > 0
                ? $"{Clocked(length)} and {Count(length, "s", "second")}"
                : $"{Count(length, "h", "hour", one)} {Count(length, "m", "minute", one)} {Count(length, "s", "second", one)}";
        }
        if (Lasting().Match(core) is { Success: true } lasting)
        {
            string[] units = ["w:week", "d:day", "h:hour", "m:minute", "s:second"];
            return string.Join(' ', units.Where(u => lasting.Groups[u[..1]].Length > 0).Select(u => Count(lasting, u[..1], u[2..])));
        }
        if (
            Timestamp().Match(core) is { Success: true } stamp
            && Whole(stamp, "month") is >= 1 and <= 12
            && Whole(stamp, "day") is >= 1 and <= 31
        )
        {
            return $"{Day(Whole(stamp, "month"), Whole(stamp, "day"), Whole(stamp, "year"), british)} {Time(Whole(stamp, "hour"), stamp.Groups["minute"].Value, "", "")}"
                + (core.EndsWith('Z') ? " U T C" : "");
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
        // Where a recording begins; a day begins at '00:00'.
        if (core is "0:00")
        {
            return "zero";
        }
        if (Clock().Match(core) is { Success: true } clock && Whole(clock, "hour") <= 24 && !BeforeRatio().IsMatch(before))
        {
            return Time(Whole(clock, "hour"), clock.Groups["minute"].Value, clock.Groups["half"].Value, after);
        }
        // An arrival on the day after: '10:50+1'.
        if (core.EndsWith("+1", StringComparison.Ordinal) && Clock().Match(core[..^2]) is { Success: true } arrival)
        {
            return $"{Time(Whole(arrival, "hour"), arrival.Groups["minute"].Value, arrival.Groups["half"].Value, after)} plus one";
        }
        // '10:00Z', '11:00GMT'.
        if (ZonedClock().Match(core) is { Success: true } zoned && Whole(zoned, "hour") <= 24)
        {
            var of = zoned.Groups["zone"].Value;
            return $"{Time(Whole(zoned, "hour"), zoned.Groups["minute"].Value, "", "")} {Letters.Spell(of is "Z" ? "UTC" : of)}";
        }
        // Behind the leader: '+0:23', '+1:05'.
        if (Gap().Match(core) is { Success: true } gap)
        {
            var sign = core[0] == '+' ? "plus" : "minus";
            return Whole(gap, "m") == 0
                ? $"{sign} {Count(gap, "s", "second")}"
                : $"{sign} {Time(Whole(gap, "m"), gap.Groups["s"].Value, "", "")}";
        }
        // 'ran it in 52:13', 'at 45:07': no clock has so many hours.
        if (
            LongMinutes().Match(core) is { Success: true } run
            && (BeforeLasting().IsMatch(before) || Whole(run, "m") + Whole(run, "s") != 100 && !Scored().IsMatch(before))
            && after is not ("split" or "ratio" or "odds" or "mix" or "win" or "loss" or "lead")
        )
        {
            return run.Groups["s"].Value is "00" ? Count(run, "m", "minute") : Time(Whole(run, "m"), run.Groups["s"].Value, "", "");
        }
        if (Lap().Match(core) is { Success: true } lap)
        {
            // 'a 3:59.4 mile'.
            var one = SpokenForms.Describes(before, after);
            var (hours, minutes) = (lap.Groups["h"].Length > 0 ? Count(lap, "h", "hour", one) + " " : "", Count(lap, "m", "minute", one));
            return $"{hours}{minutes} {NumberWords.Decimal($"{Whole(lap, "s")}", lap.Groups["part"].Value)} {(one ? "second" : "seconds")}";
        }
        if (HalfToHour().Match(core) is { Success: true } half && before.All(c => char.IsAsciiDigit(c) || c == ':') && before.Length > 0)
        {
            var until = half.Groups["until"].Value;
            return $"{char.ToUpperInvariant(core[0])} M to {(char.IsLetter(until[0]) ? until : Say(until, "", after, british) ?? Quantities.Say(until, "", after))}";
        }
        if (Hour().Match(core) is { Success: true } hour)
        {
            return $"{NumberWords.Cardinal(Whole(hour, "hour"))} {char.ToUpperInvariant(hour.Groups["half"].Value[0])} M";
        }
        // 'at 830am'.
        if (Colonless().Match(core) is { Success: true } colonless)
        {
            return Time(Whole(colonless, "hour"), colonless.Groups["minute"].Value, colonless.Groups["half"].Value, "");
        }
        if (Decade().Match(core) is { Success: true } decade && (core.Length != 3 || core[0] == '\'' || BeforeDecade().IsMatch(before)))
        {
            var year = Whole(decade, "year");
            return core is "'00s" ? "two thousands"
                : year < 100 ? NumberWords.Plural(NumberWords.Cardinal(year))
                : NumberWords.Plural(NumberWords.Year(year));
        }
        // '1781–5': a year and a later one of its decade.
        if (
            WithinDecade().Match(core) is { Success: true } within
            && Whole(within, "from") % 10 < Whole(within, "to")
            // But 'pp. 1502–8'.
            && (
                core.Contains('–') && before.ToLowerInvariant() is not ("p" or "pp" or "page" or "pages" or "line" or "lines" or "ll")
                || before.ToLowerInvariant() is "in" or "during" or "of" or "from" or "between"
            )
        )
        {
            var from = Whole(within, "from");
            return $"{NumberWords.Year(from)} to {Twodigit(from % 100 / 10 * 10 + Whole(within, "to"))}";
        }
        // 'c1850', 'd.1910'.
        if (LettersYear().Match(core) is { Success: true } lettersYear)
        {
            var year = NumberWords.Year(Whole(lettersYear, "year"));
            return $"{Abbreviations.BesideYear(lettersYear.Groups["what"].Value)} {(core[^1] == 's' ? NumberWords.Plural(year) : year)}";
        }
        // 'C19th', 'mid-C20', '20thC'.
        if (Century().Match(core) is { Success: true } century && Whole(century, "n") is >= 1 and <= 21 and var nthCentury)
        {
            return $"{century.Groups["part"].Value.ToLowerInvariant().Replace('-', ' ')}{NumberWords.Ordinal(nthCentury)} century";
        }
        // ''68-'72', without its first apostrophe.
        if (ShortYears().Match(core) is { Success: true } shorts)
        {
            return $"{Twodigit(Whole(shorts, "from"))} to {Twodigit(Whole(shorts, "to"))}";
        }
        // 'noon-1 pm'.
        if (FromNoon().Match(core) is { Success: true } noon && (noon.Groups["to"].Value.EndsWith('m') || IsHalf(after)))
        {
            var to = noon.Groups["to"].Value;
            return $"{noon.Groups["from"].Value.ToLowerInvariant()} to {(to.All(char.IsAsciiDigit) ? NumberWords.Cardinal(to) : Say(to, "", after, british))}";
        }
        if (YearRange().Match(core) is { Success: true } range)
        {
            return $"{NumberWords.Year(Whole(range, "from"))} to {NumberWords.Year(Whole(range, "to"))}";
        }
        // 'William the Conqueror (r. 1066-87)'.
        if (before is "r" or "fl" or "c" or "ca" or "reigned" or "ruled" && Reign().Match(core) is { Success: true } reign)
        {
            var to = Whole(reign, "to");
            return $"{NumberWords.Year(Whole(reign, "from"))} to {(to < 100 ? NumberWords.Cardinal(to) : NumberWords.Year(to))}";
        }
        if (ShortYear().Match(core) is { Success: true } shortened)
        {
            return Twodigit(Whole(shortened, "year"));
        }
        if (FiscalYear().Match(core) is { Success: true } fiscal)
        {
            var next = fiscal.Groups["next"].Length > 0 ? $" {Twodigit(Whole(fiscal, "next"))}" : "";
            return $"{Letters.Spell(fiscal.Groups["kind"].Value)} {Twodigit(Whole(fiscal, "year"))}{next}";
        }
        if (
            OldYear().IsMatch(core)
            && int.Parse(core) is >= 1000
            && (
                before.ToLowerInvariant()
                    is "in"
                        or "since"
                        or "until"
                        or "year"
                        or "of"
                        or "by"
                        or "ad"
                        or "a.d."
                        or "circa"
                        or "ca"
                        or "c"
                || after is "AD" or "A.D." or "CE" or "C.E."
                // 'Oct. 14, 1066'.
                || IsMonth(before)
                || DayOfMonth().IsMatch(before) && core[1..] is not "000"
            )
        )
        {
            return after.Length > 0 && char.IsLower(after[0]) && !SpokenForms.FollowsAmount(after)
                ? null
                : NumberWords.Year(int.Parse(core));
        }
        if (DayOfMonth().IsMatch(core) && int.Parse(core) is >= 1 and <= 31)
        {
            if (IsMonth(before) || DayToMonth().Match(before) is { Success: true } span1 && IsMonth(span1.Groups["month"].Value))
            {
                return $"{(british ? "the " : "")}{NumberWords.Ordinal(int.Parse(core))}";
            }
            if (IsMonth(after) || MonthToDay().Match(after) is { Success: true } span2 && IsMonth(span2.Groups["month"].Value))
            {
                return $"{(before.Equals("the", StringComparison.OrdinalIgnoreCase) ? "" : "the ")}{NumberWords.Ordinal(int.Parse(core))} of";
            }
        }
        // 'on 3rd March'.
        if (
            OrdinalDay().IsMatch(core)
            && !char.IsDigit(core[^1])
            && IsMonth(after)
            && !SpokenForms.IsDeterminer(before)
            && int.Parse(core[..^2]) is >= 1 and <= 31 and var nth
        )
        {
            return $"the {NumberWords.Ordinal(nth)} of";
        }
        return YearForm().IsMatch(core) ? Possessed(core) : null;
    }

    /// <summary>A month in capitals as it is written elsewhere; any other word as it is.</summary>
    public static string Shouted(string core)
    {
        if (core.Length < 4 || !core.All(char.IsAsciiLetterUpper))
        {
            return core;
        }
        var name = core[..1] + core[1..].ToLowerInvariant();
        return IsMonth(name) ? name : core;
    }

    /// <summary>An hour with one letter of its half: 'Friday at 6p', '9a ET', '9a–5p'; null for any other word.</summary>
    /// <param name="core">The word without its punctuation.</param>
    /// <param name="before">The word before it.</param>
    /// <param name="after">The word after it: a time zone tells a clock from pence.</param>
    /// <param name="british">Whether a 'p' behind 'at' is a penny.</param>
    public static string? HourByLetter(string core, string before, string after, bool british)
    {
        if (HoursByLetter().Match(core) is { Success: true } open)
        {
            return $"{HourByLetter(open.Groups["from"].Value)} to {HourByLetter(open.Groups["to"].Value)}";
        }
        var isClock =
            ZoneName().IsMatch(after.Replace(".", "")) || !british && before.ToLowerInvariant() is "at" or "by" or "until" or "till";
        return isClock && OneHourByLetter().IsMatch(core) ? HourByLetter(core) : null;
    }

    private static string HourByLetter(string hour) => $"{NumberWords.Cardinal(hour[..^1])} {char.ToUpperInvariant(hour[^1])} M";

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
            0 when half.Length > 0 || IsHalf(after) => NumberWords.Cardinal(hour),
            0 when hour is 0 or > 12 => $"{NumberWords.Cardinal(hour)} hundred",
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
        year = FullYear(year);
        return month is >= 1 and <= 12 && day is >= 1 and <= 31 ? Day(month, day, year, british) : null;
    }

    /// <summary>
    /// A year and the next: '2002/03', 'the 2005-06 season', '2000-1', '1999/2000'. With a hyphen it may be a month, with two figures; nobody writes a
    /// month with a stroke behind its year.
    /// </summary>
    private static string? Season(string core, string after)
    {
        if (YearAndNext().Match(core) is not { Success: true } years)
        {
            return null;
        }
        var (from, to) = (Whole(years, "from"), years.Groups["to"].Value);
        var next = to.Length switch
        {
            1 => (from + 1) % 10,
            2 => (from + 1) % 100,
            _ => from + 1,
        };
        return int.Parse(to) != next || to.Length == 2 && years.Groups["sign"].Value != "/" && !Seasons.Contains(after) ? null
            : (from + 1) % 100 < 10 || to.Length == 4 ? $"{NumberWords.Year(from)} to {NumberWords.Year(from + 1)}"
            : $"{NumberWords.Year(from)} to {NumberWords.Cardinal(to)}";
    }

    /// <summary>Two digits of a year: up to 39 this century's; what lies further ahead is written in full.</summary>
    private static int FullYear(int year) =>
        year >= 100 ? year
        : year < 40 ? year + 2000
        : year + 1900;

    private static string Twodigit(int year) => year < 10 ? $"oh {NumberWords.Cardinal(year)}" : NumberWords.Cardinal(year);

    private static string Clocked(Match length)
    {
        var half = length.Groups["half"].Value;
        return Time(Whole(length, "h"), length.Groups["m"].Value, half, "");
    }

    private static bool IsHalf(string word) => word.ToLowerInvariant() is "am" or "pm" or "a.m." or "p.m.";

    /// <summary>A month's name in full, from itself or its short form; null for other words.</summary>
    public static string? Named(string name) => Short.GetValueOrDefault(name) ?? (IsMonth(name) ? name.ToLowerInvariant() : null);

    /// <summary>Whether a stroke may part a share of an inch or of a day: nobody writes '12/16', which is three quarters.</summary>
    private static bool IsShare(int part, int whole) =>
        whole is 16 or 20 or 24 or 25 or 30 && BigInteger.GreatestCommonDivisor(part, whole).IsOne;

    private static string Day(int month, int day, int year, bool british) => $"{Day(month, day, british)} {NumberWords.Year(year)}";

    private static string Day(int month, int day, bool british) =>
        british ? $"the {NumberWords.Ordinal(day)} of {Months[month - 1]}" : $"{Months[month - 1]} {NumberWords.Ordinal(day)}";

    private static string Count(Match match, string group, string unit, bool describes = false) =>
        $"{NumberWords.Cardinal(Whole(match, group))} {unit}{(describes || Whole(match, group) == 1 ? "" : "s")}";

    private static bool IsMonth(string word) =>
        word.Length > 0 && Months.Contains(word.ToLowerInvariant()) && char.IsUpper(word[0]) || Short.ContainsKey(word);

    private static int Whole(Match match, string group) => int.Parse(match.Groups[group].Value);

    [GeneratedRegex(@"^(?<year>\d{4})[-/](?<month>\d\d)[-/](?<day>\d\d)$")]
    private static partial Regex IsoDate();

    [GeneratedRegex(@"^(?<hour>\d{1,2}):(?<minute>[0-5]\d)(?<half>[ap](?:\.?m\.?)?)?$", RegexOptions.IgnoreCase)]
    private static partial Regex Clock();

    [GeneratedRegex(@"^(?<hour>[01]\d|2[0-4])(?<minute>[0-5]\d)(?<zulu>Z)?$")]
    private static partial Regex Military();

    [GeneratedRegex(@"^(?<hour>\d{1,2}):(?<minute>[0-5]\d)(?<zone>Z|GMT|UTC|BST|CET)$")]
    private static partial Regex ZonedClock();

    [GeneratedRegex(@"^(?<hour>1[0-2]|[1-9])(?<minute>[0-5]\d)(?<half>[ap]\.?m\.?)$", RegexOptions.IgnoreCase)]
    private static partial Regex Colonless();

    [GeneratedRegex("^(?:1[0-2]|[1-9])[ap]$")]
    private static partial Regex OneHourByLetter();

    [GeneratedRegex("^(?<from>(?:1[0-2]|[1-9])[ap])[-–](?<to>(?:1[0-2]|[1-9])[ap])$")]
    private static partial Regex HoursByLetter();

    [GeneratedRegex("^(?:[ECMP][SD]?T|Eastern|Central|Mountain|Pacific)$")]
    private static partial Regex ZoneName();

    [GeneratedRegex(@"^(?<m>2[5-9]|[3-5]\d):(?<s>[0-5]\d)$")]
    private static partial Regex LongMinutes();

    [GeneratedRegex(
        "^(?:in|under|at|around|about|to|until|by|from|ran|clocked|finished|timestamp|minute|mark|sub)$",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex BeforeLasting();

    /// <summary>'5:30-ish'.</summary>
    [GeneratedRegex(@"^(?<hour>1?\d):(?<minute>[0-5]\d)-?ish$")]
    private static partial Regex Ish();

    [GeneratedRegex(@"^(?<hour>1[0-2]|[1-9])(?<half>[ap]\.?m\.?)$", RegexOptions.IgnoreCase)]
    private static partial Regex Hour();

    [GeneratedRegex(@"^\d{1,2}(?:st|nd|rd|th)?$")]
    private static partial Regex OrdinalDay();

    [GeneratedRegex(@"^(?<month>\d{1,2})/(?<day>\d{1,2})$")]
    private static partial Regex MonthAndDay();

    [GeneratedRegex("^(?:on|by|until|since|through|before|after|from)$", RegexOptions.IgnoreCase)]
    private static partial Regex BeforeDate();

    [GeneratedRegex(@"^(?<m1>\d{1,2})/(?<d1>\d{1,2})[-–](?<m2>\d{1,2})/(?<d2>\d{1,2})$")]
    private static partial Regex DatesTo();

    /// <summary>What has points on two sides, as much of Europe writes them: 'won 31:27'.</summary>
    [GeneratedRegex("^(?:won|wins?|lost|loses?|beat|beats|scored?|led|leads?|ended|drew|ratio|odds|split)$", RegexOptions.IgnoreCase)]
    private static partial Regex Scored();

    /// <summary>'dilute 1:10', 'odds 5:2'.</summary>
    [GeneratedRegex(@"^[-−+](?<m>\d{1,2}):(?<s>[0-5]\d)$")]
    private static partial Regex Gap();

    [GeneratedRegex("^(?:dilut(?:e|ed|ion)|ratio|odds|scale)$", RegexOptions.IgnoreCase)]
    private static partial Regex BeforeRatio();

    /// <summary>What stands before a decade: '20s' alone is twenty seconds.</summary>
    [GeneratedRegex(
        "^(?:the|early|mid|middle|late|low|lower|high|upper|his|her|their|my|our|your|and|or|to|roaring|swinging|gay)$",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex BeforeDecade();

    [GeneratedRegex(@"^(?<day>\d{1,2})(?:st|nd|rd|th)?[-–—](?<month>[A-Z][a-z]{2,8})$")]
    private static partial Regex DayToMonth();

    [GeneratedRegex(@"^(?<month>[A-Z][a-z]{2,8})[-–—](?<day>\d{1,2})(?:st|nd|rd|th)?$")]
    private static partial Regex MonthToDay();

    [GeneratedRegex(@"^'?(?<year>(?:1[1-9]|20)?\d0)'?s$")]
    private static partial Regex Decade();

    [GeneratedRegex(@"^(?<from>1[1-9]\d\d|20\d\d)[-–—](?<to>1[1-9]\d\d|20\d\d)$")]
    private static partial Regex YearRange();

    [GeneratedRegex(@"^(?<from>[1-9]\d\d|10\d\d)[-–—](?<to>\d{2,4})$")]
    private static partial Regex Reign();

    [GeneratedRegex(
        @"^(?<a>\d{1,2})(?:/(?<b>\d{1,2})/(?<year>\d{4}|\d\d)|(?<dot>\.)(?<b>\d{1,2})\.(?<year>\d{4})|-(?<b>\d{1,2})-(?<year>\d{4}))$"
    )]
    private static partial Regex Numeric();

    [GeneratedRegex(
        @"^(?<a>\d{1,2}(?::\d\d)?(?:[ap]\.?m\.?)?)[-–—](?<b>\d{1,2}(?::\d\d)(?:[ap]\.?m\.?)?|\d{1,2}[ap]\.?m\.?)$",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Span();

    [GeneratedRegex(@"^(?<from>1[1-9]\d\d|20\d\d)[-–—/](?<to>\d\d)$")]
    private static partial Regex ShortYearRange();

    [GeneratedRegex(@"^(?<from>\d{1,2})(?:st|nd|rd|th)?[-–—](?<to>\d{1,2})(?:st|nd|rd|th)?$")]
    private static partial Regex DayRange();

    [GeneratedRegex(@"^(?<h>\d{1,2}):(?<m>[0-5]\d):(?<s>[0-5]\d)(?<half>[ap]m)?$")]
    private static partial Regex Length();

    [GeneratedRegex(
        @"^(?=\d+[wdhm]\d+[dhms](?:\d|$))(?:(?<w>\d{1,2})w)?(?:(?<d>\d{1,3})d)?(?:(?<h>\d{1,3})h)?(?:(?<m>\d{1,3})m(?:in)?)?(?:(?<s>\d{1,3})s)?$"
    )]
    private static partial Regex Lasting();

    [GeneratedRegex(
        @"^(?<year>\d{4})-(?<month>\d\d)-(?<day>\d\d)[T ](?<hour>\d\d):(?<minute>\d\d)(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?$"
    )]
    private static partial Regex Timestamp();

    [GeneratedRegex(
        @"^(?:(?<day>\d{1,2})(?:st|nd|rd|th)?[-/ ])?(?<month>[A-Z][a-z]{2,8})[-/ ](?<year>\d{4})$|^(?<day>\d{1,2})(?:st|nd|rd|th)?[-/](?<month>[A-Z][a-z]{2,8})(?:[-/](?<year>\d{4}|\d\d))?$"
    )]
    private static partial Regex WithMonth();

    [GeneratedRegex(@"^(?<year>1[5-9]\d\d|20\d\d)[-/](?<month>0[1-9]|1[0-2])$|^(?<month>0?[1-9]|1[0-2])/(?<year>19\d\d|20\d\d)$")]
    private static partial Regex YearMonth();

    [GeneratedRegex(@"^(?<from>1[6-9]\d\d|20\d\d)(?:(?<sign>[-/–])(?<to>\d{1,2})|/(?<to>(?:19|20)\d\d))$")]
    private static partial Regex YearAndNext();

    [GeneratedRegex(@"^(?<q>[QH])(?<n>[1-4])(?:[/-]?(?<year>20\d\d)|[/'](?<year>\d\d))?$")]
    private static partial Regex Quarter();

    [GeneratedRegex(@"^(?<zone>UTC|GMT)(?<sign>[-−+])(?<h>\d{1,2})(?::?(?<m>\d\d))?$")]
    private static partial Regex Zone();

    [GeneratedRegex(@"^(?<a>'?(?:1[1-9]|20)?\d0'?s)[-–](?<b>'?(?:1[1-9]|20)?\d0'?s)$")]
    private static partial Regex DecadeRange();

    [GeneratedRegex(
        @"^(?<part>[Mm]id|[Ee]arly|[Ll]ate|[Pp]re|[Pp]ost)[-–](?<what>(?:1[1-9]|20)\d\d(?:'?s)?|'?\d0'?s|'\d\d|[A-Z][a-z]{2,})$"
    )]
    private static partial Regex Part();

    [GeneratedRegex(@"^(?<hour>1[0-2]|0?[1-9])\.(?<minute>[0-5]\d)(?<half>[ap]\.?m\.?)?$", RegexOptions.IgnoreCase)]
    private static partial Regex DottedClock();

    /// <summary>What a stopwatch shows: '1:32.456', '1:32:14.567'.</summary>
    [GeneratedRegex(@"^(?:(?<h>\d{1,2}):)?(?<m>[0-5]?\d):(?<s>[0-5]\d)\.(?<part>\d{1,3})$")]
    private static partial Regex Lap();

    /// <summary>The middle of '10 a.m.–4 p.m.'.</summary>
    [GeneratedRegex(@"^[ap]\.?m\.?[-–—](?<until>\d{1,2}(?::[0-5]\d)?|noon|midnight)$")]
    private static partial Regex HalfToHour();

    /// <summary>'FY'25', 'FY24/25'.</summary>
    [GeneratedRegex(@"^(?:(?<kind>FY|CY)'(?<year>\d\d)|(?<kind>FY|AY|SY)(?<year>\d\d)/(?<next>\d\d))$")]
    private static partial Regex FiscalYear();

    [GeneratedRegex(@"^'(?<year>\d\d)$")]
    private static partial Regex ShortYear();

    [GeneratedRegex(@"^(?:(?<what>ca?)\.?|(?<what>b|d|r|fl)\.)(?<year>1\d{3}|20[0-2]\d)(?:(?<=^c.*0)s)?$")]
    private static partial Regex LettersYear();

    [GeneratedRegex(@"^(?<from>1[5-9]\d[0-8])[-–](?<to>[1-9])$")]
    private static partial Regex WithinDecade();

    [GeneratedRegex(@"^(?<part>(?:[Ee]arly|[Mm]id|[Ll]ate)-)?(?:C(?<n>\d{1,2})th|(?<n>\d{1,2})thC|(?<=-)C(?<n>\d{1,2}))$")]
    private static partial Regex Century();

    [GeneratedRegex(@"^'?(?<from>\d\d)[-–]'(?<to>\d\d)$")]
    private static partial Regex ShortYears();

    [GeneratedRegex(@"^(?<from>noon|midnight)[-–](?<to>\d{1,2}(?::\d\d)?(?:[ap]\.?m)?)$", RegexOptions.IgnoreCase)]
    private static partial Regex FromNoon();

    [GeneratedRegex(@"^(?:10|21)\d\d$")]
    private static partial Regex OldYear();

    [GeneratedRegex(@"^(?<h>\d{1,2})h(?<m>[0-5]?\d)$")]
    private static partial Regex HourAndMinutes();

    [GeneratedRegex(@"^(?:(?:\d{1,2}(?:[:.]\d\d)?|[Nn]oon|[Mm]idnight)[-–—])?\d{1,2}(?:[:.]\d\d)?$")]
    private static partial Regex HourBefore();

    [GeneratedRegex(@"^\d{1,2}$")]
    private static partial Regex DayOfMonth();

    [GeneratedRegex(@"^(?:1[1-9]\d\d|20\d\d)(?:'s)?$")]
    private static partial Regex YearForm();
}
