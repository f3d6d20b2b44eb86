using MediaPipeline.Speech.Alignment;
using MediaPipeline.Speech.Audio;
using MediaPipeline.Speech.Whisper;

namespace MediaPipeline.Speech.Engines;

/// <summary>
/// What runs a Whisper model: our own on ONNX Runtime (<see cref="OnnxEngine"/>), which reads attention and can ask whether
/// it hears a text, or whisper.cpp (<see cref="GgmlEngine"/>), which runs any of its models in any precision.
/// An engine serves one caller at a time.
/// </summary>
public interface IWhisperEngine : IDisposable
{
    /// <summary>The model's name, for example <c>whisper-tiny.en</c> or <c>ggml-tiny.en-q8_0</c>.</summary>
    string Name { get; }

    /// <summary>Whether the model knows other languages than English.</summary>
    bool Multilingual { get; }

    /// <summary>Finds each word of a script in the audio, and where the speech departs from it.</summary>
    /// <param name="audio">Speech at 16,000 samples a second.</param>
    /// <param name="script">The script's words, in order.</param>
    /// <param name="options">The language, and how to decode where the script does not fit.</param>
    /// <param name="memory">What was heard in the same windows before; null to listen to all.</param>
    /// <param name="progress">Told the share done, 0 to 1.</param>
    /// <param name="cancellationToken">Ends the work within a second.</param>
    Transcript Align(
        SpeechAudio audio,
        IReadOnlyList<GuideWord> script,
        DecodingOptions options,
        WindowMemory? memory = null,
        IProgress<double>? progress = null,
        CancellationToken cancellationToken = default
    );

    /// <summary>Transcribes without a script, window by window; each segment comes as soon as it is done.</summary>
    /// <param name="audio">Speech at 16,000 samples a second.</param>
    /// <param name="options">The language, a prompt, and how to decode.</param>
    /// <param name="memory">What was heard in the same windows before; null to listen to all.</param>
    /// <param name="cancellationToken">Ends the work within a second.</param>
    IAsyncEnumerable<TranscribedSegment> StreamAsync(
        SpeechAudio audio,
        DecodingOptions options,
        WindowMemory? memory = null,
        CancellationToken cancellationToken = default
    );
}
