using System.Text.Json;
using MediaPipeline.Speech.Whisper;

namespace MediaPipeline.Speech.Alignment;

/// <summary>
/// A cross-attention head that follows the speech, and how many encoder frames of 20 ms its attention runs
/// behind (positive) the sound it stands for.
/// </summary>
public readonly record struct AttentionHead(int Layer, int Head, int Lag)
{
    /// <summary>The file beside a model's others that keeps its calibrated heads.</summary>
    public const string FileName = "alignment.json";

    // Chosen and measured on synthesized speech whose word times are known; see docs/benchmarks.md.
    private static readonly AttentionHead[] TinyEnglish = [new(2, 4, 1), new(2, 1, 4), new(1, 2, -1)];
    private static readonly AttentionHead[] Base = [new(5, 1, 4), new(4, 2, 1), new(3, 0, -1)];

    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>
    /// The heads to use for a model: those calibrated for it (<see cref="FileName"/>), the measured set for the models
    /// that have one, otherwise the model's own list (<c>alignment_heads</c>) with the usual lag of such heads.
    /// </summary>
    /// <exception cref="WhisperModelException">The file with the calibrated heads is broken, or another model's.</exception>
    public static IReadOnlyList<AttentionHead> For(WhisperModel model) => Read(model) ?? Known(model.Config);

    /// <summary>The decoder layers that heads are in, each once.</summary>
    public static int[] LayersOf(IReadOnlyList<AttentionHead> heads) => [.. heads.Select(h => h.Layer).Distinct()];

    /// <summary>Keeps calibrated heads beside the model.</summary>
    /// <returns>The file's path.</returns>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    public static string Keep(WhisperModel model, CalibratedHeads calibrated)
    {
        var path = Path.Combine(model.Folder, FileName);
        var temporary = path + ".part";
        File.WriteAllText(temporary, JsonSerializer.Serialize(calibrated, Format) + "\n");
        File.Move(temporary, path, overwrite: true);
        return path;
    }

    /// <summary>The heads that a model has without calibration.</summary>
    public static IReadOnlyList<AttentionHead> Known(WhisperConfig config) =>
        (config.Layers, config.Heads, config.Multilingual) switch
        {
            (4, 6, false) => TinyEnglish,
            (6, 8, true) => Base,
            _ => [.. config.AlignmentHeads.Select(h => new AttentionHead(h.Layer, h.Head, 2))],
        };

    private static IReadOnlyList<AttentionHead>? Read(WhisperModel model)
    {
        var path = Path.Combine(model.Folder, FileName);
        if (!File.Exists(path))
        {
            return null;
        }
        try
        {
            var heads = JsonSerializer.Deserialize<CalibratedHeads>(File.ReadAllBytes(path), Format)?.Heads;
            return
                heads is { Count: > 0 }
                && heads.All(h => h.Layer >= 0 && h.Layer < model.Config.Layers && h.Head >= 0 && h.Head < model.Config.Heads)
                ? heads
                : throw new WhisperModelException(path, "its heads are not this model's");
        }
        catch (JsonException e)
        {
            throw new WhisperModelException(path, $"the calibrated heads could not be read: {e.Message}", e);
        }
    }
}
