using System.Text.RegularExpressions;
using MediaPipeline.Speech.Alignment;

namespace MediaPipeline.Scripts;

/// <summary>Strokes between words, which are said as what they stand for: 'and/or', 'he/she', 'per user/month', '5% y/y'.</summary>
internal static partial class Slashes
{
    private static readonly Dictionary<string, string> Pairs = new(StringComparer.OrdinalIgnoreCase)
    {
        ["and/or"] = "and or",
        ["either/or"] = "either or",
        ["he/she"] = "he or she",
        ["she/he"] = "she or he",
        ["s/he"] = "he or she",
        ["his/her"] = "his or her",
        ["his/hers"] = "his or hers",
        ["him/her"] = "him or her",
        ["himself/herself"] = "himself or herself",
        ["yes/no"] = "yes or no",
        ["win/win"] = "win win",
        ["love/hate"] = "love hate",
        ["on/off"] = "on off",
        ["pass/fail"] = "pass fail",
        ["true/false"] = "true false",
        ["read/write"] = "read write",
        ["before/after"] = "before after",
        // What people are called by.
        ["he/him"] = "he him",
        ["she/her"] = "she her",
        ["they/them"] = "they them",
        ["he/they"] = "he they",
        ["she/they"] = "she they",
    };

    /// <summary>What growth is measured against.</summary>
    private static readonly Dictionary<string, string> Spans = new(StringComparer.Ordinal)
    {
        ["d"] = "day",
        ["w"] = "week",
        ["m"] = "month",
        ["q"] = "quarter",
        ["y"] = "year",
        ["wk"] = "week",
        ["mo"] = "month",
        ["qtr"] = "quarter",
        ["yr"] = "year",
    };

    /// <summary>What a share is measured by.</summary>
    private static readonly Dictionary<string, string> Shares = new(StringComparer.Ordinal)
    {
        ["v/v"] = "volume per volume",
        ["w/v"] = "weight per volume",
    };

    /// <summary>What is counted: 'lap 12/44', 'part 1/3'.</summary>
    private static readonly HashSet<string> Numbered = new(StringComparer.OrdinalIgnoreCase)
    {
        "lap",
        "page",
        "part",
        "episode",
        "slide",
        "step",
        "chapter",
        "day",
        "week",
        "round",
        "match",
    };

    /// <summary>Whether strokes part nothing but weekdays: 'Tues./Thurs.'.</summary>
    public static bool AreWeekdays(string core) => core.Contains('/') && core.Split('/').All(s => Weekday(s) is not null);

    /// <summary>Whether a word ends in a rate or a frequency that its unit stands apart from: '24-bit/48' of '24-bit/48 kHz', '2.4/5' of '2.4/5 GHz', '4K@120' of '4K@120 Hz'.</summary>
    public static bool EndsInRate(string core) =>
        Sampling().Match(core) is { Success: true } sampling && sampling.Groups["unit"].Length == 0
        || core.Contains('.') && Bands().IsMatch(core)
        || AtRate().IsMatch(core);

    private static string? Weekday(string side) => Abbreviations.Weekday(side.TrimEnd('.'));

    /// <summary>The pair as said; null when it is none of these.</summary>
    public static string? Say(string core, string before, string after)
    {
        if (!core.Contains('/'))
        {
            return null;
        }
        if (Pairs.TryGetValue(core, out var known) || Shares.TryGetValue(core, out known))
        {
            return known;
        }
        if (Span().Match(core) is { Success: true } span && Spans.TryGetValue(span.Groups["span"].Value.ToLowerInvariant(), out var named))
        {
            return $"{named} over {named}";
        }
        if (Comet().Match(core) is { Success: true } comet)
        {
            return $"{comet.Groups["kind"].Value} {NumberWords.Year(int.Parse(comet.Groups["year"].Value))}";
        }
        if (Interstellar().Match(core) is { Success: true } interstellar)
        {
            return $"{NumberWords.Cardinal(interstellar.Groups["n"].Value)} I {interstellar.Groups["finder"].Value.ToLowerInvariant()}";
        }
        var sides = core.Split('/');
        if (AreWeekdays(core))
        {
            return string.Join(' ', sides.Select(Weekday));
        }
        // '7:30pm ET/4:30pm PT'.
        if (Zoned().Match(core) is { Success: true } zoned)
        {
            return $"{Letters.Spell(zoned.Groups["zone"].Value)} {Dates.Say(zoned.Groups["time"].Value, "at", "", false)}";
        }
        // 'lap 12/44', 'went 21/27 for 182 yards'.
        if (
            OfSoMany().Match(core) is { Success: true } counted
            && (
                Numbered.Contains(before)
                || before is "went" or "goes" or "going" or "shot" && after is "for" or "from" or "with" or "passing"
            )
        )
        {
            return $"{NumberWords.Cardinal(counted.Groups["n"].Value)} of {NumberWords.Cardinal(counted.Groups["all"].Value)}";
        }
        // A batter's averages: '.312/.401/.567'.
        if (Averages().IsMatch(core))
        {
            return string.Join(' ', sides.Select(s => Quantities.Pairs(s[1..])));
        }
        // '45-y/o'.
        if (Age().Match(core) is { Success: true } age)
        {
            return $"{NumberWords.Cardinal(age.Groups["n"].Value)} year old";
        }
        if (Oven().Match(core) is { Success: true } oven)
        {
            return $"{Degrees(oven, "a")} {Degrees(oven, "b")}";
        }
        // '180°C/gas 4'.
        if (Gas().Match(core) is { Success: true } gas && Quantities.Say(gas.Groups["warmth"].Value, "", "") is { } warmth)
        {
            return $"{warmth} gas";
        }
        // 'HTTP/2', 'SMB/3'.
        if (Protocol().Match(core) is { Success: true } protocol)
        {
            return $"{Letters.Spell(protocol.Groups["name"].Value)} {Quantities.Number(protocol.Groups["n"].Value)}";
        }
        // '4K/60fps'.
        if (Picture().Match(core) is { Success: true } picture)
        {
            var size = picture.Groups["size"].Value;
            return $"{OddNames.Say(size) ?? Quantities.Say(size, "", "")} at {NumberWords.Cardinal(picture.Groups["rate"].Value)} {(picture.Groups["hertz"].Length > 0 ? "hertz" : "frames per second")}";
        }
        // '24-bit/48 kHz'.
        if (Sampling().Match(core) is { Success: true } sampling)
        {
            var rate = Quantities.Say(sampling.Groups["rate"].Value, "", "");
            return $"{NumberWords.Cardinal(sampling.Groups["bits"].Value)} bit {rate}";
        }
        if (sides is [{ Length: > 0 } head, "capita"])
        {
            return $"{Letters.Say(head)} per capita";
        }
        // '3BR/2BA'.
        if (Rooms().IsMatch(core))
        {
            return string.Join(' ', sides.Select(s => Quantities.Say(s, "a", "")));
        }
        // A broadcast's hours: '8/7c'.
        if (Broadcast().Match(core) is { Success: true } broadcast)
        {
            return $"{NumberWords.Cardinal(broadcast.Groups["a"].Value)} {NumberWords.Cardinal(broadcast.Groups["b"].Value)} central";
        }
        // '120/240V', '28/36 mpg': one or the other.
        if (
            Either().Match(core) is { Success: true } either
            && (either.Groups["unit"].Length > 0 || after is "mpg" or "V" or "volt" or "volts" or "VAC")
        )
        {
            var unit = either.Groups["unit"].Length > 0 ? " " + Units.Joined(either.Groups["unit"].Value, false) : "";
            return $"{Quantities.Pairs(either.Groups["a"].Value)} {Quantities.Pairs(either.Groups["b"].Value)}{unit}";
        }
        // '5V/2A'.
        if (Charger().Match(core) is { Success: true } charger)
        {
            var (volts, amps) = (charger.Groups["v"].Value, charger.Groups["a"].Value);
            return $"{Quantities.Say(volts + "V", "", "")} {Quantities.Number(amps)} {(amps == "1" ? "amp" : "amps")}";
        }
        // '38 TDs/9 INTs': two counts, the number of the second joined to the first.
        if (Counts().Match(core) is { Success: true } counts && Quantities.IsNumber(before) && after.Length > 1 && char.IsLetter(after[0]))
        {
            return $"{Letters.Say(counts.Groups["what"].Value)} {NumberWords.Cardinal(counts.Groups["n"].Value)}";
        }
        // A processor's cores and threads: '16C/32T'.
        if (CoresAndThreads().Match(core) is { Success: true } cpu)
        {
            return $"{NumberWords.Cardinal(cpu.Groups["cores"].Value)} cores {NumberWords.Cardinal(cpu.Groups["threads"].Value)} threads";
        }
        // '48k/24-bit'.
        if (RateFirst().Match(core) is { Success: true } rateFirst)
        {
            return $"{Quantities.Number(rateFirst.Groups["rate"].Value)} K {NumberWords.Cardinal(rateFirst.Groups["bits"].Value)} bit";
        }
        // 'CFU/mL'.
        if (Concentration().Match(core) is { Success: true } per && Units.Joined(per.Groups["unit"].Value, true) is { } volume)
        {
            return $"{Letters.Spell(per.Groups["what"].Value)} per {volume}";
        }
        // Bands of radio: '2.4/5/6 GHz'.
        if (after is "GHz" or "MHz" && Bands().IsMatch(core))
        {
            return string.Join(' ', sides.Select(Quantities.Number));
        }
        // '$27/hardcover'.
        if (
            sides is [{ Length: > 1 } price, var piece]
            && Money.HasSign(price)
            && char.IsDigit(price[1])
            && PlainWord().IsMatch(piece)
            && Money.Say(price, "", "", "") is { } amount
        )
        {
            return $"{amount} per {piece}";
        }
        // Two prices: '$17.99/£12.99'.
        if (sides.Length == 2 && sides.All(s => s.Length > 1 && Money.HasSign(s) && char.IsDigit(s[1])))
        {
            return string.Join(' ', sides.Select(s => Money.Say(s, "", "", "")));
        }
        // 'high 78°/low 59°'.
        if (sides is [{ Length: > 1 } warm, "low" or "high"] && warm[^1] is '°' && Quantities.Say(warm, "", "") is { } degrees)
        {
            return $"{degrees} {sides[1]}";
        }
        // 'visits/day', 'deaths/100,000'.
        if (Rate().Match(core) is { Success: true } often)
        {
            var unit = often.Groups["n"].Length > 0 ? Quantities.Number(often.Groups["n"].Value) : often.Groups["per"].Value;
            return $"{often.Groups["what"].Value} per {unit}";
        }
        // 'water/wk'.
        if (ByTime().Match(core) is { Success: true } byTime)
        {
            return $"{byTime.Groups["what"].Value} per {Units.Joined(byTime.Groups["time"].Value, true)}";
        }
        // Three numbers and no date: '48/40/90'.
        if (Threes().IsMatch(core) || Line().IsMatch(core) && before is "had" or "averaged" or "averaging" or "posted" or "with")
        {
            return string.Join(' ', sides.Select(NumberWords.Cardinal));
        }
        // 'Windows 95/98'.
        if (before is "Windows" or "Office" && sides.All(s => s.Length is 2 or 4 && s.All(char.IsAsciiDigit)))
        {
            return string.Join(' ', sides.Select(Quantities.Pairs));
        }
        // Shares of a hundred: '65/25/10'.
        if (sides.Length is >= 3 and <= 5 && SharesOfHundred().IsMatch(core) && sides.Sum(int.Parse) == 100)
        {
            return string.Join(' ', sides.Select(NumberWords.Cardinal));
        }
        // A pair of currencies.
        if (sides.Length == 2 && sides.All(Money.IsCode))
        {
            return string.Join(' ', sides.Select(Letters.Spell));
        }
        return before is "per" && Words().IsMatch(core) ? core.Replace("/", " per ") : null;
    }

    [GeneratedRegex(@"^[1-9]\d?(?:/[1-9]\d?){2,4}$")]
    private static partial Regex SharesOfHundred();

    [GeneratedRegex(@"^[48]K@\d{2,3}$|^\d{3,4}p@\d{2,3}$")]
    private static partial Regex AtRate();

    /// <summary>What came from another star, and whoever found it: '3I/ATLAS'.</summary>
    [GeneratedRegex(@"^(?<n>[1-9])I/(?<finder>\p{L}+)$")]
    private static partial Regex Interstellar();

    private static string? Degrees(Match oven, string side) =>
        Quantities.Say($"{oven.Groups[side].Value}°{oven.Groups[side + "unit"].Value}", "", "");

    /// <summary>A comet's name by the International Astronomical Union, up to its year: 'C/2023 A3'.</summary>
    [GeneratedRegex(@"^(?<kind>[CPDXI])/(?<year>1[5-9]\d\d|20\d\d)$")]
    private static partial Regex Comet();

    [GeneratedRegex(@"^(?<zone>[ECMP][SD]?T|GMT|UTC)/(?<time>\d{1,2}(?::\d\d)?(?:[ap]\.?m\.?)?)$")]
    private static partial Regex Zoned();

    [GeneratedRegex(@"^(?<n>\d{1,3})/(?<all>\d{1,3})$")]
    private static partial Regex OfSoMany();

    [GeneratedRegex(@"^\.[1-9]\d\d(?:/\.[1-9]\d\d){1,2}$")]
    private static partial Regex Averages();

    [GeneratedRegex(@"^(?<n>\d{1,3})-?y/o$")]
    private static partial Regex Age();

    /// <summary>'350F/175C', '375°F/190°C'.</summary>
    [GeneratedRegex(@"^(?<a>\d{2,3})°?(?:(?<aunit>F)/(?<b>\d{2,3})°?(?<bunit>C)|(?<aunit>C)/(?<b>\d{2,3})°?(?<bunit>F))$")]
    private static partial Regex Oven();

    [GeneratedRegex(@"^(?<what>[A-Z]{2,4}s?)/(?<n>\d{1,3})$")]
    private static partial Regex Counts();

    [GeneratedRegex(@"^(?<cores>\d{1,3})C/(?<threads>\d{1,3})T$")]
    private static partial Regex CoresAndThreads();

    [GeneratedRegex(@"^(?<rate>\d{2,3}(?:\.\d)?)k/(?<bits>\d{1,2})-?bit$")]
    private static partial Regex RateFirst();

    [GeneratedRegex("^[a-z]{3,}$")]
    private static partial Regex PlainWord();

    [GeneratedRegex("^(?<what>[A-Z]{2,4})/(?<unit>m?[lL]|k?g|µL|dL)$")]
    private static partial Regex Concentration();

    [GeneratedRegex(@"^\d+(?:\.\d+)?(?:/\d+(?:\.\d+)?){1,3}$")]
    private static partial Regex Bands();

    [GeneratedRegex("^(?<what>[a-z]{3,}s)/(?:(?<per>second|minute|hour|day|week|month|year|night|person)|(?<n>10{0,2},?000(?:,000)?))$")]
    private static partial Regex Rate();

    [GeneratedRegex("^(?<what>[a-z]{3,})/(?<time>wk|mo|yr|hr|sec)$")]
    private static partial Regex ByTime();

    /// <summary>A player's points, rebounds and assists: 'had 30/10/10'.</summary>
    [GeneratedRegex(@"^\d{1,2}/\d{1,2}/\d{1,2}$")]
    private static partial Regex Line();

    [GeneratedRegex(@"^\d(?:\.5)?(?:BR|bd|br)/\d(?:\.5)?(?:BA|ba)$")]
    private static partial Regex Rooms();

    [GeneratedRegex(@"^(?<a>1?\d)/(?<b>1?\d)c$")]
    private static partial Regex Broadcast();

    [GeneratedRegex(@"^(?<a>\d{2,3})/(?<b>\d{2,3})(?<unit>V|mpg)?$")]
    private static partial Regex Either();

    [GeneratedRegex(@"^(?<v>\d+(?:\.\d+)?)V/(?<a>\d+(?:\.\d+)?)A$")]
    private static partial Regex Charger();

    [GeneratedRegex(@"^[1-9]\d?/[3-9]\d/[1-9]\d?$")]
    private static partial Regex Threes();

    [GeneratedRegex(@"^(?<bits>\d{1,2})-?bit/(?<rate>\d+(?:\.\d+)?(?<unit>kHz)?)$")]
    private static partial Regex Sampling();

    [GeneratedRegex(@"^(?<warmth>\d{2,3}°[CF])/[Gg]as$")]
    private static partial Regex Gas();

    [GeneratedRegex(@"^(?<size>4K|8K|(?:720|1080|1440|2160)p)/(?<rate>24|25|30|50|60|120|144|165|240)(?<hertz>Hz)?(?:fps|p)?$")]
    private static partial Regex Picture();

    [GeneratedRegex(@"^(?<name>HTTP|TLS|SMB)/(?<n>\d(?:\.\d)?)$")]
    private static partial Regex Protocol();

    [GeneratedRegex(@"^(?<span>[a-zA-Z]|wk|mo|qtr|yr)/\k<span>$")]
    private static partial Regex Span();

    [GeneratedRegex(@"^[a-z]{2,}/[a-z]{2,}$")]
    private static partial Regex Words();
}
