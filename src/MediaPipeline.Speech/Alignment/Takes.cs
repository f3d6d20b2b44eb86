namespace MediaPipeline.Speech.Alignment;

/// <summary>
/// Which of several readings of the same words counts. Hosts who read a line again do so because the first try
/// failed, so the longest uninterrupted reading counts, and of equals the last.
/// </summary>
internal static class Takes
{
    /// <summary>Words of a reading that may be skipped without it being another one.</summary>
    private const int MostSkipped = 3;

    /// <summary>For each heard word whether it is the reading of its script word that counts.</summary>
    public static bool[] Choose(IReadOnlyList<HeardWord> heard)
    {
        var length = ReadingLengths(heard);
        var best = new Dictionary<int, int>();
        for (var h = 0; h < heard.Count; h++)
        {
            if (heard[h].ScriptIndex is { } s && (!best.TryGetValue(s, out var other) || length[h] >= length[other]))
            {
                best[s] = h;
            }
        }
        var chosen = new bool[heard.Count];
        foreach (var h in best.Values)
        {
            chosen[h] = true;
        }
        return chosen;
    }

    /// <summary>Which of the values belong to the longest increasing sequence (patience sorting; Fredman, 1975).</summary>
    public static bool[] LongestInOrder(IReadOnlyList<int> values)
    {
        var ends = new List<int>();
        var before = new int[values.Count];
        for (var i = 0; i < values.Count; i++)
        {
            int low = 0,
                high = ends.Count;
            while (low < high)
            {
                var middle = (low + high) / 2;
                (low, high) = values[ends[middle]] < values[i] ? (middle + 1, high) : (low, middle);
            }
            before[i] = low > 0 ? ends[low - 1] : -1;
            if (low == ends.Count)
            {
                ends.Add(i);
            }
            else
            {
                ends[low] = i;
            }
        }
        var inOrder = new bool[values.Count];
        for (var i = ends.Count > 0 ? ends[^1] : -1; i >= 0; i = before[i])
        {
            inOrder[i] = true;
        }
        return inOrder;
    }

    /// <summary>
    /// For each script word heard, the length in words of the uninterrupted reading it is in; where a passage was begun,
    /// broken off and begun again, each beginning is a reading of its own.
    /// </summary>
    private static int[] ReadingLengths(IReadOnlyList<HeardWord> heard)
    {
        var lengths = new int[heard.Count];
        var reading = new List<int>();
        var last = -1;
        void Close()
        {
            foreach (var h in reading)
            {
                lengths[h] = reading.Count;
            }
            reading.Clear();
        }
        for (var h = 0; h < heard.Count; h++)
        {
            if (heard[h].ScriptIndex is not { } s)
            {
                continue;
            }
            if (reading.Count > 0 && (s <= last || s > last + 1 + MostSkipped))
            {
                Close();
            }
            reading.Add(h);
            last = s;
        }
        Close();
        return lengths;
    }
}
