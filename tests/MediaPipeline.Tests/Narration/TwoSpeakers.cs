using System.Text;
using System.Text.Json.Nodes;
using MediaPipeline.Speech.Onnx;

namespace MediaPipeline.Tests.Narration;

/// <summary>
/// The embedded voice as a voice of two speakers, for want of a real one on this machine: its graph gets the input
/// <c>sid</c> that such voices have, and the second speaker is the first at a quarter of the level.
/// </summary>
internal static class TwoSpeakers
{
    /// <summary>Writes <c>NAME.onnx</c> with <c>NAME.onnx.json</c> beside it; gives the path of the model.</summary>
    public static string Write(string folder, string name = "en_US-duo-medium")
    {
        var embedded = Path.Combine(Project.Root, "models", "piper-en_US-joe-medium", "en_US-joe-medium.onnx");
        var path = Path.Combine(folder, $"{name}.onnx");
        File.WriteAllBytes(path, Add(File.ReadAllBytes(embedded)));
        var config = JsonNode.Parse(File.ReadAllText(embedded + ".json"))!;
        config["num_speakers"] = 2;
        config["speaker_id_map"] = new JsonObject { ["near"] = 0, ["far"] = 1 };
        File.WriteAllText(path + ".json", config.ToJsonString());
        return path;
    }

    // Field numbers are those of onnx/onnx.proto.
    private static byte[] Add(byte[] voice)
    {
        var model = new OnnxMessage(voice);
        var graph = new OnnxMessage(model.All(7).Single());
        // The voice has values of its own by these names.
        string Renamed(string value) => value is "sid" or "output" ? $"{value}_of_one" : value;
        var renamed = new OnnxMessage().AddAllBut(graph, 1, 5);
        foreach (var node in graph.All(1).Select(n => new OnnxMessage(n)))
        {
            var copy = new OnnxMessage();
            node.Texts(1).ToList().ForEach(i => copy.Add(1, Text(Renamed(i))));
            node.Texts(2).ToList().ForEach(o => copy.Add(2, Text(Renamed(o))));
            renamed.Add(1, copy.AddAllBut(node, 1, 2).ToBytes());
        }
        foreach (var weights in graph.All(5).Select(w => new OnnxMessage(w)))
        {
            renamed.Add(5, new OnnxMessage().AddAllBut(weights, 8).Add(8, Text(Renamed(weights.Text(8)))).ToBytes());
        }
        renamed.Add(1, Node("Gather", ["speaker_levels", "sid"], "speaker_level"));
        renamed.Add(1, Node("Mul", ["output_of_one", "speaker_level"], "output"));
        byte[] levels = [0x08, 0x02, 0x10, 0x01];
        renamed.Add(
            5,
            (byte[])
                [
                    .. levels,
                    .. new OnnxMessage()
                        .Add(8, Text("speaker_levels"))
                        .Add(9, (byte[])[.. BitConverter.GetBytes(1f), .. BitConverter.GetBytes(0.25f)])
                        .ToBytes(),
                ]
        );
        // A tensor of one 64-bit integer.
        byte[] type = [0x0A, 0x08, 0x08, 0x07, 0x12, 0x04, 0x0A, 0x02, 0x08, 0x01];
        renamed.Add(11, new OnnxMessage().Add(1, Text("sid")).Add(2, type).ToBytes());
        return new OnnxMessage().AddAllBut(model, 7).Add(7, renamed.ToBytes()).ToBytes();
    }

    private static byte[] Node(string kind, string[] inputs, string output)
    {
        var node = new OnnxMessage();
        foreach (var input in inputs)
        {
            node.Add(1, Text(input));
        }
        return node.Add(2, Text(output)).Add(4, Text(kind)).ToBytes();
    }

    private static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);
}
