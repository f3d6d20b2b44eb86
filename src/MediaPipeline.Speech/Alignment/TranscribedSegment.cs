namespace MediaPipeline.Speech.Alignment;

/// <summary>A stretch of free transcription: its words with their times.</summary>
/// <param name="Language">ISO 639-1 code.</param>
/// <param name="Start">Seconds.</param>
/// <param name="End">Seconds.</param>
/// <param name="Words">The words, in order.</param>
public sealed record TranscribedSegment(string Language, double Start, double End, IReadOnlyList<HeardWord> Words)
{
    /// <summary>The segment's text.</summary>
    public string Text => string.Join(' ', Words.Select(w => w.Text));

    /// <summary>The whole transcript, of its segments as they come.</summary>
    /// <param name="segments">In order of time.</param>
    /// <param name="duration">Seconds of the audio.</param>
    /// <param name="language">ISO 639-1 code where it is known; otherwise the segments tell.</param>
    /// <param name="progress">Told the share done, 0 to 1.</param>
    public static async Task<Transcript> CollectAsync(
        IAsyncEnumerable<TranscribedSegment> segments,
        double duration,
        string? language,
        IProgress<double>? progress
    )
    {
        var heard = new List<HeardWord>();
        await foreach (var segment in segments)
        {
            heard.AddRange(segment.Words);
            language = segment.Language;
            progress?.Report(Math.Min(1, segment.End / duration));
        }
        var words = heard.Select(w => new AlignedWord(w.Text, w.Start, w.End, w.Confidence)).ToList();
        return new Transcript(language ?? "en", duration, words, heard, []);
    }
}
