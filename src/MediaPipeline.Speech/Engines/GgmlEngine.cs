using System.Runtime.CompilerServices;
using MediaPipeline.Speech.Alignment;
using MediaPipeline.Speech.Audio;
using MediaPipeline.Speech.Ggml;
using MediaPipeline.Speech.Silero;
using MediaPipeline.Speech.Whisper;
using Whisper.net;

namespace MediaPipeline.Speech.Engines;

/// <summary>
/// Whisper by whisper.cpp, through Whisper.net: any of its models, in any precision, on what its runtimes drive. It hears
/// freely; with a script, what it heard is looked up in it. Windows are cut at pauses as for the other engine.
/// </summary>
/// <param name="model">Disposed with the engine.</param>
/// <param name="vad">Tells speech from music and noise; without it the level alone does. Not disposed.</param>
public sealed class GgmlEngine(GgmlModel model, SileroVad? vad) : IWhisperEngine
{
    /// <summary>A window that ends within so many seconds of speech was cut in the middle of it.</summary>
    private const double InSpeech = 0.1;

    /// <summary>Text less sure than this on average is not told to the next window.</summary>
    private const double LeastTrust = 0.5;

    /// <summary>Letters of a prompt: whisper.cpp takes some 220 tokens, and the last count most.</summary>
    private const int LongestPrompt = 600;

    /// <inheritdoc />
    public string Name => model.Name;

    /// <inheritdoc />
    public bool Multilingual => model.File.Multilingual;

    /// <inheritdoc />
    public async IAsyncEnumerable<TranscribedSegment> StreamAsync(
        SpeechAudio audio,
        DecodingOptions options,
        WindowMemory? memory = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        var language = Known(options.Language);
        audio = await Task.Run(() => LeveledAudio.Of(audio, cancellationToken), cancellationToken);
        var activity = await Task.Run(() => SpeechActivity.Measure(audio, vad, cancellationToken), cancellationToken);
        var before = "";
        for (var next = SpeechWindow.Next(activity, 0, audio.Duration); next is { } window; )
        {
            cancellationToken.ThrowIfCancellationRequested();
            var prompt = Prompt(options, before);
            var key =
                memory is not null && language is not null
                    ? memory.Key(audio, window, activity, [], $"no script, {language}: {prompt}")
                    : null;
            (IReadOnlyList<HeardWord> words, double? end) = ([], null);
            if (key is not null && memory!.FindHeard(key, window.Start) is { } known)
            {
                (words, end) = known;
            }
            else
            {
                var confirmed = await Task.Run(() => Confirmed(audio, activity, window), cancellationToken);
                if (confirmed.SpeechIn(window.Start, window.End) >= Transcriber.LeastSpeech)
                {
                    var cut = window.Cut < audio.Duration && confirmed.SpeechIn(window.Cut - InSpeech, window.Cut) > InSpeech / 2;
                    var heard = await GgmlWindow.HearAsync(model, audio, window, confirmed, language, prompt, !cut, cancellationToken);
                    language ??= heard.Language;
                    words = [.. heard.Words.Where(w => confirmed.HoldsWord(w.Start, w.End))];
                    // A last segment that is cut in the middle is heard again, whole.
                    if (cut && heard.LastSegment is { } last && window.GoOn(last) < window.Cut)
                    {
                        (end, words) = (last, [.. words.Where(w => w.Start < last)]);
                    }
                }
                if (key is not null)
                {
                    memory!.KeepHeard(key, words, end, window.Start);
                }
            }
            if (words.Count > 0)
            {
                before = words.Average(w => w.Confidence) > LeastTrust ? string.Join(' ', words.Select(w => w.Text)) : "";
                yield return new TranscribedSegment(language ?? "en", window.Start, Math.Min(window.End, window.GoOn(end)), words);
            }
            next = SpeechWindow.Next(activity, window.GoOn(end), audio.Duration);
        }
    }

    /// <inheritdoc />
    public Transcript Align(
        SpeechAudio audio,
        IReadOnlyList<GuideWord> script,
        DecodingOptions options,
        WindowMemory? memory = null,
        IProgress<double>? progress = null,
        CancellationToken cancellationToken = default
    ) => AlignAsync(audio, script, options, memory, progress, cancellationToken).GetAwaiter().GetResult();

    private async Task<Transcript> AlignAsync(
        SpeechAudio audio,
        IReadOnlyList<GuideWord> script,
        DecodingOptions options,
        WindowMemory? memory,
        IProgress<double>? progress,
        CancellationToken cancellationToken
    )
    {
        var guide = new Guide(script, tokenizer: null);
        var heard = new List<HeardWord>();
        var language = options.Language;
        var pointer = 0;
        await foreach (var segment in StreamAsync(audio, options, memory, cancellationToken).ConfigureAwait(false))
        {
            language = segment.Language;
            var words = HeardByScript.Settle(guide, segment.Words, pointer);
            heard.AddRange(words);
            pointer = words.LastOrDefault(w => w.ScriptIndex is not null)?.ScriptIndex + 1 ?? pointer;
            progress?.Report(Math.Min(1, segment.End / audio.Duration));
        }
        return Compare.Script(language ?? "en", audio.Duration, script, heard);
    }

    /// <inheritdoc />
    public void Dispose() => model.Dispose();

    private SpeechActivity Confirmed(SpeechAudio audio, SpeechActivity activity, SpeechWindow window) =>
        vad is not null && activity.ByEnergy ? activity.Confirmed(audio, window.Start, window.End, vad) : activity;

    private static string? Prompt(DecodingOptions options, string before)
    {
        var prompt = (options.ConditionOnPreviousText ? $"{options.Prompt} {before}" : options.Prompt ?? "").Trim();
        return prompt.Length == 0 ? null : prompt[Math.Max(0, prompt.Length - LongestPrompt)..];
    }

    private string? Known(string? language) =>
        !Multilingual ? "en"
        : language is null || WhisperFactory.GetSupportedLanguages().Contains(language) ? language
        : throw new ArgumentException($"The model {Name} does not know the language '{language}'.", nameof(language));
}
