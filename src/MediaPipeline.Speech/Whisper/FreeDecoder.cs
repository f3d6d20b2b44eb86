using System.IO.Compression;
using System.Numerics.Tensors;
using System.Text;
using Microsoft.ML.OnnxRuntime;

namespace MediaPipeline.Speech.Whisper;

/// <summary>What free decoding of one window gave.</summary>
/// <param name="Tokens">The text's tokens.</param>
/// <param name="LogProbabilities">Of each token.</param>
/// <param name="NoSpeech">The probability that there is no speech.</param>
public sealed record DecodedText(IReadOnlyList<int> Tokens, IReadOnlyList<float> LogProbabilities, float NoSpeech)
{
    /// <summary>Mean log-probability, the end token counted as one more.</summary>
    public double MeanLogProbability => LogProbabilities.Count == 0 ? 0 : LogProbabilities.Sum() / (LogProbabilities.Count + 1);
}

/// <summary>
/// Whisper's own decoding of a window without a script, with the rules of openai/whisper: suppressed tokens,
/// rising temperature when a text repeats itself or is unlikely, and no text where there is no speech.
/// Temperatures above 0 draw from a generator with a fixed seed, so runs repeat.
/// </summary>
public sealed class FreeDecoder(WhisperModel model, DecodingOptions options)
{
    private const int MostTokens = 224;

    private readonly HashSet<int> suppressed = [.. model.Config.SuppressedTokens];
    private readonly float[] scores = new float[model.Config.Vocabulary];

    /// <summary>Decodes one window; empty where there is no speech.</summary>
    /// <param name="encoded">The encoder's output.</param>
    /// <param name="prompt">Start tokens, up to <c>&lt;|notimestamps|&gt;</c>.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public DecodedText Decode(OrtValue encoded, IReadOnlyList<int> prompt, CancellationToken cancellationToken = default)
    {
        DecodedText? best = null;
        foreach (var temperature in options.Temperatures)
        {
            var decoded = Once(encoded, prompt, temperature, cancellationToken);
            var silent = decoded.NoSpeech > options.NoSpeechLimit && decoded.MeanLogProbability < options.LogProbabilityLimit;
            if (silent)
            {
                return decoded with { Tokens = [], LogProbabilities = [] };
            }
            if (best is null || decoded.MeanLogProbability > best.MeanLogProbability)
            {
                best = decoded;
            }
            var text = model.Tokenizer.Decode(decoded.Tokens);
            if (CompressionRatio(text) <= options.CompressionRatioLimit && decoded.MeanLogProbability >= options.LogProbabilityLimit)
            {
                return decoded;
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
                Suppress(atStart: false);
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

    private DecodedText Once(OrtValue encoded, IReadOnlyList<int> prompt, float temperature, CancellationToken cancellationToken)
    {
        var random = new Random(20220921);
        var tokenizer = model.Tokenizer;
        using var pass = model.Decode(encoded, [.. prompt], [], keepCache: true);
        var state = pass.Continue(prompt.Count);
        var start = prompt.ToList().IndexOf(tokenizer.StartOfTranscript);
        var noSpeech = 0f;
        if (tokenizer.NoSpeech >= 0 && start >= 0)
        {
            var logits = pass.Logits(start);
            noSpeech = MathF.Exp(logits[tokenizer.NoSpeech] - DecoderPass.LogSum(logits));
        }
        var tokens = new List<int>();
        var logProbabilities = new List<float>();
        while (tokens.Count < MostTokens && state.Positions < WhisperConfig.MaxPositions)
        {
            cancellationToken.ThrowIfCancellationRequested();
            state.Logits.CopyTo(scores);
            Suppress(tokens.Count == 0);
            var token = temperature == 0 ? TensorPrimitives.IndexOfMax<float>(scores) : Draw(temperature, random);
            if (token == tokenizer.EndOfText)
            {
                break;
            }
            logProbabilities.Add(scores[token] - DecoderPass.LogSum(scores));
            tokens.Add(token);
            if (Loops(tokens))
            {
                break;
            }
            state = Advance(state, token);
        }
        return new DecodedText(tokens, logProbabilities, noSpeech);
    }

    private static DecoderState Advance(DecoderState state, int token)
    {
        using (state)
        {
            return state.Step(token);
        }
    }

    private void Suppress(bool atStart)
    {
        foreach (var token in suppressed)
        {
            scores[token] = float.NegativeInfinity;
        }
        if (atStart)
        {
            foreach (var token in model.Config.SuppressedAtStart)
            {
                scores[token] = float.NegativeInfinity;
            }
        }
        // Without timestamps no special token but the end may come.
        scores.AsSpan(model.Tokenizer.EndOfText + 1).Fill(float.NegativeInfinity);
    }

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
