using MediaPipeline.Speech.Whisper;

namespace MediaPipeline.Speech.Alignment;

/// <summary>
/// A cross-attention head that follows the speech, and how many encoder frames of 20 ms its attention runs
/// behind (positive) the sound it stands for.
/// </summary>
public readonly record struct AttentionHead(int Layer, int Head, int Lag)
{
    // Chosen and measured on synthesized speech whose word times are known; see docs/benchmarks.md.
    private static readonly AttentionHead[] TinyEnglish = [new(2, 4, 1), new(2, 1, 4), new(1, 2, -1)];
    private static readonly AttentionHead[] Base = [new(5, 1, 4), new(4, 2, 1), new(3, 0, -1)];

    /// <summary>
    /// The heads to use for a model: the measured set where there is one, otherwise the model's own list
    /// (<c>alignment_heads</c>) with the usual lag of such heads.
    /// </summary>
    public static IReadOnlyList<AttentionHead> For(WhisperConfig config) =>
        (config.Layers, config.Heads, config.Multilingual) switch
        {
            (4, 6, false) => TinyEnglish,
            (6, 8, true) => Base,
            _ => [.. config.AlignmentHeads.Select(h => new AttentionHead(h.Layer, h.Head, 2))],
        };
}
