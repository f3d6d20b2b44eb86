using System.Text;
using System.Text.Json;
using MediaPipeline.Media;
using MediaPipeline.Running;
using MediaPipeline.Scripts;

namespace MediaPipeline.Narration;

/// <summary>A sentence's phonemes, and where in them each word lies.</summary>
/// <param name="Text">IPA with punctuation, as Piper takes it.</param>
/// <param name="Spans">For each word of the sentence the first character and the one after the last.</param>
/// <param name="PhraseEnds">The marks within the sentence that ask for a pause: <c>; : ? !</c>, by their characters.</param>
internal sealed record SentencePhonemes(string Text, IReadOnlyList<(int Start, int End)> Spans, IReadOnlyList<int> PhraseEnds)
{
    /// <summary>Raised when the same sentence gets other phonemes.</summary>
    private const int Version = 2;

    /// <summary>The phonemes of sentences: those that are kept, and of the others by one run of espeak-ng.</summary>
    /// <param name="espeakVoice">One of espeak-ng's voices.</param>
    /// <param name="sentences">The sentences.</param>
    /// <param name="kept">Where answers are kept.</param>
    /// <param name="asking">Called before espeak-ng is asked, if it is, with the number of sentences.</param>
    /// <param name="cancellationToken">Ends espeak-ng.</param>
    public static async Task<IReadOnlyList<SentencePhonemes>> OfAsync(
        string espeakVoice,
        IReadOnlyList<Sentence> sentences,
        KeptFiles kept,
        Action<int> asking,
        CancellationToken cancellationToken
    )
    {
        var program = await Tool.VersionAsync(Tool.Espeak, cancellationToken);
        var keys = sentences.Select(s => Key(program, espeakVoice, s)).ToList();
        var results = keys.Select(k => kept.Find(k) is { } found ? JsonSerializer.Deserialize<Written>(found)!.Read() : null).ToArray();
        var missing = Enumerable.Range(0, results.Length).Where(i => results[i] is null).ToList();
        if (missing.Count == 0)
        {
            return results!;
        }
        asking(missing.Count);
        var asked = await AskAsync(espeakVoice, [.. missing.Select(i => sentences[i])], cancellationToken);
        foreach (var (index, answer) in missing.Zip(asked))
        {
            results[index] = answer;
            kept.Keep(keys[index], JsonSerializer.SerializeToUtf8Bytes(Written.Of(answer)));
        }
        return results!;
    }

    private static string Key(string program, string espeakVoice, Sentence sentence) =>
        ContentHash.OfValue(
            new
            {
                Version,
                program,
                espeakVoice,
                sentence.GoesOn,
                Words = sentence.Words.Select(w => new
                {
                    w.Text,
                    w.Spoken,
                    w.Pronunciation,
                }),
            }
        );

    private static async Task<IReadOnlyList<SentencePhonemes>> AskAsync(
        string espeakVoice,
        IReadOnlyList<Sentence> sentences,
        CancellationToken cancellationToken
    )
    {
        var clauses = sentences.Select(SpokenClause.Of).ToList();
        var words = clauses.SelectMany(s => s).SelectMany(c => c.Words).Select(w => w.Say).Distinct().ToList();
        var texts = clauses.SelectMany(s => s).Select(c => c.Text).ToList();
        var answers = await Espeak.PhonemesAsync(espeakVoice, [.. texts, .. words], cancellationToken);
        var alone = words.Select((w, i) => (w, answers[texts.Count + i])).ToDictionary(p => p.w, p => p.Item2);
        var next = 0;
        var results = new List<SentencePhonemes>();
        for (var s = 0; s < sentences.Count; s++)
        {
            results.Add(Join(sentences[s], clauses[s], [.. clauses[s].Select(_ => answers[next++])], alone));
        }
        return results;
    }

    private static SentencePhonemes Join(
        Sentence sentence,
        List<SpokenClause> clauses,
        IReadOnlyList<string> phonemes,
        Dictionary<string, string> alone
    )
    {
        var text = new StringBuilder();
        var phraseEnds = new List<int>();
        var spans = new (int Start, int End)[sentence.Words.Count];
        Array.Fill(spans, (-1, -1));
        for (var c = 0; c < clauses.Count; c++)
        {
            var found = PhonemeSpans.Find(phonemes[c], [.. clauses[c].Words.Select(w => alone[w.Say])]);
            var done = 0;
            for (var w = 0; w < clauses[c].Words.Count; w++)
            {
                var (index, _) = clauses[c].Words[w];
                var (start, end) = found[w];
                text.Append(phonemes[c], done, Math.Max(0, start - done));
                var from = text.Length;
                var own = sentence.Words[index].Pronunciation is { } p && p.StartsWith('/') ? p.Trim('/') : phonemes[c][start..end];
                text.Append(own);
                spans[index] = (from, text.Length);
                done = Math.Max(done, end);
            }
            text.Append(phonemes[c].AsSpan(done)).Append(clauses[c].End);
            if (c + 1 < clauses.Count)
            {
                if (clauses[c].End != ',')
                {
                    phraseEnds.Add(text.Length - 1);
                }
                text.Append(' ');
            }
        }
        for (var w = 0; w < spans.Length; w++)
        {
            if (spans[w].Start < 0)
            {
                var at = w == 0 ? 0 : spans[w - 1].End;
                spans[w] = (at, at);
            }
        }
        return new SentencePhonemes(text.ToString(), spans, phraseEnds);
    }

    /// <summary>As it is kept.</summary>
    private sealed record Written(string Text, IReadOnlyList<int> Starts, IReadOnlyList<int> Ends, IReadOnlyList<int> PhraseEnds)
    {
        public static Written Of(SentencePhonemes found) =>
            new(found.Text, [.. found.Spans.Select(s => s.Start)], [.. found.Spans.Select(s => s.End)], found.PhraseEnds);

        public SentencePhonemes Read() => new(Text, [.. Starts.Zip(Ends)], PhraseEnds);
    }
}
