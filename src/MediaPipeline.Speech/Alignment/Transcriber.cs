using MediaPipeline.Speech.Audio;
using MediaPipeline.Speech.Silero;
using MediaPipeline.Speech.Whisper;

namespace MediaPipeline.Speech.Alignment;

/// <summary>
/// Free transcription, without a script: windows cut at pauses, so that silence is never decoded and no word
/// is cut, Whisper's own decoding rules, and times of words by characters as with a script. Where there is no pause to
/// cut at, Whisper's timestamps say how far its text is whole, and the next window begins there.
/// </summary>
public sealed class Transcriber
{
    private readonly WindowEar ear;
    private readonly SileroVad? vad;

    /// <summary>Prepares a transcriber; it serves one thread at a time.</summary>
    /// <param name="model">Any Whisper model with cross-attention outputs.</param>
    /// <param name="vad">Tells speech from music and noise; without it the level alone does.</param>
    /// <param name="options">The language, and how to decode.</param>
    public Transcriber(WhisperModel model, SileroVad? vad = null, DecodingOptions? options = null)
    {
        ear = new WindowEar(model, options ?? new DecodingOptions());
        this.vad = vad;
    }

    /// <summary>Transcribes window by window; each segment comes as soon as it is done.</summary>
    /// <param name="audio">Speech at 16,000 samples a second.</param>
    /// <param name="memory">What was heard in the same windows before; null to listen to all.</param>
    /// <param name="cancellationToken">Ends the work between two words.</param>
    public IAsyncEnumerable<TranscribedSegment> StreamAsync(
        SpeechAudio audio,
        WindowMemory? memory = null,
        CancellationToken cancellationToken = default
    ) =>
        new FreeWindows(vad, ear.Options, memory).StreamAsync(
            audio,
            (language, prompt) => (StartTokens.For(ear.Model, language, prompt), "no script"),
            hearing => Task.FromResult(Window(hearing, cancellationToken)),
            cancellationToken
        );

    /// <summary>Transcribes the whole audio.</summary>
    /// <param name="audio">Speech at 16,000 samples a second.</param>
    /// <param name="memory">What was heard in the same windows before; null to listen to all.</param>
    /// <param name="progress">Told the share done, 0 to 1.</param>
    /// <param name="cancellationToken">Ends the work between two words.</param>
    public Task<Transcript> TranscribeAsync(
        SpeechAudio audio,
        WindowMemory? memory = null,
        IProgress<double>? progress = null,
        CancellationToken cancellationToken = default
    ) => TranscribedSegment.CollectAsync(StreamAsync(audio, memory, cancellationToken), audio.Duration, ear.Options.Language, progress);

    /// <summary>A window's words; and, where its text is not whole, the time from which to go on.</summary>
    private FreeWindow Window(FreeHearing hearing, CancellationToken cancellationToken)
    {
        var window = hearing.Window;
        using var encoded = ear.Encoder.Encode(hearing.Audio, window);
        var language = hearing.Language ?? StartTokens.DetectLanguage(ear.Model, encoded);
        var start = StartTokens.For(ear.Model, language, hearing.Prompt, hearing.CutInSpeech);
        var decoded = ear.Free.Decode(encoded, start, cancellationToken);
        var (tokens, end) = hearing.CutInSpeech ? TimestampRules.Whole(decoded.Tokens, ear.Model.Tokenizer) : (decoded.Tokens, null);
        // A text that ends at once would never go on.
        end = end > SpeechWindow.Shortest / 2 ? window.Start + end : null;
        return new FreeWindow(language, Timed(encoded, language, end is null ? decoded.Tokens : tokens, window, hearing.Activity), end);
    }

    private List<HeardWord> Timed(
        Microsoft.ML.OnnxRuntime.OrtValue encoded,
        string language,
        IReadOnlyList<int> tokens,
        SpeechWindow window,
        SpeechActivity activity
    )
    {
        var texts = FreeWords.Split(ear.Model.Tokenizer.Decode(tokens));
        if (texts.Count == 0)
        {
            return [];
        }
        var start = StartTokens.For(ear.Model, language);
        var wordTokens = texts.Select(t => ear.Model.Tokenizer.Encode(" " + t)).ToList();
        using var reading = ForcedReading.Run(ear.Model, encoded, start, wordTokens, ear.Timer.Layers, WhisperConfig.MaxPositions);
        var times = ear.Timer.Times(encoded, start, reading, texts, wordTokens, reading.WordCount, window, activity);
        return
        [
            .. times
                .Select((t, w) => new HeardWord(texts[w], t.Start, t.End, Certainty(reading, w)))
                .Where(w => activity.HoldsWord(w.Start, w.End)),
        ];
    }

    /// <summary>The geometric mean of the probabilities of a word's tokens: Whisper's own measure.</summary>
    private static double Certainty(ForcedReading reading, int word)
    {
        var sum = 0.0;
        for (var t = reading.WordStarts[word]; t < reading.WordStarts[word + 1]; t++)
        {
            sum += reading.LogProbability[t];
        }
        return Math.Exp(sum / (reading.WordStarts[word + 1] - reading.WordStarts[word]));
    }
}
