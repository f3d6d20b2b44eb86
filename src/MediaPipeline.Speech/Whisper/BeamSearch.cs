using System.Numerics.Tensors;

namespace MediaPipeline.Speech.Whisper;

/// <summary>
/// Keeps the likeliest few texts side by side (openai/whisper, decoding.py, <c>BeamSearchDecoder</c>): of those that
/// ended, the one likeliest by token is taken.
/// </summary>
/// <param name="model">The model.</param>
/// <param name="beams">How many texts are kept.</param>
/// <param name="filter">Takes away the tokens that may not come after given ones.</param>
internal sealed class BeamSearch(WhisperModel model, int beams, Action<float[], IReadOnlyList<int>, bool> filter)
{
    private readonly float[] scores = new float[model.Config.Vocabulary];

    /// <summary>Decodes from a state, which is disposed.</summary>
    public DecodedText Decode(DecoderState start, int mostTokens, bool withTimestamps, CancellationToken cancellationToken)
    {
        var alive = new List<Beam> { new(start, [], [], 0) };
        var ended = new List<Beam>();
        try
        {
            while (ended.Count < beams && alive.Count > 0 && alive[0].Tokens.Count < mostTokens)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var next = Best(alive, ended, withTimestamps);
                var grown = new List<Beam>();
                var parents = alive;
                alive = grown;
                try
                {
                    foreach (var (parent, token, log) in next)
                    {
                        grown.Add(new Beam(parent.State.Step(token), [.. parent.Tokens, token], [.. parent.Logs, log], parent.Sum + log));
                    }
                }
                finally
                {
                    parents.ForEach(p => p.State.Dispose());
                }
            }
            var best = ended.Concat(ended.Count == 0 ? alive : []).MaxBy(b => b.Sum / (b.Tokens.Count + 1))!;
            return new DecodedText(best.Tokens, best.Logs, 0);
        }
        finally
        {
            alive.ForEach(b => b.State.Dispose());
        }
    }

    /// <summary>The likeliest ways on; texts whose end is among them join <paramref name="ended"/>.</summary>
    private List<(Beam Parent, int Token, float Log)> Best(List<Beam> alive, List<Beam> ended, bool withTimestamps)
    {
        var ways = new List<(Beam Parent, int Token, float Log)>();
        foreach (var beam in alive)
        {
            beam.State.Logits.CopyTo(scores);
            filter(scores, beam.Tokens, withTimestamps);
            var sum = LogSumExp.Of(scores);
            for (var way = 0; way <= beams; way++)
            {
                var token = TensorPrimitives.IndexOfMax<float>(scores);
                if (float.IsNegativeInfinity(scores[token]))
                {
                    break;
                }
                ways.Add((beam, token, scores[token] - sum));
                scores[token] = float.NegativeInfinity;
            }
        }
        var next = new List<(Beam, int, float)>();
        foreach (var way in ways.OrderByDescending(w => w.Parent.Sum + w.Log))
        {
            if (next.Count == beams || ended.Count == beams)
            {
                break;
            }
            if (way.Token == model.Tokenizer.EndOfText)
            {
                ended.Add(way.Parent with { Sum = way.Parent.Sum + way.Log });
            }
            else if (way.Parent.State.Positions < WhisperConfig.MaxPositions)
            {
                next.Add(way);
            }
        }
        return next;
    }

    private sealed record Beam(DecoderState State, List<int> Tokens, List<float> Logs, float Sum);
}
