using System.Text.Json;
using MediaPipeline.Speech.Onnx;

namespace MediaPipeline.Speech.Whisper;

/// <summary>
/// What a model's <c>config.json</c> and <c>generation_config.json</c> say of it. Counts are of the decoder.
/// </summary>
public sealed record WhisperConfig(
    int Layers,
    int Heads,
    int HeadSize,
    int MelBands,
    int Vocabulary,
    bool Multilingual,
    IReadOnlyList<(int Layer, int Head)> AlignmentHeads,
    IReadOnlyList<int> SuppressedTokens,
    IReadOnlyList<int> SuppressedAtStart
)
{
    /// <summary>Positions that the decoder takes: prompt and text together.</summary>
    public const int MaxPositions = 448;

    /// <summary>Reads both files from a model's folder.</summary>
    /// <exception cref="WhisperModelException">A file is missing or lacks a figure.</exception>
    public static WhisperConfig Load(string folder)
    {
        var path = Path.Combine(folder, "config.json");
        try
        {
            using var config = JsonDocument.Parse(File.ReadAllBytes(path));
            var heads = config.RootElement.GetProperty("decoder_attention_heads").GetInt32();
            var layers = config.RootElement.GetProperty("decoder_layers").GetInt32();
            var width = config.RootElement.GetProperty("d_model").GetInt32();
            var bands = config.RootElement.GetProperty("num_mel_bins").GetInt32();
            var vocabulary = config.RootElement.GetProperty("vocab_size").GetInt32();
            path = Path.Combine(folder, "generation_config.json");
            using var generation = JsonDocument.Parse(File.ReadAllBytes(path));
            var root = generation.RootElement;
            var alignment = root.TryGetProperty("alignment_heads", out var listed)
                ? listed.EnumerateArray().Select(h => (h[0].GetInt32(), h[1].GetInt32())).ToList()
                // Without a list, the upper half of the layers: openai/whisper's own fallback.
                : [.. from l in Enumerable.Range(layers / 2, layers - layers / 2) from h in Enumerable.Range(0, heads) select (l, h)];
            return new WhisperConfig(
                layers,
                heads,
                width / heads,
                bands,
                vocabulary,
                root.TryGetProperty("is_multilingual", out var many) ? many.GetBoolean() : vocabulary > 51864,
                alignment,
                Tokens(root, "suppress_tokens"),
                Tokens(root, "begin_suppress_tokens")
            );
        }
        catch (Exception e) when (DamagedSettings.IsCause(e))
        {
            throw new WhisperModelException(path, $"the model's settings could not be read: {e.Message}", e);
        }
    }

    private static List<int> Tokens(JsonElement root, string name) =>
        root.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array
            ? [.. list.EnumerateArray().Select(t => t.GetInt32())]
            : [];
}
