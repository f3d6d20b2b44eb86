using MediaPipeline.Speech.Audio;

namespace MediaPipeline.Speech.Alignment;

/// <summary>A stretch of audio that the encoder takes at once, in seconds; at most 30 s.</summary>
public readonly record struct SpeechWindow(double Start, double End)
{
    private const double Shortest = 14;
    private const double Longest = 28;
    private const double Room = 0.3;

    /// <summary>Seconds.</summary>
    public double Length => End - Start;

    /// <summary>
    /// Cuts audio at the longest pause between 14 and 28 s after the last cut. Windows begin and end close
    /// to speech, so long silence is in none of them; few and full windows cost least, since the encoder
    /// always works on 30 s.
    /// </summary>
    public static List<SpeechWindow> Cut(SpeechActivity activity, double duration)
    {
        var windows = new List<SpeechWindow>();
        var time = 0.0;
        while (activity.NextSpeech(time) is { } speech && speech < duration)
        {
            var start = Math.Max(time, speech - Room);
            var end = duration - start <= Longest ? duration : BestCut(activity, start);
            var lastSpeech = LastSpeech(activity, start, end);
            windows.Add(new SpeechWindow(start, Math.Min(end, lastSpeech + Room)));
            time = end;
        }
        return windows;
    }

    private static double BestCut(SpeechActivity activity, double start)
    {
        var cut = start + Longest;
        var longest = 0.0;
        foreach (var pause in activity.Pauses)
        {
            if (pause.Start > start + Longest)
            {
                break;
            }
            var (from, to) = (Math.Max(pause.Start, start + Shortest), Math.Min(pause.End, start + Longest));
            if (to <= from)
            {
                continue;
            }
            // Of pauses nearly as long, the later one makes the fuller window.
            var worth = Math.Min(pause.Length, 1.2) + 0.01 * (from - start - Shortest);
            if (worth > longest)
            {
                longest = worth;
                // A long pause is left in one go: the next window starts where speech does.
                cut = pause.Length > 1.2 ? Math.Max(from, pause.Start + 2 * Room) : (from + to) / 2;
            }
        }
        return cut;
    }

    private static double LastSpeech(SpeechActivity activity, double start, double end)
    {
        var last = end;
        while (last > start && !activity.IsSpeech(last - SpeechActivity.Step / 2))
        {
            last -= SpeechActivity.Step;
        }
        return last;
    }
}
