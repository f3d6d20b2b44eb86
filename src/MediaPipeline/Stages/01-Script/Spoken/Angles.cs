using System.Text.RegularExpressions;

namespace MediaPipeline.Scripts;

/// <summary>Angles and places on a map in degrees, minutes and seconds: '40° 26′ 46″ N', '41°24'12"N'.</summary>
internal static partial class Angles
{
    /// <summary>The place, or minutes and seconds behind degrees ('26′' and '46″' of '40° 26′ 46″ N'), as said; null when it is none.</summary>
    /// <param name="core">The word without its punctuation.</param>
    /// <param name="before">The word before it.</param>
    /// <param name="beforeThat">The word before that.</param>
    public static string? Say(string core, string before, string beforeThat)
    {
        if (Position().Match(core) is { Success: true } position)
        {
            return Latitude(position);
        }
        if (Directed().Match(core) is { Success: true } directed)
        {
            return $"{Compass.Directions[directed.Groups["way"].Value]} {Parts(directed)}";
        }
        if (ArcPart().Match(core) is not { Success: true } part)
        {
            return null;
        }
        var isMinute = part.Groups["mark"].Value is "′" or "'";
        var follows = isMinute ? before.EndsWith('°') : beforeThat.EndsWith('°') && ArcPart().IsMatch(before);
        var number = Quantities.Number(part.Groups["n"].Value);
        return follows ? $"{number} {(isMinute ? "minute" : "second")}{(number == "one" ? "" : "s")}" : null;
    }

    /// <summary>Whether a word begins with degrees: '40°', '-12.5°'.</summary>
    public static bool Begins(string word) => Degrees().IsMatch(word);

    private static string Latitude(Match position) =>
        $"{Parts(position)} {Compass.Directions.GetValueOrDefault(position.Groups["way"].Value)}".TrimEnd();

    private static string Parts(Match position)
    {
        string Part(string group, string unit) =>
            position.Groups[group].Length == 0
                ? ""
                : $" {Quantities.Number(position.Groups[group].Value)} {unit}{(position.Groups[group].Value == "1" ? "" : "s")}";
        return $"{Part("d", "degree").Trim()}{Part("m", "minute")}{Part("s", "second")}";
    }

    [GeneratedRegex("""^(?<n>\d{1,2}(?:\.\d+)?)(?<mark>['"′″])$""")]
    private static partial Regex ArcPart();

    /// <summary>Its direction first: 'N37°44′', of which the word's own trimming may have taken the last sign.</summary>
    [GeneratedRegex("""^(?<way>[NSEW])(?<d>\d{1,3})°(?<m>\d{1,2}(?:\.\d+)?)(?:['′](?<s>\d{1,2}(?:\.\d+)?)["″]?)?['′]?$""")]
    private static partial Regex Directed();

    [GeneratedRegex("""^(?<d>\d{1,3})°(?<m>\d{1,2})['′](?:(?<s>\d{1,2}(?:\.\d+)?)(?:"|″))?(?<way>[NSEW])?$""")]
    private static partial Regex Position();

    [GeneratedRegex(@"^[-−+]?\d{1,3}(?:\.\d+)?°")]
    private static partial Regex Degrees();
}
