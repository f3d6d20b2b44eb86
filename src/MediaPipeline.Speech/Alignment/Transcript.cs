namespace MediaPipeline.Speech.Alignment;

/// <summary>What was said, when, and how it compares with the script.</summary>
/// <param name="Language">ISO 639-1 code, for example <c>en</c>.</param>
/// <param name="Duration">Seconds of audio.</param>
/// <param name="Words">With a script: its words in order, one entry each. Without: the words heard.</param>
/// <param name="Heard">What was said, in the order of the audio.</param>
/// <param name="Departures">Where the speech departs from the script, in the order of time.</param>
public sealed record Transcript(
    string Language,
    double Duration,
    IReadOnlyList<AlignedWord> Words,
    IReadOnlyList<HeardWord> Heard,
    IReadOnlyList<Departure> Departures
)
{
    /// <summary>Words said that may not have been said as written, the least sure first.</summary>
    /// <param name="below">The confidence under which a word is doubted.</param>
    public IEnumerable<AlignedWord> Doubted(double below = 0.85) =>
        Words.Where(w => w.Start is not null && w.Confidence < below).OrderBy(w => w.Confidence);
}
