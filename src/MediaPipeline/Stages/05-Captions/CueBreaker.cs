using MediaPipeline.Scripts;
using MediaPipeline.Shows;

namespace MediaPipeline.Captions;

/// <summary>
/// Breaks words into cues and lines as a captioner would: at the ends of sentences and clauses, never between
/// an article and its noun, never across a change of speaker or section, never wider, longer or faster than
/// allowed. Of all ways to break a sentence the cheapest is taken, by dynamic programming.
/// </summary>
public sealed class CueBreaker(CaptionSettings settings)
{
    /// <summary>A pause this long (seconds) ends a cue.</summary>
    private const double LongPause = 0.9;

    /// <summary>Cues stand at least this far apart, or touch: two frames at 24 a second.</summary>
    private const double Gap = 0.084;

    /// <summary>A cue may stand on after its last word for so long.</summary>
    private const double Linger = 0.7;

    /// <summary>Words after which a line had better go on.</summary>
    private static readonly HashSet<string> Joining = new(LineEnd.Clinging, StringComparer.OrdinalIgnoreCase)
    {
        "as",
        "and",
        "or",
        "but",
        "nor",
        "if",
        "than",
        "into",
        "onto",
        "over",
        "under",
        "per",
        "via",
        "this",
        "these",
        "those",
        "that",
        "which",
        "who",
        "whose",
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "has",
        "have",
        "had",
        "will",
        "would",
        "can",
        "could",
        "should",
        "may",
        "might",
        "must",
        "do",
        "does",
        "did",
        "not",
        "no",
        "very",
        "more",
        "most",
        "such",
        "so",
        "i",
        "we",
        "you",
        "they",
        "he",
        "she",
        "it",
        "i'm",
        "we're",
        "about",
        "because",
        "when",
        "while",
        "where",
    };

    private static readonly HashSet<string> Opening = new(StringComparer.OrdinalIgnoreCase)
    {
        "and",
        "or",
        "but",
        "nor",
        "so",
        "because",
        "when",
        "while",
        "where",
        "which",
        "who",
        "that",
        "if",
        "than",
        "to",
        "of",
        "in",
        "on",
        "at",
        "by",
        "for",
        "with",
        "from",
        "as",
        "into",
        "over",
        "between",
        "through",
        "after",
        "before",
        "since",
        "until",
        "unless",
        "although",
    };

    /// <summary>The cues of words in the order of time.</summary>
    public List<Cue> Break(IReadOnlyList<CaptionWord> words)
    {
        var groups = new List<List<CaptionWord>>();
        foreach (var run in Runs(words))
        {
            groups.AddRange(BreakRun(run));
        }
        return Time(groups);
    }

    /// <summary>Lines of a cue: the fewest that fit, broken where it hurts least, the lower ones longer.</summary>
    public List<string> Lines(IReadOnlyList<CaptionWord> words)
    {
        var texts = words.Select(w => w.Text).ToList();
        var whole = string.Join(' ', texts);
        if (whole.Length <= settings.LineLength || texts.Count == 1 || settings.Lines == 1)
        {
            return [whole];
        }
        var best = double.PositiveInfinity;
        List<string> lines = [whole];
        for (var b = 1; b < texts.Count; b++)
        {
            var top = string.Join(' ', texts.Take(b));
            var rest = words.Skip(b).ToList();
            var below =
                settings.Lines > 2
                    ? new CueBreaker(settings with { Lines = settings.Lines - 1 }).Lines(rest)
                    : [string.Join(' ', texts.Skip(b))];
            var widest = Math.Max(top.Length, below.Max(l => l.Length));
            var cost =
                BreakCost(texts[b - 1], texts[b]) * 4
                + Math.Abs(top.Length - below[0].Length) * 0.25
                + Math.Max(0, top.Length - below[0].Length) * 0.1;
            cost += Math.Max(0, widest - settings.LineLength) * 50 + (below.Count - 1) * 5;
            if (cost < best)
            {
                (best, lines) = (cost, [top, .. below]);
            }
        }
        return lines;
    }

    /// <summary>Stretches that no cue may cross.</summary>
    private static IEnumerable<List<CaptionWord>> Runs(IReadOnlyList<CaptionWord> words)
    {
        var run = new List<CaptionWord>();
        foreach (var word in words)
        {
            if (
                run.Count > 0
                && (
                    run[^1].Speaker != word.Speaker
                    || run[^1].Section != word.Section
                    || run[^1].SentenceEnd
                    || word.Start - run[^1].End > LongPause
                )
            )
            {
                yield return run;
                run = [];
            }
            run.Add(word);
        }
        if (run.Count > 0)
        {
            yield return run;
        }
    }

    private IEnumerable<List<CaptionWord>> BreakRun(List<CaptionWord> run)
    {
        var room = settings.LineLength * settings.Lines;
        var cost = new double[run.Count + 1];
        var from = new int[run.Count + 1];
        Array.Fill(cost, double.PositiveInfinity);
        cost[0] = 0;
        for (var end = 1; end <= run.Count; end++)
        {
            var length = -1;
            for (var start = end - 1; start >= 0; start--)
            {
                length += run[start].Text.Length + 1;
                if (length > room && start < end - 1)
                {
                    break;
                }
                var whole = cost[start] + CueCost(run, start, end, length);
                if (whole < cost[end])
                {
                    (cost[end], from[end]) = (whole, start);
                }
            }
        }
        var cues = new List<List<CaptionWord>>();
        for (var end = run.Count; end > 0; end = from[end])
        {
            cues.Add(run[from[end]..end]);
        }
        cues.Reverse();
        return cues;
    }

    private double CueCost(List<CaptionWord> run, int start, int end, int length)
    {
        var seconds = run[end - 1].End - run[start].Start;
        var cost = 6.0;
        if (end < run.Count)
        {
            cost += BreakCost(run[end - 1].Text, run[end].Text) * 6 - Math.Min(3, (run[end].Start - run[end - 1].End) * 8);
        }
        cost += Math.Max(0, seconds - settings.LongestCue) * 40;
        cost += Math.Max(0, settings.ShortestCue - seconds) * 6;
        cost += end - start == 1 && run.Count > 1 ? 8 : 0;
        // Two lines must hold it once a break at a word is found.
        var cue = run.GetRange(start, end - start);
        if (length > settings.LineLength && Lines(cue).Max(l => l.Length) > settings.LineLength)
        {
            cost += 60;
        }
        var room = settings.LineLength * settings.Lines;
        return cost + Math.Pow(1 - length / (double)room, 2) * 5;
    }

    /// <summary>What a break between two words of a sentence costs: nothing after a colon, most after an article.</summary>
    private static double BreakCost(string before, string after)
    {
        var bare = before.TrimEnd('"', '”', '’', '\'', ')', ']');
        // A full stop within a sentence is an abbreviation's: 'Dr. Shannon', 'Fig. 3'.
        if (bare.Length > 0 && bare[^1] is '!' or '?' or '…' or ';' or ':' || bare.EndsWith("...", StringComparison.Ordinal))
        {
            return 0;
        }
        if (bare.Length > 0 && bare[^1] is ',' or '—' or '–' || bare.EndsWith(" -", StringComparison.Ordinal))
        {
            return 0.3;
        }
        if (Joining.Contains(bare) || SentenceEnds.GoesOn(bare))
        {
            return 4;
        }
        if (Opening.Contains(after.Trim('"', '“', '(')))
        {
            return 0.8;
        }
        // Names stay together, and a number with its unit.
        var name = bare.Length > 0 && char.IsUpper(bare[0]) && char.IsUpper(after.TrimStart('"', '“', '(').FirstOrDefault());
        return name ? 3.5
            : bare.Length > 0 && char.IsDigit(bare[^1]) ? 3
            : 1.8;
    }

    private List<Cue> Time(List<List<CaptionWord>> groups)
    {
        var cues = new List<Cue>();
        for (var g = 0; g < groups.Count; g++)
        {
            var words = groups[g];
            var start = words[0].Start;
            var next = g + 1 < groups.Count ? groups[g + 1][0].Start : double.PositiveInfinity;
            if (g + 1 < groups.Count && groups[g + 1][0].Section != words[^1].Section)
            {
                // The next section's chapter, and its card, begin a little before its first word.
                next = Math.Max(words[^1].End, next - SectionStarts.Lead);
            }
            var length = words.Sum(w => w.Text.Length + 1) - 1;
            // Long enough to read, if the next cue leaves the time.
            var wish = Math.Max(words[^1].End, start + Math.Max(settings.ShortestCue, length / settings.CharactersPerSecond));
            var end = Math.Min(
                Math.Max(wish, Math.Min(words[^1].End + Linger, next)),
                start + Math.Max(settings.LongestCue, words[^1].End - start)
            );
            end = next - end < 0.5 && next - start <= settings.LongestCue + 1 ? next : Math.Min(end, next - Gap);
            end = Math.Max(Math.Min(end, next), Math.Min(start + 0.1, next));
            cues.Add(new Cue(Round(start), Round(end), Lines(words), words));
        }
        return cues;
    }

    private static double Round(double seconds) => Math.Round(seconds, 3);
}
