using System.Numerics.Tensors;

namespace MediaPipeline.Speech.Whisper;

/// <summary>
/// Which timestamps may come where (openai/whisper, decoding.py, <c>ApplyTimestampRules</c>): one at the start, then in
/// pairs between segments, never backwards, and whenever one is likelier than all text.
/// </summary>
internal static class TimestampRules
{
    /// <summary>The first timestamp is at most 1.00 s.</summary>
    private const int LatestFirst = 50;

    public static void Apply(float[] logits, IReadOnlyList<int> tokens, WhisperTokenizer tokenizer)
    {
        var (end, first) = (tokenizer.EndOfText, tokenizer.FirstTimestamp);
        // Between the end token and the timestamps lie languages and tasks.
        logits.AsSpan((end + 1)..first).Fill(float.NegativeInfinity);
        bool IsTimestamp(int fromEnd) => tokens.Count >= fromEnd && tokens[^fromEnd] >= first;
        if (tokens.Count == 0)
        {
            logits.AsSpan(0, first).Fill(float.NegativeInfinity);
            logits.AsSpan(first + LatestFirst + 1).Fill(float.NegativeInfinity);
            return;
        }
        if (IsTimestamp(1))
        {
            // Text comes after a pair, or after the very first; after one that ended a segment the next begins.
            if (tokens.Count < 2 || IsTimestamp(2))
            {
                logits.AsSpan(first).Fill(float.NegativeInfinity);
            }
            else
            {
                logits.AsSpan(0, end).Fill(float.NegativeInfinity);
            }
        }
        var latest = tokens.LastOrDefault(t => t >= first, first);
        // A segment may begin where the one before ended, but not end where it began.
        var earliest = IsTimestamp(1) && !(tokens.Count < 2 || IsTimestamp(2)) ? latest : latest + 1;
        logits.AsSpan(first, earliest - first).Fill(float.NegativeInfinity);
        var text = TensorPrimitives.Max(logits.AsSpan(0, first));
        var timestamps = logits.AsSpan(Math.Min(earliest, logits.Length - 1));
        if (TensorPrimitives.Max<float>(timestamps) > float.NegativeInfinity && LogSumExp.Of(timestamps) > text)
        {
            logits.AsSpan(0, first).Fill(float.NegativeInfinity);
        }
    }

    /// <summary>
    /// Where the last whole segment ends, in seconds from the window's start, and the tokens up to there; the rest is
    /// to be heard again with what follows. Without a pair of timestamps all is whole.
    /// </summary>
    public static (IReadOnlyList<int> Tokens, double? End) Whole(IReadOnlyList<int> tokens, WhisperTokenizer tokenizer)
    {
        var first = tokenizer.FirstTimestamp;
        if (tokens.Count > 2 && tokens[^1] >= first && tokens[^2] < first)
        {
            // Ended by a single timestamp: no speech follows.
            return (tokens, null);
        }
        for (var i = tokens.Count - 1; i > 0; i--)
        {
            if (tokens[i] >= first && tokens[i - 1] >= first)
            {
                return ([.. tokens.Take(i)], (tokens[i - 1] - first) * WhisperModel.FrameSeconds);
            }
        }
        return (tokens, null);
    }
}
