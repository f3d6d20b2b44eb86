using System.Numerics.Tensors;
using MediaPipeline.Speech.Whisper;

namespace MediaPipeline.Speech.Alignment;

/// <summary>
/// One decoder pass in which Whisper is told what to write: how likely it finds each token of given words,
/// and how likely it would end after each word.
/// </summary>
internal sealed class ForcedReading : IDisposable
{
    /// <summary>
    /// What a token must at least be worth to count as heard (natural logarithm): tokens that were said lie
    /// well above it on average, those that were not well below.
    /// </summary>
    private const float HeardWorth = 2.0f;

    private readonly DecoderPass pass;

    private ForcedReading(DecoderPass pass, int promptLength, IReadOnlyList<int> wordStarts, float[] log, float[] gap, float[] end)
    {
        this.pass = pass;
        PromptLength = promptLength;
        WordStarts = wordStarts;
        LogProbability = log;
        Gap = gap;
        EndLogProbability = end;
    }

    public DecoderPass Pass => pass;
    public int PromptLength { get; }

    /// <summary>The first token of each word, and one past the last.</summary>
    public IReadOnlyList<int> WordStarts { get; }

    public int WordCount => WordStarts.Count - 1;

    /// <summary>Natural logarithm of each token's probability.</summary>
    public float[] LogProbability { get; }

    /// <summary>How far each token's lies under the first choice's; 0 where it is the first choice, or a mark that is not said.</summary>
    public float[] Gap { get; }

    /// <summary>For each token boundary, the log-probability that the text ends there.</summary>
    public float[] EndLogProbability { get; }

    /// <summary>
    /// Runs the pass. Words whose tokens do not fit are left off, so <see cref="WordCount"/> may be smaller
    /// than what was given.
    /// </summary>
    public static ForcedReading Run(
        WhisperModel model,
        Microsoft.ML.OnnxRuntime.OrtValue encoded,
        IReadOnlyList<int> prompt,
        IReadOnlyList<IReadOnlyList<int>> words,
        IReadOnlyList<int> attentionLayers,
        int mostTokens,
        bool keepCache = false
    )
    {
        var tokens = new List<int>(prompt);
        var wordStarts = new List<int> { 0 };
        var room = Math.Min(WhisperConfig.MaxPositions, prompt.Count + mostTokens);
        foreach (var word in words)
        {
            if (tokens.Count + word.Count > room)
            {
                break;
            }
            tokens.AddRange(word);
            wordStarts.Add(tokens.Count - prompt.Count);
        }
        var pass = model.Decode(encoded, [.. tokens], attentionLayers, keepCache);
        var count = tokens.Count - prompt.Count;
        float[] log = new float[count],
            gap = new float[count],
            end = new float[count + 1];
        for (var i = 0; i <= count; i++)
        {
            var logits = pass.Logits(prompt.Count - 1 + i);
            var sum = LogSumExp.Of(logits);
            end[i] = logits[model.Tokenizer.EndOfText] - sum;
            if (i < count)
            {
                var token = tokens[prompt.Count + i];
                log[i] = logits[token] - sum;
                // Which mark ends a clause is spelling, not speech.
                gap[i] = model.Tokenizer.IsSpoken(token) ? TensorPrimitives.Max(logits) - logits[token] : 0;
            }
        }
        return new ForcedReading(pass, prompt.Count, wordStarts, log, gap, end);
    }

    /// <summary>
    /// How many of the words the window holds. Each token adds what it is more likely than a token that was
    /// not said, and the best sum with a likely end wins; so a pause inside the window (likely end, but
    /// likely words after it) does not end the text, and a misread word does not either. Words that may be left
    /// out cost nothing where they were.
    /// </summary>
    public int WordsHeard(Func<int, bool> isOptional)
    {
        var best = EndLogProbability[0];
        var words = 0;
        float sum = 0,
            optional = 0;
        for (var w = 0; w < WordCount; w++)
        {
            var own = 0f;
            for (var t = WordStarts[w]; t < WordStarts[w + 1]; t++)
            {
                own += Math.Max(LogProbability[t], -8) + HeardWorth;
            }
            if (isOptional(w))
            {
                optional += own;
            }
            else
            {
                sum += own + Math.Max(0, optional);
                optional = 0;
            }
            var worth = sum + optional + Math.Max(EndLogProbability[WordStarts[w + 1]], -8);
            if (worth > best)
            {
                best = worth;
                words = w + 1;
            }
        }
        return words;
    }

    /// <summary>How likely the first so many words are as the whole text: the natural logarithm, their end included.</summary>
    public double Score(int words)
    {
        double sum = EndLogProbability[WordStarts[words]];
        for (var t = 0; t < WordStarts[words]; t++)
        {
            sum += LogProbability[t];
        }
        return sum;
    }

    /// <summary>The widest gap to the first choice among a word's tokens.</summary>
    public float WordGap(int word)
    {
        var widest = 0f;
        for (var t = WordStarts[word]; t < WordStarts[word + 1]; t++)
        {
            widest = Math.Max(widest, Gap[t]);
        }
        return widest;
    }

    /// <summary>
    /// How surely a word was said as written, 0 to 1, so that of words with 0.9 nine in ten were: a logistic regression on
    /// the widest and the mean gap to the first choice and the mean log-probability of the word's tokens. Fitted on
    /// 4,602 words of speech in which one in twelve had been misread, after what was found of that had been taken out
    /// (<c>bench misread</c> measures it; docs/benchmarks.md).
    /// </summary>
    public double WordConfidence(int word)
    {
        double gaps = 0,
            logs = 0;
        for (var t = WordStarts[word]; t < WordStarts[word + 1]; t++)
        {
            gaps += Gap[t];
            logs += LogProbability[t];
        }
        var tokens = WordStarts[word + 1] - WordStarts[word];
        var odds = 6.3 - 0.30 * Math.Min(WordGap(word), 12) - 0.30 * Math.Min(gaps / tokens, 10) - 0.23 * Math.Min(-logs / tokens, 12);
        return 1 / (1 + Math.Exp(-odds));
    }

    public void Dispose() => pass.Dispose();
}
