using MediaPipeline.Speech.Alignment;

namespace MediaPipeline.Scripts;

/// <summary>Where a section of the script was begun.</summary>
/// <param name="Section">Its index in the script.</param>
/// <param name="Start">Seconds: a little before its first word, and not before the word before has ended.</param>
public sealed record SectionStart(int Section, double Start);

/// <summary>Finds where the sections of a script were said.</summary>
public static class SectionStarts
{
    /// <summary>Seconds before its first word at which a section begins.</summary>
    public const double Lead = 0.4;

    /// <summary>The sections in the order of time, the first at 0; those of which nothing was said are left out.</summary>
    public static List<SectionStart> Of(Script script, Transcript transcript)
    {
        var starts = new List<SectionStart>();
        var word = 0;
        for (var s = 0; s < script.Sections.Count; s++)
        {
            var section = script.Sections[s];
            var count = section.Heading.Count + section.Paragraphs.SelectMany(p => p.Sentences).Sum(x => x.Words.Count);
            var said = transcript.Words.Skip(word).Take(count).Select(w => w.Start).OfType<double>().ToList();
            word += count;
            if (said.Count > 0)
            {
                starts.Add(new SectionStart(s, said[0]));
            }
        }
        return [.. starts.OrderBy(s => s.Start).Select((s, i) => s with { Start = i == 0 ? 0 : Begin(s.Start, transcript) })];
    }

    private static double Begin(double firstWord, Transcript transcript)
    {
        // Never before the end of the word before.
        var before = transcript.Heard.Where(w => w.End <= firstWord + 0.01).Select(w => w.End).DefaultIfEmpty(0).Max();
        return Math.Max(before, firstWord - Lead);
    }
}
