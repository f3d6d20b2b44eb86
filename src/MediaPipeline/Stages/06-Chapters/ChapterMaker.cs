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
        var starts = SectionStarts.Of(script, transcript);
        var chapters = new List<Chapter>();
        for (var c = 0; c < starts.Count; c++)
        {
            var (section, start) = starts[c];
            var end = c + 1 < starts.Count ? starts[c + 1].Start : transcript.Duration;
            var title = script.Sections[section].Title ?? Introduction;
            chapters.Add(new Chapter(Math.Round(start, 3), Math.Round(Math.Max(start, end), 3), title, section));
        }
        return chapters;
    }
}
