using MediaPipeline.Speech.Alignment;
using MediaPipeline.Speech.Audio;
using MediaPipeline.Speech.Clients;
using MediaPipeline.Speech.Engines;
using MediaPipeline.Speech.Ggml;
using MediaPipeline.Speech.Silero;
using MediaPipeline.Speech.Whisper;
using Microsoft.Extensions.AI;

namespace MediaPipeline.Models;

/// <summary>A Whisper model with voice activity detection, ready to listen.</summary>
public sealed class Listener : IDisposable
{
    private readonly IWhisperEngine engine;
    private readonly SileroVad? vad;

    /// <summary>Loads a model, by the engine that runs its kind.</summary>
    /// <param name="models">Where models are found.</param>
    /// <param name="name">A name, or the path of a whisper.cpp model.</param>
    /// <exception cref="MissingException">It is not on the machine, or is broken.</exception>
    public Listener(ModelShelf models, string name)
    {
        vad = models.FindVad() is { } path ? new SileroVad(path) : null;
        try
        {
            engine = ModelShelf.IsGgml(models.RequireWhisper(name))
                ? new GgmlEngine(OpenGgml(models, name), vad)
                : new OnnxEngine(Open(models, name), vad);
        }
        catch
        {
            vad?.Dispose();
            throw;
        }
    }

    /// <summary>Loads a Whisper model for ONNX Runtime by name.</summary>
    /// <exception cref="MissingException">It is not on the machine, or is broken.</exception>
    public static WhisperModel Open(ModelShelf models, string name)
    {
        var folder = models.RequireWhisper(name);
        try
        {
            var model = WhisperModel.Load(folder, open: KeptGraphs.OfUser.Open);
            // What is wrong with its calibrated heads is told before anyone waits for it to listen.
            model.Prepare(AttentionHead.LayersOf(AttentionHead.For(model)));
            return model;
        }
        catch (WhisperModelException e)
        {
            throw new MissingException(e.Problem, e.Path, $"Get the model again with: mediapipeline models pull {name}", e);
        }
    }

    /// <summary>Finds a script's words in the audio.</summary>
    public Transcript Align(
        SpeechAudio audio,
        IReadOnlyList<GuideWord> script,
        string? language,
        WindowMemory? memory,
        IProgress<double>? progress,
        CancellationToken cancellationToken
    ) => engine.Align(audio, script, Options(language, null), memory, progress, cancellationToken);

    /// <summary>Transcribes the audio without a script.</summary>
    public Task<Transcript> TranscribeAsync(
        SpeechAudio audio,
        string? language,
        string? prompt,
        WindowMemory? memory,
        IProgress<double>? progress,
        CancellationToken cancellationToken
    )
    {
        var options = Options(language, prompt);
        return TranscribedSegment.CollectAsync(
            engine.StreamAsync(audio, options, memory, cancellationToken),
            audio.Duration,
            options.Language,
            progress
        );
    }

    /// <summary>Transcription by another client's words, timed by this model.</summary>
    public ClientTranscriber ByClient(ISpeechToTextClient client) => new(client, engine, Options(null, null), vad);

    /// <inheritdoc />
    public void Dispose()
    {
        engine.Dispose();
        vad?.Dispose();
    }

    private static GgmlModel OpenGgml(ModelShelf models, string name)
    {
        try
        {
            return GgmlModel.Load(models.RequireWhisper(name));
        }
        catch (WhisperModelException e)
        {
            var pulled = Path.GetFileNameWithoutExtension(e.Path);
            throw new MissingException(
                e.Problem,
                e.Path,
                ModelShelf.IsGgmlName(pulled)
                    ? $"Get the model again with: mediapipeline models pull {pulled}"
                    : "Name a whisper.cpp model, such as those that 'mediapipeline models pull ggml-base.en-q5_1' gets.",
                e
            );
        }
    }

    private DecodingOptions Options(string? language, string? prompt) =>
        new() { Language = engine.Multilingual ? language : "en", Prompt = prompt };
}
