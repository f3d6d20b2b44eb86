using System.Text.RegularExpressions;
using MediaPipeline.Speech.Alignment;

namespace MediaPipeline.Scripts;

/// <summary>Units that stand apart from their number: '5 km', '10 m²', '12 st 4 lb', '2×10⁻³ A'.</summary>
internal static partial class UnitsApart
{
    /// <summary>The unit as said; null when the word is none.</summary>
    /// <param name="core">The word without its punctuation.</param>
    /// <param name="before">The word before it.</param>
    /// <param name="beforeThat">The word before that.</param>
    /// <param name="after">The word after it.</param>
    public static string? Say(string core, string before, string beforeThat, string after)
    {
        if (core is "in" && beforeThat is "ft" or "feet" or "foot" && Quantities.IsNumber(before))
        {
            return before == "1" ? "inch" : "inches";
        }
        // '16 GB+', as '16GB+'.
        if (core is [_, .., '+'] && Quantities.IsNumber(before) && Units.Separate(core[..^1], before == "1", after) is { } least)
        {
            return $"{least} plus";
        }
        if (core is "sq" or "cu" && Quantities.IsNumber(before) && Units.Has(after))
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
        if (before is "sq" or "cu" && (Quantities.IsNumber(beforeThat) || SpreadOver().IsMatch(beforeThat)))
        {
            return Units.Separate(core, beforeThat == "1", after);
        }
        if (Compass.Way(core, before, beforeThat, after) is { } way)
        {
            return way;
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
        if (core is "st" && Quantities.IsNumber(before) && (after.Length == 0 || char.IsDigit(after[0])))
        {
            return "stone";
        }
        // '1 M HCl'.
        if (core is "M" && Quantities.IsNumber(before) && Dissolved().IsMatch(after))
        {
            return "molar";
        }
        // Of a storm.
        if (core is "mb" && AirPressure().IsMatch(before))
        {
            return "millibars";
        }
        // At sea.
        if (
            core is "nm"
            && Quantities.IsNumber(before)
            && after is "offshore" or "off" or "north" or "south" or "east" or "west" or "away" or "out"
        )
        {
            return before == "1" ? "nautical mile" : "nautical miles";
        }
        // '3 in./hr'.
        if (core.StartsWith("in./", StringComparison.Ordinal) && Quantities.IsNumber(before))
        {
            return Units.Separate("m" + core[3..], true, "") is { } rate ? "inches" + rate["meter".Length..] : null;
        }
        // '225 x 20', 'a room of 12 x 14'; a '×' is a product's where nothing has sides.
        if (core is "x" && Sides().IsMatch(before) && Sides().IsMatch(after))
        {
            return "by";
        }
        // '8½" x 11"'.
        if (
            core is "x" or "×"
            && before.Length > 1
            && (before[^1] is '"' or '″' or '\'' or '′' || before[0] == '#' && Quantities.IsNumber(after))
        )
        {
            return "by";
        }
        // 'in km/h', 'per kWh', 'kilowatt hours (kWh)'.
        if (!Quantities.IsNumber(before) && Units.Alone(core, before) is { } alone)
        {
            return alone;
        }
        if (
            core.Length == 0
            || char.IsDigit(core[0])
            || !Quantities.IsNumber(before)
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
            return first is null ? null : $"{first} {joint}{Quantities.Number(both.Groups["n"].Value)}";
        }
        // '5 lb/100 sq ft'.
        if (
            UnitToNumber().Match(core) is { Success: true } spread
            && core.Contains('/')
            && after is "sq" or "gal" or "gallons" or "plants"
            && Units.Separate(spread.Groups["unit"].Value, before == "1", "") is { } dose
        )
        {
            return $"{dose} per {Quantities.Number(spread.Groups["n"].Value)}";
        }
        if (Recipes.Spoon(core, before, after) is { } spoon)
        {
            return spoon;
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
            before.TrimStart('<', '>', '~', '≈', '≤', '≥') == "1"
                || Fractions.Is(before)
                || SpokenForms.Describes(beforeThat, after)
                || core is "mm" or "cm" or "m" && FeetAndInches.HasSize(after),
            after
        );
    }

    [GeneratedRegex(@"^\p{L}{1,4}/\d+$")]
    private static partial Regex SpreadOver();

    [GeneratedRegex(@"^[1-9]\d{1,2}$|^[-−]\d{1,3}$")]
    private static partial Regex Warm();

    /// <summary>What chemists dissolve.</summary>
    [GeneratedRegex(
        "^(?:HCl|HNO[3₃]|H[2₂]SO[4₄]|NaOH|KOH|NaCl|KCl|(?:Ca|Mg)Cl[2₂]|NH[4₄]Cl|Tris(?:-HCl)?|EDTA|HEPES|sucrose|glucose|urea)$"
    )]
    private static partial Regex Dissolved();

    [GeneratedRegex(@"^(?:8[5-9]|9\d|10[0-8])\d$")]
    private static partial Regex AirPressure();

    /// <summary>Meters may be joined to a side: '4 x 400m'.</summary>
    [GeneratedRegex(@"^\d{1,4}(?:\.\d+)?m?$")]
    private static partial Regex Sides();

    /// <summary>'93M' of '93M mi'.</summary>
    [GeneratedRegex(@"^\d[\d,.]*(?:[KMBTk]|bn)$")]
    private static partial Regex Scaled();

    [GeneratedRegex(@"^(?<unit>[^\d\s/-]{1,6})[-–/](?<n>\d[\d,]*(?:\.\d+)?)$")]
    private static partial Regex UnitToNumber();

    [GeneratedRegex(@"^(?:in|since|of|until|by|year)$", RegexOptions.IgnoreCase)]
    private static partial Regex YearBefore();

    [GeneratedRegex(@"^(?<unit>k?Hz)/(?<bits>\d{1,2})-?bit$")]
    private static partial Regex RateAndBits();
}
