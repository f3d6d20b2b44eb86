using System.Runtime.CompilerServices;
using MediaPipeline.Speech.Audio;
using MediaPipeline.Speech.Silero;
using MediaPipeline.Speech.Whisper;

namespace MediaPipeline.Speech.Alignment;

/// <summary>A stretch of free transcription: its words with their times.</summary>
/// <param name="Language">ISO 639-1 code.</param>
/// <param name="Start">Seconds.</param>
/// <param name="End">Seconds.</param>
/// <param name="Words">The words, in order.</param>
public sealed record TranscribedSegment(string Language, double Start, double End, IReadOnlyList<HeardWord> Words);

/// <summary>
/// Free transcription, without a script: windows cut at pauses, so that silence is never decoded and no word
/// is cut, Whisper's own decoding rules, and times of words by characters as with a script.
/// </summary>
public sealed class Transcriber
{
    /// <summary>Less speech than this in a window (seconds) is noise.</summary>
    internal const double LeastSpeech = 0.25;

    private readonly WhisperModel model;
    private readonly SileroVad? vad;
    private readonly WordTimer timer;
    private readonly WindowEncoder encoder;
    private readonly FreeDecoder free;
    private readonly DecodingOptions options;

    /// <summary>Prepares a transcriber; it serves one thread at a time.</summary>
    public Transcriber(WhisperModel model, SileroVad? vad = null, DecodingOptions? options = null)
    {
        this.model = model;
        this.vad = vad;
        this.options = options ?? new DecodingOptions();
        timer = new WordTimer(model, AttentionHead.For(model.Config));
        encoder = new WindowEncoder(model);
        free = new FreeDecoder(model, this.options);
    }

    /// <summary>Transcribes window by window; each segment comes as soon as it is done.</summary>
    public async IAsyncEnumerable<TranscribedSegment> StreamAsync(
        SpeechAudio audio,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        var activity = await Task.Run(() => SpeechActivity.Measure(audio, vad, cancellationToken), cancellationToken);
        var language = options.Language;
        foreach (var window in SpeechWindow.Cut(activity, audio.Duration))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (window.Length * activity.SpeechShare(window.Start, window.End) < LeastSpeech)
            {
                continue;
            }
            var (found, words) = await Task.Run(() => Window(audio, activity, window, language, cancellationToken), cancellationToken);
            language = found;
            if (words.Count > 0)
            {
                yield return new TranscribedSegment(found, window.Start, window.End, words);
            }
        }
    }

    /// <summary>Transcribes the whole audio.</summary>
    public async Task<Transcript> TranscribeAsync(
        SpeechAudio audio,
        IProgress<double>? progress = null,
        CancellationToken cancellationToken = default
    )
    {
        var heard = new List<HeardWord>();
        var language = options.Language;
        await foreach (var segment in StreamAsync(audio, cancellationToken))
        {
            heard.AddRange(segment.Words);
            language = segment.Language;
            progress?.Report(Math.Min(1, segment.End / audio.Duration));
        }
        var words = heard.Select(w => new AlignedWord(w.Text, w.Start, w.End, w.Confidence)).ToList();
        return new Transcript(language ?? "en", audio.Duration, words, heard, []);
    }

    private (string Language, List<HeardWord> Words) Window(
        SpeechAudio audio,
        SpeechActivity activity,
        SpeechWindow window,
        string? language,
        CancellationToken cancellationToken
    )
    {
        using var encoded = encoder.Encode(audio, window);
        language ??= StartTokens.DetectLanguage(model, encoded);
        var start = StartTokens.For(model, language);
        var decoded = free.Decode(encoded, StartTokens.For(model, language, options.Prompt), cancellationToken);
        var texts = FreeWords.Split(model.Tokenizer.Decode(decoded.Tokens));
        if (texts.Count == 0)
        {
            return (language, []);
        }
        var tokens = texts.Select(t => model.Tokenizer.Encode(" " + t)).ToList();
        using var reading = ForcedReading.Run(model, encoded, start, tokens, timer.Layers, WhisperConfig.MaxPositions);
        var times = timer.Times(encoded, start, reading, texts, tokens, reading.WordCount, window, activity);
        var words = times.Select((t, w) => new HeardWord(texts[w], t.Start, t.End, Certainty(reading, w))).ToList();
        return (language, words);
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
