using MediaPipeline.Speech.Alignment;

namespace MediaPipeline.Transcription;

/// <summary>
/// <c>words.json</c>: times in seconds; with a script, its words in order, one entry each, <c>start</c> and
/// <c>end</c> null where one was not said.
/// </summary>
public sealed record WordsFile(string Language, double Duration, IReadOnlyList<AlignedWord> Words, IReadOnlyList<Departure> Departures)
{
    /// <summary>A transcript as the file holds it, rounded to milliseconds.</summary>
    public static WordsFile Of(Transcript transcript) =>
        new(
            transcript.Language,
            Round(transcript.Duration),
            [.. transcript.Words.Select(w => new AlignedWord(w.Text, Round(w.Start), Round(w.End), Math.Round(w.Confidence, 3)))],
            [.. transcript.Departures.Select(d => d with { Start = Round(d.Start), End = Round(d.End) })]
        );

    private static double Round(double seconds) => Math.Round(seconds, 3);

    private static double? Round(double? seconds) => seconds is { } s ? Math.Round(s, 3) : null;
}
