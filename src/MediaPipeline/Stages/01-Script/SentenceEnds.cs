using System.Text.RegularExpressions;

namespace MediaPipeline.Scripts;

/// <summary>
/// Decides after which word a sentence ends: not after abbreviations and initials, but after closing quotes
/// and brackets.
/// </summary>
internal static partial class SentenceEnds
{
    /// <summary>Titles, which a name follows.</summary>
    private static readonly HashSet<string> Titles = new(Ranks.InFull.Keys.Select(r => $"{r}."), StringComparer.OrdinalIgnoreCase)
    {
        "dr.",
        "drs.",
        "asst.",
        "atty.",
        "mr.",
        "mrs.",
        "ms.",
        "prof.",
        "ssgt.",
        "tsgt.",
        "msgt.",
        "spc.",
        "rep.",
        "pres.",
        "amb.",
        "msgr.",
        "ald.",
        "fr.",
        "archbp.",
        "br.",
        "abp.",
        "bp.",
        "messrs.",
        "mme.",
        "mlle.",
    };

    /// <summary>Abbreviations that a number, a numeral or a letter follows.</summary>
    private static readonly HashSet<string> Numbered = new(StringComparer.OrdinalIgnoreCase)
    {
        "dist.",
        "dkt.",
        "vol.",
        "vols.",
        "fig.",
        "figs.",
        "eq.",
        "eqs.",
        "sec.",
        "secs.",
        "ch.",
        "chs.",
        "p.",
        "pp.",
        "approx.",
        "ca.",
        "apt.",
        "bldg.",
        "ste.",
        "rte.",
        "hwy.",
        "tel.",
        "ext.",
    };

    /// <summary>Abbreviations that are followed by a name, a number or a clause: all that seldom end a sentence.</summary>
    private static readonly HashSet<string> BeforeMore = new(Titles.Concat(Numbered), StringComparer.OrdinalIgnoreCase)
    {
        "st.",
        "no.",
        "nos.",
        "ed.",
        "eds.",
        "cf.",
        "vs.",
        "v.",
        "e.g.",
        "i.e.",
        "est.",
        "jan.",
        "feb.",
        "mar.",
        "apr.",
        "jun.",
        "jul.",
        "aug.",
        "sep.",
        "sept.",
        "oct.",
        "nov.",
        "dec.",
        "mon.",
        "tue.",
        "wed.",
        "thu.",
        "fri.",
        "mt.",
        "lk.",
        "ft.",
    };

    /// <summary>Abbreviations that may also end a sentence: they do before a capital letter.</summary>
    private static readonly HashSet<string> EitherWay = new(StringComparer.OrdinalIgnoreCase)
    {
        "etc.",
        "inc.",
        "ltd.",
        "co.",
        "corp.",
        "jr.",
        "sr.",
        "a.m.",
        "p.m.",
        "ph.d.",
        "m.d.",
        "b.a.",
        "m.a.",
        "b.sc.",
        "m.sc.",
        "al.",
    };

    /// <summary>Words that a sentence often begins with, and a name seldom.</summary>
    private static readonly HashSet<string> Beginnings =
    [
        "The",
        "A",
        "An",
        "It",
        "It's",
        "This",
        "That",
        "These",
        "Those",
        "We",
        "You",
        "He",
        "She",
        "They",
        "I",
        "In",
        "On",
        "At",
        "And",
        "But",
        "So",
        "If",
        "When",
        "What",
        "Why",
        "How",
        "Then",
        "There",
        "Here",
        "Now",
        "For",
        "From",
        "As",
        "After",
        "Before",
        "Our",
        "My",
        "His",
        "Her",
        "Their",
        "To",
        "With",
        "One",
        "Some",
        "Many",
        "Most",
        "All",
        "Not",
        "Who",
        "Where",
        "While",
        "Because",
        "Since",
        "Today",
        "Next",
        "Nobody",
        "No",
        "Yes",
        "Just",
        "Both",
        "Every",
        "Each",
        "Its",
        "Let's",
        "That's",
        "There's",
        "What's",
        "I'm",
        "I've",
        "I'd",
        "I'll",
        "We're",
        "We've",
        "We'll",
        "You're",
        "They're",
        "He's",
        "She's",
        "By",
        "Or",
        "Yet",
        "Perhaps",
        "Maybe",
        "However",
        "Instead",
        "Also",
        "Finally",
        "Later",
        "Once",
        "Until",
        "Though",
        "Although",
        "During",
        "Nothing",
        "Nor",
        "Which",
        "Only",
        "Everyone",
        "Everything",
        "Somebody",
        "Someone",
        "Sometimes",
        "Is",
        "Are",
        "Was",
        "Were",
        "Does",
        "Did",
        "Has",
        "Have",
        "Had",
    ];

    /// <summary>Numbers written as words, in names: 'Symphony No. Five'.</summary>
    private static readonly HashSet<string> NumberNames =
    [
        "One",
        "Two",
        "Three",
        "Four",
        "Five",
        "Six",
        "Seven",
        "Eight",
        "Nine",
        "Ten",
        "Eleven",
        "Twelve",
        "Thirteen",
    ];

    /// <summary>What somebody is, behind 'Sr.' and 'Jr.'.</summary>
    private static readonly HashSet<string> Positions =
    [
        "VP",
        "Vice",
        "Director",
        "Manager",
        "Engineer",
        "Editor",
        "Producer",
        "Analyst",
        "Advisor",
        "Adviser",
        "Counsel",
        "Fellow",
        "Partner",
        "Designer",
        "Developer",
        "Researcher",
        "Scientist",
        "Software",
        "High",
    ];

    /// <summary>Time zones behind an hour: '8 a.m. EST'.</summary>
    private static readonly HashSet<string> Zones =
    [
        "ET",
        "EST",
        "EDT",
        "CT",
        "CST",
        "CDT",
        "MT",
        "MST",
        "MDT",
        "PT",
        "PST",
        "PDT",
        "GMT",
        "UTC",
        "BST",
        "CET",
        "CEST",
        "JST",
        "IST",
        "AEST",
        "Eastern",
        "Central",
        "Mountain",
        "Pacific",
    ];

    /// <summary>Whether more follows an abbreviation always: 'fig.'.</summary>
    public static bool GoesOn(string abbreviation) => BeforeMore.Contains(abbreviation);

    /// <summary>Whether a sentence ends behind one of the words that were heard. Behind the last one it does if that has a full stop.</summary>
    /// <param name="words">The words, in order.</param>
    /// <param name="at">Which one.</param>
    /// <param name="text">A word as written, with its punctuation.</param>
    public static bool Behind<T>(IReadOnlyList<T> words, int at, Func<T, string> text) =>
        at + 1 < words.Count
            ? Between(text(words[at]), text(words[at + 1]), at > 0 ? text(words[at - 1]) : "")
            : Ending().IsMatch(text(words[at]));

    /// <summary>Whether a sentence ends between two words, as written.</summary>
    /// <param name="word">The word, with its punctuation.</param>
    /// <param name="next">The word after it.</param>
    /// <param name="before">The word before it, if that is known.</param>
    public static bool Between(string word, string next, string before = "")
    {
        if (!Ending().IsMatch(word))
        {
            return false;
        }
        var core = word.TrimStart('"', '“', '‘', '\'', '(', '[').TrimEnd('"', '”', '’', '\'', ')', ']');
        var opener = next.TrimStart('"', '“', '‘', '\'', '(', '[', '*', '_');
        if (opener.Length > 0 && (opener[0] is '&' or '§' or '=' || opener == "@"))
        {
            // 'Sat. & Sun.', '42 U.S.C. § 1983', 'n! = 2': no sentence begins with one.
            return false;
        }
        var startsNew = opener.Length > 0 && !char.IsLower(opener[0]);
        if (core.EndsWith('.'))
        {
            var bare = opener.TrimEnd('.', ',', ';', ':', '!', '?', ')');
            if (Citations.GoesOn(core, bare, before) || OldMoney.GoesOn(core, bare) || Ranks.GoesOn(core, bare))
            {
                return false;
            }
            if (BeforeMore.Contains(core) || Initial().IsMatch(core))
            {
                return EndsAllTheSame(core, opener, before);
            }
            if (
                Verses.Leads(core[..^1], bare, before)
                || Abbreviations.LeadsNumber(core[..^1], bare) && !(core is "s." && char.IsDigit(before.LastOrDefault()))
            )
            {
                return false;
            }
            // '10 deg. C', 'Ex. A', 'Co. E', 'Rihanna feat. Drake'.
            if (
                core is "Ex." && (bare.Length == 1 || bare is "Order")
                || core is "Co." && bare is [>= 'B' and <= 'Z' and not 'I']
                // 'Rm. 101', 'Vit. D', 'Sz. M', 'Rs. 500', 'acct. #12'; and a film's '(1982), dir. Ridley Scott'.
                || core is "Rm." or "rm." or "Vit." or "vit." or "Sz." or "Rs." or "acct." or "Acct."
                    && (bare.Length == 1 && bare is not ("I" or "A") || bare.Any(char.IsDigit))
                || core is "dir." && before.Length > 0 && before[^1] is ',' or ')'
                // 'Pt. Reyes', but 'add 1 pt. Stir'.
                || core is "Pt." && !before.Any(char.IsDigit)
                // 'Sens. Warren and Cruz', 'the 1st Inf. Div.', 'the 7th Cav. Regt.', 'arr. LHR'.
                || core is "Sens." or "Reps." or "Profs." or "Gens." or "Govs." && char.IsUpper(opener.FirstOrDefault())
                || core is "Inf." or "Cav." or "Armd." or "Abn." && bare is "Div" or "Regt" or "Bn" or "Bde" or "Brig"
                // 'Cal. Penal Code', 'Fed. Reg. 88'.
                || Law.Of(core[..^1], bare) is not null
                || core is "Reg." && before is "Fed."
                // '$59.99 (reg. $69.99)', 'incl. 53.2°', 'qty. 24'.
                || core is "reg." or "orig." or "rev." or "avg." && Money.HasSign(opener)
                || core is "incl." or "excl." or "avg." or "qty." or "Qty." or "elev." or "Elev." && char.IsDigit(opener.FirstOrDefault())
                // '2 mi. N of town'.
                || bare is "N" or "S" or "E" or "W" && before.Any(char.IsDigit) && Units.Has(core[..^1])
                // Numbers of a list: 'first, 2. Evenepoel', '1. e4 e5 2. Nf3'.
                || ListNumber().IsMatch(core)
                    && (
                        before.Length > 1 && before[^1] is ',' or ';' or ':' && !char.IsDigit(before[0]) || ChessMoves.Say(bare) is not null
                    )
                // A film's 'Dir. Denis Villeneuve'.
                || core is "Dir." && before.Length == 0 && char.IsUpper(opener.FirstOrDefault())
                || core is "arr." or "dep." && opener.Length > 1 && (char.IsDigit(opener[0]) || opener[..2].All(char.IsUpper))
                // A draft's 'Rd. 3'; a road ends a sentence.
                || core is "Rd." && char.IsDigit(opener.FirstOrDefault()) && (before.Length < 3 || !char.IsUpper(before[0]))
                || core is "deg." && bare is "C" or "F"
                || core is "feat." && before.Length > 0 && char.IsUpper(before[0])
                // 'Federer d. Nadal', 'Spain def. Italy', '(agg. 6-3)', 'a 45-y.o. man'.
                || Abbreviations.IsDefeat(core[..^1], before, opener)
                // 'Super Mario Bros. 3'.
                || core is "agg." or "Agg." or "Bros." && char.IsDigit(opener.FirstOrDefault())
            )
            {
                return false;
            }
            // 'Pennsylvania Ave. NW'.
            if (core is "Ave." or "St." or "Blvd." or "Rd." or "Dr." && bare is "NW" or "NE" or "SW" or "SE")
            {
                return false;
            }
            if (
                core is "c."
                && (Dates.Named(bare) is not null || bare is "BC" or "AD" or "BCE" or "CE" or "B.C" or "A.D" or "B.C.E" or "C.E")
            )
            {
                return false;
            }
            // 'c. 1900', 'max. 8', 'H.R. 1234', 'Dec. 25–Jan. 1'.
            if (
                opener.Length > 0
                && char.IsDigit(opener[0])
                && (core is "c." or "max." || Acronym().IsMatch(core) || BeforeMore.Contains(AfterDash().Replace(core, "")))
            )
            {
                return false;
            }
            // A weekday before its date or hour; by itself a star.
            if (
                core.Length < "Monday.".Length
                && Abbreviations.Weekday(core[..^1]) is not null
                && (core is not "Sun." || Abbreviations.IsDay(before, bare))
                && (Hour().IsMatch(bare) || Dates.Named(bare) is not null || bare is "at" or "from")
            )
            {
                return false;
            }
            // '6 ft. tall', 'two sq. ft. of it', '5 lb. 3 oz.', 'a 14-oz. can', '180lb. and', '1 in. = 2.54 cm'.
            var measured = BeforeUnit().Match(core);
            var unit = measured.Success ? core[measured.Length..] : core;
            // What a hyphen joins to its number describes what follows: 'a 54-yd. FG'.
            if (
                measured.Value.EndsWith('-')
                && measured.Value.Any(char.IsDigit)
                && opener.Length > 0
                && unit.Length > 1
                && Units.Has(unit[..^1])
            )
            {
                return false;
            }
            if (
                opener.Length > 0
                && (char.IsLower(opener[0]) || opener[0] == '=' || char.IsDigit(opener[0]) || bare is "NE" or "NW" or "SE" or "SW")
                && (unit is "in." || unit.Length > (char.IsLower(opener[0]) ? 1 : 2) && Units.Has(unit[..^1]))
                && (before.Any(char.IsDigit) || before is "sq." or "cu." or "fl." || measured.Value.Any(char.IsDigit))
            )
            {
                return false;
            }
            if (core is "a.m." or "p.m." && Zones.Contains(bare))
            {
                return false;
            }
            if (
                opener.Length > 0
                && char.IsLower(opener[0])
                && (
                    Abbreviations.Has(core[..^1])
                    || Abbreviations.Has(core)
                    || Abbreviations.IsCentury(core[..^1])
                    || Acronym().IsMatch(unit)
                    || Slashes.AreWeekdays(core)
                )
            )
            {
                return false;
            }
            if (Acronym().IsMatch(core) && opener.Length > 0 && char.IsUpper(opener[0]) && !EitherWay.Contains(core))
            {
                // 'the U.S. Army', but 'in the U.S. The next'.
                return Begins(bare);
            }
            // 'a Sr. VP', 'our Jr. Producer'; and, behind no name, a sister's.
            if (core is "Sr." or "Jr." && (Positions.Contains(bare) || core is "Sr." && !char.IsUpper(before.FirstOrDefault())))
            {
                return false;
            }
            if (EitherWay.Contains(core))
            {
                return startsNew && opener.Length > 0 && char.IsUpper(opener[0]);
            }
            if (core.EndsWith("..", StringComparison.Ordinal))
            {
                return startsNew;
            }
        }
        return startsNew || core.EndsWith('.') && !core.EndsWith("..", StringComparison.Ordinal) && word == core;
    }

    /// <summary>
    /// Whether a sentence ends behind what mostly goes on, for what follows begins one: 'The answer was no. We left.', 'on Main St. The
    /// house', 'with plan B. It worked'.
    /// </summary>
    private static bool EndsAllTheSame(string core, string opener, string before)
    {
        var next = opener.TrimEnd('.', ',', ';', ':', '!', '?', ')');
        if (next.Length == 0 || !char.IsUpper(next[0]) || Initial().IsMatch(opener))
        {
            return false;
        }
        if (core is "no." or "No." or "NO.")
        {
            // 'Symphony No. Five', 'plot no. B', 'Act No. MCMXII'; but 'Is it done? No. Absolutely not.'
            var named = core != "no." && before.Length > 0 && char.IsUpper(before[0]) && char.IsLetterOrDigit(before[^1]);
            return named
                ? Begins(next) && next is not "One"
                : next is "I" or "A" || next.Length > 1 && !next.Any(char.IsDigit) && !NumberNames.Contains(next);
        }
        if (before.Length == 0 || !Begins(next))
        {
            return false;
        }
        // Streets have names; 'Dr. No' and 'Dr. Who' are films.
        if (core is "St." or "Dr.")
        {
            return (char.IsUpper(before[0]) || char.IsDigit(before[0])) && next is not ("No" or "Who");
        }
        // 'vs. The Queen', 'e.g. The Wire'; 'Fig. A', 'Vol. I', 'Ch. One'. 'Sen. So' is somebody, 'talk to the rep. So' is not.
        return core is not ("vs." or "v." or "cf." or "e.g." or "i.e.")
            && !(next is "I" or "A" or "One" && Numbered.Contains(core))
            && !(char.IsUpper(core[0]) && Titles.Contains(core));
    }

    private static bool Begins(string word) => Beginnings.Contains(word.Replace('’', '\''));

    [GeneratedRegex("""[.!?…]["”’')\]]*[.]?$""")]
    private static partial Regex Ending();

    /// <summary>What a dash joins to an abbreviation: '25–' of '25–Jan.'.</summary>
    [GeneratedRegex(@"^[^-–—]*[-–—]")]
    private static partial Regex AfterDash();

    /// <summary>The number that a unit is joined to: '14-' of '14-oz.', '180' of '180lb.'.</summary>
    [GeneratedRegex(@"^(?:[^-–—]*[-–—]|\d[\d.,]*[½¼¾⅓⅔]?)")]
    private static partial Regex BeforeUnit();

    /// <summary>'U.S.', 'D.C.', 'Ph.D.'.</summary>
    [GeneratedRegex(@"^\p{L}{1,2}\.(?:\p{L}{1,3}\.)+$")]
    private static partial Regex Acronym();

    [GeneratedRegex(@"^\d{1,2}(?::\d\d)?(?:[ap]m)?(?:[-–].+)?$")]
    private static partial Regex Hour();

    [GeneratedRegex(@"^[1-9]\d?\.$")]
    private static partial Regex ListNumber();

    [GeneratedRegex(@"^\p{Lu}\.$")]
    private static partial Regex Initial();
}
