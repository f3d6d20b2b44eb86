using System.Numerics.Tensors;
using Microsoft.ML.OnnxRuntime;

namespace MediaPipeline.Speech.Whisper;

/// <summary>The results of one decoder pass over n given tokens.</summary>
public sealed class DecoderPass : IDisposable
{
    private readonly IDisposableReadOnlyCollection<OrtValue> outputs;
    private readonly IReadOnlyList<int> attentionLayers;
    private readonly int vocabulary;

    internal DecoderPass(IDisposableReadOnlyCollection<OrtValue> outputs, IReadOnlyList<int> attentionLayers, int length, int vocabulary)
    {
        this.outputs = outputs;
        this.attentionLayers = attentionLayers;
        this.vocabulary = vocabulary;
        Length = length;
    }

    /// <summary>Positions in the pass: n.</summary>
    public int Length { get; }

    /// <summary>The scores over the vocabulary of the token that follows a position.</summary>
    public ReadOnlySpan<float> Logits(int position) => outputs[0].GetTensorDataAsSpan<float>().Slice(position * vocabulary, vocabulary);

    /// <summary>
    /// The attention of a layer's head, [n, 1500]: each row sums to 1 over the encoder's frames of 20 ms.
    /// </summary>
    public ReadOnlySpan<float> Attention(int layer, int head)
    {
        var index = 1 + IndexOf(layer);
        var size = Length * WhisperModel.EncoderFrames;
        return outputs[index].GetTensorDataAsSpan<float>().Slice(head * size, size);
    }

    /// <summary>
    /// The natural logarithm of the sum of the exponents of a row: subtract it from a score for a
    /// log-probability.
    /// </summary>
    public static float LogSum(ReadOnlySpan<float> logits)
    {
        var top = TensorPrimitives.Max(logits);
        var sum = 0f;
        Span<float> chunk = stackalloc float[1024];
        for (var i = 0; i < logits.Length; i += chunk.Length)
        {
            var part = chunk[..Math.Min(chunk.Length, logits.Length - i)];
            TensorPrimitives.Subtract(logits.Slice(i, part.Length), top, part);
            TensorPrimitives.Exp<float>(part, part);
            sum += TensorPrimitives.Sum<float>(part);
        }
        return top + MathF.Log(sum);
    }

    /// <inheritdoc />
    public void Dispose() => outputs.Dispose();

    private int IndexOf(int layer)
    {
        for (var i = 0; i < attentionLayers.Count; i++)
        {
            if (attentionLayers[i] == layer)
            {
                return i;
            }
        }
        throw new ArgumentException($"Layer {layer}'s attention was not asked for.", nameof(layer));
    }
}
