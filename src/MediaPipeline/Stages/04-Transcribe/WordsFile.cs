using MediaPipeline.Speech.Alignment;

namespace MediaPipeline.Transcription;

/// <summary>
/// <c>words.json</c>: times in seconds; with a script, its words in order, one entry each, <c>start</c> and
/// <c>end</c> null where one was not said. <c>check</c> lists the words that may not have been said as written, the least
/// sure first.
/// </summary>
public sealed record WordsFile(
    string Language,
    double Duration,
    IReadOnlyList<AlignedWord> Words,
    IReadOnlyList<Departure> Departures,
    IReadOnlyList<AlignedWord> Check
)
{
    /// <summary>A transcript as the file holds it, rounded to milliseconds.</summary>
    public static WordsFile Of(Transcript transcript) =>
        new(
            transcript.Language,
            Round(transcript.Duration),
            [.. transcript.Words.Select(Round)],
            [.. transcript.Departures.Select(d => d with { Start = Round(d.Start), End = Round(d.End) })],
            [.. transcript.Doubted().Select(Round)]
        );

    private static AlignedWord Round(AlignedWord word) =>
        new(word.Text, Round(word.Start), Round(word.End), Math.Round(word.Confidence, 3));

    private static double Round(double seconds) => Math.Round(seconds, 3);

    private static double? Round(double? seconds) => seconds is { } s ? Math.Round(s, 3) : null;
}
