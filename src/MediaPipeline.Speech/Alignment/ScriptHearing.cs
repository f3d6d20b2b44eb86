using MediaPipeline.Speech.Whisper;

namespace MediaPipeline.Speech.Alignment;

/// <summary>Asks Whisper whether it hears the script in a window, and where it doubts a word, what it hears instead.</summary>
internal sealed class ScriptHearing(WindowEar ear, WindowReading texts, ScriptlessHearing free)
{
    /// <summary>A word whose tokens all lie nearer to the first choice than this counts as heard.</summary>
    private const float HeardGap = 5f;

    private readonly WhisperModel model = ear.Model;
    private readonly SecondHearing secondHearing = new(ear.Model, ear.Free);

    /// <summary>The fastest speech has some six tokens a second; a read-through of headings needs a few more.</summary>
    public static int MostTokens(int prompt, SpeechWindow window) =>
        Math.Min(WhisperConfig.MaxPositions - prompt, 24 + (int)(window.Length * 6));

    /// <summary>What most windows need: each token costs time.</summary>
    private static int UsualTokens(WindowHearing hearing) =>
        16 + (int)(hearing.Activity.SpeechIn(hearing.Window.Start, hearing.Window.End) * 4.6);

    /// <summary>The script as it stands, save single words, if the window holds nothing else; otherwise null.</summary>
    public List<HeardWord>? Words(WindowHearing hearing)
    {
        var guide = hearing.Guide;
        var indices = Enumerable.Range(hearing.Pointer, guide.Count - hearing.Pointer).ToList();
        var most = MostTokens(hearing.Prompt.Count, hearing.Window);
        var tokens = Math.Min(most, UsualTokens(hearing));
        for (var headingsLeft = true; ; )
        {
            using var reading = ForcedReading.Run(
                model,
                hearing.Encoded,
                hearing.Prompt,
                [.. indices.Take(tokens).Select(i => guide.Tokens[i])],
                ear.Timer.Layers,
                tokens,
                keepCache: true
            );
            var count = reading.WordsHeard(w => guide.Words[indices[w]].Optional);
            if (count == reading.WordCount && tokens < most && count < indices.Count)
            {
                tokens = most;
                continue;
            }
            if (count == 0)
            {
                return null;
            }
            // Headings may be read or not. One that was not is taken out whole, and the window read again: its first word
            // may well be that of the sentence after it.
            var whole = UnheardHeadings(reading, guide, indices, count);
            if (whole.Count > 0 && headingsLeft)
            {
                headingsLeft = false;
                indices = [.. indices.Where((_, w) => !whole.Contains(w))];
                continue;
            }
            indices = indices[..count];
            // What is certain to have been said is not looked for elsewhere, however badly Whisper knows it.
            if (indices.All(i => guide.Words[i].Certain))
            {
                return texts.Timed(hearing, reading, indices);
            }
            if (!Fits(reading, count))
            {
                return null;
            }
            var words = texts.Timed(hearing, reading, indices);
            var tempo = Tempo.Of(words, guide, hearing.Activity);
            if (tempo.IsWrong(hearing.Window))
            {
                return null;
            }
            var said = Doubted(hearing, reading, indices, tempo, out var score, out var astray);
            return astray && texts.Score(hearing, free.Heard(hearing)) > score + Misread.PassageGain ? null
                : said is not null ? texts.Timed(hearing, said)
                : words;
        }
    }

    /// <summary>The words with those replaced for which something else was said; null if there are none.</summary>
    private List<WindowWord>? Doubted(
        WindowHearing hearing,
        ForcedReading reading,
        List<int> indices,
        Tempo tempo,
        out double score,
        out bool astray
    )
    {
        var guide = hearing.Guide;
        var said = new List<WindowWord>();
        score = reading.Score(indices.Count);
        astray = false;
        var changed = false;
        for (var w = 0; w < indices.Count; )
        {
            var next = w;
            foreach (var suspected in Suspected(reading, guide, indices, tempo, w))
            {
                if (suspected.GoesAstray)
                {
                    astray = true;
                    continue;
                }
                List<WindowWord> heard = [.. suspected.Heard.Select(h => WindowWord.Other(h, model.Tokenizer))];
                var rest = indices.Skip(suspected.To).Select(i => WindowWord.Script(i, guide));
                var other = texts.Score(hearing, [.. said, .. heard, .. rest]);
                if (IsBelieved(suspected, other - score, guide, indices, tempo))
                {
                    said.AddRange(heard);
                    score = other;
                    changed = true;
                    next = suspected.To;
                    break;
                }
            }
            if (next == w)
            {
                said.Add(WindowWord.Script(indices[w], guide));
                next++;
            }
            w = next;
        }
        return changed ? said : null;
    }

    /// <summary>What may have been said in a word's place, or before it: by Whisper's doubt, or by the time that the words take.</summary>
    private IEnumerable<Misreading> Suspected(ForcedReading reading, Guide guide, List<int> indices, Tempo tempo, int w)
    {
        var word = guide.Words[indices[w]];
        var gap = reading.WordGap(w);
        // Headings may be left out.
        if (word.Optional || gap <= Misread.LeftOverGap)
        {
            yield break;
        }
        var isDoubtful = IsDoubtful(word, gap);
        var heard = isDoubtful || tempo.LeftOver(w) > Misread.LeastLeftOver ? secondHearing.From(reading, guide, indices, w) : null;
        // A word that is not doubted itself may still have others before it.
        if (heard is not null && (isDoubtful || !heard.GoesAstray && heard.From == heard.To))
        {
            yield return heard;
        }
        // The last word may go on behind the window.
        if (w + 1 < indices.Count && Misread.IsCrammed(tempo.Share(w), word.Spoken.Length) && heard is not { Heard.Count: 0 })
        {
            yield return new Misreading(w, w + 1, []);
        }
    }

    private static bool IsBelieved(Misreading suspected, double gain, Guide guide, List<int> indices, Tempo tempo)
    {
        var (from, to) = (suspected.From, suspected.To);
        if (from == to)
        {
            return Misread.IsAdded(gain, tempo.LeftOver(from));
        }
        if (suspected.Heard.Count == 0 && tempo.HasTimeFor(from, to))
        {
            return false;
        }
        var letters = guide.Words[indices[from]].Spoken.Length;
        return suspected.Heard.Count == 0 && to == from + 1 && Misread.IsCrammed(tempo.Share(from), letters)
            ? Misread.IsLeftOut(gain, letters, guide.IsName(indices[from]))
            : Misread.IsBelieved(gain, suspected.Heard, indices[from..to], guide);
    }

    /// <summary>Letters said one by one ('A I', 'M L') are misheard too often to tell anything.</summary>
    private static bool IsDoubtful(GuideWord word, float gap) =>
        gap > Misread.DoubtfulGap && word.Spoken.Split(' ').Count(s => s.Length == 1) < 2;

    private static bool Heard(ForcedReading reading, int word) => reading.WordGap(word) < HeardGap;

    /// <summary>The words, by their place in the window, of headings that were not read.</summary>
    private static HashSet<int> UnheardHeadings(ForcedReading reading, Guide guide, List<int> indices, int count)
    {
        var unheard = new HashSet<int>();
        for (var first = 0; first < count; )
        {
            var next = first + 1;
            if (guide.Words[indices[first]].Optional)
            {
                while (next < count && guide.SameHeading(indices[first], indices[next]))
                {
                    next++;
                }
                var words = Enumerable.Range(first, next - first).ToList();
                var unlikely = words.Any(w => !Heard(reading, w)) && words.Average(w => Math.Min(reading.WordGap(w), 10)) > 2.5;
                // A sentence that begins as its heading does takes the heading's place; then it seems not to begin itself.
                var takenFor = next < count && !Heard(reading, next) && guide.SameWord(indices[first], indices[next]);
                if (unlikely || takenFor)
                {
                    unheard.UnionWith(words);
                }
            }
            first = next;
        }
        return unheard;
    }

    private static bool Fits(ForcedReading reading, int count)
    {
        var run = 0;
        var unheard = 0;
        for (var w = 0; w < count; w++)
        {
            var missing = !Heard(reading, w);
            run = missing ? run + 1 : 0;
            unheard += missing ? 1 : 0;
            if (run >= 3)
            {
                return false;
            }
        }
        return unheard <= Math.Max(2, count / 6);
    }
}
