using MediaPipeline.Speech.Alignment;

namespace MediaPipeline.Recordings;

/// <summary>Cuts words that only fill a pause, and leaves the pause before them.</summary>
internal static class FillerCuts
{
    /// <summary>A cut begins so long (seconds) before the word, and leaves so much of the pause behind it.</summary>
    private const double Before = 0.04,
        Kept = 0.1;

    /// <summary>The cuts.</summary>
    /// <param name="words">What was said, verbatim.</param>
    /// <param name="fillers">Words that fill a pause, in lower case without punctuation.</param>
    public static IEnumerable<Cut> Find(IReadOnlyList<HeardWord> words, IReadOnlySet<string> fillers)
    {
        for (var w = 0; w < words.Count; w++)
        {
            if (!fillers.Contains(SpokenText.Plain(words[w].Text)))
            {
                continue;
            }
            var start = Math.Max(w > 0 ? words[w - 1].End : 0, words[w].Start - Before);
            var end = w + 1 < words.Count ? Math.Max(words[w].End, words[w + 1].Start - Kept) : words[w].End;
            yield return new Cut(start, end, CutKind.Filler, words[w].Text.Trim(',', '.', ' '));
        }
    }
}
