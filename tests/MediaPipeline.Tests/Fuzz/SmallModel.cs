using System.Text;
using System.Text.Json;
using MediaPipeline.Speech.Onnx;
using MediaPipeline.Speech.Whisper;
using static MediaPipeline.Speech.Onnx.OnnxField;

namespace MediaPipeline.Tests.Fuzz;

/// <summary>Models of a few bytes that have all that their readers look for: AFL takes no long inputs, and finds more in short ones.</summary>
internal static class SmallModel
{
    /// <summary>A decoder as Optimum writes them: a choice between two branches, with cross attentions and integer products.</summary>
    public static byte[] Decoder()
    {
        var branch = new OnnxMessage()
            .Add(GraphNode, Node("MatMulInteger", ["h", "w", "hz", "wz"], ["p"]))
            .Add(GraphNode, Node("DequantizeLinear", ["w", "s", "wz"], ["d"]))
            .Add(GraphNode, Node("Transpose", ["d"], ["cross_attentions.0"]))
            .Add(GraphNode, Node("Identity", ["p"], ["cross_attentions.1"]))
            .Add(GraphOutput, Value("cross_attentions.0"))
            .Add(GraphOutput, Value("cross_attentions.1"))
            .ToBytes();
        var otherwise = new OnnxMessage().Add(AttributeName, "else_branch"u8.ToArray()).Add(AttributeGraph, branch).ToBytes();
        var choice = Node("If", ["c"], ["cross_attentions.0", "cross_attentions.1"], otherwise);
        return Model(
            new OnnxMessage()
                .Add(GraphNode, Node("Gather", ["input_ids"], ["h"]))
                .Add(GraphNode, choice)
                .Add(GraphInitializer, Weights("w", [1, 2, 3]))
                .Add(GraphInitializer, Weights("wz", [0]))
                .Add(GraphInput, Value("input_ids"))
                .Add(GraphInput, Value("encoder_hidden_states"))
        );
    }

    /// <summary>A voice's graph: convolutions over rows, inputs of known shape.</summary>
    public static byte[] Voice() =>
        Model(
            new OnnxMessage()
                .Add(
                    GraphNode,
                    Node("Conv", ["x", "w", "b"], ["y"], Integers("dilations", 2), Integers("kernel_shape", 3), Integers("pads", 2, 2))
                )
                .Add(GraphNode, Node("ConvTranspose", ["y", "w"], ["z"], Integers("strides", 8), Integers("kernel_shape", 16)))
                .Add(GraphInitializer, Weights("w", [1, 2, 3]))
                .Add(GraphInput, Value("x"))
        );

    /// <summary>The head of a model of whisper.cpp's.</summary>
    public static byte[] Ggml()
    {
        using var file = new MemoryStream();
        using var writer = new BinaryWriter(file);
        writer.Write("lmgg"u8);
        foreach (var number in new[] { 51864, 1500, 384, 6, 4, 448, 384, 6, 4, 80, 1 })
        {
            writer.Write(number);
        }
        // Mel filters, 80 bands by one bin, then a vocabulary of one word.
        writer.Write(80);
        writer.Write(1);
        writer.Write(new byte[320]);
        writer.Write(1);
        writer.Write(1);
        writer.Write((byte)'a');
        // A tensor: dimensions, length of its name, kind, size, name, values.
        writer.Write(1);
        writer.Write(1);
        writer.Write(0);
        writer.Write(2);
        writer.Write((byte)'t');
        writer.Write(new byte[8]);
        return file.ToArray();
    }

    public static byte[] Tokenizer()
    {
        var vocabulary = BytePairs.Symbols.Select((symbol, id) => (Piece: symbol.ToString(), id)).Append(("ab", 256));
        return JsonSerializer.SerializeToUtf8Bytes(
            new
            {
                model = new { vocab = vocabulary.ToDictionary(p => p.Item1, p => p.Item2), merges = new[] { "a b" } },
                added_tokens = new[] { "<|endoftext|>", "<|startoftranscript|>", "<|notimestamps|>", "<|0.00|>" }.Select(
                    (content, i) => new { id = 257 + i, content }
                ),
            }
        );
    }

    /// <summary>Both files of settings in one.</summary>
    public static byte[] WhisperSettings() =>
        """
            { "decoder_attention_heads": 6, "decoder_layers": 4, "d_model": 384, "num_mel_bins": 80, "vocab_size": 51864,
              "alignment_heads": [[1, 2], [3, 4]], "is_multilingual": false, "suppress_tokens": [1, 2], "begin_suppress_tokens": [220] }
            """u8.ToArray();

    public static byte[] VoiceSettings() =>
        """
            { "audio": { "sample_rate": 22050 }, "espeak": { "voice": "en-us" },
              "inference": { "noise_scale": 0.667, "length_scale": 1, "noise_w": 0.8 },
              "phoneme_id_map": { "_": [0], "^": [1] }, "speaker_id_map": { "a": 0 }, "num_speakers": 1, "language": { "code": "en_US" } }
            """u8.ToArray();

    private static byte[] Model(OnnxMessage graph) =>
        new OnnxMessage()
            .Add(ModelOperators, new OnnxMessage().AddNumber(OperatorsVersion, 15).ToBytes())
            .Add(ModelGraph, graph.ToBytes())
            .ToBytes();

    private static byte[] Node(string name, string[] inputs, string[] outputs, params byte[][] attributes)
    {
        var node = new OnnxMessage();
        Array.ForEach(inputs, i => node.Add(NodeInput, Encoding.UTF8.GetBytes(i)));
        Array.ForEach(outputs, o => node.Add(NodeOutput, Encoding.UTF8.GetBytes(o)));
        node.Add(NodeOperator, Encoding.UTF8.GetBytes(name));
        Array.ForEach(attributes, a => node.Add(NodeAttribute, a));
        return node.ToBytes();
    }

    private static byte[] Integers(string name, params ulong[] values)
    {
        var attribute = new OnnxMessage().Add(AttributeName, Encoding.UTF8.GetBytes(name));
        Array.ForEach(values, v => attribute.AddNumber(AttributeIntegers, v));
        return attribute.ToBytes();
    }

    private static byte[] Weights(string name, byte[] values) =>
        new OnnxMessage()
            .AddNumber(TensorDimensions, (ulong)values.Length)
            .AddNumber(TensorType, 3)
            .Add(TensorName, Encoding.UTF8.GetBytes(name))
            .Add(TensorBytes, values)
            .ToBytes();

    private static byte[] Value(string name) =>
        new OnnxMessage()
            .Add(ValueInfoName, Encoding.UTF8.GetBytes(name))
            .Add(ValueInfoType, new OnnxMessage().Add(TypeTensor, new OnnxMessage().AddNumber(TypeTensor, 1).ToBytes()).ToBytes())
            .ToBytes();
}
