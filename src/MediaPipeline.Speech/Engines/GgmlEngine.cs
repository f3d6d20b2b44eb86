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
    /// <summary>Letters of a prompt: whisper.cpp takes some 220 tokens, and the last count most.</summary>
    private const int LongestPrompt = 600;

    /// <inheritdoc />
    public string Name => model.Name;

    /// <inheritdoc />
    public bool Multilingual => model.File.Multilingual;

    /// <inheritdoc />
    public IAsyncEnumerable<TranscribedSegment> StreamAsync(
        SpeechAudio audio,
        DecodingOptions options,
        WindowMemory? memory = null,
        CancellationToken cancellationToken = default
    ) =>
        new FreeWindows(vad, options with { Language = Known(options.Language) }, memory).StreamAsync(
            audio,
            (language, prompt) => ([], $"no script, {language}: {Last(prompt)}"),
            hearing => WindowAsync(hearing, cancellationToken),
            cancellationToken
        );

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

    private async Task<FreeWindow> WindowAsync(FreeHearing hearing, CancellationToken cancellationToken)
    {
        var heard = await GgmlWindow.HearAsync(model, hearing with { Prompt = Last(hearing.Prompt) }, cancellationToken);
        List<HeardWord> words = [.. heard.Words.Where(w => hearing.Activity.HoldsWord(w.Start, w.End))];
        // A last segment that is cut in the middle is heard again, whole.
        return hearing.CutInSpeech && heard.LastSegment is { } last && hearing.Window.GoOn(last) < hearing.Window.Cut
            ? new FreeWindow(heard.Language, [.. words.Where(w => w.Start < last)], last)
            : new FreeWindow(heard.Language, words, null);
    }

    private static string? Last(string? prompt) => prompt?[Math.Max(0, prompt.Length - LongestPrompt)..];

    private string? Known(string? language) =>
        !Multilingual ? "en"
        : language is null || WhisperFactory.GetSupportedLanguages().Contains(language) ? language
        : throw new ArgumentException($"The model {Name} does not know the language '{language}'.", nameof(language));
}
