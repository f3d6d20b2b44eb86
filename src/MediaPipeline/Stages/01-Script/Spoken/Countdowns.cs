using System.Text.RegularExpressions;

namespace MediaPipeline.Scripts;

/// <summary>Times before and after a start: 'T-0:03', 'T+2:42', 'T-10 minutes'.</summary>
internal static partial class Countdowns
{
    /// <summary>Whether a word is a time before or after a start: 'T+30' of 'T+30 min.'.</summary>
    public static bool Is(string core) => Form().IsMatch(core);

    /// <summary>The word as said; null when it is none.</summary>
    /// <param name="core">The word without its punctuation.</param>
    /// <param name="after">The word after it.</param>
    public static string? Say(string core, string after)
    {
        if (Form().Match(core) is { Success: true } countdown && (core.Contains(':') || core.Contains('+') || IsTime(after)))
        {
            var way = countdown.Groups["sign"].Value == "+" ? "plus" : "minus";
            var time = countdown.Groups["time"].Value;
            var said = Dates.Say(time, "", "", false) ?? Quantities.Number(time);
            return $"T {way} {said.Replace("zero hours ", "").Replace("zero minutes ", "")}";
        }
        return null;
    }

    private static bool IsTime(string unit) =>
        unit is "s" or "sec" or "min" or "h" or "hr" or "hrs" or "d" || unit.TrimEnd('s') is "second" or "minute" or "hour" or "day";

    /// <summary>Before and after a start: 'T-0:03', 'T+2:42', and before a unit 'T-10'.</summary>
    [GeneratedRegex(@"^T(?<sign>[-−–+])(?<time>\d{1,2}(?::[0-5]\d){1,2}|\d{1,3})$")]
    private static partial Regex Form();
}
