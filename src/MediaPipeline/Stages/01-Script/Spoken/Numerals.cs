using System.Text.RegularExpressions;
using MediaPipeline.Speech.Alignment;

namespace MediaPipeline.Scripts;

/// <summary>Numbers that are no amounts: ordinals, plurals, versions, ages, calibers, averages of batters, standards.</summary>
internal static partial class Numerals
{
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

    /// <summary>The word as said; null when it is none of these.</summary>
    /// <param name="core">The word without its punctuation.</param>
    /// <param name="before">The word before it.</param>
    /// <param name="after">The word after it.</param>
    public static string? Say(string core, string before, string after)
    {
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
            return NumberWords.Plural(Quantities.Pairs(models.Groups["n"].Value));
        }
        // 'A .45 caliber', 'hits .312': no tenths.
        if (Caliber().Match(core) is { Success: true } caliber && (caliber.Groups["of"].Length > 0 || Guns.Contains(after)))
        {
            return $"{Quantities.Pairs(caliber.Groups["n"].Value)} {caliber.Groups["of"].Value.TrimStart('-')}".TrimEnd();
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
            return Quantities.Pairs(core[1..]);
        }
        // 'Apollo 11's crew'.
        if (Possessed().Match(core) is { Success: true } owner)
        {
            var name = owner.Groups["n"].Value;
            return (ModelNumbers.Say(name, before, "") ?? Quantities.Number(name)) + "'s";
        }
        if (YearsOld().Match(core) is { Success: true } age)
        {
            return $"{Quantities.Number(age.Groups["n"].Value)} year old";
        }
        // '12st 4lb'.
        if (
            Stones().Match(core) is { Success: true } stones
            && (core[^3] != '1' || core.EndsWith("11st", StringComparison.Ordinal) || Pounds().IsMatch(after))
        )
        {
            return $"{Quantities.Number(stones.Groups["n"].Value)} stone";
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
        // A standard with its year: 'ISO 9001:2015'.
        if (Edition().Match(core) is { Success: true } edition && Capitals().IsMatch(before))
        {
            var standard = edition.Groups["n"].Value;
            return $"{ModelNumbers.Say(standard, before, "") ?? Quantities.Number(standard)} {NumberWords.Year(int.Parse(edition.Groups["year"].Value))}";
        }
        if (Strand().Match(core) is { Success: true } strand)
        {
            return $"{Quantities.Number(strand.Groups["a"].Value)} prime {Letters.Say(strand.Groups["bases"].Value)} {Quantities.Number(strand.Groups["b"].Value)} prime";
        }
        return null;
    }

    /// <summary>'1's and 0's'.</summary>
    [GeneratedRegex(@"^(?<n>\d)'s$")]
    private static partial Regex Plural();

    [GeneratedRegex(@"^(?<n>(?!\d000)[3-9]\d{3})s$")]
    private static partial Regex LateThousands();

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

    [GeneratedRegex(@"^(?<n>\d{1,3})-?y\.?o$")]
    private static partial Regex YearsOld();

    [GeneratedRegex(@"^(?<n>[1-9]\d?)st$")]
    private static partial Regex Stones();

    [GeneratedRegex(@"^\d{1,2}lbs?$")]
    private static partial Regex Pounds();

    /// <summary>'page 201ff.'.</summary>
    [GeneratedRegex(@"^(?<n>\d{1,4})ff$")]
    private static partial Regex Following();

    [GeneratedRegex(@"^(?<n>\d[\d,]*)(?:st|nd|rd|th)(?:'s)?$", RegexOptions.IgnoreCase)]
    private static partial Regex OrdinalForm();

    /// <summary>At least one group of zeros, which no version and no address has.</summary>
    [GeneratedRegex(@"^(?=.*\.000)[1-9]\d{0,2}(?:\.\d{3}){2,}$")]
    private static partial Regex StoppedThousands();

    [GeneratedRegex(@"^(?<whole>[1-9]\d{0,2}(?:\.\d{3})+),(?<part>\d{1,2})$")]
    private static partial Regex Continental();

    [GeneratedRegex(@"^(?<v>[vV]\.?)(?<n>\d+(?:\.\d+)*)$|^(?<n>\d+(?:\.\d+){2,})$")]
    private static partial Regex Version();

    [GeneratedRegex(@"^(?<n>\d{2,5}):(?<year>(?:19|20)\d\d)$")]
    private static partial Regex Edition();

    [GeneratedRegex(@"^[A-Z]{2,5}$")]
    private static partial Regex Capitals();

    [GeneratedRegex("^(?<a>[35])['′]-(?<bases>[A-Z]+)-(?<b>[35])['′]?$")]
    private static partial Regex Strand();
}
