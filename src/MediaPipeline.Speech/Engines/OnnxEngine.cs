using MediaPipeline.Speech.Alignment;
using MediaPipeline.Speech.Audio;
using MediaPipeline.Speech.Silero;
using MediaPipeline.Speech.Whisper;

namespace MediaPipeline.Speech.Engines;

/// <summary>Whisper on ONNX Runtime, with cross-attention.</summary>
/// <param name="model">Disposed with the engine.</param>
/// <param name="vad">Tells speech from music and noise; without it the level alone does. Not disposed.</param>
public sealed class OnnxEngine(WhisperModel model, SileroVad? vad) : IWhisperEngine
{
    /// <inheritdoc />
    public string Name => model.Name;

    /// <inheritdoc />
    public bool Multilingual => model.Config.Multilingual;

    /// <inheritdoc />
    public Transcript Align(
        SpeechAudio audio,
        IReadOnlyList<GuideWord> script,
        DecodingOptions options,
        WindowMemory? memory = null,
        IProgress<double>? progress = null,
        CancellationToken cancellationToken = default
    ) => new Aligner(model, vad, options).Align(audio, script, memory, progress, cancellationToken);

    /// <inheritdoc />
    public IAsyncEnumerable<TranscribedSegment> StreamAsync(
        SpeechAudio audio,
        DecodingOptions options,
        WindowMemory? memory = null,
        CancellationToken cancellationToken = default
    ) => new Transcriber(model, vad, options).StreamAsync(audio, memory, cancellationToken);

    /// <inheritdoc />
    public void Dispose() => model.Dispose();
}
