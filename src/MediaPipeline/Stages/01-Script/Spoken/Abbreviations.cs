using System.Text.RegularExpressions;
using MediaPipeline.Speech.Alignment;

namespace MediaPipeline.Scripts;

/// <summary>Abbreviations that are said in full.</summary>
internal static partial class Abbreviations
{
    /// <summary>Names that nuns have: before others 'Sr.' is senior.</summary>
    private static readonly HashSet<string> Sisters =
    [
        "Agnes",
        "Angela",
        "Anne",
        "Bernadette",
        "Catherine",
        "Clare",
        "Elizabeth",
        "Helen",
        "Jean",
        "Joan",
        "Josephine",
        "Margaret",
        "Maria",
        "Marie",
        "Mary",
        "Monica",
        "Rose",
        "Rosemary",
        "Simone",
        "Teresa",
        "Theresa",
        "Therese",
    ];

    /// <summary>Whether a word is known as an abbreviation, without its full stop.</summary>
    public static bool Has(string bare) =>
        FullForms.Always.ContainsKey(bare)
        || FullForms.WithStop.ContainsKey(bare)
        || Ranks.InFull.ContainsKey(bare)
        || bare is "St" or "min" or "No" or "Nos" or "sq" or "cu" or "deg" or "feat"
        || Recipes.IsSpoon(bare);

    /// <summary>Whether a word is an abbreviation only before a number, and has one behind it.</summary>
    /// <param name="bare">The word without its full stop.</param>
    /// <param name="next">The word after it, without its punctuation.</param>
    public static bool LeadsNumber(string bare, string next) =>
        FullForms.BeforeNumber.Contains(bare)
        && (
            FullForms.BeforeYear.Contains(bare)
                ? Year().IsMatch(next) || bare is "b" or "d" && DayOfMonth().IsMatch(next) || Dates.Named(next) is not null
            : bare.ToLowerInvariant() is "lat" or "long" ? next.Contains('°')
            // 'Flt. UA 88'.
            : bare is "Flt" ? IsNumber(next) || next.Length == 2 && next.All(char.IsUpper)
            // 'App. B', 'see app. C', but 'the App. I like it'.
            : bare is "App" or "app" ? IsNumber(next) || next is [>= 'B' and <= 'Z' and not 'I']
            : IsNumber(next.TrimStart('#')) || RomanNumerals.IsLikely(next)
        );

    /// <summary>Whether 'd.' or 'def.' parts a winner's name from a loser's: 'Federer d. Nadal'.</summary>
    /// <param name="bare">The word without its full stop.</param>
    /// <param name="before">The word before it.</param>
    /// <param name="after">The word after it.</param>
    public static bool IsDefeat(string bare, string before, string after) =>
        bare is "d" or "def"
        && char.IsUpper(before.FirstOrDefault())
        && (after.Length > 1 && char.IsUpper(after[0]) || after.StartsWith("No", StringComparison.Ordinal));

    /// <summary>Whether a word is a short form of a century: '19th-c'.</summary>
    public static bool IsCentury(string bare) => CenturyOf().IsMatch(bare);

    /// <summary>What stands before a year for a word: 'born' of 'b', 'circa' of 'c'.</summary>
    internal static string BesideYear(string letters) => FullForms.WithStop[letters];

    /// <summary>Whether a word is a number in an order, in digits: '42nd'.</summary>
    public static bool IsOrdinal(string word) => OrdinalNumber().IsMatch(word);

    internal static bool IsNumber(string next) => next.Length > 0 && char.IsDigit(next[0]);

    /// <summary>A weekday's name from its short form, with or without a full stop; null for other words.</summary>
    public static string? Weekday(string name) =>
        name is "Mon" or "Tue" or "Tues" or "Wed" or "Thu" or "Thur" or "Thurs" or "Fri" or "Sat" ? FullForms.WithStop[name]
        : name is "Sun" ? "sunday"
        : name.EndsWith("day", StringComparison.Ordinal) && char.IsUpper(name[0]) ? name.ToLowerInvariant()
        : null;

    /// <summary>The full form, or null. <paramref name="written"/> tells whether a full stop stood there.</summary>
    /// <param name="core">The word without its punctuation.</param>
    /// <param name="written">The word with it.</param>
    /// <param name="before">The word before it.</param>
    /// <param name="beforeThat">The word before that.</param>
    /// <param name="after">The word after it.</param>
    public static string? Say(string core, string written, string before, string beforeThat, string after)
    {
        if (FullForms.Always.TryGetValue(core, out var full) || (full = OddNames.Say(core)) is not null)
        {
            return full;
        }
        // At a sentence's start: 'Approx.', 'Misc.'.
        if (
            core.Length > 2
            && char.IsUpper(core[0])
            && written.Contains(core + ".", StringComparison.Ordinal)
            && FullForms.Always.TryGetValue(core.ToLowerInvariant(), out full)
        )
        {
            return full;
        }
        if (core.EndsWith("'s", StringComparison.Ordinal) && OddNames.Say(core[..^2]) is { } owner)
        {
            return owner + "'s";
        }
        var stopped = written.Contains(core + ".", StringComparison.Ordinal);
        var ofItsKind =
            Compass.Say(core, before, beforeThat, after)
            ?? Recipes.Say(core, stopped, before, beforeThat, after)
            ?? FeetAndInches.Stopped(core, stopped, before, beforeThat)
            ?? Streets.Say(core, stopped, before, after)
            ?? (stopped ? Law.Say(core, before, after) : null);
        if (ofItsKind is not null)
        {
            return ofItsKind;
        }
        if (stopped && IsDefeat(core, before, after))
        {
            return "defeated";
        }
        // 'Wed & Fri'.
        if (core.Length <= 5 && Weekday(core) is { } weekday && (after is "&" || before is "&" && Weekday(beforeThat) is not null))
        {
            return weekday;
        }
        if (core is "agg" or "Agg" && stopped)
        {
            return "aggregate";
        }
        if (core is "fl" && stopped && IsOrdinal(before))
        {
            return "floor";
        }
        // 'Rihanna feat. Jay-Z'.
        if (
            core is "feat"
            && stopped
            && after.Length > 0
            && char.IsUpper(after[0])
            && (written[0] is '(' or '[' || char.IsUpper(before.FirstOrDefault()))
        )
        {
            return "featuring";
        }
        if (core is "yo" && Quantities.IsNumber(before))
        {
            return "year old";
        }
        // A mark, and a kind of blood.
        if (WithMinus().Match(core) is { Success: true } mark)
        {
            return $"{Letters.Spell(mark.Groups["letters"].Value)} minus";
        }
        // '10 deg. C'.
        if (core is "deg" && Quantities.IsNumber(before))
        {
            return before is "1" ? "degree" : "degrees";
        }
        if (core is "C" or "F" && before is "deg")
        {
            return core is "C" ? "celsius" : "fahrenheit";
        }
        if (core is "Rev" or "rev" && stopped && after.Length > 0 && (char.IsLower(after[0]) || Money.HasSign(after)))
        {
            return "revenue";
        }
        if (core is "Gen" && stopped && after is "X" or "Y" or "Z" or "Alpha")
        {
            return "generation";
        }
        if (core is "est" && stopped && !IsNumber(after))
        {
            return "estimated";
        }
        if (core is "c" && stopped && IsOrdinal(before))
        {
            return "century";
        }
        if (CenturyOf().Match(core) is { Success: true } century && stopped)
        {
            return $"{NumberWords.Ordinal(int.Parse(century.Groups["n"].Value))} century";
        }
        if (core is "CAT" && after is "scan" or "scans" or "scanner")
        {
            return "cat";
        }
        // The World Health Organization; a shouted 'WHO' has no article. And a medical examiner.
        if (core is "WHO" or "WHO's" or "ME" && before is "the" or "The" or "a" or "an" or "An")
        {
            return core is "ME" ? "M E" : "W H O" + core[3..];
        }
        if (core is "reg" && stopped && !Money.HasSign(after))
        {
            return null;
        }
        if (core is "Sec" && stopped && after is "of")
        {
            return "secretary";
        }
        // A broadcaster's: 'on Ch. 5'.
        if (core is "Ch" && stopped && before is "on" or "On" && IsNumber(after))
        {
            return "channel";
        }
        // '2nd Bn'.
        if (core is "Bn" or "Regt" or "Div" or "Amend" && IsOrdinal(before))
        {
            return FullForms.WithStop[core];
        }
        // '6 mo.', but a 'mo' of its own.
        if (core is "mo" && stopped && Quantities.IsNumber(before))
        {
            return before is "1" ? "month" : "months";
        }
        // An odds ratio.
        if (core is "OR" && after is "=")
        {
            return "O R";
        }
        if (NumberAt().Match(core) is { Success: true } numbered)
        {
            return $"number {NumberWords.Cardinal(numbered.Groups["n"].Value)}";
        }
        if (core is "Dec" && Angles.Begins(after))
        {
            return "declination";
        }
        if (core is "Sun" && (written.Contains("Sun.,", StringComparison.Ordinal) || stopped && IsDay(before, after)))
        {
            return "sunday";
        }
        // 'Shadow ft. Run the Jewels'.
        if (core is "ft" && stopped && char.IsUpper(before.FirstOrDefault()) && char.IsUpper(after.FirstOrDefault()))
        {
            return "featuring";
        }
        // A dose's 'q8h'.
        if (EverySo().Match(core) is { Success: true } every)
        {
            var span = every.Groups["of"].Value[0] switch
            {
                'h' => "hours",
                'd' => "days",
                'w' => "weeks",
                _ => "months",
            };
            return $"every {NumberWords.Cardinal(every.Groups["n"].Value)} {span}";
        }
        if (core is "pt" && before is "dew" or "melting" or "boiling")
        {
            return "point";
        }
        // A party's between others: 'Dem. and Rep. voters'.
        if (core is "Rep" && stopped && before is "and" or "or" && after.Length > 0 && char.IsLower(after[0]))
        {
            return "republican";
        }
        if (core is "Sr" && !char.IsUpper(before.FirstOrDefault()) && Sisters.Contains(after))
        {
            return "sister";
        }
        if (core is "min" && stopped && !Quantities.IsNumber(before))
        {
            // 'T+30 min.'.
            return Countdowns.Is(before) ? "minutes" : "minimum";
        }
        // 'vol 746', 'of mag +4.5'.
        if (core is "vol" or "Vol" && IsNumber(after))
        {
            return "volume";
        }
        if (core is "mag" or "Mag" && IsNumber(after.TrimStart('+', '-', '−')))
        {
            return "magnitude";
        }
        // 'staff at No 10'.
        if (core is "No" && !stopped && IsNumber(after) && (before.Length == 0 ? after is "10" or "11" : char.IsLower(before[0])))
        {
            return "number";
        }
        if (core is "No" or "Nos" or "no" or "nos" && stopped && IsNumber(after))
        {
            return core is "No" or "no" ? "number" : "numbers";
        }
        // 'v. 16' behind a place in a book; a version has a point in it.
        if (core is "v" && stopped && IsNumber(after) && !after.Contains('.'))
        {
            return "verse";
        }
        // A rent: '£1,250 pcm'.
        if (core is "pcm" && before.Length > 1 && Money.HasSign(before))
        {
            return "per calendar month";
        }
        // A letter with a full stop is these only before a number, or a month.
        if (
            core is "ch" or "sec" && !IsNumber(after)
            || core is "p" or "pp" && !IsNumber(after) && !RomanNumerals.IsLikely(after)
            || core is "c" or "ca" && !IsNumber(after) && Dates.Named(after) is null
            || FullForms.BeforeNumber.Contains(core) && !LeadsNumber(core, after)
        )
        {
            return null;
        }
        // A film's director; by itself it is a folder.
        if (core is "dir" && !char.IsUpper(after.FirstOrDefault()))
        {
            return null;
        }
        // Before a number it is the franc.
        if (core is "Fr" && !(after.Length > 0 && char.IsUpper(after[0])))
        {
            return null;
        }
        // Behind a number these are units, or endings of a word ('3 ct.').
        if (
            core is "ed" or "eds" or "vol" or "fig" or "figs" or "eq" or "temp" or "ext"
            && Quantities.IsNumber(before)
            && after.Length == 0
        )
        {
            return null;
        }
        return
            (FullForms.WithStop.TryGetValue(core, out full) || Ranks.InFull.TryGetValue(core, out full))
            && (stopped || FullForms.WithoutStopToo.Contains(core))
            ? full
            : null;
    }

    /// <summary>Whether 'Sun.' is the day between two words: 'closed Sun.', 'Sun. at noon', 'Sat. and Sun.'.</summary>
    public static bool IsDay(string before, string after) =>
        before is not ("the" or "The" or "our" or "Our" or "a")
        && (
            Dates.Named(after) is not null
            || after is "at" or "noon" or "mornings" or "nights" or "evenings"
            || IsNumber(after)
            || before is "closed" or "Closed" or "open" or "every" or "next" or "last" or "on"
            || Weekday(before) is not null && before != "Sun"
        );

    [GeneratedRegex("^(?<letters>[A-DFO]|AB)[-−–]$")]
    private static partial Regex WithMinus();

    [GeneratedRegex(@"^\d+(?:st|nd|rd|th)$")]
    private static partial Regex OrdinalNumber();

    /// <summary>'19th-c.' of '19th-c. art'.</summary>
    [GeneratedRegex(@"^(?<n>\d{1,2})(?:st|nd|rd|th)-c$")]
    private static partial Regex CenturyOf();

    [GeneratedRegex(@"^[1-9]\d{2,3}(?:[-–]\d{2,4})?$")]
    private static partial Regex Year();

    [GeneratedRegex(@"^q(?<n>[2-9]|1[02]|24)-?(?<of>h|d|wks?|mo)$")]
    private static partial Regex EverySo();

    /// <summary>'No.1', with its space forgotten.</summary>
    [GeneratedRegex(@"^[Nn]o\.(?<n>\d{1,4})$")]
    private static partial Regex NumberAt();

    [GeneratedRegex(@"^(?:[12]?\d|3[01])$")]
    private static partial Regex DayOfMonth();
}
