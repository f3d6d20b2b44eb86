using MediaPipeline.Speech.Whisper;

namespace MediaPipeline.Speech.Alignment;

/// <summary>Hears a window without being told what is said, and looks that up in the whole script.</summary>
internal sealed class ScriptlessHearing(WindowEar ear, WindowReading reading)
{
    private readonly WhisperModel model = ear.Model;

    /// <summary>What Whisper hears of its own accord, with the script's words wherever they are.</summary>
    public List<HeardWord> Words(WindowHearing hearing)
    {
        var words = Heard(hearing);
        if (words.Count == 0)
        {
            return [];
        }
        return [.. reading.Timed(hearing, words).Where(w => w.ScriptIndex is not null || hearing.Activity.HoldsWord(w.Start, w.End))];
    }

    /// <summary>The same without times; asked for again, it is not listened to again.</summary>
    public List<WindowWord> Heard(WindowHearing hearing) => hearing.Freely ??= Decoded(hearing);

    private List<WindowWord> Decoded(WindowHearing hearing)
    {
        var guide = hearing.Guide;
        var decoded = ear.Free.Decode(hearing.Encoded, hearing.Prompt, hearing.CancellationToken);
        var texts = FreeWords.Split(model.Tokenizer.Decode(decoded.Tokens));
        var matched = guide.Match.Match(texts, hearing.Pointer);
        return Settled(
            hearing,
            [.. texts.Select((text, w) => matched[w] is { } s ? WindowWord.Script(s, guide) : WindowWord.Other(text, model.Tokenizer))]
        );
    }

    /// <summary>
    /// Where a few words heard part two passages that follow each other in the script save a few words, the likelier of
    /// both texts was said; if they sound alike, the script's.
    /// </summary>
    private List<WindowWord> Settled(WindowHearing hearing, List<WindowWord> words)
    {
        const int most = 4;
        var guide = hearing.Guide;
        double? score = null;
        for (var w = -1; w < words.Count; w++)
        {
            if (w >= 0 && words[w].Index is null)
            {
                continue;
            }
            var next = w + 1;
            while (next < words.Count && words[next].Index is null)
            {
                next++;
            }
            var from = w < 0 ? hearing.Pointer : words[w].Index!.Value + 1;
            // At the window's end as many of the script's words may stand for those heard.
            var to = next < words.Count ? words[next].Index!.Value : guide.SpelledBy([.. words[(w + 1)..].Select(x => x.Text)], from);
            var missing = to - from;
            var heard = next - w - 1;
            if (missing is < 0 or > most || heard > most || missing + heard == 0)
            {
                continue;
            }
            List<WindowWord> script =
            [
                .. Enumerable.Range(from, missing).Where(i => !guide.Words[i].Optional).Select(i => WindowWord.Script(i, guide)),
            ];
            if (script.Count + heard == 0)
            {
                continue;
            }
            List<WindowWord> other = [.. words[..(w + 1)], .. script, .. words[next..]];
            var guides = script.Select(s => s.Index!.Value).ToList();
            List<string> texts = [.. words[(w + 1)..next].Select(x => x.Text)];
            if (!guide.SoundsLike(texts, guides))
            {
                score ??= reading.Score(hearing, words);
                var otherScore = reading.Score(hearing, other);
                if (
                    Misread.IsHeardFreely(score.Value - otherScore, texts, guides, guide)
                    && !(heard == 0 && HasTimeFor(hearing, other, w + 1, w + 1 + script.Count))
                )
                {
                    continue;
                }
                score = otherScore;
            }
            else
            {
                score = null;
            }
            words = other;
            w += script.Count;
        }
        return words;
    }

    /// <summary>Whether words that were not heard have, read with the others, the time that their letters need: they were said, then.</summary>
    private bool HasTimeFor(WindowHearing hearing, List<WindowWord> words, int from, int to)
    {
        var timed = reading.Timed(hearing, words);
        return timed.Count >= to && Tempo.Of(timed, hearing.Guide, hearing.Activity).HasTimeFor(from, to);
    }
}
