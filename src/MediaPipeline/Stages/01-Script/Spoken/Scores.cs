using System.Text.RegularExpressions;
using MediaPipeline.Speech.Alignment;

namespace MediaPipeline.Scripts;

/// <summary>Marks out of so many, and what games count: '8.5/10', '4/5 stars', 'a 10-2 record', '287/6', '40-15', 'finished T5'.</summary>
internal static partial class Scores
{
    /// <summary>What a part is of, and not a mark: '9/10 of it', '9/10 done', '7/10 mile'.</summary>
    private static readonly HashSet<string> Parts = ["of", "done", "full", "complete", "finished", "mile", "miles", "inch", "second", "mi"];

    /// <summary>Words of cricket, which has its runs before a stroke.</summary>
    private static readonly HashSet<string> Cricket = ["overs", "wicket", "wickets", "stumps"];

    /// <summary>Words of tennis and of no other game.</summary>
    private static readonly HashSet<string> Tennis = ["ace", "aces", "backhand", "deuce", "forehand", "tennis", "Wimbledon"];

    /// <summary>The mark as said; null when it is a fraction.</summary>
    public static string? Say(string core, string before, string after)
    {
        // Won and lost: 'a 10-2 record', 'they are 10-2 this year'.
        if (
            Record().Match(core) is { Success: true } record
            && (
                after is "record" or "start" or "ATS"
                || after is "this" or "since" or "overall"
                    && before is "are" or "is" or "were" or "was" or "they're" or "we're" or "he's" or "went"
            )
        )
        {
            return string.Join(" and ", record.Groups["n"].Captures.Select(n => n.Value is "0" ? "oh" : NumberWords.Cardinal(n.Value)));
        }
        // 'a pair of 1-on-1s', 'he won his 50/50s'.
        if (Duels().Match(core) is { Success: true } duels)
        {
            var (one, other) = (NumberWords.Cardinal(duels.Groups["a"].Value), NumberWords.Cardinal(duels.Groups["b"].Value));
            return $"{one} {(core.Contains('/') ? "" : "on ")}{NumberWords.Plural(other)}";
        }
        // Golf: 'finished T5'.
        if (Tied().Match(core) is { Success: true } tied && before is "finish" or "finished" or "finishing" or "finishes" or "placed")
        {
            return $"tied for {NumberWords.Ordinal(int.Parse(tied.Groups["n"].Value))}";
        }
        if (Mark().Match(core) is not { Success: true } mark || Parts.Contains(after))
        {
            return null;
        }
        var (points, most) = (mark.Groups["points"].Value, mark.Groups["most"].Value);
        var isMark =
            points.Contains('.')
            || after.StartsWith("star", StringComparison.Ordinal)
            || points == most && most is "5" or "10" or "100"
            || most == "10" && points is not ("0" or "1")
            || most == "100" && points.Length == 2 && points[0] > '2';
        return isMark ? $"{Quantities.Number(points)} out of {Quantities.Number(most)}" : null;
    }

    /// <summary>Runs and wickets of cricket, where the sentence speaks of it: 'made 287/6 in 50 overs'; null for others.</summary>
    /// <param name="cores">The words without their punctuation.</param>
    /// <param name="w">Which of them.</param>
    public static string? Innings(string[] cores, int w) =>
        Wickets().Match(cores[w]) is { Success: true } innings && cores.Any(Cricket.Contains)
            ? $"{NumberWords.Cardinal(innings.Groups["runs"].Value)} for {NumberWords.Cardinal(innings.Groups["wickets"].Value)}"
            : null;

    /// <summary>A set of tennis, where one of the sentence's had a tie-break: '6-4' beside '7-6(5)'; null for others.</summary>
    /// <param name="cores">The words without their punctuation.</param>
    /// <param name="w">Which of them.</param>
    public static string? Set(string[] cores, int w) =>
        Games().Match(cores[w]) is { Success: true } set && cores.Any(TieBreak().IsMatch)
            ? $"{NumberWords.Cardinal(set.Groups["a"].Value)} {Love(set.Groups["b"].Value)}"
            : null;

    /// <summary>
    /// Points of a game of tennis, where the sentence speaks of one: '40-15 in the third game', 'two break points at 30-40'; null for
    /// others. (Where the first is the smaller, what may hold '15-30 minutes' is not enough.)
    /// </summary>
    /// <param name="cores">The words without their punctuation.</param>
    /// <param name="w">Which of them.</param>
    public static string? Game(string[] cores, int w)
    {
        if (Points().Match(cores[w]) is not { Success: true } points)
        {
            return null;
        }
        var (a, b) = (points.Groups["a"].Value, points.Groups["b"].Value);
        var falls = int.Parse(a) > int.Parse(b);
        return cores.Any(c => Tennis.Contains(c) || falls && c is "game" or "games" or "serve" or "served" or "serving")
            ? $"{Love(a)} {Love(b)}"
            : null;
    }

    private static string Love(string games) => games is "0" ? "love" : NumberWords.Cardinal(games);

    [GeneratedRegex("^(?<a>0|15|30|40)[-–](?<b>0|15|30|40)$")]
    private static partial Regex Points();

    [GeneratedRegex("^(?<a>[0-7])[-–](?<b>[0-7])$")]
    private static partial Regex Games();

    [GeneratedRegex(@"^T(?<n>[1-9]\d?)$")]
    private static partial Regex Tied();

    [GeneratedRegex(@"^(?:7[-–]6|6[-–]7)\(\d{1,2}(?:[-–]\d{1,2})?\)?$")]
    private static partial Regex TieBreak();

    [GeneratedRegex(@"^(?<runs>[1-9]\d{1,2})[/-](?<wickets>\d)$")]
    private static partial Regex Wickets();

    [GeneratedRegex(@"^(?<a>[1-5])-on-(?<b>[1-5])s$|^(?<a>50)/(?<b>50)s$")]
    private static partial Regex Duels();

    [GeneratedRegex("^(?<n>[0-9]{1,2})(?:[-–](?<n>[0-9]{1,2})){1,2}$")]
    private static partial Regex Record();

    /// <summary>Of twelve only with a point, as pollen is counted: '9.7/12'.</summary>
    [GeneratedRegex(@"^(?<points>\d{1,3}(?:\.\d{1,2})?)/(?<most>4|4\.0|5|5\.0|6|10|20|100|(?<=\.\d{1,2}/)12)$")]
    private static partial Regex Mark();
}
