using System.Text.RegularExpressions;

namespace MediaPipeline.Scripts;

/// <summary>Points of the compass by their letters: of winds, ways, roads and places on a map.</summary>
internal static partial class Compass
{
    /// <summary>Points of the compass by their letters.</summary>
    public static IReadOnlyDictionary<string, string> Directions { get; } =
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["N"] = "north",
            ["S"] = "south",
            ["E"] = "east",
            ["W"] = "west",
        };

    /// <summary>A point between two of the compass by its letters: 'northwest' of 'NW'.</summary>
    /// <param name="letters">'NE', 'NW', 'SE' or 'SW'.</param>
    public static string Intercardinal(string letters) => Directions[letters[..1]] + Directions[letters[1..]];

    /// <summary>A wind by three letters, and what stands before an angle; null where the letters are others.</summary>
    /// <param name="core">The word without its punctuation.</param>
    /// <param name="before">The word before it.</param>
    /// <param name="beforeThat">The word before that.</param>
    /// <param name="after">The word after it.</param>
    public static string? Say(string core, string before, string beforeThat, string after)
    {
        // Where no wind blows, 'SSE' is a protocol.
        if (
            BetweenWinds().IsMatch(core)
            && (
                BeforeWind().IsMatch(before)
                || before is "the" && beforeThat is "from" or "to"
                || Quantities.IsNumber(before)
                || Units.Has(before)
                || after is "of" or "wind" or "winds"
                || Abbreviations.IsNumber(after)
            )
        )
        {
            return $"{Directions[core[..1]]} {Intercardinal(core[1..])}";
        }
        // 'N 40° 26′'.
        return Angles.Begins(after) ? Directions.GetValueOrDefault(core) : null;
    }

    /// <summary>A way behind a number, a road or a wind; null where the letters are others.</summary>
    /// <param name="core">The word without its punctuation.</param>
    /// <param name="before">The word before it.</param>
    /// <param name="beforeThat">The word before that.</param>
    /// <param name="after">The word after it.</param>
    public static string? Way(string core, string before, string beforeThat, string after)
    {
        if (
            core is "N" or "S" or "E" or "W"
            && before.Length > 0
            && before[^1] is '°' or '′' or '″' or '\'' or '"'
            && char.IsDigit(before[0])
        )
        {
            return Directions[core];
        }
        // 'winds SW 15G25': what gusts.
        if (Gusts().Match(core) is { Success: true } gusts && before.Length is 1 or 2 or 3 && before.All("NESW".Contains))
        {
            return $"{Quantities.Number(gusts.Groups["wind"].Value)} gusting to {Quantities.Number(gusts.Groups["gust"].Value)}";
        }
        // 'winds SW 10 mph', '35 miles NE of Osaka'.
        if (
            core is "NE" or "NW" or "SE" or "SW"
            && (before is "wind" or "winds" or "Wind" or "Winds" || after is "of" or "wind" or "winds")
        )
        {
            return Intercardinal(core);
        }
        // 'US-20E'.
        if (BoundRoad().Match(core) is { Success: true } road)
        {
            return $"{Letters.Spell(road.Groups["kind"].Value)} {ModelNumbers.Say(road.Groups["n"].Value, "route", "") ?? Quantities.Number(road.Groups["n"].Value)} {Directions[road.Groups["way"].Value]}";
        }
        // 'I-95 N', 'Highway 19 N'.
        if (
            (Road().IsMatch(before) || Quantities.IsNumber(before) && (beforeThat is "US" || ModelNumbers.IsRoad(beforeThat)))
            && Directions.TryGetValue(core, out var bound)
        )
        {
            return bound;
        }
        // 'two miles N of town'.
        if (
            after is "of"
            && (Units.Has(before) || before is "miles" or "mile" or "blocks" or "kilometers")
            && Directions.TryGetValue(core, out var way)
        )
        {
            return way;
        }
        return null;
    }

    [GeneratedRegex("^(?:from|to|towards?|winds?|heading|headed|blowing|blew|due|miles|kilometers|is|was)$", RegexOptions.IgnoreCase)]
    private static partial Regex BeforeWind();

    /// <summary>Points of the compass by three letters.</summary>
    [GeneratedRegex("^(?:[NE]NE|[NW]NW|[SE]SE|[SW]SW)$")]
    private static partial Regex BetweenWinds();

    [GeneratedRegex(@"^(?:I|US|SR|CR|[A-Z]{2})-\d{1,3}$")]
    private static partial Regex Road();

    [GeneratedRegex(@"^(?<kind>I|US|SR|CR)-(?<n>\d{1,3})(?<way>[NSEW])$")]
    private static partial Regex BoundRoad();

    [GeneratedRegex(@"^(?<wind>\d{1,2})G(?<gust>\d{2})(?:kts?)?$")]
    private static partial Regex Gusts();
}
