using System.Runtime.CompilerServices;
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
    /// <summary>Less speech than this in a window (seconds) is noise.</summary>
    internal const double LeastSpeech = 0.25;

    /// <summary>A window that ends within so many seconds of speech was cut in the middle of it.</summary>
    private const double InSpeech = 0.1;

    /// <summary>Text less sure than this on average is not told to the next window.</summary>
    private const double LeastTrust = 0.5;

    private readonly WhisperModel model;
    private readonly SileroVad? vad;
    private readonly WordTimer timer;
    private readonly WindowEncoder encoder;
    private readonly FreeDecoder free;
    private readonly DecodingOptions options;

    /// <summary>Prepares a transcriber; it serves one thread at a time.</summary>
    /// <param name="model">Any Whisper model with cross-attention outputs.</param>
    /// <param name="vad">Tells speech from music and noise; without it the level alone does.</param>
    /// <param name="options">The language, and how to decode.</param>
    public Transcriber(WhisperModel model, SileroVad? vad = null, DecodingOptions? options = null)
    {
        this.model = model;
        this.vad = vad;
        this.options = options ?? new DecodingOptions();
        timer = new WordTimer(model, AttentionHead.For(model));
        encoder = new WindowEncoder(model);
        free = new FreeDecoder(model, this.options);
    }

    /// <summary>Transcribes window by window; each segment comes as soon as it is done.</summary>
    /// <param name="audio">Speech at 16,000 samples a second.</param>
    /// <param name="memory">What was heard in the same windows before; null to listen to all.</param>
    /// <param name="cancellationToken">Ends the work between two words.</param>
    public async IAsyncEnumerable<TranscribedSegment> StreamAsync(
        SpeechAudio audio,
        WindowMemory? memory = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        audio = await Task.Run(() => LeveledAudio.Of(audio, cancellationToken), cancellationToken);
        var activity = await Task.Run(() => SpeechActivity.Measure(audio, vad, cancellationToken), cancellationToken);
        var language = options.Language;
        var before = "";
        for (var next = SpeechWindow.Next(activity, 0, audio.Duration); next is { } window; )
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (found, words, end) = await Task.Run(
                () => Window(audio, activity, window, language, before, memory, cancellationToken),
                cancellationToken
            );
            language = found;
            if (words.Count > 0)
            {
                before = words.Average(w => w.Confidence) > LeastTrust ? string.Join(' ', words.Select(w => w.Text)) : "";
                yield return new TranscribedSegment(found!, window.Start, Math.Min(window.End, window.GoOn(end)), words);
            }
            next = SpeechWindow.Next(activity, window.GoOn(end), audio.Duration);
        }
    }

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
    ) => TranscribedSegment.CollectAsync(StreamAsync(audio, memory, cancellationToken), audio.Duration, options.Language, progress);

    /// <summary>A window's words; and, where its text is not whole, the time from which to go on.</summary>
    private (string? Language, List<HeardWord> Words, double? End) Window(
        SpeechAudio audio,
        SpeechActivity activity,
        SpeechWindow window,
        string? language,
        string before,
        WindowMemory? memory,
        CancellationToken cancellationToken
    )
    {
        var prompt = Prompt(before);
        string? key = null;
        if (memory is not null && language is not null)
        {
            key = memory.Key(audio, window, activity, StartTokens.For(model, language, prompt), "no script");
            if (memory.FindHeard(key, window.Start) is { } known)
            {
                return (language, known.Words, known.End);
            }
        }
        if (vad is not null && activity.ByEnergy)
        {
            activity = activity.Confirmed(audio, window.Start, window.End, vad);
        }
        if (activity.SpeechIn(window.Start, window.End) < LeastSpeech)
        {
            return (language, [], null);
        }
        using var encoded = encoder.Encode(audio, window);
        language ??= StartTokens.DetectLanguage(model, encoded);
        var cutInSpeech = window.Cut < audio.Duration && activity.SpeechIn(window.Cut - InSpeech, window.Cut) > InSpeech / 2;
        var decoded = free.Decode(encoded, StartTokens.For(model, language, prompt, cutInSpeech), cancellationToken);
        var (tokens, end) = cutInSpeech ? TimestampRules.Whole(decoded.Tokens, model.Tokenizer) : (decoded.Tokens, null);
        // A text that ends at once would never go on.
        end = end > SpeechWindow.Shortest / 2 ? window.Start + end : null;
        var words = Timed(encoded, language, end is null ? decoded.Tokens : tokens, window, activity);
        if (key is not null)
        {
            memory!.KeepHeard(key, words, end, window.Start);
        }
        return (language, words, end);
    }

    private string? Prompt(string before)
    {
        var prompt = options.ConditionOnPreviousText ? $"{options.Prompt} {before}".Trim() : options.Prompt;
        return string.IsNullOrWhiteSpace(prompt) ? null : prompt;
    }

    private List<HeardWord> Timed(
        Microsoft.ML.OnnxRuntime.OrtValue encoded,
        string language,
        IReadOnlyList<int> tokens,
        SpeechWindow window,
        SpeechActivity activity
    )
    {
        var texts = FreeWords.Split(model.Tokenizer.Decode(tokens));
        if (texts.Count == 0)
        {
            return [];
        }
        var start = StartTokens.For(model, language);
        var wordTokens = texts.Select(t => model.Tokenizer.Encode(" " + t)).ToList();
        using var reading = ForcedReading.Run(model, encoded, start, wordTokens, timer.Layers, WhisperConfig.MaxPositions);
        var times = timer.Times(encoded, start, reading, texts, wordTokens, reading.WordCount, window, activity);
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
