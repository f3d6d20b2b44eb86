using MediaPipeline.Chapters;

namespace MediaPipeline.Filming;

/// <summary>What the cards of a video say.</summary>
/// <param name="Show">The show's title.</param>
/// <param name="Episode">The episode's title.</param>
/// <param name="Line">Number, date and people, on one line.</param>
/// <param name="Chapters">The chapters; a card each.</param>
/// <param name="Duration">Seconds.</param>
public sealed record CardTexts(string Show, string Episode, string Line, IReadOnlyList<Chapter> Chapters, double Duration)
{
    /// <summary>Whether a chapter's card is the title card: text before the first heading has no title of its own.</summary>
    public bool IsTitleCard(int chapter) => Chapters.Count == 0 || Chapters[chapter].Title == ChapterMaker.Introduction;
}
