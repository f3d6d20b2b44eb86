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
            var letters = indices.Select(i => guide.Words[i].Spoken.Length).ToList();
            if (Tempo.IsWrong(letters, [.. words.Select(w => (w.Start, w.End))], hearing.Window, hearing.Activity))
            {
                return null;
            }
            var said = Doubted(hearing, reading, indices, out var score, out var astray);
            return astray && texts.Score(hearing, free.Heard(hearing)) > score + Misread.PassageGain ? null
                : said is not null ? texts.Timed(hearing, said)
                : words;
        }
    }

    /// <summary>The words with those replaced for which something else was said; null if there are none.</summary>
    private List<WindowWord>? Doubted(WindowHearing hearing, ForcedReading reading, List<int> indices, out double score, out bool astray)
    {
        var guide = hearing.Guide;
        var said = new List<WindowWord>();
        score = reading.Score(indices.Count);
        astray = false;
        var changed = false;
        for (var w = 0; w < indices.Count; w++)
        {
            var word = guide.Words[indices[w]];
            if (IsDoubtful(word, reading.WordGap(w)) && secondHearing.From(reading, guide, indices, w) is { } misreading)
            {
                if (misreading.GoesAstray)
                {
                    astray = true;
                    said.Add(WindowWord.Script(indices[w], guide));
                    continue;
                }
                List<WindowWord> heard = [.. misreading.Heard.Select(h => WindowWord.Other(h, model.Tokenizer))];
                var rest = indices.Skip(misreading.To).Select(i => WindowWord.Script(i, guide));
                var other = texts.Score(hearing, [.. said, .. heard, .. rest]);
                if (Misread.IsBelieved(other - score, misreading.Heard, indices[misreading.From..misreading.To], guide))
                {
                    said.AddRange(heard);
                    score = other;
                    changed = true;
                    if (misreading.To > w)
                    {
                        w = misreading.To - 1;
                        continue;
                    }
                }
            }
            said.Add(WindowWord.Script(indices[w], guide));
        }
        return changed ? said : null;
    }

    /// <summary>
    /// Letters said one by one ('A I', 'M L') are misheard too often to tell anything, and headings may be left out.
    /// </summary>
    private static bool IsDoubtful(GuideWord word, float gap) =>
        gap > Misread.DoubtfulGap && !word.Optional && word.Spoken.Split(' ').Count(s => s.Length == 1) < 2;

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
