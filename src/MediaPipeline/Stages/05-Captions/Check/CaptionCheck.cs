using MediaPipeline.Shows;

namespace MediaPipeline.Captions;

/// <summary>A breach of a rule of captioning.</summary>
/// <param name="Rule">Its name.</param>
/// <param name="Line">Where in the file, from 1.</param>
/// <param name="Problem">What is wrong there.</param>
public sealed record CaptionFinding(string Rule, int Line, string Problem);

/// <summary>What a file of captions is worth.</summary>
/// <param name="Cues">How many captions it has.</param>
/// <param name="Right">How many break no rule.</param>
/// <param name="MedianSpeed">Characters a second, in the middle.</param>
/// <param name="HighestSpeed">Characters a second, at most.</param>
/// <param name="Findings">The breaches, in the order of the file.</param>
public sealed record CaptionScore(int Cues, int Right, double MedianSpeed, double HighestSpeed, IReadOnlyList<CaptionFinding> Findings)
{
    /// <summary>Captions that break no rule, in percent.</summary>
    public int Percent => Cues == 0 ? 0 : (int)Math.Floor(100.0 * Right / Cues);
}

/// <summary>
/// Scores captions, ours or anybody's, by what Netflix's, the BBC's and DCMP's guides agree on: length and number of
/// lines, speed, time, gaps, and where lines are broken.
/// </summary>
public static class CaptionCheck
{
    /// <summary>Captions closer than this are meant to follow at once; between, the screen only blinks.</summary>
    private const double Blink = 0.08;

    private const int LongestOrphan = 5;

    /// <summary>Scores a file.</summary>
    public static CaptionScore Run(CaptionFile file, CaptionSettings settings)
    {
        var findings = file.Faults.Select(f => new CaptionFinding("form", f.Line, f.Problem)).ToList();
        var right = 0;
        for (var c = 0; c < file.Cues.Count; c++)
        {
            var before = findings.Count;
            Check(file, c, settings, (rule, problem) => findings.Add(new CaptionFinding(rule, file.Cues[c].Line, problem)));
            right += findings.Count == before ? 1 : 0;
        }
        var speeds = file.Cues.Select(c => c.Speed).Order().ToList();
        return new CaptionScore(
            file.Cues.Count,
            right,
            speeds.Count == 0 ? 0 : Math.Round(speeds[speeds.Count / 2], 1),
            speeds.Count == 0 ? 0 : Math.Round(speeds[^1], 1),
            [.. findings.OrderBy(f => f.Line)]
        );
    }

    private static void Check(CaptionFile file, int index, CaptionSettings settings, Action<string, string> breach)
    {
        var cue = file.Cues[index];
        var next = index + 1 < file.Cues.Count ? file.Cues[index + 1] : null;
        var time = cue.End - cue.Start;
        foreach (var line in cue.Lines.Where(l => l.Length > settings.LineLength))
        {
            breach("line-length", $"{line.Length} characters in a line; {settings.LineLength} are the most.");
        }
        if (cue.Lines.Count > settings.Lines)
        {
            breach("lines", $"{cue.Lines.Count} lines; {settings.Lines} are the most.");
        }
        if (cue.Lines.Count == 0)
        {
            breach("empty", "There is no text in it.");
        }
        if (cue.Speed > settings.CharactersPerSecond)
        {
            breach("speed", $"{cue.Speed:0.#} characters a second; {settings.CharactersPerSecond:0.#} are the most.");
        }
        if (time < settings.ShortestCue - 0.001)
        {
            breach(
                "short",
                time <= 0 ? "It ends before it begins." : $"It stands {time:0.##} s; {settings.ShortestCue:0.##} s are the least."
            );
        }
        if (time > settings.LongestCue + 0.001)
        {
            breach("long", $"It stands {time:0.#} s; {settings.LongestCue:0.#} s are the most.");
        }
        if (next is not null && next.Start < cue.End - 0.001)
        {
            breach("overlap", "The next one begins before it ends.");
        }
        else if (next is not null && next.Start - cue.End is > 0.001 and < Blink)
        {
            breach("blink", $"The screen is empty for {next.Start - cue.End:0.###} s before the next; close the gap.");
        }
        if (cue.Number is { } number && number != index + 1)
        {
            breach("number", $"Its number is {number}, not {index + 1}.");
        }
        for (var l = 0; l + 1 < cue.Lines.Count; l++)
        {
            var last = cue.Lines[l].Split(' ')[^1];
            if (LineEnd.Clinging.Contains(last))
            {
                breach("break", $"A line ends with '{last}'.");
            }
        }
        if (cue.Lines.Count > 1 && !cue.Lines[^1].Contains(' ') && cue.Lines[^1].Length <= LongestOrphan)
        {
            breach("orphan", $"'{cue.Lines[^1]}' stands in a line of its own.");
        }
    }
}
