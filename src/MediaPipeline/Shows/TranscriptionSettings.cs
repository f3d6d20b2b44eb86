using System.ComponentModel;

namespace MediaPipeline.Shows;

/// <summary>Transcription.</summary>
public sealed record TranscriptionSettings
{
    [Description(
        "A Whisper model by name: whisper-tiny.en, whisper-base, ...; or one of whisper.cpp: ggml-base.en-q5_1, ggml-large-v3-turbo, or the path of a .bin."
    )]
    public string Model { get; init; } = "whisper-tiny.en";

    [Description(
        "Whether the show's voice says a recording's script, too, as a second witness to when each word was said: word starts come a little nearer, at the cost of a narration."
    )]
    public bool VoiceWitness { get; init; }

    [Description(
        "A speech-to-text service with OpenAI's interface that hears recordings without a script instead; its key is in MEDIAPIPELINE_SPEECH_KEY. The Whisper model still finds when each word was said."
    )]
    public SpeechServiceSettings? Service { get; init; }
}

/// <summary>A speech-to-text service with OpenAI's interface.</summary>
public sealed record SpeechServiceSettings
{
    [Description("Its address, up to the version: https://api.openai.com/v1")]
    public Uri Endpoint { get; init; } = new("https://api.openai.com/v1");

    [Description("The service's name for the model.")]
    public string Model { get; init; } = "whisper-1";
}
