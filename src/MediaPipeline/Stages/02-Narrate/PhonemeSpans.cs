namespace MediaPipeline.Narration;

/// <summary>
/// Which phonemes of a clause belong to which word. espeak-ng joins some words ('in the' is one), so each
/// word's phonemes alone are laid along the clause's by least edits.
/// </summary>
internal static class PhonemeSpans
{
    private const double SpaceLeftOut = 0.15;
    private const double SpaceTooMany = 1.6;
    private const double StressEdit = 0.1;
    private const double OtherSound = 1.0;
    private const double SoundEdit = 0.8;

    /// <summary>For each word the first character of its phonemes in the clause and the one after its last.</summary>
    public static (int Start, int End)[] Find(string clause, IReadOnlyList<string> words)
    {
        var parts = string.Join(' ', words);
        var owner = Owners(words);
        int rows = parts.Length,
            columns = clause.Length;
        var cost = new double[rows + 1, columns + 1];
        var step = new byte[rows + 1, columns + 1];
        for (var r = 0; r <= rows; r++)
        {
            for (var c = 0; c <= columns; c++)
            {
                if (r == 0 && c == 0)
                {
                    continue;
                }
                var best = double.PositiveInfinity;
                byte how = 0;
                if (r > 0 && c > 0)
                {
                    best = cost[r - 1, c - 1] + Replace(parts[r - 1], clause[c - 1]);
                }
                if (r > 0 && cost[r - 1, c] + Leave(parts[r - 1], SpaceLeftOut) is var left && left < best)
                {
                    (best, how) = (left, 1);
                }
                if (c > 0 && cost[r, c - 1] + Leave(clause[c - 1], SpaceTooMany) is var added && added < best)
                {
                    (best, how) = (added, 2);
                }
                cost[r, c] = best;
                step[r, c] = how;
            }
        }
        return Trace(step, owner, clause, words.Count);
    }

    private static (int Start, int End)[] Trace(byte[,] step, int[] owner, string clause, int count)
    {
        var spans = new (int Start, int End)[count];
        Array.Fill(spans, (-1, -1));
        int r = owner.Length,
            c = clause.Length;
        var last = count - 1;
        var of = new int[clause.Length];
        while (c > 0 || r > 0)
        {
            switch (step[r, c])
            {
                case 1:
                    r--;
                    break;
                case 2:
                    c--;
                    of[c] = last;
                    break;
                default:
                    r--;
                    c--;
                    last = owner[r];
                    of[c] = last;
                    break;
            }
        }
        for (var i = 0; i < clause.Length; i++)
        {
            if (clause[i] == ' ')
            {
                continue;
            }
            var (start, _) = spans[of[i]];
            spans[of[i]] = (start < 0 ? i : start, i + 1);
        }
        // A word swallowed whole by its neighbours stands, with no length, where the one before it ends.
        for (var w = 0; w < count; w++)
        {
            if (spans[w].Start < 0)
            {
                var at = w == 0 ? 0 : spans[w - 1].End;
                spans[w] = (at, at);
            }
        }
        return spans;
    }

    private static int[] Owners(IReadOnlyList<string> words)
    {
        var owners = new List<int>();
        for (var w = 0; w < words.Count; w++)
        {
            owners.AddRange(Enumerable.Repeat(w, words[w].Length + (w + 1 < words.Count ? 1 : 0)));
        }
        return [.. owners];
    }

    private static double Replace(char a, char b) =>
        a == b ? 0
        : a == ' ' || b == ' ' ? SpaceTooMany
        : IsStress(a) || IsStress(b) ? SoundEdit
        : IsVowel(a) && IsVowel(b) ? OtherSound / 2
        : OtherSound;

    private static double Leave(char c, double space) =>
        c == ' ' ? space
        : IsStress(c) ? StressEdit
        : SoundEdit;

    private static bool IsStress(char c) => c is 'ˈ' or 'ˌ' or 'ː';

    private static bool IsVowel(char c) => "aeiouyæøœɐɑɒɔəɚɛɜɪʊʌᵻɨɯɤɵ".Contains(c);
}
