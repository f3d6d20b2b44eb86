using System.Runtime.Intrinsics.X86;
using MediaPipeline.Speech.Onnx;
using static MediaPipeline.Speech.Onnx.OnnxField;

namespace MediaPipeline.Speech.Whisper;

/// <summary>
/// Writes a quantized model's signed weights as unsigned ones, with their zero points: the same numbers, 128 more each.
/// Processors of x64 with AVX2 or AVX-512 but without VNNI add two products of signed and unsigned bytes in 16 bits, which
/// overflows, so that Whisper mishears; products of unsigned bytes go another way, which does not
/// (onnxruntime.ai, 'Quantize ONNX models', on U8S8 and saturation). onnxruntime's own switch for this,
/// <c>session.x64quantprecision</c>, does not reach the branches that a merged decoder lies in.
/// </summary>
internal static class UnsignedWeights
{
    private const ulong UnsignedByte = 2;
    private const ulong SignedByte = 3;

    /// <summary>Whether this processor needs it.</summary>
    public static bool AreNeeded { get; } = Avx2.IsSupported && !HasVnni();

    /// <summary>The model with its weights unsigned; itself where there are none to change.</summary>
    /// <exception cref="InvalidDataException">The bytes are no model.</exception>
    public static byte[] Of(byte[] model)
    {
        var message = new OnnxMessage(model);
        var graphs = message.All(ModelGraph).ToList();
        if (graphs is not [var graph])
        {
            return model;
        }
        var signed = SignedWeights(new OnnxMessage(graph));
        return signed.Count > 0
            ? new OnnxMessage().AddAllBut(message, ModelGraph).Add(ModelGraph, Changed(new OnnxMessage(graph), signed)).ToBytes()
            : model;
    }

    /// <summary>AVX512_VNNI (leaf 7, ECX bit 11) or AVX-VNNI (leaf 7.1, EAX bit 4): Intel 64 and IA-32 manual, CPUID.</summary>
    private static bool HasVnni() =>
        X86Base.IsSupported
        && (X86Base.CpuId(7, 0) is var (_, _, ecx, _) && (ecx >> 11 & 1) == 1 || (X86Base.CpuId(7, 1).Eax >> 4 & 1) == 1);

    /// <summary>
    /// The names of all values that turn unsigned: weights of integer products with their zero points, and what these share
    /// them with, as the last layer shares the table of embeddings. None where a zero point is left out, which then means 0.
    /// </summary>
    private static HashSet<string> SignedWeights(OnnxMessage graph)
    {
        List<(string Operator, List<string> Inputs, List<string> Outputs)> nodes = [.. Nodes(graph)];
        var found = nodes.Where(n => n.Operator == "MatMulInteger").Select(n => At(n.Inputs, 1)).ToHashSet();
        for (var before = -1; found.Count > before; )
        {
            before = found.Count;
            foreach (var (name, inputs, outputs) in nodes)
            {
                (string, string?)? pair = name switch
                {
                    "MatMulInteger" => (At(inputs, 1), inputs.ElementAtOrDefault(3)),
                    "DequantizeLinear" => (At(inputs, 0), inputs.ElementAtOrDefault(2)),
                    "Transpose" or "Gather" or "Reshape" or "Identity" => (At(inputs, 0), At(outputs, 0)),
                    _ => null,
                };
                if (pair is not var (one, other) || !found.Contains(one) && (other is null || !found.Contains(other)))
                {
                    continue;
                }
                if (string.IsNullOrEmpty(other))
                {
                    return [];
                }
                found.Add(one);
                found.Add(other);
            }
        }
        return found;
    }

    /// <exception cref="InvalidDataException">The operator lacks what every such has.</exception>
    private static string At(List<string> names, int index) =>
        index < names.Count
            ? names[index]
            : throw new InvalidDataException($"An operator has {names.Count} values, but needs {index + 1}.");

    private static IEnumerable<(string Operator, List<string> Inputs, List<string> Outputs)> Nodes(OnnxMessage graph) =>
        graph
            .All(GraphNode)
            .Select(n => new OnnxMessage(n))
            .SelectMany(n =>
                Branches(n)
                    .SelectMany(b => Nodes(b.Graph))
                    .Append((n.Text(NodeOperator), [.. n.Texts(NodeInput)], [.. n.Texts(NodeOutput)]))
            );

    private static IEnumerable<(OnnxMessage Attribute, OnnxMessage Graph)> Branches(OnnxMessage node) =>
        node.All(NodeAttribute).Select(a => new OnnxMessage(a)).SelectMany(a => a.All(AttributeGraph).Select(g => (a, new OnnxMessage(g))));

    // Types noted of values in between would be those of before; onnxruntime finds them out by itself.
    private static byte[] Changed(OnnxMessage graph, HashSet<string> signed) =>
        new OnnxMessage()
            .AddAllBut(graph, GraphValue)
            .Replacing(
                (number, content) =>
                    number switch
                    {
                        GraphInitializer => Unsigned(content, signed),
                        GraphNode => ChangedNode(content, signed),
                        _ => content,
                    }
            )
            .ToBytes();

    private static ReadOnlyMemory<byte> ChangedNode(ReadOnlyMemory<byte> node, HashSet<string> signed)
    {
        var message = new OnnxMessage(node);
        return !Branches(message).Any()
            ? node
            : message
                .Replacing(
                    (number, attribute) =>
                        number != NodeAttribute
                            ? attribute
                            : new OnnxMessage(attribute)
                                .Replacing((field, graph) => field == AttributeGraph ? Changed(new OnnxMessage(graph), signed) : graph)
                                .ToBytes()
                )
                .ToBytes();
    }

    private static ReadOnlyMemory<byte> Unsigned(ReadOnlyMemory<byte> tensor, HashSet<string> signed)
    {
        var message = new OnnxMessage(tensor);
        if (!signed.Contains(message.Text(TensorName)) || message.Numbers(TensorType) is not [SignedByte])
        {
            return tensor;
        }
        // Zero points are few, and mostly kept as numbers rather than as bytes.
        byte[] bytes = message.All(TensorBytes).FirstOrDefault() is { Length: > 0 } raw
            ? raw.ToArray()
            : [.. message.Numbers(TensorIntegers).Select(n => (byte)n)];
        for (var b = 0; b < bytes.Length; b++)
        {
            bytes[b] ^= 0x80;
        }
        return new OnnxMessage()
            .AddAllBut(message, TensorType, TensorBytes, TensorIntegers)
            .AddNumber(TensorType, UnsignedByte)
            .Add(TensorBytes, bytes)
            .ToBytes();
    }
}
