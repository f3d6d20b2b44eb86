using MediaPipeline.Chapters;

namespace MediaPipeline.Filming;

/// <summary>What the cards of a video say.</summary>
/// <param name="Show">The show's title.</param>
/// <param name="Episode">The episode's title.</param>
/// <param name="Line">Number and date, on one line.</param>
/// <param name="People">Who takes part; or else who makes the show.</param>
/// <param name="Site">Where to find the show, as people write addresses: <c>example.org/show</c>.</param>
/// <param name="Chapters">The chapters; a card each.</param>
/// <param name="Duration">Seconds of the sound.</param>
public sealed record CardTexts(
    string Show,
    string Episode,
    string Line,
    IReadOnlyList<string> People,
    string Site,
    IReadOnlyList<Chapter> Chapters,
    double Duration
);
