using MediaPipeline.Speech.Audio;

namespace MediaPipeline.Speech.Alignment;

/// <summary>
/// Moves word edges out of the pauses between words: attention knows which word, the sound knows where it
/// begins.
/// </summary>
internal static class WordEdges
{
    /// <summary>A word keeps at least this length in seconds.</summary>
    private const double Shortest = 0.04;

    /// <summary>An edge this near to a pause's edge (seconds) is that edge.</summary>
    private const double Near = 0.12;

    /// <summary>Words as near as this (seconds), with speech between them, follow each other without a pause.</summary>
    private const double Joined = 0.3;

    /// <summary>Snaps the edges of words in order of time, given in seconds from the audio's start.</summary>
    public static void Snap((double Start, double End)[] words, SpeechActivity activity)
    {
        for (var w = 0; w + 1 < words.Length; w++)
        {
            words[w].End = Math.Min(
                Math.Max(words[w].End, words[w].Start + Shortest),
                Math.Max(words[w + 1].Start, words[w].Start + Shortest)
            );
        }
        var pauses = activity.Pauses;
        var p = 0;
        for (var w = 0; w < words.Length; w++)
        {
            var (start, end) = words[w];
            while (p < pauses.Count && pauses[p].End < start - Near)
            {
                p++;
            }
            for (var i = p; i < pauses.Count && pauses[i].Start < end + Near; i++)
            {
                var pause = pauses[i];
                var startsInside = start >= pause.Start - Shortest && start < pause.End;
                var startsJustAfter = start >= pause.End && start - pause.End <= Near && (w == 0 || words[w - 1].End <= pause.End);
                if (startsInside && pause.End < end)
                {
                    start = pause.End;
                }
                else if (startsJustAfter)
                {
                    start = pause.End;
                }
                var endsInside = end > pause.Start && end <= pause.End + Shortest;
                var endsJustBefore =
                    end <= pause.Start && pause.Start - end <= Near && (w + 1 == words.Length || words[w + 1].Start >= pause.End - Near);
                if ((endsInside || endsJustBefore) && pause.Start > start + Shortest)
                {
                    end = pause.Start;
                }
            }
            words[w] = (start, Math.Max(end, start + Shortest));
        }
        for (var w = 1; w < words.Length; w++)
        {
            if (words[w].Start < words[w - 1].End)
            {
                // Neighbours that overlap meet half-way, unless that would turn one inside out.
                var meet = Math.Clamp(
                    (words[w].Start + words[w - 1].End) / 2,
                    words[w - 1].Start + 0.01,
                    Math.Max(words[w - 1].Start + 0.01, words[w].End - 0.01)
                );
                words[w - 1].End = meet;
                words[w].Start = meet;
                words[w].End = Math.Max(words[w].End, meet + 0.01);
            }
        }
        for (var w = 0; w < words.Length; w++)
        {
            if (w + 1 == words.Length || words[w + 1].Start - words[w].End > Joined)
            {
                words[w].End = Math.Max(words[w].Start + Shortest, activity.SoundEnd(words[w].Start, words[w].End));
            }
        }
        for (var w = 0; w + 1 < words.Length; w++)
        {
            // Where no pause parts two words, one ends where the next begins: attention leaves a word early.
            var gap = words[w + 1].Start - words[w].End;
            if (gap is > 0 and < Joined && activity.SpeechShare(words[w].End, words[w + 1].Start) > 0.75)
            {
                words[w].End = words[w + 1].Start;
            }
        }
    }
}
