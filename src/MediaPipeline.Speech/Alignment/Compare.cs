namespace MediaPipeline.Speech.Alignment;

/// <summary>Lays what was heard beside the script: each word's times, and where the two part.</summary>
internal static class Compare
{
    /// <summary>Single words out of the script's order are matters of chance, not of moving.</summary>
    private const int LeastMoved = 3;

    /// <summary>The transcript of a script and of the words heard, in the order of the audio.</summary>
    public static Transcript Script(string language, double duration, IReadOnlyList<GuideWord> script, IReadOnlyList<HeardWord> heard)
    {
        var taken = Takes.Choose(heard);
        var said = new HeardWord?[script.Count];
        for (var h = 0; h < heard.Count; h++)
        {
            if (heard[h].ScriptIndex is { } s && taken[h])
            {
                said[s] = heard[h];
            }
        }
        var words = script.Select((w, i) => new AlignedWord(w.Text, said[i]?.Start, said[i]?.End, said[i]?.Confidence ?? 0)).ToList();
        List<Departure> departures =
        [
            .. Merge([.. Added(heard), .. Omitted(script, words, duration)]),
            .. Repeated(heard, taken),
            .. Moved(heard, taken),
        ];
        return new Transcript(language, duration, words, heard, [.. departures.OrderBy(d => d.Start).ThenBy(d => d.End)]);
    }

    private static IEnumerable<Departure> Added(IReadOnlyList<HeardWord> heard) =>
        Runs(heard, h => heard[h].ScriptIndex is null)
            .Select(r => new Departure(DepartureKind.Added, "", Text(heard, r), heard[r.From].Start, heard[r.To - 1].End));

    private static IEnumerable<Departure> Repeated(IReadOnlyList<HeardWord> heard, bool[] taken) =>
        Runs(heard, h => heard[h].ScriptIndex is not null && !taken[h])
            .Select(r => new Departure(DepartureKind.Repeated, Text(heard, r), Text(heard, r), heard[r.From].Start, heard[r.To - 1].End));

    /// <summary>What is not in the longest sequence of words in the script's order was said elsewhere than written.</summary>
    private static IEnumerable<Departure> Moved(IReadOnlyList<HeardWord> heard, bool[] taken)
    {
        var places = Enumerable.Range(0, heard.Count).Where(h => heard[h].ScriptIndex is not null && taken[h]).ToList();
        var inOrder = Takes.LongestInOrder([.. places.Select(h => heard[h].ScriptIndex!.Value)]);
        var moved = places.Where((_, i) => !inOrder[i]).ToHashSet();
        return Runs(heard, moved.Contains)
            .Where(r => r.To - r.From >= LeastMoved)
            .Select(r => new Departure(DepartureKind.Moved, Text(heard, r), Text(heard, r), heard[r.From].Start, heard[r.To - 1].End));
    }

    private static IEnumerable<Departure> Omitted(IReadOnlyList<GuideWord> script, List<AlignedWord> words, double duration)
    {
        for (var i = 0; i < words.Count; )
        {
            var j = i;
            while (j < words.Count && words[j].Start is null)
            {
                j++;
            }
            var missing = script.Skip(i).Take(j - i).Where(w => !w.Optional).Select(w => w.Text).ToList();
            if (missing.Count > 0)
            {
                var start = i > 0 ? words[i - 1].End!.Value : 0;
                var end = j < words.Count ? words[j].Start!.Value : duration;
                // After a swap the next word may have been said earlier.
                yield return new Departure(DepartureKind.Omitted, string.Join(' ', missing), "", start, Math.Max(start, end));
            }
            i = Math.Max(j, i + 1);
        }
    }

    /// <summary>Words left out where others were put in their place are one departure: changed.</summary>
    private static List<Departure> Merge(List<Departure> departures)
    {
        var merged = new List<Departure>();
        foreach (var departure in departures.OrderBy(d => d.Start).ThenBy(d => d.End))
        {
            if (
                merged.LastOrDefault() is { } last
                && last.Kind != departure.Kind
                && last.Kind != DepartureKind.Changed
                && departure.Kind != DepartureKind.Changed
                && departure.Start <= last.End + 0.05
                && last.Start <= departure.End + 0.05
            )
            {
                var added = last.Kind == DepartureKind.Added ? last : departure;
                var omitted = last.Kind == DepartureKind.Added ? departure : last;
                merged[^1] = new Departure(DepartureKind.Changed, omitted.Script, added.Heard, added.Start, added.End);
            }
            else
            {
                merged.Add(departure);
            }
        }
        return merged;
    }

    private static IEnumerable<(int From, int To)> Runs(IReadOnlyList<HeardWord> heard, Func<int, bool> belongs)
    {
        for (var i = 0; i < heard.Count; )
        {
            var j = i;
            while (j < heard.Count && belongs(j))
            {
                j++;
            }
            if (j > i)
            {
                yield return (i, j);
            }
            i = Math.Max(j, i + 1);
        }
    }

    private static string Text(IReadOnlyList<HeardWord> heard, (int From, int To) run) =>
        string.Join(' ', heard.Skip(run.From).Take(run.To - run.From).Select(w => w.Text));
}
