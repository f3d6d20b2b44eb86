using Microsoft.ML.OnnxRuntime;

namespace MediaPipeline.Speech.Whisper;

/// <summary>The results of one decoder pass over n given tokens.</summary>
public sealed class DecoderPass : IDisposable
{
    private readonly WhisperModel model;
    private readonly OrtValue encoded;
    private readonly IDisposableReadOnlyCollection<OrtValue> outputs;
    private readonly Dictionary<int, int> attention;
    private readonly int caches;

    /// <param name="model">The model.</param>
    /// <param name="encoded">The encoder's output.</param>
    /// <param name="outputs">The scores, then the attention of the layers, then keys and values, four for each layer.</param>
    /// <param name="attentionLayers">The layers whose attention there is.</param>
    /// <param name="length">Tokens in the pass.</param>
    internal DecoderPass(
        WhisperModel model,
        OrtValue encoded,
        IDisposableReadOnlyCollection<OrtValue> outputs,
        IReadOnlyList<int> attentionLayers,
        int length
    )
    {
        this.model = model;
        this.encoded = encoded;
        this.outputs = outputs;
        attention = attentionLayers.Select((layer, i) => (layer, i + 1)).ToDictionary();
        caches = attentionLayers.Count + 1;
        Length = length;
    }

    /// <summary>Positions in the pass: n.</summary>
    public int Length { get; }

    /// <summary>The scores over the vocabulary of the token that follows a position.</summary>
    public ReadOnlySpan<float> Logits(int position)
    {
        var vocabulary = model.Config.Vocabulary;
        return outputs[0].GetTensorDataAsSpan<float>().Slice(position * vocabulary, vocabulary);
    }

    /// <summary>
    /// The attention of a layer's head, [n, 1500]: each row sums to 1 over the encoder's frames of 20 ms.
    /// </summary>
    /// <exception cref="ArgumentException">The layer's attention was not asked for.</exception>
    public ReadOnlySpan<float> Attention(int layer, int head) =>
        attention.TryGetValue(layer, out var index)
            ? HeadOf(outputs[index], head, Length)
            : throw new ArgumentException($"Layer {layer}'s attention was not asked for.", nameof(layer));

    /// <summary>
    /// Goes on token by token after the first so many tokens of the pass, which must have kept its cache and must live
    /// as long as the state.
    /// </summary>
    public DecoderState Continue(int tokens)
    {
        var layers = model.Config.Layers;
        var (own, cross) = (new OrtValue[2 * layers], new OrtValue[2 * layers]);
        for (var layer = 0; layer < layers; layer++)
        {
            for (var part = 0; part < 2; part++)
            {
                own[2 * layer + part] = FirstTokens(outputs[caches + 4 * layer + part], tokens);
                cross[2 * layer + part] = outputs[caches + 4 * layer + 2 + part];
            }
        }
        return new DecoderState(model, encoded, cross, own, new Owned(own), Logits(tokens - 1).ToArray(), tokens);
    }

    /// <inheritdoc />
    public void Dispose() => outputs.Dispose();

    internal static ReadOnlySpan<float> HeadOf(OrtValue attention, int head, int length)
    {
        var size = length * WhisperModel.EncoderFrames;
        return attention.GetTensorDataAsSpan<float>().Slice(head * size, size);
    }

    /// <summary>A copy of keys or values, [1, heads, n, size], of the first tokens alone.</summary>
    private static OrtValue FirstTokens(OrtValue cache, int tokens)
    {
        var shape = cache.GetTensorTypeAndShape().Shape;
        var (heads, all, size) = ((int)shape[1], (int)shape[2], (int)shape[3]);
        var first = WhisperModel.Empty([1, heads, tokens, size]);
        var source = cache.GetTensorDataAsSpan<float>();
        var target = first.GetTensorMutableDataAsSpan<float>();
        for (var head = 0; head < heads; head++)
        {
            source.Slice(head * all * size, tokens * size).CopyTo(target[(head * tokens * size)..]);
        }
        return first;
    }

    private sealed class Owned(OrtValue[] values) : IDisposable
    {
        public void Dispose()
        {
            foreach (var value in values)
            {
                value.Dispose();
            }
        }
    }
}
