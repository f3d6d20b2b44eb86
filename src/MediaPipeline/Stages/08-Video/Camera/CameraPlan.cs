using MediaPipeline.Captions;
using MediaPipeline.Chapters;

namespace MediaPipeline.Filming;

/// <summary>
/// Plans what lies over a camera's picture: the title card until somebody speaks, a lower third with each new section and
/// with each person's first words, and the end card.
/// </summary>
public static class CameraPlan
{
    /// <summary>A lower third stands so long (seconds).</summary>
    private const double Stay = 5;

    /// <summary>A title card must stand at least so long (seconds); with less music before the speech there is none.</summary>
    private const double ShortestTitle = 1;

    /// <summary>The cards in the order of time, the first at 0.</summary>
    /// <param name="texts">What there is to say.</param>
    /// <param name="cues">The captions, for who speaks.</param>
    /// <param name="roles">What people are, by name.</param>
    /// <param name="begin">Seconds at which the camera's picture begins.</param>
    /// <param name="end">Seconds at which it ends.</param>
    public static IReadOnlyList<CardChange> Of(
        CardTexts texts,
        IReadOnlyList<Cue> cues,
        IReadOnlyDictionary<string, string> roles,
        double begin,
        double end
    )
    {
        var thirds = new List<(double Time, string Text)>();
        foreach (var chapter in texts.Chapters)
        {
            var isTitle = chapter.Title == ChapterMaker.Introduction;
            thirds.Add((Math.Max(begin, chapter.Start), isTitle ? $"{texts.Episode}\n{texts.Show}" : $"{chapter.Title}\n{texts.Episode}"));
        }
        if (texts.Chapters.Count == 0)
        {
            thirds.Add((begin, $"{texts.Episode}\n{texts.Show}"));
        }
        foreach (var speaker in cues.Where(c => c.Speaker is not null).GroupBy(c => c.Speaker!))
        {
            // With their first words that no other title stands over.
            var free = speaker.FirstOrDefault(c => !thirds.Exists(t => Math.Abs(t.Time - c.Start) < Stay));
            if (free is not null)
            {
                thirds.Add((free.Start, $"{speaker.Key}\n{roles.GetValueOrDefault(speaker.Key, "")}"));
            }
        }
        thirds.Sort((a, b) => a.Time.CompareTo(b.Time));
        int Chapter(double time) => Math.Max(0, texts.Chapters.ToList().FindLastIndex(c => c.Start <= time + 0.01));
        var changes = new List<CardChange> { new(0, new Card(begin >= ShortestTitle ? CardKind.Title : CardKind.Camera, 0)) };
        if (begin >= ShortestTitle)
        {
            changes.Add(new(begin, new Card(CardKind.Camera, 0)));
        }
        for (var t = 0; t < thirds.Count; t++)
        {
            var (time, text) = thirds[t];
            var stop = Math.Min(t + 1 < thirds.Count ? thirds[t + 1].Time : end, time + Stay);
            if (time < end)
            {
                changes.RemoveAll(c => c.Time == time && c.Card.Kind == CardKind.Camera);
                changes.Add(new(time, new Card(CardKind.LowerThird, Chapter(time), text)));
                changes.Add(new(stop, new Card(CardKind.Camera, Chapter(stop))));
            }
        }
        changes.Add(new(end, new Card(CardKind.End, Math.Max(0, texts.Chapters.Count - 1))));
        return [.. changes.Where(c => c.Time <= end).OrderBy(c => c.Time).GroupBy(c => c.Time).Select(Weightiest)];
    }

    /// <summary>Of changes at one time: the end before a lower third, that before the bare picture.</summary>
    private static CardChange Weightiest(IEnumerable<CardChange> changes) =>
        changes.MaxBy(c =>
            c.Card.Kind switch
            {
                CardKind.End => 3,
                CardKind.Title => 2,
                CardKind.LowerThird => 1,
                _ => 0,
            }
        )!;
}
