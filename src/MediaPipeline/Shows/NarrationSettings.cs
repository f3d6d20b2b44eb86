using System.ComponentModel;

namespace MediaPipeline.Shows;

/// <summary>Pauses and headings of the narration; times in seconds.</summary>
public sealed record NarrationSettings
{
    [Description("Whether headings are said. Silent ones make a pause, a chapter and a card.")]
    public bool SpeakHeadings { get; init; }

    [Description(
        "Least pause within a sentence at a semicolon or colon, in seconds; where the voice makes a longer one itself, that stays."
    )]
    public double PhrasePause { get; init; } = 0.3;

    [Description("Pause after a sentence, in seconds.")]
    public double SentencePause { get; init; } = 0.32;

    [Description("Pause after a paragraph, for a breath, in seconds.")]
    public double ParagraphPause { get; init; } = 0.6;

    [Description("Pause before a section, in seconds.")]
    public double SectionPause { get; init; } = 1.1;
}
