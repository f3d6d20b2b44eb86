using Microsoft.ML.OnnxRuntime;

namespace MediaPipeline.Speech.Whisper;

/// <summary>The cross-attention of some layers for n given tokens, without the scores of a <see cref="DecoderPass"/>.</summary>
public sealed class AttentionPass : IDisposable
{
    private readonly IDisposableReadOnlyCollection<OrtValue> outputs;
    private readonly Dictionary<int, int> attention;

    internal AttentionPass(IDisposableReadOnlyCollection<OrtValue> outputs, IReadOnlyList<int> layers, int length)
    {
        this.outputs = outputs;
        attention = layers.Select((layer, i) => (layer, i)).ToDictionary();
        Length = length;
    }

    /// <summary>Tokens in the pass: n.</summary>
    public int Length { get; }

    /// <summary>The attention of a layer's head, [n, 1500].</summary>
    /// <exception cref="ArgumentException">The layer's attention was not asked for.</exception>
    public ReadOnlySpan<float> Attention(int layer, int head) =>
        attention.TryGetValue(layer, out var index)
            ? DecoderPass.HeadOf(outputs[index], head, Length)
            : throw new ArgumentException($"Layer {layer}'s attention was not asked for.", nameof(layer));

    /// <inheritdoc />
    public void Dispose() => outputs.Dispose();
}
