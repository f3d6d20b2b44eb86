using System.IO.Compression;
using System.Numerics.Tensors;
using System.Text;
using Microsoft.ML.OnnxRuntime;

namespace MediaPipeline.Speech.Whisper;

/// <summary>What free decoding of one window gave.</summary>
/// <param name="Tokens">The text's tokens; with timestamps, these among them.</param>
/// <param name="LogProbabilities">Of each token.</param>
/// <param name="NoSpeech">The probability that there is no speech.</param>
public sealed record DecodedText(IReadOnlyList<int> Tokens, IReadOnlyList<float> LogProbabilities, float NoSpeech)
{
    /// <summary>Mean log-probability, the end token counted as one more.</summary>
    public double MeanLogProbability => LogProbabilities.Count == 0 ? 0 : LogProbabilities.Sum() / (LogProbabilities.Count + 1);
}

/// <summary>
/// Whisper's own decoding of a window without a script, with the rules of openai/whisper: suppressed tokens, timestamps
/// in pairs, beams and rising temperature when a text repeats itself or is unlikely, and no text where there is no
/// speech. Temperatures above 0 draw from a generator with a fixed seed, so runs repeat. Buffers are kept, so an instance
/// serves one thread.
/// </summary>
public sealed class FreeDecoder(WhisperModel model, DecodingOptions options)
{
    private const int MostTokens = 224;

    private readonly int[] suppressed = [.. model.Config.SuppressedTokens];
    private readonly float[] scores = new float[model.Config.Vocabulary];

    /// <summary>Decodes one window; empty where there is no speech.</summary>
    /// <param name="encoded">The encoder's output.</param>
    /// <param name="prompt">Start tokens; if they end with <c>&lt;|notimestamps|&gt;</c>, none are written.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public DecodedText Decode(OrtValue encoded, IReadOnlyList<int> prompt, CancellationToken cancellationToken = default)
    {
        using var pass = model.Decode(encoded, [.. prompt], [], keepCache: true);
        var noSpeech = NoSpeech(pass, prompt);
        DecodedText? best = null;
        foreach (var attempt in Attempts(pass, prompt, noSpeech, cancellationToken))
        {
            if (attempt.NoSpeech > options.NoSpeechLimit && attempt.MeanLogProbability < options.LogProbabilityLimit)
            {
                return attempt with { Tokens = [], LogProbabilities = [] };
            }
            if (best is null || attempt.MeanLogProbability > best.MeanLogProbability)
            {
                best = attempt;
            }
            if (!RepeatsItself(attempt) && attempt.MeanLogProbability >= options.LogProbabilityLimit)
            {
                return attempt;
            }
        }
        return WithoutLoops(best!);
    }

    /// <summary>The most likely tokens after given ones, one by one: how the text would go on, up to its end.</summary>
    public IEnumerable<int> Continue(DecoderState state)
    {
        try
        {
            while (state.Positions < WhisperConfig.MaxPositions)
            {
                state.Logits.CopyTo(scores);
                Filter(scores, atStart: false);
                scores.AsSpan(model.Tokenizer.EndOfText + 1).Fill(float.NegativeInfinity);
                var token = TensorPrimitives.IndexOfMax<float>(scores);
                if (token == model.Tokenizer.EndOfText)
                {
                    yield break;
                }
                yield return token;
                state = Advance(state, token);
            }
        }
        finally
        {
            state.Dispose();
        }
    }

    /// <summary>How many times smaller the text becomes by DEFLATE: repeated text shrinks most.</summary>
    internal static double CompressionRatio(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        if (bytes.Length == 0)
        {
            return 0;
        }
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            zlib.Write(bytes);
        }
        return bytes.Length / (double)packed.Length;
    }

    /// <summary>
    /// Texts to choose from, each tried where those before were wrong: the likeliest token by token, then the likeliest of
    /// several beams, then draws at rising temperatures.
    /// </summary>
    private IEnumerable<DecodedText> Attempts(
        DecoderPass pass,
        IReadOnlyList<int> prompt,
        float noSpeech,
        CancellationToken cancellationToken
    )
    {
        var withTimestamps = prompt[^1] != model.Tokenizer.NoTimestamps;
        DecodedText One(float temperature, int seed) =>
            Single(pass.Continue(prompt.Count), temperature, seed, withTimestamps, cancellationToken) with
            {
                NoSpeech = noSpeech,
            };
        foreach (var temperature in options.Temperatures)
        {
            if (temperature == 0)
            {
                var greedy = One(0, 0);
                var sure = greedy.MeanLogProbability >= options.BeamBelow && !RepeatsItself(greedy);
                yield return sure || options.BeamSize < 2
                    ? greedy
                    : new BeamSearch(model, options.BeamSize, Filter).Decode(
                        pass.Continue(prompt.Count),
                        MostTokens,
                        withTimestamps,
                        cancellationToken
                    ) with
                    {
                        NoSpeech = noSpeech,
                    };
                continue;
            }
            yield return Enumerable.Range(0, options.BestOf).Select(draw => One(temperature, draw)).MaxBy(text => text.MeanLogProbability)!;
        }
    }

    private float NoSpeech(DecoderPass pass, IReadOnlyList<int> prompt)
    {
        var tokenizer = model.Tokenizer;
        var start = prompt.ToList().IndexOf(tokenizer.StartOfTranscript);
        if (tokenizer.NoSpeech < 0 || start < 0)
        {
            return 0;
        }
        var logits = pass.Logits(start);
        return MathF.Exp(logits[tokenizer.NoSpeech] - LogSumExp.Of(logits));
    }

    private DecodedText Single(DecoderState state, float temperature, int seed, bool withTimestamps, CancellationToken cancellationToken)
    {
        var random = new Random(20220921 + seed);
        var tokens = new List<int>();
        var logProbabilities = new List<float>();
        try
        {
            while (tokens.Count < MostTokens && state.Positions < WhisperConfig.MaxPositions)
            {
                cancellationToken.ThrowIfCancellationRequested();
                state.Logits.CopyTo(scores);
                Filter(scores, tokens, withTimestamps);
                var token = temperature == 0 ? TensorPrimitives.IndexOfMax<float>(scores) : Draw(temperature, random);
                if (token == model.Tokenizer.EndOfText)
                {
                    break;
                }
                logProbabilities.Add(scores[token] - LogSumExp.Of(scores));
                tokens.Add(token);
                if (Loops(tokens))
                {
                    break;
                }
                state = Advance(state, token);
            }
        }
        finally
        {
            state.Dispose();
        }
        return new DecodedText(tokens, logProbabilities, 0);
    }

    private static DecoderState Advance(DecoderState state, int token)
    {
        using (state)
        {
            return state.Step(token);
        }
    }

    /// <summary>Takes away the tokens that may not come next.</summary>
    private void Filter(float[] logits, IReadOnlyList<int> tokens, bool withTimestamps)
    {
        Filter(logits, atStart: tokens.Count == 0);
        if (withTimestamps)
        {
            TimestampRules.Apply(logits, tokens, model.Tokenizer);
        }
        else
        {
            // Without timestamps no special token but the end may come.
            logits.AsSpan(model.Tokenizer.EndOfText + 1).Fill(float.NegativeInfinity);
        }
    }

    private void Filter(float[] logits, bool atStart)
    {
        foreach (var token in suppressed)
        {
            logits[token] = float.NegativeInfinity;
        }
        if (atStart)
        {
            foreach (var token in model.Config.SuppressedAtStart)
            {
                logits[token] = float.NegativeInfinity;
            }
        }
    }

    private bool RepeatsItself(DecodedText text) => CompressionRatio(model.Tokenizer.Decode(text.Tokens)) > options.CompressionRatioLimit;

    private int Draw(float temperature, Random random)
    {
        var probabilities = new float[scores.Length];
        TensorPrimitives.Divide(scores, temperature, probabilities);
        TensorPrimitives.SoftMax<float>(probabilities, probabilities);
        var left = random.NextSingle();
        for (var i = 0; i < probabilities.Length; i++)
        {
            left -= probabilities[i];
            if (left <= 0)
            {
                return i;
            }
        }
        return TensorPrimitives.IndexOfMax<float>(scores);
    }

    /// <summary>Whether the last tokens are the same phrase four times over.</summary>
    private static bool Loops(List<int> tokens)
    {
        for (var length = 1; length <= 12; length++)
        {
            var times = length == 1 ? 8 : 4;
            if (tokens.Count < length * times)
            {
                continue;
            }
            var same = true;
            for (var i = tokens.Count - length * (times - 1); same && i < tokens.Count; i++)
            {
                same = tokens[i] == tokens[i - length];
            }
            if (same)
            {
                return true;
            }
        }
        return false;
    }

    private static DecodedText WithoutLoops(DecodedText text)
    {
        var tokens = text.Tokens.ToList();
        for (var length = 1; length <= 12; length++)
        {
            while (tokens.Count >= length * 2 && tokens[^length..].SequenceEqual(tokens[^(2 * length)..^length]))
            {
                tokens.RemoveRange(tokens.Count - length, length);
            }
        }
        return text with { Tokens = tokens, LogProbabilities = [.. text.LogProbabilities.Take(tokens.Count)] };
    }
}
