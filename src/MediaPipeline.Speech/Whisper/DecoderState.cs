using Microsoft.ML.OnnxRuntime;

namespace MediaPipeline.Speech.Whisper;

/// <summary>
/// A text that is being decoded token by token: the decoder's keys and values for the tokens so far, and the scores of
/// the next one. A state does not change, so several texts can go on from the same one. (The merged model's cached
/// branch takes one token at a time.)
/// </summary>
public sealed class DecoderState : IDisposable
{
    private readonly WhisperModel model;
    private readonly OrtValue encoded;
    private readonly IReadOnlyList<OrtValue> cross;
    private readonly IReadOnlyList<OrtValue> own;
    private readonly IDisposable owner;
    private readonly OrtValue? scores;
    private readonly float[]? firstScores;

    /// <param name="model">The model.</param>
    /// <param name="encoded">The encoder's output.</param>
    /// <param name="cross">Keys and values of the sound, two for each layer, owned by the pass that began the text.</param>
    /// <param name="own">Keys and values of the text, two for each layer.</param>
    /// <param name="owner">Holds <paramref name="own"/>.</param>
    /// <param name="logits">The scores of the next token.</param>
    /// <param name="positions">Tokens so far.</param>
    internal DecoderState(
        WhisperModel model,
        OrtValue encoded,
        IReadOnlyList<OrtValue> cross,
        IReadOnlyList<OrtValue> own,
        IDisposable owner,
        float[] logits,
        int positions
    )
        : this(model, encoded, cross, own, owner, positions) => firstScores = logits;

    private DecoderState(
        WhisperModel model,
        OrtValue encoded,
        IReadOnlyList<OrtValue> cross,
        IReadOnlyList<OrtValue> own,
        IDisposable owner,
        int positions
    )
    {
        this.model = model;
        this.encoded = encoded;
        this.cross = cross;
        this.own = own;
        this.owner = owner;
        Positions = positions;
    }

    private DecoderState(DecoderState before, IDisposableReadOnlyCollection<OrtValue> outputs)
        : this(before.model, before.encoded, before.cross, [.. outputs.Skip(1)], outputs, before.Positions + 1) => scores = outputs[0];

    /// <summary>Tokens decoded so far, the prompt among them.</summary>
    public int Positions { get; }

    /// <summary>The scores over the vocabulary of the token that comes next.</summary>
    public ReadOnlySpan<float> Logits => scores is { } value ? value.GetTensorDataAsSpan<float>() : firstScores;

    /// <summary>The text with one more token.</summary>
    public DecoderState Step(int token) => new(this, model.RunStep(token, encoded, own, cross));

    /// <inheritdoc />
    public void Dispose() => owner.Dispose();
}
