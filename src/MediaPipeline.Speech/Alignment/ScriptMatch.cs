namespace MediaPipeline.Speech.Alignment;

/// <summary>
/// Finds which words of the script freely heard words are: the best local alignment (Smith and Waterman,
/// 1981) against the whole script, then the same for what is left before and after it. So skipped, swapped
/// and repeated passages are found wherever they are; stray common words are not taken for a passage.
/// </summary>
internal sealed class ScriptMatch
{
    private const float GapCost = -1.1f;
    private const float LeastScore = 4.5f;

    /// <summary>What a passage near the expected place is worth more than the same far off.</summary>
    private const float Nearness = 1.5f;

    /// <summary>Words of the script before and after the expected place that are looked through first.</summary>
    private const int WordsBack = 200;

    private const int WordsAhead = 800;

    /// <summary>So many words in a row that were not found nearby are looked for everywhere.</summary>
    private const int LeastPassage = 4;

    private readonly string[] script;
    private readonly float[] weight;
    private readonly bool[] optional;
    private int first;
    private int last;

    public ScriptMatch(IReadOnlyList<GuideWord> words)
    {
        script = [.. words.Select(w => SpokenText.Plain(w.Text))];
        Spoken = [.. words.Select(w => SpokenText.Plain(w.Spoken))];
        optional = [.. words.Select(w => w.Optional)];
        var counts = script.GroupBy(w => w).ToDictionary(g => g.Key, g => g.Count());
        // 'the' in the right place says less than a word that the script has once.
        weight = [.. script.Select(w => counts[w] > 8 || w.Length <= 2 ? 1.2f : 2f)];
    }

    public string[] Spoken { get; }

    /// <summary>
    /// For each heard word the script's word that it is, or null. <paramref name="expected"/> is the word
    /// that should come next.
    /// </summary>
    public int?[] Match(IReadOnlyList<string> heard, int expected)
    {
        // What Whisper writes in figures is matched by how it may be said.
        string[][] plain =
        [
            .. heard.Select(h =>
                h.Any(char.IsAsciiDigit) ? [SpokenText.Plain(h), .. SoundAlike.Forms([h])] : new[] { SpokenText.Plain(h) }
            ),
        ];
        var matched = new int?[heard.Count];
        // Mostly the host is not far: what is found nearby needs no search through hours of script, and of passages that
        // a script has twice the near one is meant.
        (first, last) = (Math.Max(0, expected - WordsBack), Math.Min(script.Length, expected + WordsAhead));
        Match(plain, 0, plain.Length, expected, matched, 0);
        (first, last) = (0, script.Length);
        for (var from = 0; from < heard.Count; )
        {
            var to = from;
            while (to < heard.Count && matched[to] is null)
            {
                to++;
            }
            if (to - from >= LeastPassage)
            {
                Match(plain, from, to, from > 0 ? matched[from - 1]!.Value + 1 : expected, matched, 0);
            }
            from = to + 1;
        }
        return matched;
    }

    /// <summary>How alike a heard word and a word of the script are, as written or as said, 0 to 1.</summary>
    public double Similarity(string plainHeard, int index) =>
        Math.Max(SpokenText.Similarity(plainHeard, script[index]), SpokenText.Similarity(plainHeard, Spoken[index]));

    private void Match(string[][] heard, int from, int to, int expected, int?[] matched, int depth)
    {
        if (to - from < 2 || depth > 12)
        {
            return;
        }
        var passage = Best(heard, from, to, expected);
        if (passage.Count == 0)
        {
            return;
        }
        foreach (var (h, s) in passage)
        {
            matched[h] = s;
        }
        Match(heard, from, passage[0].Heard, expected, matched, depth + 1);
        Match(heard, passage[^1].Heard + 1, to, passage[^1].Script + 1, matched, depth + 1);
    }

    private List<(int Heard, int Script)> Best(string[][] heard, int from, int to, int expected)
    {
        int rows = to - from,
            columns = last - first;
        var nearEnd = NearEnd(expected);
        var score = new float[(rows + 1) * (columns + 1)];
        var step = new byte[score.Length];
        float best = 0;
        int bestRow = 0,
            bestColumn = 0;
        for (var r = 1; r <= rows; r++)
        {
            var word = heard[from + r - 1];
            for (var c = 1; c <= columns; c++)
            {
                var at = r * (columns + 1) + c;
                var likeness = Likeness(word, first + c - 1);
                var start = first + c - 1 >= expected - 2 && first + c - 1 <= nearEnd ? Nearness : 0;
                var diagonal = Math.Max(score[at - columns - 2], likeness > 0 ? start : 0) + likeness;
                var up = score[at - columns - 1] + GapCost;
                var left = score[at - 1] + (optional[first + c - 1] ? -0.1f : GapCost);
                var top = Math.Max(0, Math.Max(diagonal, Math.Max(up, left)));
                score[at] = top;
                step[at] = (byte)(
                    top <= 0 ? 0
                    : top == diagonal ? 1
                    : top == up ? 2
                    : 3
                );
                if (top > best)
                {
                    (best, bestRow, bestColumn) = (top, r, c);
                }
            }
        }
        var passage = new List<(int, int)>();
        if (best < LeastScore)
        {
            return passage;
        }
        while (bestRow > 0 && bestColumn > 0)
        {
            var at = bestRow * (columns + 1) + bestColumn;
            if (step[at] == 0)
            {
                break;
            }
            if (step[at] == 1)
            {
                // A step over a word heard otherwise is a step, and no match.
                if (Likeness(heard[from + bestRow - 1], first + bestColumn - 1) > 0)
                {
                    passage.Add((from + bestRow - 1, first + bestColumn - 1));
                }
                if (score[at - columns - 2] <= 0)
                {
                    break;
                }
            }
            bestRow -= step[at] is 1 or 2 ? 1 : 0;
            bestColumn -= step[at] is 1 or 3 ? 1 : 0;
        }
        passage.Reverse();
        return passage;
    }

    /// <summary>The last place at which the speech may well go on: a few words on, headings not counted.</summary>
    private int NearEnd(int expected)
    {
        const int ahead = 4;
        var end = expected;
        for (var passed = 0; end < script.Length && passed < ahead; end++)
        {
            passed += optional[end] ? 0 : 1;
        }
        return end;
    }

    private float Likeness(string[] forms, int index)
    {
        foreach (var form in forms)
        {
            if (form == script[index] || form == Spoken[index])
            {
                return weight[index];
            }
        }
        var heard = forms[0];
        // Only words that begin or end alike are worth the cost of a closer look. Figures are not spelling: $15,000 is not
        // nearly $1,500.
        var written = script[index];
        if (
            heard.Length > 3
            && written.Length > 3
            && (heard[0] == written[0] || heard[^1] == written[^1])
            && SoundAlike.Figures(heard) == SoundAlike.Figures(written)
            && SpokenText.Similarity(heard, written) >= 0.6
        )
        {
            return 0.6f * weight[index];
        }
        return -1.2f;
    }
}
