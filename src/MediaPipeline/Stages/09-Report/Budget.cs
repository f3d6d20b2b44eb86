using System.Globalization;
using MediaPipeline.Shows;

namespace MediaPipeline.Reports;

/// <summary>A figure that the show wants kept to.</summary>
/// <param name="Name">Its key in <c>pipeline.json</c>.</param>
/// <param name="Figure">What it is here, for people.</param>
/// <param name="Limit">What it may be, for people.</param>
/// <param name="Kept">Whether it is.</param>
public sealed record Budget(string Name, string Figure, string Limit, bool Kept)
{
    /// <summary>Every budget that the show has set.</summary>
    /// <param name="settings">The budgets.</param>
    /// <param name="wordsPerMinute">Over the whole episode.</param>
    /// <param name="loudnessError">How far the delivered sound is off the target, in LU.</param>
    /// <param name="captionSpeed">The fastest caption, in characters a second.</param>
    /// <param name="doubted">Words that Whisper doubts.</param>
    /// <param name="departures">Departures from the script.</param>
    public static IReadOnlyList<Budget> Of(
        BudgetSettings settings,
        double wordsPerMinute,
        double loudnessError,
        double captionSpeed,
        int doubted,
        int departures
    )
    {
        var budgets = new List<Budget>();
        void Add(string name, double? limit, double figure, string unit, bool atLeast = false)
        {
            if (limit is { } most)
            {
                budgets.Add(
                    new Budget(
                        name,
                        $"{Number(figure)} {unit}",
                        $"{(atLeast ? "at least" : "at most")} {Number(most)} {unit}",
                        atLeast ? figure >= most : figure <= most
                    )
                );
            }
        }
        Add("slowestSpeech", settings.SlowestSpeech, wordsPerMinute, "words a minute", atLeast: true);
        Add("fastestSpeech", settings.FastestSpeech, wordsPerMinute, "words a minute");
        Add("loudnessError", settings.LoudnessError, loudnessError, "LU off the target");
        Add("captionSpeed", settings.CaptionSpeed, captionSpeed, "characters a second");
        Add("doubtedWords", settings.DoubtedWords, doubted, "doubted words");
        Add("departures", settings.Departures, departures, "departures");
        return budgets;
    }

    private static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
