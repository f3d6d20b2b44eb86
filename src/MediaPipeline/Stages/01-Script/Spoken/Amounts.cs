using System.Text.RegularExpressions;
using MediaPipeline.Speech.Alignment;

namespace MediaPipeline.Scripts;

/// <summary>Numbers with a sign before them, or a unit that is joined to them: '-40C', '~1.7', '16GB', '2.3m people', '30+'.</summary>
internal static partial class Amounts
{
    /// <summary>What has a number with a letter behind it, which counts no billions: 'apartment 4B', 'exit 12B'.</summary>
    private static readonly HashSet<string> Lettered =
    [
        "rm",
        "size",
        "sz",
        "apt",
        "apartment",
        "unit",
        "suite",
        "ste",
        "room",
        "flat",
        "exit",
        "gate",
        "seat",
        "row",
        "terminal",
        "platform",
        "phase",
        "type",
        "class",
        "fig",
        "figure",
        "question",
        "step",
        "section",
        "bay",
        "stage",
        "block",
        "group",
        "grade",
        "part",
        "exhibit",
        "item",
        "form",
        "appendix",
        "annex",
        "schedule",
        "rule",
        "chapter",
        "article",
        "table",
        "zone",
        "level",
        "lane",
        "route",
        "highway",
        "building",
        "pier",
        "track",
        "tier",
        "clause",
        "paragraph",
        "hall",
        "ward",
        "booth",
        "plot",
        "door",
        "android",
    ];

    /// <summary>What is counted by the million.</summary>
    private static readonly HashSet<string> Crowds =
    [
        "accounts",
        "adults",
        "albums",
        "Americans",
        "animals",
        "bags",
        "barrels",
        "birds",
        "births",
        "books",
        "bottles",
        "Britons",
        "calls",
        "cars",
        "cases",
        "CDs",
        "children",
        "citizens",
        "commuters",
        "computers",
        "consoles",
        "consumers",
        "copies",
        "customers",
        "deaths",
        "devices",
        "doses",
        "downloads",
        "drivers",
        "DVDs",
        "emails",
        "Europeans",
        "families",
        "followers",
        "handsets",
        "homes",
        "households",
        "immigrants",
        "items",
        "jabs",
        "jobs",
        "letters",
        "listeners",
        "meals",
        "members",
        "messages",
        "migrants",
        "orders",
        "passengers",
        "patients",
        "PCs",
        "pensioners",
        "people",
        "phones",
        "players",
        "plays",
        "pupils",
        "readers",
        "records",
        "refugees",
        "residents",
        "shares",
        "shoppers",
        "smokers",
        "songs",
        "streams",
        "students",
        "subscribers",
        "tests",
        "texts",
        "tickets",
        "tonnes",
        "tons",
        "tourists",
        "trees",
        "TVs",
        "tweets",
        "units",
        "users",
        "vaccines",
        "vehicles",
        "viewers",
        "views",
        "visitors",
        "visits",
        "voters",
        "votes",
        "women",
        "workers",
    ];

    /// <summary>The word as said; null when it is no amount.</summary>
    /// <param name="core">The word without its punctuation.</param>
    /// <param name="before">The word before it.</param>
    /// <param name="near">The same where no punctuation parts the two.</param>
    /// <param name="after">The word after it.</param>
    public static string? Say(string core, string before, string near, string after)
    {
        if (core is "1500m" or "1,500m")
        {
            return "fifteen hundred meters";
        }
        if (core is "60mH" or "100mH" or "110mH" or "400mH")
        {
            return $"{Quantities.Number(core[..^2])} meter hurdles";
        }
        // 'Covid -19', with a space too many.
        if (core is ['-', ..] && before.Equals("covid", StringComparison.OrdinalIgnoreCase) && core[1..].All(char.IsAsciiDigit))
        {
            return Quantities.Number(core[1..]);
        }
        if (Quake().Match(core) is { Success: true } quake)
        {
            // 'A magnitude', but 'an M'.
            return $"{(before is "an" or "An" ? "M" : "magnitude")} {Quantities.Number(quake.Groups["n"].Value)}";
        }
        // A race: 'my 5K PR', 'ran a 14:22 5K', 'her first 10K'.
        if (
            core is "5K" or "10K" or "5k" or "10k"
            && (
                Raced().IsMatch(after)
                || (after.Length == 0 || SpokenForms.FollowsAmount(after))
                    && (before is "a" or "first" or "charity" or "annual" or "virtual" || before.Contains(':'))
            )
        )
        {
            return $"{Quantities.Number(core[..^1])} K";
        }
        // A dose's '×3'.
        if (core.Length > 1 && core[0] == '×' && core[1..].All(char.IsAsciiDigit))
        {
            return $"times {Quantities.Number(core[1..])}";
        }
        var m = AmountForm().Match(core);
        if (!m.Success)
        {
            return null;
        }
        var sign = m.Groups["sign"].Value switch
        {
            "-" or "−" or "–" => "minus ",
            "+" => "plus ",
            "±" or "+/-" or "+/−" => "plus or minus ",
            ">±" => "more than plus or minus ",
            "<±" => "less than plus or minus ",
            "≤±" => "at most plus or minus ",
            "≥±" => "at least plus or minus ",
            "~" or "≈" => AboutAfter(before),
            "#" or "№" => "number ",
            "<" => "less than ",
            ">" => "more than ",
            "≤" or "<=" => "at most ",
            "≥" or ">=" => "at least ",
            _ => "",
        };
        // '#12345678' counts nothing, and neither does an ISBN.
        var number =
            LongNumber().IsMatch(core) || LongName().IsMatch(core)
                ? NumberWords.Digits(m.Groups["n"].Value)
                : Quantities.Number(m.Groups["n"].Value);
        if (m.Groups["unit"].Value is [>= 'A' and <= 'Z'] letter && Lettered.Contains(before.ToLowerInvariant()))
        {
            return $"{number} {letter}";
        }
        // '1h 30m': minutes behind hours.
        var unit = m.Groups["unit"].Value is "m" && Hours().IsMatch(before) ? "min" : m.Groups["unit"].Value;
        var engine = m.Groups["unit"].Value is "L" && Engine().IsMatch(after);
        // A lens: '50mm f/1.8'.
        var one =
            number == "one"
            || engine
            || Sizes.IsAperture(after)
            || FeetAndInches.HasSize(after) && m.Groups["unit"].Value is "mm" or "cm" or "m"
            || m.Groups["unit"].Value is "L" && SpokenForms.IsDeterminer(before) && char.IsUpper(after.FirstOrDefault())
            || SpokenForms.Describes(before, after)
            || before is "a" or "an" or "A" or "An" && after.Length == 0;
        var said = unit switch
        {
            "" => number,
            "%" => $"{number} percent",
            "‰" => $"{number} per mille",
            // In a formula '2x' is a product.
            "x" when Operators.Plain(before) is not null || Operators.Plain(after) is not null => $"{number} x",
            "in" => $"{number} {(one ? "inch" : "inches")}",
            "bp" when Units.IsSequence(after) => $"{number} base {(one ? "pair" : "pairs")}",
            // A British newspaper's percent.
            "pc" when after is not ("away" or "distant" or "across" or "wide") => $"{number} percent",
            // What the size of a memory is named by.
            "K" or "k" when Memory().IsMatch(m.Groups["n"].Value) && !Crowds.Contains(after) =>
                $"{Quantities.Pairs(m.Groups["n"].Value)} K",
            "A" when Fused().IsMatch(after) => $"{number} amp",
            // A film's, in Britain: 'a 12A certificate'.
            "A" when after is "certificate" or "certificates" or "film" or "films" => $"{number} A",
            "C" or "F" or "c" when IsWarmth(m, before, near) => $"{number} degrees {(unit is "F" ? "fahrenheit" : "celsius")}",
            // A newspaper's millions: '2.3m people'.
            "m" when IsMillions(m.Groups["n"].Value, before, after) => $"{number} million",
            // A bank's: '1.2mm shares'.
            "mm" when Crowds.Contains(after) => $"{number} million",
            // A light's color.
            "K" when Kelvins().IsMatch(m.Groups["n"].Value) => $"{number} kelvin",
            ['/', .. var per] => Units.Per(per) is { } rate ? $"{number} {rate}" : null,
            _ => Units.Joined(unit, one) is { } measured ? $"{number} {measured}" : null,
        };
        return said is null ? null : sign + said + (m.Groups["plus"].Length > 0 ? " plus" : "");
    }

    /// <summary>'-40C', 'hit 104F', '28.6C', '(350F)': degrees without their sign.</summary>
    private static bool IsWarmth(Match amount, string before, string near)
    {
        var (number, unit) = (amount.Groups["n"].Value, amount.Groups["unit"].Value);
        // 'a 33c stamp' costs cents.
        return unit is "c"
            ? number.Length is 3 && WarmthBefore().IsMatch(before)
            : Tenths().IsMatch(number)
                || number.Length is 2 or 3
                    && (
                        amount.Groups["sign"].Value is "-" or "−" || WarmthBefore().IsMatch(before) || near.Length == 0 && before.Length > 0
                    );
    }

    /// <summary>'2.3m people', '5.4m Hong Kongers': nobody measures what is counted, nor a person with a capital to tenths of a meter.</summary>
    private static bool IsMillions(string number, string before, string after) =>
        Crowds.Contains(after)
        || Money.IsNamed(after)
        // '20m UK homes', '500m Swiss francs'.
        || !SpokenForms.IsDeterminer(before) && (after is "UK" or "US" or "EU" || Money.Nationals.Contains(after))
        || number.Contains('.')
            && !SpokenForms.IsDeterminer(before)
            && after.Length > 1
            && char.IsUpper(after[0])
            && after.Skip(1).All(char.IsLower);

    /// <summary>'~1/2', '≈¾', '~4/10'.</summary>
    public static string? About(string core, string before, string after) =>
        core is ['~' or '≈', _, ..] && Quantities.Say(core[1..], before, after) is { } rest ? AboutAfter(before) + rest : null;

    /// <summary>'about ~1.7' says it once.</summary>
    private static string AboutAfter(string before) =>
        before.ToLowerInvariant() is "about" or "around" or "roughly" or "approximately" or "some" ? "" : "about ";

    [GeneratedRegex(
        @"^(?<sign>\+/[-−]|<=|>=|[<>≤≥]±|[-−–+±~≈#№<>≤≥]?)(?<n>\d[\d,]*(?:\.\d+)?|\.\d+)(?<unit>%|‰|[^\d\s.,+][^\s+]*)?(?<plus>\+?)$"
    )]
    private static partial Regex AmountForm();

    [GeneratedRegex(
        "^(?:hits?|at|to|reach(?:es|ed)?|below|above|around|past|pass(?:es|ed|ing)?|exceed(?:s|ed|ing)?|over|under|from|between|nearly|almost|oven|topp(?:ed|ing)|tops)$",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex WarmthBefore();

    [GeneratedRegex(@"^\d{1,3}\.\d$")]
    private static partial Regex Tenths();

    [GeneratedRegex("^[IVW](?:[34568]|1[026])$|^(?:diesel|turbo|engine|hybrid)$")]
    private static partial Regex Engine();

    /// <summary>'M7.1', of an earthquake.</summary>
    [GeneratedRegex(@"^M(?<n>[4-9]\.\d)$")]
    private static partial Regex Quake();

    [GeneratedRegex("^(?:16|32|48|64|128|256|512)$")]
    private static partial Regex Memory();

    [GeneratedRegex(
        "^(?:final|title|champion|championships?|record|event|PR|PB|times?|race|racer|racing|run|runners?|walk|pace|training|finishers?|personal|distance|plan)$"
    )]
    private static partial Regex Raced();

    [GeneratedRegex("^(?:breaker|circuit|fuse|outlet|plug|receptacle|charger|GFCI|service|panel|rating)s?$")]
    private static partial Regex Fused();

    /// <summary>Thousands of thousands are written as millions.</summary>
    [GeneratedRegex(@"^(?:1[5-9]|[2-9]\d|1\d\d)(?:00|50)$")]
    private static partial Regex Kelvins();

    [GeneratedRegex(@"^[#№]\d{6,}$")]
    private static partial Regex LongNumber();

    /// <summary>So many digits that are no round number, without a comma.</summary>
    [GeneratedRegex(@"^\d{6,}(?!000)\d{3}$")]
    private static partial Regex LongName();

    [GeneratedRegex(@"^\d+(?:h|hrs?)$")]
    private static partial Regex Hours();
}
