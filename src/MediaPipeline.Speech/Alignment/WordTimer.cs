using System.Runtime.InteropServices;
using MediaPipeline.Speech.Audio;
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

    /// <summary>Seconds around speech that count as speech: attention runs a little before and behind it.</summary>
    private const double PauseMargin = 0.08;

    private readonly int[] layers = AttentionHead.LayersOf(heads);

    /// <summary>The decoder layers whose attention is needed.</summary>
    public IReadOnlyList<int> Layers => layers;

    /// <summary>
    /// Start and end of the first <paramref name="count"/> words of a reading, in seconds from the audio's start.
    /// </summary>
    public (double Start, double End)[] Times(
        OrtValue encoded,
        IReadOnlyList<int> prompt,
        ForcedReading reading,
        IReadOnlyList<string> words,
        IReadOnlyList<IReadOnlyList<int>> tokens,
        int count,
        SpeechWindow window,
        SpeechActivity activity
    )
    {
        var speech = SpeechWeights(window, activity);
        var rough = TokenStarts(reading, count, speech);
        var times = new (double Start, double End)[count];
        var first = 0;
        while (first < count)
        {
            var prefix = new List<int>(prompt);
            for (var w = 0; w < first; w++)
            {
                prefix.AddRange(tokens[w]);
            }
            var last = LastThatFits(words, first, count, prefix.Count);
            Part(encoded, prefix, words, first, last, rough, speech, times);
            first = last;
        }
        for (var w = 0; w < count; w++)
        {
            times[w] = (window.Start + times[w].Start, Math.Min(window.Start + times[w].End, window.End));
        }
        WordEdges.Snap(times, activity);
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
        float[] speech,
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
        using var pass = model.Attend(encoded, CollectionsMarshal.AsSpan(input), layers);
        var matrix = AttentionMatrix.Read(pass.Attention, heads, prefix.Count - 1, rows, speech);
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

    /// <summary>For each frame of the window 1 where there is speech, or within a few frames of it, and 0 in longer pauses.</summary>
    internal static float[] SpeechWeights(SpeechWindow window, SpeechActivity activity)
    {
        var frames = Math.Clamp((int)Math.Ceiling(window.Length / WhisperModel.FrameSeconds), 1, WhisperModel.EncoderFrames);
        var weights = new float[frames];
        for (var f = 0; f < frames; f++)
        {
            var time = window.Start + f * WhisperModel.FrameSeconds;
            weights[f] = activity.SpeechShare(time - PauseMargin, time + WhisperModel.FrameSeconds + PauseMargin) > 0 ? 1 : 0;
        }
        return weights;
    }

    private int[] TokenStarts(ForcedReading reading, int count, float[] speech)
    {
        var columns = speech.Length;
        var rows = reading.WordStarts[count];
        var matrix = AttentionMatrix.Read(reading.Pass.Attention, heads, reading.PromptLength - 1, rows, speech);
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
