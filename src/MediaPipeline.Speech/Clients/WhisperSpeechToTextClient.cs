using System.Runtime.CompilerServices;
using MediaPipeline.Speech.Alignment;
using MediaPipeline.Speech.Audio;
using MediaPipeline.Speech.Silero;
using MediaPipeline.Speech.Whisper;
using Microsoft.Extensions.AI;

namespace MediaPipeline.Speech.Clients;

/// <summary>
/// The transcriber behind the interface that .NET programs take speech to text by. The sound is a WAVE file of any rate,
/// or raw 16-bit mono samples if the options tell their rate. Updates carry the words with their times
/// (<see cref="TranscribedSegment"/>) as raw representation, the response a <see cref="Transcript"/>.
/// </summary>
/// <param name="model">Any Whisper model with cross-attention outputs; it is not disposed with the client.</param>
/// <param name="vad">Tells speech from music and noise; without it the level alone does.</param>
/// <param name="options">How to decode; the language of a call's own options goes before.</param>
public sealed class WhisperSpeechToTextClient(WhisperModel model, SileroVad? vad = null, DecodingOptions? options = null)
    : ISpeechToTextClient
{
    /// <inheritdoc />
    /// <exception cref="InvalidDataException">The sound is of no kind that is read.</exception>
    public async Task<SpeechToTextResponse> GetTextAsync(
        Stream audioSpeechStream,
        SpeechToTextOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        var audio = await Wave.ReadAsync(audioSpeechStream, options?.SpeechSampleRate, cancellationToken);
        var transcript = await Transcriber(options).TranscribeAsync(audio, cancellationToken: cancellationToken);
        return new SpeechToTextResponse(string.Join(' ', transcript.Heard.Select(w => w.Text)))
        {
            ModelId = model.Name,
            StartTime = TimeSpan.Zero,
            EndTime = TimeSpan.FromSeconds(audio.Duration),
            RawRepresentation = transcript,
        };
    }

    /// <inheritdoc />
    /// <exception cref="InvalidDataException">The sound is of no kind that is read.</exception>
    public async IAsyncEnumerable<SpeechToTextResponseUpdate> GetStreamingTextAsync(
        Stream audioSpeechStream,
        SpeechToTextOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        var id = Guid.NewGuid().ToString("N");
        SpeechToTextResponseUpdate Update(SpeechToTextResponseUpdateKind kind, string text, double start, double end) =>
            new(text)
            {
                Kind = kind,
                ResponseId = id,
                ModelId = model.Name,
                StartTime = TimeSpan.FromSeconds(start),
                EndTime = TimeSpan.FromSeconds(end),
            };
        var audio = await Wave.ReadAsync(audioSpeechStream, options?.SpeechSampleRate, cancellationToken);
        yield return Update(SpeechToTextResponseUpdateKind.SessionOpen, "", 0, 0);
        var first = true;
        await foreach (var segment in Transcriber(options).StreamAsync(audio, cancellationToken: cancellationToken))
        {
            // Updates are put together as they are, so each brings its own space.
            var update = Update(
                SpeechToTextResponseUpdateKind.TextUpdated,
                first ? segment.Text : " " + segment.Text,
                segment.Start,
                segment.End
            );
            update.RawRepresentation = segment;
            first = false;
            yield return update;
        }
        yield return Update(SpeechToTextResponseUpdateKind.SessionClose, "", audio.Duration, audio.Duration);
    }

    /// <inheritdoc />
    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is not null ? null
        : serviceType == typeof(SpeechToTextClientMetadata) ? new SpeechToTextClientMetadata("whisper-onnx", null, model.Name)
        : serviceType == typeof(WhisperModel) ? model
        : serviceType.IsInstanceOfType(this) ? this
        : null;

    /// <inheritdoc />
    public void Dispose()
    {
        // The model and the detector are the caller's.
    }

    private Transcriber Transcriber(SpeechToTextOptions? call)
    {
        var decoding = options ?? new DecodingOptions();
        // 'en-GB' is 'en' to Whisper.
        var language = call?.SpeechLanguage?.Split('-', '_')[0].ToLowerInvariant();
        return new Transcriber(model, vad, language is null ? decoding : decoding with { Language = language });
    }
}
