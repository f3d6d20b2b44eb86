using System.Runtime.CompilerServices;
using MediaPipeline.Speech.Audio;
using MediaPipeline.Speech.Silero;
using MediaPipeline.Speech.Whisper;

namespace MediaPipeline.Speech.Alignment;

/// <summary>What was heard freely in a window.</summary>
/// <param name="Language">ISO 639-1 code; null where it is not known yet.</param>
/// <param name="Words">The words, in order.</param>
/// <param name="End">Where the text is not whole, the time (seconds) from which to go on.</param>
internal readonly record struct FreeWindow(string? Language, IReadOnlyList<HeardWord> Words, double? End);

/// <summary>One window to be listened to freely.</summary>
/// <param name="Audio">The sound, at the level of usual speech.</param>
/// <param name="Activity">Its pauses; in the window, told from music and noise.</param>
/// <param name="Window">Which part.</param>
/// <param name="Language">ISO 639-1 code; null to have it found out.</param>
/// <param name="Prompt">Text that stands before; null for none.</param>
/// <param name="CutInSpeech">Whether the window ends in the middle of speech: then its last words are not whole.</param>
internal sealed record FreeHearing(
    SpeechAudio Audio,
    SpeechActivity Activity,
    SpeechWindow Window,
    string? Language,
    string? Prompt,
    bool CutInSpeech
);

/// <summary>
/// Free transcription window by window, the same for every engine: windows cut at pauses, no listening where there is no
/// speech, each window told the text before it, and what was heard in the same window before not heard again.
/// </summary>
/// <param name="vad">Tells speech from music and noise; without it the level alone does.</param>
/// <param name="options">The language, the prompt, and whether windows are told the text before.</param>
/// <param name="memory">What was heard in the same windows before; null to listen to all.</param>
internal sealed class FreeWindows(SileroVad? vad, DecodingOptions options, WindowMemory? memory)
{
    /// <summary>Less speech than this in a window (seconds) is noise.</summary>
    public const double LeastSpeech = 0.25;

    /// <summary>A window that ends within so many seconds of speech was cut in the middle of it.</summary>
    private const double InSpeech = 0.1;

    /// <summary>Text less sure than this on average is not told to the next window.</summary>
    private const double LeastTrust = 0.5;

    /// <summary>Each segment, as soon as it is heard.</summary>
    /// <param name="audio">Speech at 16,000 samples a second.</param>
    /// <param name="start">What the memory is to know of a language and a prompt: the start tokens, and what else counts.</param>
    /// <param name="hear">Listens to a window.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public async IAsyncEnumerable<TranscribedSegment> StreamAsync(
        SpeechAudio audio,
        Func<string, string?, (IReadOnlyList<int> Tokens, string Expected)> start,
        Func<FreeHearing, Task<FreeWindow>> hear,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        audio = await Task.Run(() => LeveledAudio.Of(audio, cancellationToken), cancellationToken);
        var activity = await Task.Run(() => SpeechActivity.Measure(audio, vad, cancellationToken), cancellationToken);
        var language = options.Language;
        var before = "";
        for (var next = SpeechWindow.Next(activity, 0, audio.Duration); next is { } window; )
        {
            cancellationToken.ThrowIfCancellationRequested();
            var hearing = new FreeHearing(audio, activity, window, language, Prompt(before), CutInSpeech: false);
            var heard = await Task.Run(() => RememberedAsync(hearing, start, hear), cancellationToken);
            language = heard.Language;
            if (heard.Words.Count > 0)
            {
                before = heard.Words.Average(w => w.Confidence) > LeastTrust ? string.Join(' ', heard.Words.Select(w => w.Text)) : "";
                yield return new TranscribedSegment(language!, window.Start, Math.Min(window.End, window.GoOn(heard.End)), heard.Words);
            }
            next = SpeechWindow.Next(activity, window.GoOn(heard.End), audio.Duration);
        }
    }

    private async Task<FreeWindow> RememberedAsync(
        FreeHearing hearing,
        Func<string, string?, (IReadOnlyList<int> Tokens, string Expected)> start,
        Func<FreeHearing, Task<FreeWindow>> hear
    )
    {
        var (audio, activity, window, language, prompt, _) = hearing;
        string? key = null;
        if (memory is not null && language is not null)
        {
            var (tokens, expected) = start(language, prompt);
            key = memory.Key(audio, window, activity, tokens, expected);
            if (memory.FindHeard(key, window.Start) is { } known)
            {
                return new FreeWindow(language, known.Words, known.End);
            }
        }
        if (vad is not null && activity.ByEnergy)
        {
            activity = activity.Confirmed(audio, window.Start, window.End, vad);
        }
        if (activity.SpeechIn(window.Start, window.End) < LeastSpeech)
        {
            return new FreeWindow(language, [], null);
        }
        var cutInSpeech = window.Cut < audio.Duration && activity.SpeechIn(window.Cut - InSpeech, window.Cut) > InSpeech / 2;
        var heard = await hear(hearing with { Activity = activity, CutInSpeech = cutInSpeech });
        heard = heard with
        {
            Words = WindowMemory.AsRemembered(heard.Words, window.Start),
            End = WindowMemory.AsRemembered(heard.End, window.Start),
        };
        if (key is not null)
        {
            memory!.KeepHeard(key, heard.Words, heard.End, window.Start);
        }
        return heard;
    }

    private string? Prompt(string before)
    {
        var prompt = options.ConditionOnPreviousText ? $"{options.Prompt} {before}".Trim() : options.Prompt;
        return string.IsNullOrWhiteSpace(prompt) ? null : prompt;
    }
}
