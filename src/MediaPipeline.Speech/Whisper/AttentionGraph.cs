using MediaPipeline.Speech.Onnx;
using static MediaPipeline.Speech.Onnx.OnnxField;

namespace MediaPipeline.Speech.Whisper;

/// <summary>
/// Cuts out of a merged decoder what leads from given tokens to the cross-attention of a few layers. Timing words needs
/// no scores over the vocabulary, which are most of a small decoder's work, and no layer above the last one asked for.
/// </summary>
internal static class AttentionGraph
{
    /// <summary>The graph cut out, whose outputs are those of the layers, in their order.</summary>
    /// <param name="decoder">The decoder's file.</param>
    /// <param name="layers">The layers asked for.</param>
    /// <returns>Null if the decoder is not built as expected: then the whole of it has to do.</returns>
    public static byte[]? Cut(byte[] decoder, IReadOnlyList<int> layers)
    {
        var model = new OnnxMessage(decoder);
        if (model.All(ModelGraph).Select(g => new OnnxMessage(g)).FirstOrDefault() is not { } graph)
        {
            return null;
        }
        var nodes = graph.All(GraphNode).Select(Node.Read).ToList();
        if (nodes.Where(n => n.Operator == "If").ToList() is not [var choice] || Branch(choice, "else_branch") is not { } branch)
        {
            return null;
        }
        // The outputs of the choice are those of its branch, in the same order.
        var names = choice
            .Outputs.Zip(branch.All(GraphOutput).Select(o => new OnnxMessage(o).Text(ValueInfoName)))
            .DistinctBy(n => n.First)
            .ToDictionary();
        var wanted = layers.Select(l => names.GetValueOrDefault($"cross_attentions.{l}", "")).ToArray();
        if (wanted.Contains(""))
        {
            return null;
        }
        List<Node> all = [.. nodes.Where(n => n != choice), .. branch.All(GraphNode).Select(Node.Read)];
        var (kept, needed) = Needed(all, wanted);
        var inputs = graph.All(GraphInput).Where(i => needed.Contains(new OnnxMessage(i).Text(ValueInfoName))).ToList();
        if (inputs.Select(i => new OnnxMessage(i).Text(ValueInfoName)).Except(["input_ids", "encoder_hidden_states"]).Any())
        {
            return null;
        }
        var cut = new OnnxMessage();
        kept.ForEach(n => cut.Add(GraphNode, n.Content));
        foreach (var weights in graph.All(GraphInitializer).Concat(branch.All(GraphInitializer)))
        {
            if (needed.Contains(new OnnxMessage(weights).Text(TensorName)))
            {
                cut.Add(GraphInitializer, weights);
            }
        }
        inputs.ForEach(i => cut.Add(GraphInput, i));
        var outputs = branch.All(GraphOutput).ToLookup(o => new OnnxMessage(o).Text(ValueInfoName));
        foreach (var output in wanted.SelectMany(w => outputs[w]))
        {
            cut.Add(GraphOutput, output);
        }
        cut.Add(GraphName, "attention"u8.ToArray());
        return new OnnxMessage().AddAllBut(model, ModelGraph).Add(ModelGraph, cut.ToBytes()).ToBytes();
    }

    /// <summary>The nodes that the outputs depend on, in their order, and the names of all values that these read.</summary>
    private static (List<Node> Nodes, HashSet<string> Names) Needed(List<Node> nodes, IEnumerable<string> outputs)
    {
        var needed = outputs.ToHashSet();
        var kept = new List<Node>();
        for (var n = nodes.Count - 1; n >= 0; n--)
        {
            if (nodes[n].Outputs.Any(needed.Contains))
            {
                kept.Add(nodes[n]);
                needed.UnionWith(nodes[n].Inputs);
            }
        }
        kept.Reverse();
        return (kept, needed);
    }

    private static OnnxMessage? Branch(Node node, string name) =>
        new OnnxMessage(node.Content)
            .All(NodeAttribute)
            .Select(a => new OnnxMessage(a))
            .Where(a => a.Text(AttributeName) == name)
            .SelectMany(a => a.All(AttributeGraph))
            .Select(g => new OnnxMessage(g))
            .FirstOrDefault();

    private sealed record Node(ReadOnlyMemory<byte> Content, string Operator, List<string> Inputs, List<string> Outputs)
    {
        public static Node Read(ReadOnlyMemory<byte> content)
        {
            var node = new OnnxMessage(content);
            // A node with graphs of its own reads what these take from outside.
            var inner = node.All(NodeAttribute)
                .SelectMany(a => new OnnxMessage(a).All(AttributeGraph))
                .SelectMany(g => new OnnxMessage(g).All(GraphNode))
                .SelectMany(n => Read(n).Inputs);
            return new Node(content, node.Text(NodeOperator), [.. node.Texts(NodeInput), .. inner], [.. node.Texts(NodeOutput)]);
        }
    }
}
