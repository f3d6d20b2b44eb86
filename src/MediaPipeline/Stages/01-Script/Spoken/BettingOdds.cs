using System.Text.RegularExpressions;
using MediaPipeline.Speech.Alignment;

namespace MediaPipeline.Scripts;

/// <summary>Odds as British bookmakers write them, in a sentence that tells of betting: 'cut from 4/6 to 1/2 by bookmakers'.</summary>
internal static partial class BettingOdds
{
    private static readonly HashSet<string> Betting = new(StringComparer.OrdinalIgnoreCase)
    {
        "bookmaker",
        "bookmakers",
        "bookies",
        "bookie",
        "odds",
        "favourite",
        "favourites",
        "favorite",
        "favorites",
        "outsider",
        "outsiders",
        "punters",
        "Ladbrokes",
        "Betfair",
    };

    /// <summary>The odds as said; null where the word is none, or nobody bets.</summary>
    /// <param name="cores">The sentence's words without their punctuation.</param>
    /// <param name="w">Which one.</param>
    public static string? Say(string[] cores, int w) =>
        Odds().Match(cores[w]) is { Success: true } odds && cores[w] is not ("24/7" or "9/11" or "50/50") && cores.Any(Betting.Contains)
            ? $"{NumberWords.Cardinal(odds.Groups["a"].Value)} to {NumberWords.Cardinal(odds.Groups["b"].Value)}"
            : null;

    [GeneratedRegex(@"^(?<a>[1-9]\d{0,3})/(?<b>[1-9]\d{0,2})$")]
    private static partial Regex Odds();
}
