using MediaPipeline.Speech.Audio;

namespace MediaPipeline.Speech.Alignment;

/// <summary>A stretch of audio that the encoder takes at once, in seconds; at most 30 s.</summary>
public readonly record struct SpeechWindow(double Start, double End)
{
    /// <summary>The shortest window but the last, in seconds.</summary>
    internal const double Shortest = 14;

    private const double Longest = 28;
    private const double Room = 0.3;

    /// <summary>What is left after the last cut (seconds) holds no word when it is shorter than two steps.</summary>
    private const double LeastLeft = 2 * SpeechActivity.Step;

    /// <summary>Seconds.</summary>
    public double Length => End - Start;

    /// <summary>Where the next window may begin, in seconds: after the pause that ends this one.</summary>
    internal double Cut { get; init; } = End;

    /// <summary>
    /// Cuts audio at the longest pause between 14 and 28 s after the last cut. Windows begin and end close
    /// to speech, so long silence is in none of them; few and full windows cost least, since the encoder
    /// always works on 30 s.
    /// </summary>
    public static List<SpeechWindow> All(SpeechActivity activity, double duration)
    {
        var windows = new List<SpeechWindow>();
        for (var next = Next(activity, 0, duration); next is { } window; next = Next(activity, window.Cut, duration))
        {
            windows.Add(window);
        }
        return windows;
    }

    /// <summary>
    /// The window that begins with the next speech after a time; null when none follows. Its cut lies after
    /// <paramref name="time"/> always, so who goes on from cut to cut comes to the end.
    /// </summary>
    public static SpeechWindow? Next(SpeechActivity activity, double time, double duration)
    {
        if (activity.NextSpeech(time) is not { } speech || duration - speech < LeastLeft)
        {
            return null;
        }
        var start = Math.Max(time, speech - Room);
        var cut = duration - start <= Longest ? duration : BestCut(activity, start);
        return new SpeechWindow(start, Math.Min(cut, LastSpeech(activity, start, cut) + Room)) { Cut = cut };
    }

    /// <summary>
    /// Where to go on after this window: at the end of its text (seconds) where Whisper tells one, else at its cut.
    /// A text that ends in the window's first seconds or beyond its cut tells nothing, and would let nothing go on.
    /// </summary>
    internal double GoOn(double? textEnd) => textEnd is { } end && end > Start + Shortest / 2 && end < Cut ? end : Cut;

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
