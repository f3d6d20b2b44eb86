using MediaPipeline.Speech.Alignment;

namespace MediaPipeline.Scripts;

/// <summary>The words of a script, as they guide the transcription.</summary>
public static class GuideWords
{
    /// <summary>Every word in order; headings may be left out by the speaker.</summary>
    public static List<GuideWord> Of(Script script) =>
        [
            .. script.Sections.SelectMany(s =>
                s.Heading.Select(w => Make(w, true))
                    .Concat(s.Paragraphs.SelectMany(p => p.Sentences).SelectMany(x => x.Words).Select(w => Make(w, false)))
            ),
        ];

    private static GuideWord Make(ScriptWord word, bool heading) => new(word.Text, word.Spoken, heading);
}
