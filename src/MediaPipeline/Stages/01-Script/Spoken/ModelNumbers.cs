using System.Text.RegularExpressions;
using MediaPipeline.Speech.Alignment;

namespace MediaPipeline.Scripts;

/// <summary>
/// Numbers that are names, said by twos: 'RTX 4090' is 'forty ninety', 'ISO 8601' 'eighty six oh one' (but 'ISO 9001' 'nine thousand one'), 'i7-13700K' 'thirteen
/// seven hundred K', and several of a number: 'a row of 747s', '100s of users'.
/// </summary>
internal static partial class ModelNumbers
{
    /// <summary>Capitals that a count stands behind, and currencies.</summary>
    private static readonly HashSet<string> Counted =
    [
        "US",
        "UK",
        "EU",
        "UN",
        "AND",
        "OR",
        "TO",
        "OF",
        "IN",
        "THE",
        "FROM",
        "FOR",
        "ABOUT",
        "OVER",
        "DOW",
        "S&P",
        "FTSE",
        "DAX",
        "NASDAQ",
        "CODE",
    ];

    private static readonly HashSet<string> Roads = new(StringComparer.OrdinalIgnoreCase)
    {
        "highway",
        "hwy",
        "route",
        "rte",
        "interstate",
        "freeway",
    };

    /// <summary>What is known by a number of three digits.</summary>
    private static readonly HashSet<string> Numbered = new(Roads, StringComparer.OrdinalIgnoreCase) { "flight", "Boeing", "Airbus", "RFC" };

    /// <summary>Kinds of a car.</summary>
    private static readonly HashSet<string> Sporting = ["GT3", "GT2", "Turbo", "Carrera", "Targa", "RSR"];

    /// <summary>Whether a word names a kind of road, whose number follows.</summary>
    public static bool IsRoad(string word) => Roads.Contains(word);

    /// <summary>The word as said; null when it is no such number.</summary>
    /// <param name="core">The word without its punctuation.</param>
    /// <param name="before">The word before it.</param>
    /// <param name="after">The word after it.</param>
    public static string? Say(string core, string before, string after)
    {
        if (
            core == "404" && (after is "Not" or "error" or "errors" or "page" or "pages" || before is "a" or "A")
            || Code().IsMatch(core) && before is "HTTP" or "status" or "error" or "Error"
        )
        {
            return Quantities.Pairs(core);
        }
        // 'Raspberry Pi 3B', 'OnePlus 6T': no billions and trillions.
        if (
            Lettered().Match(core) is { Success: true } lettered
            && (before is "Pi" ? core[^1] is 'A' or 'B' : before is "OnePlus" && core[^1] is 'T')
        )
        {
            return $"{NumberWords.Cardinal(lettered.Groups["n"].Value)} {core[^1]}";
        }
        // 'Ubuntu 22.04': a year and a month.
        if (Release().Match(core) is { Success: true } release && (ReleasedByMonth().IsMatch(before) || after is "LTS"))
        {
            return Quantities.Pairs(release.Groups["year"].Value + release.Groups["month"].Value);
        }
        if (Clauses().Match(core) is { Success: true } clauses)
        {
            var places = clauses.Groups["clause"].Captures.Select(c => Quantities.Say(c.Value, "", "") ?? c.Value.ToUpperInvariant());
            return $"{Quantities.Pairs(clauses.Groups["n"].Value)} {string.Join(' ', places)}";
        }
        // A docket of a court: '1:23-cv-04567'.
        if (Docket().Match(core) is { Success: true } docket)
        {
            var kind = Letters.Spell(docket.Groups["kind"].Value);
            return $"{NumberWords.Cardinal(docket.Groups["office"].Value)} {NumberWords.Cardinal(docket.Groups["year"].Value)} {kind} {NumberWords.Digits(docket.Groups["n"].Value)} {Letters.Spell(docket.Groups["judge"].Value)}".TrimEnd();
        }
        // '225/45R17 94W'.
        if (Tire().Match(core) is { Success: true } tire)
        {
            var built = Letters.Spell(tire.Groups["built"].Value);
            return $"{Quantities.Pairs(tire.Groups["wide"].Value)} {NumberWords.Cardinal(tire.Groups["high"].Value)} {built} {NumberWords.Cardinal(tire.Groups["rim"].Value)}";
        }
        if (Tire().IsMatch(before) && Load().Match(core) is { Success: true } load)
        {
            return $"{NumberWords.Cardinal(load.Groups["n"].Value)} {load.Groups["speed"].Value}";
        }
        // '5W-30'.
        if (Oil().Match(core) is { Success: true } oil)
        {
            return $"{NumberWords.Cardinal(oil.Groups["cold"].Value)} W {NumberWords.Cardinal(oil.Groups["warm"].Value)}";
        }
        // In the air, digit by digit: 'FL350', 'squawk 7700', 'heading 270'.
        if (FlightLevel().Match(core) is { Success: true } level)
        {
            return $"{(before is "level" ? "" : "flight level ")}{NumberWords.Digits(level.Groups["n"].Value)}";
        }
        if (before is "squawk" or "squawking" or "Squawk" or "squawked" or "chmod" && Squawk().IsMatch(core))
        {
            return NumberWords.Digits(core);
        }
        if (before is "heading" or "Heading" && Heading().Match(core) is { Success: true } heading)
        {
            return NumberWords.Digits(heading.Groups["n"].Value) + (core.EndsWith('°') ? " degrees" : "");
        }
        if (core is "007" && before is not ("room" or "Room" or "number" or "Number" or "code" or "no" or "No"))
        {
            return "double oh seven";
        }
        // 'Take the 405 to Sunset'; but 'of the 134, most left'.
        if (Freeway().IsMatch(core) && before is "the" or "The" && Bound().IsMatch(after))
        {
            return Quantities.Pairs(core);
        }
        // 'Route 101', 'Flight 370', 'a Porsche 911', 'the 737 MAX'.
        if (
            Threes().IsMatch(core)
                && (
                    Numbered.Contains(before)
                    || after is "freeway" or "Freeway"
                    || before is "Porsche"
                    || core == "911" && Sporting.Contains(after)
                )
            || core is ['7', >= '0' and <= '8', '7'] && after is "MAX" or "Max" or "Dreamliner"
        )
        {
            return Quantities.Pairs(core);
        }
        // 'HTTP 404s'.
        if (Codes().IsMatch(core))
        {
            return NumberWords.Plural(Quantities.Pairs(core[..^1]));
        }
        if (Airbus().Match(core) is { Success: true } airbus)
        {
            var kind = airbus.Groups["kind"].Value switch
            {
                ['-', .. var length] => NumberWords.Cardinal(length),
                var letters => letters.All(char.IsUpper) ? Letters.Spell(letters) : letters,
            };
            return $"A {Quantities.Pairs(airbus.Groups["n"].Value)} {kind}";
        }
        if (Number().IsMatch(core))
        {
            return before is "RFC" ? Quantities.Pairs(core)
                : before is "Form" or "form" or "flight" or "Flight" or "port" or "Port"
                || Capitals().IsMatch(before) && !Counted.Contains(before) && !Money.IsCode(before)
                    ? ByTwos(core)
                : null;
        }
        return core switch
        {
            _ when Airliners().IsMatch(core) => NumberWords.Plural(Quantities.Pairs(core[..^1])),
            _ when Airliner().Match(core) is { Success: true } airliner =>
                $"{Quantities.Pairs(airliner.Groups["n"].Value)} {Quantities.Say(airliner.Groups["kind"].Value, "", "") ?? Letters.Spell(airliner.Groups["kind"].Value)}",
            _ when Course().IsMatch(core)
                    && (
                        Runs().IsMatch(after)
                        || Runs().IsMatch(before)
                        || before is "a" or "A"
                        || before is "the" or "The" or "her" or "his" or "my" or "their" or "first" or "next"
                            && (after.Length == 0 || SpokenForms.FollowsAmount(after))
                    ) => $"{NumberWords.Cardinal(core[..^1])} K",
            _ when !Rounded().IsMatch(core) => null,
            _ when core.Contains(',') || after is "of" || before is "the" or "The" => NumberWords.Plural(
                NumberWords.Cardinal(core[..^1]) is var many && many.StartsWith("one ", StringComparison.Ordinal) ? many[4..] : many
            ),
            _ => null,
        };
    }

    /// <summary>The same with the letters behind the number: '13700K', '7950X', '5800X3D'; null when it is none.</summary>
    public static string? Named(string word) =>
        Suffixed().Match(word) is { Success: true } model
            ? $"{ByTwos(model.Groups["number"].Value)} {Letters.Say(model.Groups["suffix"].Value)}"
            : null;

    private static string ByTwos(string digits) =>
        digits[1..3] == "00" || digits.EndsWith("000", StringComparison.Ordinal) ? NumberWords.Cardinal(digits)
        : digits.Length == 4 ? Quantities.Pairs(digits)
        : $"{NumberWords.Cardinal(digits[..2])} {NumberWords.Cardinal(digits[2..])}";

    [GeneratedRegex(@"^(?<n>\d{1,2})[ABT]$")]
    private static partial Regex Lettered();

    [GeneratedRegex(@"^(?<year>0[6-9]|[12]\d|3[0-5])\.(?<month>0[1-9]|1[0-2])$")]
    private static partial Regex Release();

    [GeneratedRegex("^(?:[A-Z]?[Uu]buntu|NixOS|Pop!_OS)$")]
    private static partial Regex ReleasedByMonth();

    [GeneratedRegex("^(?:to|north|south|east|west|northbound|southbound|interchange)$")]
    private static partial Regex Bound();

    /// <summary>Those of California that are called by their numbers.</summary>
    [GeneratedRegex("^(?:101|105|110|118|134|210|215|280|405|580|605|680|880)$")]
    private static partial Regex Freeway();

    [GeneratedRegex("^(?:40[1-9]|50[1-4])s$")]
    private static partial Regex Codes();

    /// <summary>Kinds of an Airbus, whose number alone is said like any ('A320' in <see cref="Letters"/>).</summary>
    [GeneratedRegex(@"^A(?<n>220|3[1-8][089])(?<kind>neos?|ceos?|F|LR|XLR|XWB|-[1-9]\d?00)$")]
    private static partial Regex Airbus();

    [GeneratedRegex(@"^(?<office>\d):(?<year>\d\d)-(?<kind>cv|cr|mc|mj|bk|md|po)-(?<n>\d{3,6})(?:-(?<judge>[A-Z]{2,3}))?$")]
    private static partial Regex Docket();

    [GeneratedRegex(@"^(?:P|LT)?(?<wide>[1-3]\d5)/(?<high>[2-9][05])(?<built>Z?R)(?<rim>1\d|2\d)$")]
    private static partial Regex Tire();

    [GeneratedRegex(@"^(?<n>\d{2,3})(?<speed>[H-Z])$")]
    private static partial Regex Load();

    [GeneratedRegex(@"^(?<cold>0|5|10|15|20)W-?(?<warm>[1-6]0|16)$")]
    private static partial Regex Oil();

    [GeneratedRegex(@"^FL(?<n>[0-6]\d[05])$")]
    private static partial Regex FlightLevel();

    [GeneratedRegex("^[0-7]{3,4}$")]
    private static partial Regex Squawk();

    [GeneratedRegex(@"^(?<n>[0-3]\d\d)°?$")]
    private static partial Regex Heading();

    [GeneratedRegex(@"^[1-9]\d\d$")]
    private static partial Regex Threes();

    [GeneratedRegex(@"^[1-9]\d{3}$")]
    private static partial Regex Number();

    [GeneratedRegex(@"^\p{Lu}{2,5}$")]
    private static partial Regex Capitals();

    /// <summary>What a server answers, which has its zero said as 'oh'.</summary>
    [GeneratedRegex(@"^[1-5]0[1-9]$")]
    private static partial Regex Code();

    /// <summary>Sections of a law that have become names: '401(k)', '501(c)(3)'.</summary>
    [GeneratedRegex(@"^(?<n>[1-9]0[1-9])(?:\((?<clause>\w)\))+$")]
    private static partial Regex Clauses();

    [GeneratedRegex(@"^(?<n>7[0-8]7)-(?<kind>[89]|10|[1-9]00)$|^(?<n>7[0-8]7)(?<kind>X|F|ER|LR)$")]
    private static partial Regex Airliner();

    [GeneratedRegex(@"^7[0-8]7s$")]
    private static partial Regex Airliners();

    /// <summary>What is run, in kilometers: 'a 10K', 'run 5k'.</summary>
    [GeneratedRegex("^(?:5|10|15|20|25|50|100)[kK]$")]
    private static partial Regex Course();

    [GeneratedRegex("^(?:run|ran|race|rac(?:ed|ing)|jog|jogged)s?$|^runn(?:ing|ers?)$", RegexOptions.IgnoreCase)]
    private static partial Regex Runs();

    [GeneratedRegex(@"^1(?:0{1,3}|0{0,2},000)s$")]
    private static partial Regex Rounded();

    [GeneratedRegex(@"^(?<number>[1-9]\d{3,4})(?<suffix>\p{Lu}{1,2}(?:\d\p{Lu})?)$")]
    private static partial Regex Suffixed();
}
