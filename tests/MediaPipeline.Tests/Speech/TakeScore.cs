using MediaPipeline.Speech.Alignment;

namespace MediaPipeline.Tests.Speech;

/// <summary>How a transcript compares with what was really said.</summary>
/// <param name="Found">Script words that were said and have a time near (within 0.5 s) one of the times at which they were.</param>
/// <param name="Said">Script words that were said.</param>
/// <param name="Astray">Script words said whose time is more than 1 s from all times at which they were.</param>
/// <param name="Missed">Script words said that have no time.</param>
/// <param name="Phantoms">Script words never said that have a time.</param>
/// <param name="Median">Of the start errors, in milliseconds, the voice's lag of 40 ms taken off.</param>
/// <param name="Within100">Share of starts within 100 ms.</param>
internal sealed record TakeScore(int Found, int Said, int Astray, int Missed, int Phantoms, double Median, double Within100)
{
    /// <summary>The words astray, with both times, and those never said, for a failure's message.</summary>
    public string Where { get; private init; } = "";

    private const double VoiceLag = 0.04;

    public static TakeScore Of(SpokenTake take, Transcript transcript, IReadOnlyList<GuideWord> guide)
    {
        var times = take.Said.Where(w => w.ScriptIndex is not null).ToLookup(w => w.ScriptIndex!.Value, w => w.Start - VoiceLag);
        int found = 0,
            astray = 0,
            missed = 0,
            phantoms = 0;
        var errors = new List<double>();
        var where = new List<string>();
        for (var w = 0; w < transcript.Words.Count; w++)
        {
            if (transcript.Words[w].Start is not { } start)
            {
                missed += times.Contains(w) ? 1 : 0;
                continue;
            }
            if (!times.Contains(w))
            {
                if (!guide[w].Optional)
                {
                    phantoms++;
                    where.Add($"'{guide[w].Text}' ({w}) at {start:0.00}, never said");
                }
                continue;
            }
            var error = times[w].Min(t => Math.Abs(t - start));
            errors.Add(error * 1000);
            found += error < 0.5 ? 1 : 0;
            if (error > 1)
            {
                astray++;
                where.Add($"'{guide[w].Text}' ({w}) at {start:0.00}, said at {times[w].First():0.00}");
            }
        }
        errors.Sort();
        return new TakeScore(
            found,
            times.Count,
            astray,
            missed,
            phantoms,
            errors.Count == 0 ? 0 : errors[errors.Count / 2],
            errors.Count == 0 ? 0 : errors.Count(e => e <= 100) / (double)errors.Count
        )
        {
            Where = string.Join("; ", where),
        };
    }

    /// <summary>Whether a departure is the one expected: its kind, and at least most of the expected words in it.</summary>
    public static bool Matches(Departure departure, (DepartureKind Kind, string Script, string Heard) expected) =>
        departure.Kind == expected.Kind && Holds(departure.Script, expected.Script) && Holds(departure.Heard, expected.Heard);

    private static bool Holds(string text, string words)
    {
        var inText = text.Split(' ').Select(SpokenText.Plain).ToHashSet();
        var wanted = words.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(SpokenText.Plain).ToList();
        return wanted.Count(inText.Contains) >= wanted.Count * 0.7;
    }
}
