using System.Text;

namespace MediaPipeline.Art;

/// <summary>The embedding levels of a paragraph's characters (UAX 9, rules P2 to L1), by the names of the rules.</summary>
internal static class BidiLevels
{
    private const int MaxDepth = 125;

    private static readonly Dictionary<int, int> Closing = new()
    {
        ['('] = ')',
        ['['] = ']',
        ['{'] = '}',
        [0x2045] = 0x2046,
        [0x207D] = 0x207E,
        [0x208D] = 0x208E,
        [0x2329] = 0x232A,
        [0x27E6] = 0x27E7,
        [0x27E8] = 0x27E9,
        [0x27EA] = 0x27EB,
        [0x3008] = 0x3009,
        [0x300A] = 0x300B,
        [0x300C] = 0x300D,
        [0x300E] = 0x300F,
        [0x3010] = 0x3011,
        [0x3014] = 0x3015,
        [0xFF08] = 0xFF09,
        [0xFF3B] = 0xFF3D,
        [0xFF5B] = 0xFF5D,
    };

    /// <summary>P2, P3: 1 where the first strong character from an index on, outside of isolates, reads from right to left.</summary>
    public static int Base(IReadOnlyList<BidiClass> classes, int from)
    {
        var depth = 0;
        for (var i = from; i < classes.Count; i++)
        {
            switch (classes[i])
            {
                case BidiClass.LRI or BidiClass.RLI or BidiClass.FSI:
                    depth++;
                    break;
                case BidiClass.PDI when depth == 0 && from > 0:
                    return 0;
                case BidiClass.PDI:
                    depth = Math.Max(0, depth - 1);
                    break;
                case BidiClass.L when depth == 0:
                    return 0;
                case BidiClass.R or BidiClass.AL when depth == 0:
                    return 1;
            }
        }
        return 0;
    }

    /// <summary>The level of each character.</summary>
    /// <param name="original">The characters' types.</param>
    /// <param name="runes">The characters, for their brackets.</param>
    /// <param name="direction">The paragraph's level, 0 or 1; null to find it in the text.</param>
    public static int[] Of(BidiClass[] original, IReadOnlyList<Rune> runes, int? direction = null)
    {
        var paragraph = direction ?? Base(original, 0);
        var classes = original.ToArray();
        var levels = Explicit(original, classes, paragraph);
        var matches = Isolates(original);
        var resolved = levels.ToArray();
        foreach (var sequence in Sequences(original, levels, matches))
        {
            Resolve(sequence, classes, original, levels, runes, paragraph, matches);
            foreach (var i in sequence)
            {
                resolved[i] = Implicit(levels[i], classes[i]);
            }
        }
        Trailing(original, resolved, paragraph);
        return resolved;
    }

    private static bool IsRemoved(BidiClass c) =>
        c is BidiClass.BN or BidiClass.LRE or BidiClass.LRO or BidiClass.RLE or BidiClass.RLO or BidiClass.PDF;

    private static bool IsIsolateInitiator(BidiClass c) => c is BidiClass.LRI or BidiClass.RLI or BidiClass.FSI;

    private static bool IsNeutral(BidiClass c) =>
        c is BidiClass.B or BidiClass.S or BidiClass.WS or BidiClass.ON or BidiClass.PDI || IsIsolateInitiator(c);

    /// <summary>BD9: the index of the PDI of each isolate initiator, and the other way round; -1 where there is none.</summary>
    private static int[] Isolates(BidiClass[] classes)
    {
        var matches = new int[classes.Length];
        Array.Fill(matches, -1);
        var open = new Stack<int>();
        for (var i = 0; i < classes.Length; i++)
        {
            if (IsIsolateInitiator(classes[i]))
            {
                open.Push(i);
            }
            else if (classes[i] == BidiClass.PDI && open.TryPop(out var start))
            {
                (matches[start], matches[i]) = (i, start);
            }
        }
        return matches;
    }

    /// <summary>X1 to X8.</summary>
    private static int[] Explicit(BidiClass[] original, BidiClass[] classes, int paragraph)
    {
        var levels = new int[original.Length];
        var stack = new Stack<(int Level, BidiClass? Override, bool Isolate)>();
        stack.Push((paragraph, null, false));
        int overflowIsolates = 0,
            overflowEmbeddings = 0,
            validIsolates = 0;
        for (var i = 0; i < original.Length; i++)
        {
            var c = original[i];
            var top = stack.Peek();
            switch (c)
            {
                case BidiClass.RLE or BidiClass.LRE or BidiClass.RLO or BidiClass.LRO:
                {
                    levels[i] = top.Level;
                    var rightToLeft = c is BidiClass.RLE or BidiClass.RLO;
                    var next = Next(top.Level, rightToLeft);
                    BidiClass? over = c switch
                    {
                        BidiClass.RLO => BidiClass.R,
                        BidiClass.LRO => BidiClass.L,
                        _ => null,
                    };
                    if (next <= MaxDepth && overflowIsolates == 0 && overflowEmbeddings == 0)
                    {
                        stack.Push((next, over, false));
                    }
                    else if (overflowIsolates == 0)
                    {
                        overflowEmbeddings++;
                    }
                    break;
                }
                case BidiClass.RLI or BidiClass.LRI or BidiClass.FSI:
                {
                    levels[i] = top.Level;
                    classes[i] = top.Override ?? c;
                    var next = Next(top.Level, c == BidiClass.RLI || c == BidiClass.FSI && Base(original, i + 1) == 1);
                    if (next <= MaxDepth && overflowIsolates == 0 && overflowEmbeddings == 0)
                    {
                        validIsolates++;
                        stack.Push((next, null, true));
                    }
                    else
                    {
                        overflowIsolates++;
                    }
                    break;
                }
                case BidiClass.PDI:
                    if (overflowIsolates > 0)
                    {
                        overflowIsolates--;
                    }
                    else if (validIsolates > 0)
                    {
                        overflowEmbeddings = 0;
                        while (!stack.Peek().Isolate)
                        {
                            stack.Pop();
                        }
                        stack.Pop();
                        validIsolates--;
                    }
                    levels[i] = stack.Peek().Level;
                    classes[i] = stack.Peek().Override ?? c;
                    break;
                case BidiClass.PDF:
                    levels[i] = top.Level;
                    if (overflowIsolates == 0 && overflowEmbeddings > 0)
                    {
                        overflowEmbeddings--;
                    }
                    else if (overflowIsolates == 0 && !top.Isolate && stack.Count >= 2)
                    {
                        stack.Pop();
                    }
                    break;
                case BidiClass.B:
                    levels[i] = paragraph;
                    break;
                default:
                    levels[i] = top.Level;
                    if (c != BidiClass.BN)
                    {
                        classes[i] = top.Override ?? c;
                    }
                    break;
            }
        }
        return levels;
    }

    private static int Next(int level, bool rightToLeft) => rightToLeft ? (level + 1) | 1 : (level + 2) & ~1;

    /// <summary>X10, BD13: the isolating run sequences, each as the indices of its characters; those that X9 removes are left out.</summary>
    private static List<List<int>> Sequences(BidiClass[] original, int[] levels, int[] matches)
    {
        var runs = new List<List<int>>();
        var runOf = new int[original.Length];
        for (var i = 0; i < original.Length; i++)
        {
            if (IsRemoved(original[i]))
            {
                continue;
            }
            if (runs.Count == 0 || levels[runs[^1][^1]] != levels[i])
            {
                runs.Add([]);
            }
            runs[^1].Add(i);
            runOf[i] = runs.Count - 1;
        }
        var sequences = new List<List<int>>();
        foreach (var run in runs)
        {
            if (original[run[0]] == BidiClass.PDI && matches[run[0]] >= 0)
            {
                continue;
            }
            var sequence = new List<int>(run);
            while (IsIsolateInitiator(original[sequence[^1]]) && matches[sequence[^1]] >= 0)
            {
                sequence.AddRange(runs[runOf[matches[sequence[^1]]]]);
            }
            sequences.Add(sequence);
        }
        return sequences;
    }

    private static void Resolve(
        List<int> sequence,
        BidiClass[] classes,
        BidiClass[] original,
        int[] levels,
        IReadOnlyList<Rune> runes,
        int paragraph,
        int[] matches
    )
    {
        var level = levels[sequence[0]];
        var before = sequence[0] - 1;
        while (before >= 0 && IsRemoved(original[before]))
        {
            before--;
        }
        var after = sequence[^1] + 1;
        while (after < original.Length && IsRemoved(original[after]))
        {
            after++;
        }
        var openEnd = IsIsolateInitiator(original[sequence[^1]]) && matches[sequence[^1]] < 0;
        var start = Direction(Math.Max(level, before >= 0 ? levels[before] : paragraph));
        var end = Direction(Math.Max(level, after < original.Length && !openEnd ? levels[after] : paragraph));
        Weak(sequence, classes, start);
        Brackets(sequence, classes, original, runes, Direction(level), start);
        Neutral(sequence, classes, Direction(level), start, end);
    }

    /// <summary>I1, I2.</summary>
    private static int Implicit(int level, BidiClass resolved) =>
        (level % 2, resolved) switch
        {
            (0, BidiClass.R) => level + 1,
            (0, BidiClass.AN or BidiClass.EN) => level + 2,
            (1, BidiClass.L or BidiClass.EN or BidiClass.AN) => level + 1,
            _ => level,
        };

    private static BidiClass Direction(int level) => level % 2 == 1 ? BidiClass.R : BidiClass.L;

    /// <summary>W1 to W7.</summary>
    private static void Weak(List<int> sequence, BidiClass[] classes, BidiClass start)
    {
        var before = start;
        foreach (var i in sequence)
        {
            if (classes[i] == BidiClass.NSM)
            {
                classes[i] = before is BidiClass.PDI || IsIsolateInitiator(before) ? BidiClass.ON : before;
            }
            before = classes[i];
        }
        var strong = start;
        foreach (var i in sequence)
        {
            strong = classes[i] is BidiClass.L or BidiClass.R or BidiClass.AL ? classes[i] : strong;
            classes[i] = classes[i] == BidiClass.EN && strong == BidiClass.AL ? BidiClass.AN : classes[i];
        }
        foreach (var i in sequence.Where(i => classes[i] == BidiClass.AL))
        {
            classes[i] = BidiClass.R;
        }
        for (var s = 1; s + 1 < sequence.Count; s++)
        {
            var (left, right) = (classes[sequence[s - 1]], classes[sequence[s + 1]]);
            if (
                left == right
                && classes[sequence[s]] is var c
                && (c == BidiClass.CS && left is BidiClass.EN or BidiClass.AN || c == BidiClass.ES && left == BidiClass.EN)
            )
            {
                classes[sequence[s]] = c is BidiClass.CS or BidiClass.ES ? left : c;
            }
        }
        for (var s = 0; s < sequence.Count; s++)
        {
            if (classes[sequence[s]] != BidiClass.ET)
            {
                continue;
            }
            var end = s;
            while (end < sequence.Count && classes[sequence[end]] == BidiClass.ET)
            {
                end++;
            }
            var number =
                s > 0 && classes[sequence[s - 1]] == BidiClass.EN || end < sequence.Count && classes[sequence[end]] == BidiClass.EN;
            for (; s < end; s++)
            {
                classes[sequence[s]] = number ? BidiClass.EN : BidiClass.ON;
            }
            s--;
        }
        strong = start;
        foreach (var i in sequence)
        {
            classes[i] = classes[i] is BidiClass.ES or BidiClass.CS ? BidiClass.ON : classes[i];
            strong = classes[i] is BidiClass.L or BidiClass.R ? classes[i] : strong;
            classes[i] = classes[i] == BidiClass.EN && strong == BidiClass.L ? BidiClass.L : classes[i];
        }
    }

    /// <summary>N0: brackets take the direction of what they hold, or of what goes before them.</summary>
    private static void Brackets(
        List<int> sequence,
        BidiClass[] classes,
        BidiClass[] original,
        IReadOnlyList<Rune> runes,
        BidiClass embedding,
        BidiClass start
    )
    {
        foreach (var (open, close) in Pairs(sequence, classes, runes))
        {
            bool with = false,
                against = false;
            for (var s = open + 1; s < close; s++)
            {
                var strong = Strong(classes[sequence[s]]);
                with |= strong == embedding;
                against |= strong is { } d && d != embedding;
            }
            BidiClass? direction = null;
            if (with)
            {
                direction = embedding;
            }
            else if (against)
            {
                var before = start;
                for (var s = open - 1; s >= 0; s--)
                {
                    if (Strong(classes[sequence[s]]) is { } found)
                    {
                        before = found;
                        break;
                    }
                }
                direction = before != embedding ? before : embedding;
            }
            if (direction is not { } set)
            {
                continue;
            }
            foreach (var s in new[] { open, close })
            {
                classes[sequence[s]] = set;
                // Marks on a bracket go with it.
                for (var m = s + 1; m < sequence.Count && original[sequence[m]] == BidiClass.NSM; m++)
                {
                    classes[sequence[m]] = set;
                }
            }
        }
    }

    private static BidiClass? Strong(BidiClass c) =>
        c switch
        {
            BidiClass.L => BidiClass.L,
            BidiClass.R or BidiClass.EN or BidiClass.AN => BidiClass.R,
            _ => null,
        };

    /// <summary>BD16: pairs of brackets, by their places in the sequence, in the order of the opening ones.</summary>
    private static List<(int Open, int Close)> Pairs(List<int> sequence, BidiClass[] classes, IReadOnlyList<Rune> runes)
    {
        const int most = 63;
        var pairs = new List<(int, int)>();
        var open = new List<(int At, int Closing)>();
        for (var s = 0; s < sequence.Count; s++)
        {
            if (classes[sequence[s]] != BidiClass.ON)
            {
                continue;
            }
            // U+2329 and U+232A are the same as U+3008 and U+3009.
            var c = runes[sequence[s]].Value switch
            {
                0x2329 => 0x3008,
                0x232A => 0x3009,
                var other => other,
            };
            if (Closing.TryGetValue(c, out var closing))
            {
                if (open.Count == most)
                {
                    return [];
                }
                open.Add((s, closing));
            }
            else if (open.FindLastIndex(o => o.Closing == c) is >= 0 and var found)
            {
                pairs.Add((open[found].At, s));
                open.RemoveRange(found, open.Count - found);
            }
        }
        pairs.Sort();
        return pairs;
    }

    /// <summary>N1, N2: neutral characters between two of one direction take it, others that of the embedding.</summary>
    private static void Neutral(List<int> sequence, BidiClass[] classes, BidiClass embedding, BidiClass start, BidiClass end)
    {
        for (var s = 0; s < sequence.Count; s++)
        {
            if (!IsNeutral(classes[sequence[s]]))
            {
                continue;
            }
            var to = s;
            while (to < sequence.Count && IsNeutral(classes[sequence[to]]))
            {
                to++;
            }
            var before = s == 0 ? start : Strong(classes[sequence[s - 1]])!.Value;
            var after = to == sequence.Count ? end : Strong(classes[sequence[to]])!.Value;
            for (; s < to; s++)
            {
                classes[sequence[s]] = before == after ? before : embedding;
            }
            s--;
        }
    }

    /// <summary>L1: separators, and spaces before them or at the end, have the paragraph's level; what X9 removes goes with what stands before.</summary>
    private static void Trailing(BidiClass[] original, int[] levels, int paragraph)
    {
        var reset = true;
        for (var i = original.Length - 1; i >= 0; i--)
        {
            var c = original[i];
            if (c is BidiClass.B or BidiClass.S)
            {
                reset = true;
            }
            else if (!(c is BidiClass.WS or BidiClass.PDI || IsIsolateInitiator(c) || IsRemoved(c)))
            {
                reset = false;
            }
            if (reset)
            {
                levels[i] = paragraph;
            }
        }
        for (var i = 0; i < original.Length; i++)
        {
            if (IsRemoved(original[i]) && i > 0)
            {
                levels[i] = levels[i - 1];
            }
        }
    }
}
