using MediaPipeline.Models;
using MediaPipeline.Speech.Alignment;
using MediaPipeline.Speech.Audio;
using MediaPipeline.Speech.Clients;
using MediaPipeline.Speech.Silero;
using MediaPipeline.Speech.Whisper;
using Microsoft.Extensions.AI;

namespace MediaPipeline.Transcription;

/// <summary>A Whisper model with voice activity detection, ready to listen.</summary>
public sealed class Listener : IDisposable
{
    private readonly WhisperModel model;
    private readonly SileroVad? vad;

    /// <summary>Loads a model by name.</summary>
    /// <exception cref="MissingException">It is not on the machine, or is broken.</exception>
    public Listener(ModelShelf models, string name)
    {
        model = Open(models, name);
        vad = models.FindVad() is { } path ? new SileroVad(path) : null;
    }

    /// <summary>Loads a Whisper model by name.</summary>
    /// <exception cref="MissingException">It is not on the machine, or is broken.</exception>
    public static WhisperModel Open(ModelShelf models, string name)
    {
        var folder = models.RequireWhisper(name);
        try
        {
            var model = WhisperModel.Load(folder);
            // What is wrong with its calibrated heads is told before anyone waits for it to listen.
            _ = AttentionHead.For(model);
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
    ) => new Aligner(model, vad, Options(language, null)).Align(audio, script, memory, progress, cancellationToken);

    /// <summary>Transcribes the audio without a script.</summary>
    public Task<Transcript> TranscribeAsync(
        SpeechAudio audio,
        string? language,
        string? prompt,
        WindowMemory? memory,
        IProgress<double>? progress,
        CancellationToken cancellationToken
    ) => new Transcriber(model, vad, Options(language, prompt)).TranscribeAsync(audio, memory, progress, cancellationToken);

    /// <summary>Transcription by another client's words, timed by this model.</summary>
    public ClientTranscriber ByClient(ISpeechToTextClient client) => new(client, new Aligner(model, vad, Options(null, null)), vad);

    /// <inheritdoc />
    public void Dispose()
    {
        model.Dispose();
        vad?.Dispose();
    }

    private DecodingOptions Options(string? language, string? prompt) =>
        new() { Language = model.Config.Multilingual ? language : "en", Prompt = prompt };
}
