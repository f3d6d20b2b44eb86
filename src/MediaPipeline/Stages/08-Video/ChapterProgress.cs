using MediaPipeline.Media;

namespace MediaPipeline.Filming;

/// <summary>
/// How far the episode is, as the bar of chapters shows it: in coarse steps, and within a chapter by the chapter's own time, so
/// that a chapter that only comes later looks the same.
/// </summary>
/// <param name="Parts">The chapters' lengths, in parts of the bar.</param>
/// <param name="Chapter">The chapter that is playing, from 0.</param>
/// <param name="Filled">How much of it has been, in steps of <see cref="Steps"/>.</param>
internal sealed record ChapterProgress(IReadOnlyList<int> Parts, int Chapter, int Filled)
{
    /// <summary>
    /// Steps of a chapter's own progress: few enough that a sentence that lasts a third of a second longer leaves most other captions
    /// of its chapter as they are, and still one with each caption or two.
    /// </summary>
    public const int Steps = 40;

    /// <summary>Parts of the whole bar: few enough that a sentence more or less seldom moves one.</summary>
    private const int All = 60;

    /// <summary>What a picture shows: it moves with captions, not with the words that are lit.</summary>
    public static ChapterProgress Of(CardTexts texts, Picture picture) => At(texts, picture.Reached);

    /// <summary>The progress at a time in seconds; behind the end all is played.</summary>
    public static ChapterProgress At(CardTexts texts, double time)
    {
        var starts = texts.Chapters.Select(c => c.Start).Where(s => s > 0 && s < texts.Duration).Prepend(0).ToList();
        var ends = starts.Skip(1).Append(Math.Max(texts.Duration, 0.001)).ToList();
        // A picture stands on a frame, which may be a little before its chapter.
        var chapter = Math.Max(0, starts.FindLastIndex(s => s <= time + 1.0 / FilmFrames.PerSecond));
        var share = (time - starts[chapter]) / (ends[chapter] - starts[chapter]);
        return new ChapterProgress(
            Rounded([.. starts.Zip(ends, (s, e) => e - s)]),
            chapter,
            (int)Math.Round(Math.Clamp(share, 0, 1) * Steps)
        );
    }

    /// <summary>Lengths in whole parts, each at least one; those with the largest rest are rounded up.</summary>
    private static int[] Rounded(double[] lengths)
    {
        var all = Math.Max(All, lengths.Length);
        var exact = lengths.Select(l => l / lengths.Sum() * all).ToArray();
        var parts = exact.Select(e => Math.Max(1, (int)e)).ToArray();
        var byRest = Enumerable.Range(0, parts.Length).OrderByDescending(i => exact[i] - parts[i]).ToList();
        for (var i = 0; parts.Sum() < all; i = (i + 1) % byRest.Count)
        {
            parts[byRest[i]]++;
        }
        return parts;
    }
}
