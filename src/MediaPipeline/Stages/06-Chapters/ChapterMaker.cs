using MediaPipeline.Captions;
using MediaPipeline.Scripts;
using MediaPipeline.Speech.Alignment;

namespace MediaPipeline.Chapters;

/// <summary>Makes chapters of the script's sections, where they were said.</summary>
public static class ChapterMaker
{
    /// <summary>The title of the text before the first heading.</summary>
    public const string Introduction = "Introduction";

    /// <summary>The chapters in the order of time; the first at 0. Sections of which nothing was said have none.</summary>
    public static List<Chapter> Make(Script script, Transcript transcript)
    {
        var starts = new List<(double Start, string Title, int Section)>();
        var word = 0;
        for (var s = 0; s < script.Sections.Count; s++)
        {
            var section = script.Sections[s];
            var count = section.Heading.Count + section.Paragraphs.SelectMany(p => p.Sentences).Sum(x => x.Words.Count);
            var said = transcript.Words.Skip(word).Take(count).Select(w => w.Start).OfType<double>().ToList();
            word += count;
            if (said.Count > 0)
            {
                starts.Add((said[0], section.Title ?? Introduction, s));
            }
        }
        starts.Sort((a, b) => a.Start.CompareTo(b.Start));
        var chapters = new List<Chapter>();
        for (var c = 0; c < starts.Count; c++)
        {
            var start = c == 0 ? 0 : Begin(starts[c].Start, transcript);
            var end = c + 1 < starts.Count ? Begin(starts[c + 1].Start, transcript) : transcript.Duration;
            chapters.Add(new Chapter(Math.Round(start, 3), Math.Round(Math.Max(start, end), 3), starts[c].Title, starts[c].Section));
        }
        return chapters;
    }

    private static double Begin(double firstWord, Transcript transcript)
    {
        // Never before the end of the word before.
        var before = transcript.Heard.Where(w => w.End <= firstWord + 0.01).Select(w => w.End).DefaultIfEmpty(0).Max();
        return Math.Max(before, firstWord - CueBreaker.SectionLead);
    }
}
