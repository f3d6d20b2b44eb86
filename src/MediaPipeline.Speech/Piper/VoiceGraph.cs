using System.Text;
using MediaPipeline.Speech.Onnx;
using static MediaPipeline.Speech.Onnx.OnnxField;

namespace MediaPipeline.Speech.Piper;

/// <summary>
/// A voice's graph as ONNX Runtime runs it faster, with the same weights: convolutions over time are written as ones over
/// pictures of one row, for which alone it has kernels that work on blocks of channels (a sixth faster on the whole voice);
/// and inputs say nothing of their shape, since for 3,000 values of known shape the search for memory to share takes longer
/// (a second) than to speak a sentence.
/// </summary>
internal static class VoiceGraph
{
    private const ulong Integer64 = 7;

    /// <summary>Since this version of the operators, where to add a dimension is an input of Unsqueeze and Squeeze.</summary>
    private const ulong AxesAsInput = 13;

    private const string Axis = "the row's axis";

    /// <summary>The model rewritten; itself where it is too old for that.</summary>
    /// <exception cref="InvalidDataException">The bytes are no model.</exception>
    public static byte[] Of(byte[] model)
    {
        var message = new OnnxMessage(model);
        if (message.All(ModelGraph).ToList() is not [var content] || OperatorsOf(message) < AxesAsInput)
        {
            return model;
        }
        var graph = new OnnxMessage(content);
        var rewritten = new OnnxMessage();
        foreach (var node in graph.All(GraphNode))
        {
            foreach (var part in OverPictures(node))
            {
                rewritten.Add(GraphNode, part);
            }
        }
        foreach (var input in graph.All(GraphInput))
        {
            rewritten.Add(GraphInput, WithoutShape(input));
        }
        var axis = new OnnxMessage()
            .AddNumber(TensorDimensions, 1)
            .AddNumber(TensorType, Integer64)
            .AddNumber(TensorLongs, 2)
            .Add(TensorName, Encoding.UTF8.GetBytes(Axis));
        rewritten.Add(GraphInitializer, axis.ToBytes()).AddAllBut(graph, GraphNode, GraphInput, GraphValue);
        return new OnnxMessage().AddAllBut(message, ModelGraph).Add(ModelGraph, rewritten.ToBytes()).ToBytes();
    }

    /// <summary>The version of ONNX's own operators.</summary>
    private static ulong OperatorsOf(OnnxMessage model) =>
        model
            .All(ModelOperators)
            .Select(o => new OnnxMessage(o))
            .Where(o => o.Text(OperatorsDomain) is "" or "ai.onnx")
            .Select(o => o.Numbers(OperatorsVersion).FirstOrDefault())
            .FirstOrDefault();

    /// <summary>A node, or for a convolution over time those that add a row to sound and weights, convolve, and take it away.</summary>
    private static IEnumerable<ReadOnlyMemory<byte>> OverPictures(ReadOnlyMemory<byte> content)
    {
        var node = new OnnxMessage(content);
        var attributes = node.All(NodeAttribute)
            .Select(a => new OnnxMessage(a))
            .DistinctBy(a => a.Text(AttributeName))
            .ToDictionary(a => a.Text(AttributeName));
        var inputs = node.Texts(NodeInput).ToList();
        if (
            node.Text(NodeOperator) != "Conv"
            || inputs.Count < 2
            || !attributes.TryGetValue("kernel_shape", out var kernel)
            || kernel.Numbers(AttributeIntegers).Count != 1
            || attributes.TryGetValue("group", out var groups) && groups.Numbers(AttributeInteger) is not [1]
        )
        {
            return [content];
        }
        var output = node.Text(NodeOutput);
        var (sound, weights, convolved) = ($"{output} sound", $"{output} weights", $"{output} convolved");
        var convolution = new OnnxMessage();
        foreach (var input in inputs.Skip(2).Prepend(weights).Prepend(sound))
        {
            convolution.Add(NodeInput, Encoding.UTF8.GetBytes(input));
        }
        convolution.Add(NodeOutput, Encoding.UTF8.GetBytes(convolved)).AddAllBut(node, NodeInput, NodeOutput, NodeAttribute);
        foreach (var (name, attribute) in attributes)
        {
            convolution.Add(NodeAttribute, OfPicture(name, attribute));
        }
        return
        [
            Reshaping("Unsqueeze", inputs[0], sound),
            Reshaping("Unsqueeze", inputs[1], weights),
            convolution.ToBytes(),
            Reshaping("Squeeze", convolved, output),
        ];
    }

    /// <summary>What a convolution over time is told, for a picture of one row.</summary>
    private static byte[] OfPicture(string name, OnnxMessage attribute)
    {
        ulong? along = name switch
        {
            "kernel_shape" or "strides" or "dilations" => 1,
            "pads" => 0,
            _ => null,
        };
        var picture = new OnnxMessage().AddAllBut(attribute, along is null ? [] : [AttributeIntegers]);
        if (along is { } across)
        {
            foreach (var number in attribute.Numbers(AttributeIntegers))
            {
                picture.AddNumber(AttributeIntegers, across).AddNumber(AttributeIntegers, number);
            }
        }
        return picture.ToBytes();
    }

    private static byte[] Reshaping(string kind, string input, string output) =>
        new OnnxMessage()
            .Add(NodeInput, Encoding.UTF8.GetBytes(input))
            .Add(NodeInput, Encoding.UTF8.GetBytes(Axis))
            .Add(NodeOutput, Encoding.UTF8.GetBytes(output))
            .Add(NodeOperator, Encoding.UTF8.GetBytes(kind))
            .ToBytes();

    private static ReadOnlyMemory<byte> WithoutShape(ReadOnlyMemory<byte> input) =>
        Inside(
            input,
            ValueInfoType,
            type => Inside(type, TypeTensor, tensor => new OnnxMessage().AddAllBut(new OnnxMessage(tensor), TensorShape).ToBytes())
        );

    private static ReadOnlyMemory<byte> Inside(
        ReadOnlyMemory<byte> message,
        int number,
        Func<ReadOnlyMemory<byte>, ReadOnlyMemory<byte>> change
    ) => new OnnxMessage(message).Replacing((field, content) => field == number ? change(content) : content).ToBytes();
}
