using MediaPipeline.Speech.Alignment;
using MediaPipeline.Speech.Audio;
using MediaPipeline.Speech.Silero;
using MediaPipeline.Speech.Whisper;

namespace MediaPipeline.Benchmarks;

/// <summary>
/// The baseline: word starts as openai/whisper's timing.py finds them (the model's own alignment heads, whole tokens, a
/// median filter over seven frames), told which words each window holds.
/// </summary>
internal static class OfficialHeads
{
    private const int FilterFrames = 7;

    /// <summary>The start of each word in seconds; null where the truth has none.</summary>
    public static List<double?> Starts(
        WhisperModel model,
        SileroVad? vad,
        SpeechAudio audio,
        IReadOnlyList<GuideWord> words,
        IReadOnlyList<double?> truth
    )
    {
        var heads = model.Config.AlignmentHeads.Select(h => new AttentionHead(h.Layer, h.Head, 0)).ToList();
        var layers = heads.Select(h => h.Layer).Distinct().ToList();
        var guide = new Guide(words, model.Tokenizer);
        var prompt = StartTokens.For(model, "en");
        var encoder = new WindowEncoder(model);
        var starts = new double?[words.Count];
        foreach (var window in SpeechWindow.All(SpeechActivity.Measure(audio, vad), audio.Duration))
        {
            var inside = Enumerable.Range(0, words.Count).Where(w => truth[w] >= window.Start && truth[w] < window.End).ToList();
            if (inside.Count == 0)
            {
                continue;
            }
            using var encoded = encoder.Encode(audio, window);
            using var reading = ForcedReading.Run(
                model,
                encoded,
                prompt,
                [.. inside.Select(w => guide.Tokens[w])],
                layers,
                WhisperConfig.MaxPositions
            );
            var speech = new float[(int)Math.Ceiling(window.Length / WhisperModel.FrameSeconds)];
            speech.AsSpan().Fill(1);
            var rows = reading.WordStarts[reading.WordCount];
            var matrix = AttentionMatrix.Read(
                (layer, head) => Filtered(reading.Pass.Attention(layer, head)),
                heads,
                reading.PromptLength - 1,
                rows,
                speech
            );
            var to = new int[rows];
            to.AsSpan().Fill(speech.Length);
            var found = DynamicTimeWarping.RowStarts(matrix, new int[rows], to);
            for (var w = 0; w < reading.WordCount; w++)
            {
                starts[inside[w]] = window.Start + found[reading.WordStarts[w]] * WhisperModel.FrameSeconds;
            }
        }
        return [.. starts];
    }

    private static float[] Filtered(ReadOnlySpan<float> attention)
    {
        var filtered = new float[attention.Length];
        Span<float> around = stackalloc float[FilterFrames];
        for (var row = 0; row < attention.Length; row += WhisperModel.EncoderFrames)
        {
            var line = attention.Slice(row, WhisperModel.EncoderFrames);
            for (var f = 0; f < line.Length; f++)
            {
                for (var i = 0; i < FilterFrames; i++)
                {
                    around[i] = line[Math.Clamp(f + i - FilterFrames / 2, 0, line.Length - 1)];
                }
                around.Sort();
                filtered[row + f] = around[FilterFrames / 2];
            }
        }
        return filtered;
    }
}
