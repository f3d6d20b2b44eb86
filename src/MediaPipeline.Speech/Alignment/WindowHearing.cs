using MediaPipeline.Speech.Audio;
using Microsoft.ML.OnnxRuntime;

namespace MediaPipeline.Speech.Alignment;

/// <summary>One stretch of audio and what is expected in it.</summary>
internal sealed record WindowHearing(
    SpeechAudio Audio,
    SpeechWindow Window,
    SpeechWindow? Next,
    SpeechActivity Activity,
    Guide Guide,
    int Pointer,
    CancellationToken CancellationToken
)
{
    public OrtValue Encoded { get; set; } = null!;
    public List<int> Prompt { get; set; } = [];

    /// <summary>What is heard without the script, once it has been asked for.</summary>
    public List<WindowWord>? Freely { get; set; }
}
