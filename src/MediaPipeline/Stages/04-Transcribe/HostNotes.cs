using System.Globalization;
using MediaPipeline.Speech.Alignment;

namespace MediaPipeline.Transcription;

/// <summary>What the host is told of a transcript: departures from the script, and words that may not sound as written.</summary>
public static class HostNotes
{
    private const int MostDepartures = 20;
    private const int MostWords = 8;
    private const int MostLetters = 80;

    /// <summary>With less of the script's words heard than this, it is likely another recording's.</summary>
    private const double LeastOfScript = 0.3;

    /// <summary>The notes, a line each; none if all was said as written.</summary>
    /// <param name="transcript">The transcript, made with a script.</param>
    /// <param name="spokenByVoice">Whether a synthetic voice spoke: then words are mispronounced, not misread.</param>
    public static IEnumerable<string> Of(Transcript transcript, bool spokenByVoice)
    {
        var found = transcript.Words.Count(w => w.Start is not null);
        if (transcript.Heard.Count > 20 && found < transcript.Words.Count * LeastOfScript)
        {
            yield return $"Only {found} of the script's {transcript.Words.Count} words were heard: is it the script of another recording?";
        }
        foreach (var departure in transcript.Departures.Take(MostDepartures))
        {
            yield return Describe(departure);
        }
        if (transcript.Departures.Count > MostDepartures)
        {
            yield return $"... and {transcript.Departures.Count - MostDepartures} more departures from the script; words.json has all.";
        }
        var doubted = transcript.Doubted().ToList();
        if (doubted.Count > 0)
        {
            var words = doubted
                .Take(MostWords)
                .OrderBy(w => w.Start)
                .Select(w => string.Create(CultureInfo.InvariantCulture, $"'{w.Text}' at {Time(w.Start!.Value)} ({w.Confidence:0%})"));
            var more = doubted.Count > MostWords ? $", and {doubted.Count - MostWords} more in words.json" : "";
            yield return spokenByVoice
                ? $"Worth a listen, since Whisper hears the voice say something else: {string.Join(", ", words)}{more}."
                : $"Check these words, likely misread: {string.Join(", ", words)}{more}.";
        }
    }

    private static string Describe(Departure departure)
    {
        var time = Time(departure.Start);
        return departure.Kind switch
        {
            DepartureKind.Omitted => $"{time}: not said: '{Short(departure.Script)}'",
            DepartureKind.Added => $"{time}: said, but not in the script: '{Short(departure.Heard)}'",
            DepartureKind.Repeated => $"{time}: said more than once: '{Short(departure.Heard)}'",
            DepartureKind.Moved => $"{time}: said elsewhere than written: '{Short(departure.Heard)}'",
            _ => $"{time}: '{Short(departure.Heard)}' was said for '{Short(departure.Script)}'",
        };
    }

    private static string Time(double seconds) =>
        TimeSpan.FromSeconds(seconds).ToString(seconds < 3600 ? @"m\:ss" : @"h\:mm\:ss", CultureInfo.InvariantCulture);

    private static string Short(string text) => ShortText.Of(text, MostLetters);
}
