namespace MediaPipeline.Speech.Alignment;

/// <summary>Lays what was heard beside the script: each word's times, and where the two part.</summary>
internal static class Compare
{
    /// <summary>The transcript of a script and of the words heard, in the order of the audio.</summary>
    public static Transcript Script(string language, double duration, IReadOnlyList<GuideWord> script, IReadOnlyList<HeardWord> heard)
    {
        // A passage read twice counts once as the script's: the take that Whisper is surer of.
        var said = new HeardWord?[script.Count];
        foreach (var word in heard)
        {
            if (word.ScriptIndex is { } s && (said[s] is not { } other || other.Confidence <= word.Confidence))
            {
                said[s] = word;
            }
        }
        var words = script.Select((w, i) => new AlignedWord(w.Text, said[i]?.Start, said[i]?.End, said[i]?.Confidence ?? 0)).ToList();
        var departures = new List<Departure>();
        departures.AddRange(Added(heard, said));
        departures.AddRange(Omitted(script, words, duration));
        return new Transcript(language, duration, words, heard, Merge(departures));
    }

    private static IEnumerable<Departure> Added(IReadOnlyList<HeardWord> heard, HeardWord?[] said)
    {
        for (var i = 0; i < heard.Count; )
        {
            var j = i;
            while (j < heard.Count && (heard[j].ScriptIndex is not { } s || !ReferenceEquals(said[s], heard[j])))
            {
                j++;
            }
            if (j > i)
            {
                var text = string.Join(' ', heard.Skip(i).Take(j - i).Select(w => w.Text));
                yield return new Departure(DepartureKind.Added, "", text, heard[i].Start, heard[j - 1].End);
            }
            i = Math.Max(j, i + 1);
        }
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
}
