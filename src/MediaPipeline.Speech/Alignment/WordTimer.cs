using MediaPipeline.Speech.Whisper;
using Microsoft.ML.OnnxRuntime;

namespace MediaPipeline.Speech.Alignment;

/// <summary>
/// When each word of a window was said, by characters: the words are fed letter by letter and each letter is
/// given to the frames that attend to it. ('Whisper Has an Internal Word Aligner', 2025, found the same.)
/// </summary>
internal sealed class WordTimer(WhisperModel model, IReadOnlyList<AttentionHead> heads)
{
    /// <summary>Letters may stray this far from where the tokens of their word lie: 1 s.</summary>
    private const int Stray = 50;

    private readonly int[] layers = [.. heads.Select(h => h.Layer).Distinct()];

    /// <summary>The decoder layers whose attention is needed.</summary>
    public IReadOnlyList<int> Layers => layers;

    /// <summary>
    /// Start and end of the first <paramref name="count"/> words of a reading, in seconds from the window's
    /// start.
    /// </summary>
    public (double Start, double End)[] Times(
        OrtValue encoded,
        IReadOnlyList<int> prompt,
        ForcedReading reading,
        IReadOnlyList<string> words,
        IReadOnlyList<IReadOnlyList<int>> tokens,
        int count,
        double seconds
    )
    {
        var columns = Math.Clamp((int)Math.Ceiling(seconds / WhisperModel.FrameSeconds), 1, WhisperModel.EncoderFrames);
        var rough = TokenStarts(reading, count, columns);
        var times = new (double, double)[count];
        var first = 0;
        while (first < count)
        {
            var prefix = new List<int>(prompt);
            for (var w = 0; w < first; w++)
            {
                prefix.AddRange(tokens[w]);
            }
            var last = LastThatFits(words, first, count, prefix.Count);
            Part(encoded, prefix, words, first, last, rough, columns, times);
            first = last;
        }
        return times;
    }

    private int LastThatFits(IReadOnlyList<string> words, int first, int count, int prefix)
    {
        // Two parts of like size read better than a full one and a scrap.
        var lengths = Enumerable.Range(first, count - first).Select(w => model.Tokenizer.EncodeCharacters(" " + words[w]).Length).ToArray();
        var room = WhisperConfig.MaxPositions - prefix - 1;
        var total = lengths.Sum();
        var share = total <= room ? total : Math.Min(room, total / 2 + 12);
        var sum = 0;
        for (var i = 0; i < lengths.Length; i++)
        {
            sum += lengths[i];
            if (sum > share)
            {
                return Math.Max(first + 1, first + i);
            }
        }
        return count;
    }

    private void Part(
        OrtValue encoded,
        List<int> prefix,
        IReadOnlyList<string> words,
        int first,
        int last,
        int[] rough,
        int columns,
        (double, double)[] times
    )
    {
        var input = new List<int>(prefix);
        var wordRows = new List<int>();
        for (var w = first; w < last; w++)
        {
            wordRows.Add(input.Count - prefix.Count);
            input.AddRange(model.Tokenizer.EncodeCharacters(" " + words[w]));
        }
        if (input.Count > WhisperConfig.MaxPositions)
        {
            // One word longer than the decoder takes: its tokens' times must do.
            for (var w = first; w < last; w++)
            {
                times[w] = (rough[w] * WhisperModel.FrameSeconds, rough[w + 1] * WhisperModel.FrameSeconds);
            }
            return;
        }
        var rows = input.Count - prefix.Count;
        wordRows.Add(rows);
        using var pass = model.Decode(encoded, [.. input], layers);
        var matrix = AttentionMatrix.Read(pass, heads, prefix.Count - 1, rows, columns);
        int[] from = new int[rows],
            to = new int[rows];
        for (var w = first; w < last; w++)
        {
            for (var r = wordRows[w - first]; r < wordRows[w - first + 1]; r++)
            {
                from[r] = rough[w] - Stray;
                to[r] = rough[w + 1] + Stray;
            }
        }
        var starts = DynamicTimeWarping.RowStarts(matrix, from, to);
        for (var w = first; w < last; w++)
        {
            // A word's first row is the space before it: the word starts with the row after.
            var start = starts[wordRows[w - first] + 1];
            var end = starts[wordRows[w - first + 1]];
            times[w] = (start * WhisperModel.FrameSeconds, Math.Max(start + 1, end) * WhisperModel.FrameSeconds);
        }
    }

    private int[] TokenStarts(ForcedReading reading, int count, int columns)
    {
        var rows = reading.WordStarts[count];
        var matrix = AttentionMatrix.Read(reading.Pass, heads, reading.PromptLength - 1, rows, columns);
        var from = new int[rows];
        var to = new int[rows];
        to.AsSpan().Fill(columns);
        var starts = DynamicTimeWarping.RowStarts(matrix, from, to);
        var words = new int[count + 1];
        for (var w = 0; w < count; w++)
        {
            words[w] = starts[reading.WordStarts[w]];
        }
        words[count] = Math.Min(columns, starts[rows] + 1);
        return words;
    }
}
