using System.Text.RegularExpressions;
using MediaPipeline.Speech.Alignment;

namespace MediaPipeline.Scripts;

/// <summary>Numbers, percentages, ranges, fractions, versions, ordinals, and amounts with units.</summary>
internal static partial class Quantities
{
    private static readonly HashSet<string> AspectRatios = ["16:9", "9:16", "4:3", "21:9", "2.39:1", "1.85:1"];

    /// <summary>What has a ratio of its sides.</summary>
    private static readonly HashSet<string> Framed = ["aspect", "crop", "format", "frame", "image", "photo", "picture", "sensor", "video"];

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

    /// <summary>What cooks measure by the spoon.</summary>
    private static readonly HashSet<string> Measured =
    [
        "baking",
        "brown",
        "butter",
        "cinnamon",
        "cornstarch",
        "cumin",
        "flour",
        "fresh",
        "garlic",
        "ground",
        "honey",
        "lemon",
        "milk",
        "oil",
        "olive",
        "oregano",
        "paprika",
        "pepper",
        "salt",
        "soy",
        "sugar",
        "vanilla",
        "vinegar",
        "water",
        "yeast",
    ];

    /// <summary>What has a caliber: 'a .357 Magnum'.</summary>
    private static readonly HashSet<string> Guns =
    [
        "caliber",
        "calibre",
        "cal",
        "LR",
        "ACP",
        "Magnum",
        "magnum",
        "revolver",
        "revolvers",
        "pistol",
        "pistols",
        "rifle",
        "rifles",
        "handgun",
        "handguns",
        "Special",
        "Colt",
        "Winchester",
        "round",
        "rounds",
        "bullet",
        "bullets",
    ];

    /// <summary>Words that make a picture's or a board's size of '4×4', which is a product elsewhere.</summary>
    private static readonly HashSet<string> Sized =
    [
        "grid",
        "grids",
        "matrix",
        "matrices",
        "image",
        "images",
        "array",
        "board",
        "table",
        "pixels",
        "square",
        "block",
        "blocks",
        "patch",
        "patches",
        "kernel",
        "filter",
        "window",
        "photo",
        "room",
        "tile",
        "tiles",
        "lumber",
        "truck",
        "relay",
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

    public static string? Say(string core, string before, string after) => Say(core, before, before, "", after);

    /// <summary>The word as said; null when it is no quantity.</summary>
    /// <param name="core">The word without its punctuation.</param>
    /// <param name="before">The word before it.</param>
    /// <param name="near">The same where no punctuation parts the two: in '2001: A' nobody measures amperes.</param>
    /// <param name="beforeThat">The word before that.</param>
    /// <param name="after">The word after it.</param>
    public static string? Say(string core, string before, string near, string beforeThat, string after) =>
        RomanNumerals.Say(core, near, after)
        ?? Telephones.Say(core, before, after)
        ?? Unit(core, near, beforeThat, after)
        ?? Scores.Say(core, near, after)
        ?? Counted(core, near, after)
        ?? Angles.Say(core, near, beforeThat)
        ?? FeetAndInches.Say(core, before, near, beforeThat, after)
        ?? Composed(core, before, after)
        ?? Ranges.OfLettered(core)
        ?? ModelNumbers.Say(core, near, after)
        ?? Ranges.Say(core, before, after)
        ?? Amount(core, before, near, after)
        ?? About(core, before, after);

    /// <summary>'~1/2', '≈¾', '~4/10'.</summary>
    private static string? About(string core, string before, string after) =>
        core is ['~' or '≈', _, ..] && Say(core[1..], before, after) is { } rest ? AboutAfter(before) + rest : null;

    /// <summary>'about ~1.7' says it once.</summary>
    private static string AboutAfter(string before) =>
        before.ToLowerInvariant() is "about" or "around" or "roughly" or "approximately" or "some" ? "" : "about ";

    /// <summary>A unit that stands apart from its number: '5 km', '10 m²', '2×10⁻³ A'.</summary>
    private static string? Unit(string core, string before, string beforeThat, string after)
    {
        if (core is "in" && beforeThat is "ft" or "feet" or "foot" && IsNumber(before))
        {
            return before == "1" ? "inch" : "inches";
        }
        // '16 GB+', as '16GB+'.
        if (core is [_, .., '+'] && IsNumber(before) && Units.Separate(core[..^1], before == "1", after) is { } least)
        {
            return $"{least} plus";
        }
        if (core is "sq" or "cu" && IsNumber(before) && Units.Has(after))
        {
            return core == "sq" ? "square" : "cubic";
        }
        // '$297/sq ft'.
        if (Money.HasSign(before) && before.EndsWith("/sq", StringComparison.Ordinal))
        {
            return Units.Separate(core, true, "");
        }
        // 'lb/100 sq ft'.
        if (core is "sq" or "cu" && SpreadOver().IsMatch(before) && Units.Has(after))
        {
            return core == "sq" ? "square" : "cubic";
        }
        if (before is "sq" or "cu" && (IsNumber(beforeThat) || SpreadOver().IsMatch(beforeThat)))
        {
            return Units.Separate(core, beforeThat == "1", after);
        }
        if (
            core is "N" or "S" or "E" or "W"
            && before.Length > 0
            && before[^1] is '°' or '′' or '″' or '\'' or '"'
            && char.IsDigit(before[0])
        )
        {
            return Abbreviations.Directions[core];
        }
        // 'winds SW 15G25': what gusts.
        if (Gusts().Match(core) is { Success: true } gusts && before.Length is 1 or 2 or 3 && before.All("NESW".Contains))
        {
            return $"{Number(gusts.Groups["wind"].Value)} gusting to {Number(gusts.Groups["gust"].Value)}";
        }
        // 'winds SW 10 mph', '35 miles NE of Osaka'.
        if (
            core is "NE" or "NW" or "SE" or "SW"
            && (before is "wind" or "winds" or "Wind" or "Winds" || after is "of" or "wind" or "winds")
        )
        {
            return Abbreviations.Intercardinal(core);
        }
        // 'US-20E'.
        if (BoundRoad().Match(core) is { Success: true } road)
        {
            return $"{Letters.Spell(road.Groups["kind"].Value)} {ModelNumbers.Say(road.Groups["n"].Value, "route", "") ?? Number(road.Groups["n"].Value)} {Abbreviations.Directions[road.Groups["way"].Value]}";
        }
        // 'I-95 N', 'Highway 19 N'.
        if (
            (Road().IsMatch(before) || IsNumber(before) && (beforeThat is "US" || ModelNumbers.IsRoad(beforeThat)))
            && Abbreviations.Directions.TryGetValue(core, out var bound)
        )
        {
            return bound;
        }
        // An oven's and a summer's '400 F'; nobody has so many farads.
        if (
            core is "F" or "C"
            && Warm().IsMatch(before)
            && (core is "F" || after.Length == 0 || char.IsUpper(after[0]) || SpokenForms.FollowsAmount(after))
        )
        {
            return core is "F" ? "degrees fahrenheit" : "degrees celsius";
        }
        // '12 st 4 lb'.
        if (core is "st" && IsNumber(before) && (after.Length == 0 || char.IsDigit(after[0])))
        {
            return "stone";
        }
        // '1 M HCl'.
        if (core is "M" && IsNumber(before) && Dissolved().IsMatch(after))
        {
            return "molar";
        }
        // Of a storm.
        if (core is "mb" && AirPressure().IsMatch(before))
        {
            return "millibars";
        }
        // 'two miles N of town'.
        if (
            after is "of"
            && (Units.Has(before) || before is "miles" or "mile" or "blocks" or "kilometers")
            && Abbreviations.Directions.TryGetValue(core, out var way)
        )
        {
            return way;
        }
        // At sea.
        if (core is "nm" && IsNumber(before) && after is "offshore" or "off" or "north" or "south" or "east" or "west" or "away" or "out")
        {
            return before == "1" ? "nautical mile" : "nautical miles";
        }
        // '3 in./hr'.
        if (core.StartsWith("in./", StringComparison.Ordinal) && IsNumber(before))
        {
            return Units.Separate("m" + core[3..], true, "") is { } rate ? "inches" + rate["meter".Length..] : null;
        }
        // '225 x 20', 'a room of 12 x 14'; a '×' is a product's where nothing has sides.
        if (core is "x" && Sides().IsMatch(before) && Sides().IsMatch(after))
        {
            return "by";
        }
        // '8½" x 11"'.
        if (core is "x" or "×" && before.Length > 1 && (before[^1] is '"' or '″' or '\'' or '′' || before[0] == '#' && IsNumber(after)))
        {
            return "by";
        }
        // 'in km/h', 'per kWh', 'kilowatt hours (kWh)'.
        if (!IsNumber(before) && Units.Alone(core, before) is { } alone)
        {
            return alone;
        }
        if (
            core.Length == 0
            || char.IsDigit(core[0])
            || !IsNumber(before)
                && !Scaled().IsMatch(before)
                && !Slashes.EndsInRate(before)
                && !(UnitToNumber().Match(before) is { Success: true } range && Units.Has(range.Groups["unit"].Value))
            || before.Length == 4 && before.All(char.IsAsciiDigit) && YearBefore().IsMatch(beforeThat)
        )
        {
            return null;
        }
        // '44.1 kHz/16-bit'.
        if (RateAndBits().Match(core) is { Success: true } sampling)
        {
            return $"{Units.Separate(sampling.Groups["unit"].Value, true, "")} {NumberWords.Cardinal(sampling.Groups["bits"].Value)} bit";
        }
        // '12 kHz-20 kHz', '220 V/50 Hz': the unit is joined to the second number.
        if (UnitToNumber().Match(core) is { Success: true } both && Units.Has(after))
        {
            var first = Units.Separate(both.Groups["unit"].Value, before == "1", "to");
            // '4 g/24 h': a dose.
            var joint =
                !core.Contains('/') ? "to "
                : after is "h" or "hr" or "hrs" or "d" or "min" ? "per "
                : "";
            return first is null ? null : $"{first} {joint}{Number(both.Groups["n"].Value)}";
        }
        // '5 lb/100 sq ft'.
        if (
            UnitToNumber().Match(core) is { Success: true } spread
            && core.Contains('/')
            && after is "sq" or "gal" or "gallons" or "plants"
            && Units.Separate(spread.Groups["unit"].Value, before == "1", "") is { } dose
        )
        {
            return $"{dose} per {Number(spread.Groups["n"].Value)}";
        }
        // Spoons of cooks: '2 T butter', '1 t salt'.
        if (core is "T" or "t" && Measured.Contains(after) && (IsNumber(before) || IsPart(before)))
        {
            return $"{(core is "T" ? "tablespoon" : "teaspoon")}{(before == "1" || IsPart(before) ? "" : "s")}";
        }
        // 'five percent', 'five degrees', each with its sign apart.
        if (core is "%" or "‰")
        {
            return core == "%" ? "percent" : "per mille";
        }
        if (core is "°")
        {
            return before == "1" ? "degree" : "degrees";
        }
        return Units.Separate(
            core,
            before.TrimStart('<', '>', '~', '≈', '≤', '≥') == "1" || IsPart(before) || SpokenForms.Describes(beforeThat, after),
            after
        );
    }

    /// <summary>Whether a word is a time before or after a start: 'T+30' of 'T+30 min.'.</summary>
    public static bool IsCountdown(string core) => Countdown().IsMatch(core);

    private static bool IsTime(string unit) =>
        unit is "s" or "sec" or "min" or "h" or "hr" or "hrs" or "d" || unit.TrimEnd('s') is "second" or "minute" or "hour" or "day";

    /// <summary>Whether a word is a whole number in plain digits, as before a part: '1' of '1 ½'.</summary>
    public static bool IsWhole(string core) => core.Length > 0 && core.All(char.IsAsciiDigit);

    /// <summary>Whether a number is a part of one: '1/2', '¾'.</summary>
    public static bool IsPart(string core) => PartOfOne().IsMatch(core);

    /// <summary>Whether a number and what stands behind it are the side of something: '15 cm' of '10 × 15 cm', '3 grid'.</summary>
    public static bool IsSide(string number, string after) =>
        PlainNumber().IsMatch(number)
        && (after is "mm" or "cm" or "m" or "ft" or "feet" or "inch" or "inches" or "meters" or "px" || Sized.Contains(after));

    /// <summary>Whether a word is a number that a unit may stand behind.</summary>
    public static bool IsNumber(string core) =>
        PlainNumber().IsMatch(core) || Ranges.Is(core) || NumberOfSigns().IsMatch(core) || Dimensions().IsMatch(core);

    /// <summary>Fractions, ordinals, versions.</summary>
    internal static string? Counted(string core, string before, string after)
    {
        if (core.Length > 0 && Vulgar.TryGetValue(core[^1], out var vulgar))
        {
            var mixed = IsWhole(before) && core.Length == 1;
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
        if (Plural().Match(core) is { Success: true } plural)
        {
            return NumberWords.Plural(NumberWords.Cardinal(plural.Groups["n"].Value));
        }
        // 'zeros and ones'.
        if (core is "0s" || core is "1s" && (before is "and" or "or" || after is "and" or "or"))
        {
            return core is "0s" ? "zeros" : "ones";
        }
        // 'RTX 5090s': no seconds, and no years that have come.
        if (LateThousands().Match(core) is { Success: true } models)
        {
            return NumberWords.Plural(Pairs(models.Groups["n"].Value));
        }
        // 'A .45 caliber', 'hits .312': no tenths.
        if (Caliber().Match(core) is { Success: true } caliber && (caliber.Groups["of"].Length > 0 || Guns.Contains(after)))
        {
            return $"{Pairs(caliber.Groups["n"].Value)} {caliber.Groups["of"].Value.TrimStart('-')}".TrimEnd();
        }
        // Half of all games won: 'a .500 team', 'back above .500'.
        if (
            core is ".500"
            && (
                after is "ball" or "team" or "teams" or "record" or "baseball" or "season" or "club" or "mark" or "hockey"
                || before is "above" or "below" or "over" or "under" or "at" or "around" or "near" or "past" or "reach" or "reached"
                    && (after.Length == 0 || SpokenForms.FollowsAmount(after))
            )
        )
        {
            return "five hundred";
        }
        if (BattingAverage().IsMatch(core) && (Batting().IsMatch(before) || after is "OPS" or "OBP" or "hitter" or "average"))
        {
            return Pairs(core[1..]);
        }
        // 'Apollo 11's crew'.
        if (Possessed().Match(core) is { Success: true } owner)
        {
            var name = owner.Groups["n"].Value;
            return (ModelNumbers.Say(name, before, "") ?? Number(name)) + "'s";
        }
        // '2-1/2 cups', 'a 2-1/2-year-old'.
        if (Mixed().Match(core) is { Success: true } mixedNumber && Counted(mixedNumber.Groups["part"].Value, "", "") is { } rest)
        {
            return $"{Number(mixedNumber.Groups["n"].Value)} {And(rest)}{mixedNumber.Groups["of"].Value.Replace('-', ' ')}";
        }
        if (YearsOld().Match(core) is { Success: true } age)
        {
            return $"{Number(age.Groups["n"].Value)} year old";
        }
        // '12st 4lb'.
        if (
            Stones().Match(core) is { Success: true } stones
            && (core[^3] != '1' || core.EndsWith("11st", StringComparison.Ordinal) || Pounds().IsMatch(after))
        )
        {
            return $"{Number(stones.Groups["n"].Value)} stone";
        }
        if (Following().Match(core) is { Success: true } following)
        {
            return $"{NumberWords.Cardinal(following.Groups["n"].Value)} and following";
        }
        if (OrdinalForm().Match(core) is { Success: true } ordinal && int.TryParse(ordinal.Groups["n"].Value.Replace(",", ""), out var nth))
        {
            return NumberWords.Ordinal(nth) + (core.EndsWith('s') ? "'s" : "");
        }
        // '1.000.000', as much of Europe writes a million.
        if (StoppedThousands().IsMatch(core))
        {
            return NumberWords.Cardinal(core.Replace(".", ""));
        }
        // '1.234.567,89'.
        if (Continental().Match(core) is { Success: true } continental)
        {
            return NumberWords.Decimal(continental.Groups["whole"].Value.Replace(".", ""), continental.Groups["part"].Value);
        }
        if (Version().Match(core) is { Success: true } version)
        {
            var numbers = string.Join(" point ", version.Groups["n"].Value.Split('.').Select(NumberWords.Cardinal));
            // Engines have their number behind a capital: 'V8'.
            return version.Groups["v"].Value is "V" && !core.Contains('.') ? $"V {numbers}"
                : version.Groups["v"].Length > 0 ? $"version {numbers}"
                : numbers;
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
            && Counted(joined.Groups["part"].Value, before, ofUnit) is { } share
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
                : IsWhole(before) && fraction.Groups["th"].Length == 0 ? And(over)
                : part < whole ? Halved(over, after)
                : over;
        }
        return null;
    }

    /// <summary>The part of a mixed number: 'and a half'.</summary>
    internal static string And(string fraction) => $"and {fraction.Replace("one ", "a ")}";

    /// <summary>'half a kilometer', 'three quarters of a cup', but 'one half of it'.</summary>
    internal static string Halved(string fraction, string after)
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

    /// <summary>Sizes of pictures, feet and inches, degrees of a map.</summary>
    private static string? Composed(string core, string before, string after)
    {
        if (Resolution().Match(core) is { Success: true } size)
        {
            return $"{Pairs(size.Groups["a"].Value)} by {Pairs(size.Groups["b"].Value)}";
        }
        if (
            Dimensions().Match(core) is { Success: true } sides
            && (
                sides.Groups["by"].Value == "x"
                || Sized.Contains(after)
                || sides.Groups["unit"].Length > 0
                || Units.Has(after) && after.Length > 0
            )
        )
        {
            var unit = sides.Groups["unit"].Value;
            var said = string.Join(" by ", sides.Groups["n"].Captures.Select(c => Number(c.Value)));
            var one = core.Contains($"-{unit}", StringComparison.Ordinal);
            return unit switch
            {
                "" => said,
                "in" or "inch" or "inches" => $"{said} {(one ? "inch" : "inches")}",
                "foot" or "feet" => $"{said} {unit}",
                _ when FeetAndInches.HasSize(after) && Units.Joined(unit, true) is { } side => $"{said} {side}",
                _ => Units.Joined(unit, one) is { } many ? $"{said} {many}" : null,
            };
        }
        if (Starred().Match(core) is { Success: true } starred)
        {
            var stars = Number(starred.Groups["n"].Value);
            return $"{stars} {(stars == "one" || SpokenForms.Describes(before, after) || after is "hotel" or "review" or "rating" ? "star" : "stars")}";
        }
        if (Sticks().Match(core) is { Success: true } sticks && Units.Joined(sticks.Groups["unit"].Value, false) is { } bytes)
        {
            return $"{Number(sticks.Groups["a"].Value)} times {Number(sticks.Groups["b"].Value)} {bytes}";
        }
        if (Lumber().Match(core) is { Success: true } lumber)
        {
            return $"{Number(lumber.Groups["a"].Value)} by {NumberWords.Plural(Number(lumber.Groups["b"].Value))}";
        }
        if (Scan().Match(core) is { Success: true } scan)
        {
            return $"{Pairs(scan.Groups["n"].Value)} {(core.Contains('p') ? 'P' : 'I')}{(scan.Groups["r"].Length > 0 ? " " + Number(scan.Groups["r"].Value) : "")}";
        }
        // A standard with its year: 'ISO 9001:2015'.
        if (Edition().Match(core) is { Success: true } edition && Capitals().IsMatch(before))
        {
            var standard = edition.Groups["n"].Value;
            return $"{ModelNumbers.Say(standard, before, "") ?? Number(standard)} {NumberWords.Year(int.Parse(edition.Groups["year"].Value))}";
        }
        if (Ratio().Match(core) is { Success: true } ratio)
        {
            var numbers = core.Split(':').Select(Number);
            return string.Join(AspectRatios.Contains(core) || Framed.Contains(after) ? " by " : " to ", numbers);
        }
        if (Strand().Match(core) is { Success: true } strand)
        {
            return $"{Number(strand.Groups["a"].Value)} prime {Letters.Say(strand.Groups["bases"].Value)} {Number(strand.Groups["b"].Value)} prime";
        }
        if (Countdown().Match(core) is { Success: true } countdown && (core.Contains(':') || core.Contains('+') || IsTime(after)))
        {
            var way = countdown.Groups["sign"].Value == "+" ? "plus" : "minus";
            var time = countdown.Groups["time"].Value;
            var said = Dates.Say(time, "", "", false) ?? Number(time);
            return $"T {way} {said.Replace("zero hours ", "").Replace("zero minutes ", "")}";
        }
        if (Aperture().Match(core) is { Success: true } aperture)
        {
            return $"F {Number(aperture.Groups["n"].Value)} {aperture.Groups["mark"].Value}".TrimEnd();
        }
        return null;
    }

    /// <summary>A number by twos, as pictures' sizes are said: 'nineteen twenty', 'seven twenty', 'fifty oh five'.</summary>
    internal static string Pairs(string digits)
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

    /// <summary>A number with a sign before it, a unit or 'plus' after it, an amount 'per' something.</summary>
    private static string? Amount(string core, string before, string near, string after)
    {
        if (Fast().Match(core) is { Success: true } fast)
        {
            var size = fast.Groups["size"].Value;
            return $"{Abbreviations.Otherwise(size) ?? Composed(size, "", "")} at {Number(fast.Groups["rate"].Value)}";
        }
        if (core is "1500m" or "1,500m")
        {
            return "fifteen hundred meters";
        }
        if (core is "60mH" or "100mH" or "110mH" or "400mH")
        {
            return $"{Number(core[..^2])} meter hurdles";
        }
        // 'Covid -19', with a space too many.
        if (core is ['-', ..] && before.Equals("covid", StringComparison.OrdinalIgnoreCase) && core[1..].All(char.IsAsciiDigit))
        {
            return Number(core[1..]);
        }
        if (Quake().Match(core) is { Success: true } quake)
        {
            // 'A magnitude', but 'an M'.
            return $"{(before is "an" or "An" ? "M" : "magnitude")} {Number(quake.Groups["n"].Value)}";
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
            return $"{Number(core[..^1])} K";
        }
        // A dose's '×3'.
        if (core.Length > 1 && core[0] == '×' && core[1..].All(char.IsAsciiDigit))
        {
            return $"times {Number(core[1..])}";
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
            LongNumber().IsMatch(core) || LongName().IsMatch(core) ? NumberWords.Digits(m.Groups["n"].Value) : Number(m.Groups["n"].Value);
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
            || Aperture().IsMatch(after)
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
            "K" or "k" when Memory().IsMatch(m.Groups["n"].Value) && !Crowds.Contains(after) => $"{Pairs(m.Groups["n"].Value)} K",
            "A" when Fused().IsMatch(after) => $"{number} amp",
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

    /// <summary>A number in digits as said: with its decimals one by one, with the zeros before it.</summary>
    public static string Number(string text)
    {
        if (DecimalComma().IsMatch(text))
        {
            text = text.Replace(',', '.');
        }
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

    [GeneratedRegex(@"^[-−+±~≈<>≤≥]?(?:\d[\d,]*(?:\.\d+)?\+?|\.\d+)$")]
    private static partial Regex PlainNumber();

    [GeneratedRegex(
        "^(?:hits?|at|to|reach(?:es|ed)?|below|above|around|past|pass(?:es|ed|ing)?|exceed(?:s|ed|ing)?|over|under|from|between|nearly|almost|oven|topp(?:ed|ing)|tops)$",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex WarmthBefore();

    [GeneratedRegex(@"^\d{1,3}\.\d$")]
    private static partial Regex Tenths();

    /// <summary>Numbers with powers, fractions and products: '10⁻³', '2×10⁻³', '1/2', '2½'.</summary>
    [GeneratedRegex(
        @"^[-−+±~≈]?\d[\d,.]*(?:(?:[×·*]10)?[⁻⁺]?[⁰¹²³⁴-⁹]+|(?:[×·*]10)?\^[-−]?\d+|[eE][-+]?\d+|/\d+|[½¼¾⅓⅔⅛]|±\d[\d.]*)$|^[½¼¾⅓⅔⅛⅕]$"
    )]
    private static partial Regex NumberOfSigns();

    [GeneratedRegex(@"^[1-9]\d{1,2}$|^[-−]\d{1,3}$")]
    private static partial Regex Warm();

    [GeneratedRegex(@"^(?:[1-9]/\d{1,3}|[½⅓⅔¼¾⅛⅜⅝⅞⅕⅖⅗⅘])$")]
    private static partial Regex PartOfOne();

    [GeneratedRegex(@"^(?<unit>[^\d\s/-]{1,6})[-–/](?<n>\d[\d,]*(?:\.\d+)?)$")]
    private static partial Regex UnitToNumber();

    [GeneratedRegex(@"^\d{1,4}(?:\.\d+)?$")]
    private static partial Regex Sides();

    [GeneratedRegex(@"^\p{L}{1,4}/\d+$")]
    private static partial Regex SpreadOver();

    [GeneratedRegex("^[IVW](?:[34568]|1[026])$|^(?:diesel|turbo|engine|hybrid)$")]
    private static partial Regex Engine();

    [GeneratedRegex(@"^(?<n>[0-5](?:\.\d{1,2})?)★$")]
    private static partial Regex Starred();

    /// <summary>'M7.1', of an earthquake.</summary>
    [GeneratedRegex(@"^M(?<n>[4-9]\.\d)$")]
    private static partial Regex Quake();

    [GeneratedRegex(@"^(?:8[5-9]|9\d|10[0-8])\d$")]
    private static partial Regex AirPressure();

    /// <summary>'2x16GB'.</summary>
    [GeneratedRegex(@"^(?<a>[1-9]\d?)[x×](?<b>\d{1,4})(?<unit>[MGT]B)$")]
    private static partial Regex Sticks();

    [GeneratedRegex(@"^(?<size>[48]K|(?:720|1080|1440|2160)p)@(?<rate>\d{2,3})$")]
    private static partial Regex Fast();

    [GeneratedRegex("^(?:16|32|48|64|128|256|512)$")]
    private static partial Regex Memory();

    [GeneratedRegex(
        "^(?:final|title|champion|championships?|record|event|PR|PB|times?|race|racer|racing|run|runners?|walk|pace|training|finishers?|personal|distance|plan)$"
    )]
    private static partial Regex Raced();

    /// <summary>'2x4s'.</summary>
    [GeneratedRegex(@"^(?<a>[1-9])x(?<b>[1-9]\d?)s$")]
    private static partial Regex Lumber();

    [GeneratedRegex("^(?:breaker|circuit|fuse|outlet|plug|receptacle|charger|GFCI|service|panel|rating)s?$")]
    private static partial Regex Fused();

    /// <summary>'93M' of '93M mi'.</summary>
    [GeneratedRegex(@"^\d[\d,.]*(?:[KMBTk]|bn)$")]
    private static partial Regex Scaled();

    [GeneratedRegex(@"^(?<unit>k?Hz)/(?<bits>\d{1,2})-?bit$")]
    private static partial Regex RateAndBits();

    [GeneratedRegex(@"^(?<n>\d{2,5}):(?<year>(?:19|20)\d\d)$")]
    private static partial Regex Edition();

    [GeneratedRegex(@"^[A-Z]{2,5}$")]
    private static partial Regex Capitals();

    /// <summary>At least one group of zeros, which no version and no address has.</summary>
    [GeneratedRegex(@"^(?=.*\.000)[1-9]\d{0,2}(?:\.\d{3}){2,}$")]
    private static partial Regex StoppedThousands();

    /// <summary>What chemists dissolve.</summary>
    [GeneratedRegex(
        "^(?:HCl|HNO[3₃]|H[2₂]SO[4₄]|NaOH|KOH|NaCl|KCl|(?:Ca|Mg)Cl[2₂]|NH[4₄]Cl|Tris(?:-HCl)?|EDTA|HEPES|sucrose|glucose|urea)$"
    )]
    private static partial Regex Dissolved();

    [GeneratedRegex(@"^(?<whole>[1-9]\d{0,2}(?:\.\d{3})+),(?<part>\d{1,2})$")]
    private static partial Regex Continental();

    [GeneratedRegex(@"^[#№]\d{6,}$")]
    private static partial Regex LongNumber();

    /// <summary>So many digits that are no round number, without a comma.</summary>
    [GeneratedRegex(@"^\d{6,}(?!000)\d{3}$")]
    private static partial Regex LongName();

    [GeneratedRegex(@"^(?:I|US|SR|CR|[A-Z]{2})-\d{1,3}$")]
    private static partial Regex Road();

    [GeneratedRegex(@"^(?<kind>I|US|SR|CR)-(?<n>\d{1,3})(?<way>[NSEW])$")]
    private static partial Regex BoundRoad();

    [GeneratedRegex(@"^(?<wind>\d{1,2})G(?<gust>\d{2})(?:kts?)?$")]
    private static partial Regex Gusts();

    [GeneratedRegex(@"^\d+(?:h|hrs?)$")]
    private static partial Regex Hours();

    [GeneratedRegex(@"^(?:in|since|of|until|by|year)$", RegexOptions.IgnoreCase)]
    private static partial Regex YearBefore();

    [GeneratedRegex(@"^\.(?<n>\d{2,3})(?<of>-cal(?:iber|ibre)?)?$")]
    private static partial Regex Caliber();

    [GeneratedRegex(@"^\.\d{3}$")]
    private static partial Regex BattingAverage();

    [GeneratedRegex(
        "^(?:hits?|hitting|bats?|batted|batting|slugs|slugged|slugging|averag(?:e|ed|es|ing)|OPS|OBP|SLG|BABIP|AVG|wOBA)$",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Batting();

    [GeneratedRegex(@"^(?<n>\d{2,4})'s$")]
    private static partial Regex Possessed();

    [GeneratedRegex(@"^(?<n>\d{1,2})-(?<part>[1-9]/(?:2|3|4|8|16))(?<of>(?:-[a-z]{3,12}){0,3})$")]
    private static partial Regex Mixed();

    [GeneratedRegex(@"^(?<n>\d{1,3})-?y\.?o$")]
    private static partial Regex YearsOld();

    [GeneratedRegex(@"^(?<n>[1-9]\d?)st$")]
    private static partial Regex Stones();

    [GeneratedRegex(@"^\d{1,2}lbs?$")]
    private static partial Regex Pounds();

    /// <summary>'page 201ff.'.</summary>
    [GeneratedRegex(@"^(?<n>\d{1,4})ff$")]
    private static partial Regex Following();

    [GeneratedRegex("^(?<a>[35])['′]-(?<bases>[A-Z]+)-(?<b>[35])['′]?$")]
    private static partial Regex Strand();

    /// <summary>Before and after a start: 'T-0:03', 'T+2:42', and before a unit 'T-10'.</summary>
    [GeneratedRegex(@"^T(?<sign>[-−–+])(?<time>\d{1,2}(?::[0-5]\d){1,2}|\d{1,3})$")]
    private static partial Regex Countdown();

    [GeneratedRegex(@"^(?<n>(?!\d000)[3-9]\d{3})s$")]
    private static partial Regex LateThousands();

    /// <summary>'1's and 0's'.</summary>
    [GeneratedRegex(@"^(?<n>\d)'s$")]
    private static partial Regex Plural();

    [GeneratedRegex(@"^(?<n>\d[\d,]*)(?:st|nd|rd|th)(?:'s)?$", RegexOptions.IgnoreCase)]
    private static partial Regex OrdinalForm();

    [GeneratedRegex(@"^(?<n>\d+)?(?<v>[½¼¾⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞])(?<unit>[\p{L}°µ%].*)$")]
    private static partial Regex VulgarWithUnit();

    [GeneratedRegex(@"^(?<v>[vV]\.?)(?<n>\d+(?:\.\d+)*)$|^(?<n>\d+(?:\.\d+){2,})$")]
    private static partial Regex Version();

    [GeneratedRegex(@"^(?<a>\d{1,3})[/⁄](?<b>\d{1,3})(?<th>rds?|ths?|nds?)?$")]
    private static partial Regex Fraction();

    [GeneratedRegex(@"^1/(?<n>[1-9]\d{1,3})s(?:ec)?$")]
    private static partial Regex Shutter();

    [GeneratedRegex(@"^(?<part>[1-9]/(?:2|3|4|8))(?<unit>\p{L}{1,5})$")]
    private static partial Regex FractionOfUnit();

    [GeneratedRegex(@"^(?<a>\d{3,5})[x×](?<b>\d{3,5})$")]
    private static partial Regex Resolution();

    [GeneratedRegex(
        @"^(?<n>\d{1,4}(?:\.\d+)?)(?:(?<by>[x×])(?<n>\d{1,4}(?:\.\d+)?)){1,2}(?:-?(?<unit>mm|cm|m|km|in|ft|px|inch|inches|foot|feet))?$"
    )]
    private static partial Regex Dimensions();

    [GeneratedRegex(@"^(?<n>240|360|480|576|720|1080|1440|2160|4320)[pi](?<r>24|25|30|50|60)?$")]
    private static partial Regex Scan();

    [GeneratedRegex(@"^\d{1,4}(?:\.\d+)?(?::\d{1,4}(?:\.\d+)?){1,2}$|^1:\d{1,3}(?:,\d{3})+$")]
    private static partial Regex Ratio();

    /// <summary>Thousands of thousands are written as millions.</summary>
    [GeneratedRegex(@"^(?:1[5-9]|[2-9]\d|1\d\d)(?:00|50)$")]
    private static partial Regex Kelvins();

    [GeneratedRegex(@"^[fƒ]/(?<n>\d{1,2}(?:\.\d\d?)?)(?<mark>L)?$")]
    private static partial Regex Aperture();

    [GeneratedRegex(
        @"^(?<sign>\+/[-−]|<=|>=|[<>≤≥]±|[-−–+±~≈#№<>≤≥]?)(?<n>\d[\d,]*(?:\.\d+)?|\.\d+)(?<unit>%|‰|[^\d\s.,+][^\s+]*)?(?<plus>\+?)$"
    )]
    private static partial Regex AmountForm();

    [GeneratedRegex(@"^\d+,(?:\d{1,2}|\d{4,})$")]
    private static partial Regex DecimalComma();
}
