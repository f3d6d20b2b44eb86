using MediaPipeline.Speech.Whisper;

namespace MediaPipeline.Speech.Alignment;

/// <summary>What listening with a script and without have in common: one model's encoder, decoder and timer of words.</summary>
/// <param name="model">Any Whisper model with cross-attention outputs.</param>
/// <param name="options">The language, and how to decode.</param>
internal sealed class WindowEar(WhisperModel model, DecodingOptions options)
{
    public WhisperModel Model => model;

    public DecodingOptions Options => options;

    /// <summary>Encodes windows, the next while one is decoded.</summary>
    public WindowEncoder Encoder { get; } = new(model);

    /// <summary>Decodes without a script.</summary>
    public FreeDecoder Free { get; } = new(model, options);

    /// <summary>Tells from cross-attention when words are said.</summary>
    public WordTimer Timer { get; } = new(model, AttentionHead.For(model));
}
