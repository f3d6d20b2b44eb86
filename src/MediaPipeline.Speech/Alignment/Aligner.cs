using MediaPipeline.Speech.Audio;
using MediaPipeline.Speech.Silero;
using MediaPipeline.Speech.Whisper;

namespace MediaPipeline.Speech.Alignment;

/// <summary>
/// Script-guided transcription: Whisper is asked, window by window, whether it hears the script, and its
/// cross-attention says when. Where it does not hear it, it writes what it hears, and that is looked up in
/// the whole script, so no departure costs more than its own window.
/// </summary>
public sealed class Aligner
{
    /// <summary>Speech of this many seconds before the first or after the last word of a window is listened to by itself.</summary>
    private const double LeftOver = 1.2;

    /// <summary>Seconds of the longest word; one of many letters, or a number, may take more.</summary>
    private const double LongestWord = 1.8;

    /// <summary>Seconds of music, at least, that are not taken for a part of a word.</summary>
    private const double LeastMusic = 0.6;

    private readonly WindowEar ear;
    private readonly SileroVad? vad;
    private readonly ScriptlessHearing scriptless;
    private readonly ScriptHearing scripted;

    /// <summary>Prepares an aligner; it serves one thread at a time.</summary>
    /// <param name="model">Any Whisper model with cross-attention outputs.</param>
    /// <param name="vad">Finds pauses where noise or music hides them; without it the level alone does.</param>
    /// <param name="options">The language, and how to decode where the script does not fit.</param>
    public Aligner(WhisperModel model, SileroVad? vad = null, DecodingOptions? options = null)
    {
        ear = new WindowEar(model, options ?? new DecodingOptions());
        this.vad = vad;
        var reading = new WindowReading(ear);
        scriptless = new ScriptlessHearing(ear, reading);
        scripted = new ScriptHearing(ear, reading, scriptless);
    }

    /// <summary>Finds each word of the script in the audio.</summary>
    /// <param name="audio">Speech at 16,000 samples a second.</param>
    /// <param name="script">The script's words, in order.</param>
    /// <param name="memory">What was heard in the same windows before; null to listen to all.</param>
    /// <param name="progress">Told the share done, 0 to 1.</param>
    /// <param name="cancellationToken">Ends the work between two windows.</param>
    public Transcript Align(
        SpeechAudio audio,
        IReadOnlyList<GuideWord> script,
        WindowMemory? memory = null,
        IProgress<double>? progress = null,
        CancellationToken cancellationToken = default
    )
    {
        audio = LeveledAudio.Of(audio, cancellationToken);
        var activity = SpeechActivity.Measure(audio, vad, cancellationToken);
        var windows = SpeechWindow.All(activity, audio.Duration);
        var guide = new Guide(script, ear.Model.Tokenizer);
        var heard = new List<HeardWord>();
        var language = ear.Options.Language;
        var pointer = 0;
        try
        {
            for (var w = 0; w < windows.Count; w++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                SpeechWindow? next = w + 1 < windows.Count ? windows[w + 1] : null;
                var words = Window(audio, windows[w], next, activity, guide, pointer, memory, ref language, cancellationToken);
                heard.AddRange(words);
                if (words.LastOrDefault(w => w.ScriptIndex is not null) is { ScriptIndex: { } last })
                {
                    pointer = last + 1;
                }
                progress?.Report(Math.Min(1, windows[w].End / audio.Duration));
            }
        }
        finally
        {
            ear.Encoder.Finish();
        }
        return Compare.Script(language ?? "en", audio.Duration, script, heard);
    }

    private List<HeardWord> Window(
        SpeechAudio audio,
        SpeechWindow window,
        SpeechWindow? next,
        SpeechActivity activity,
        Guide guide,
        int pointer,
        WindowMemory? memory,
        ref string? language,
        CancellationToken cancellationToken
    )
    {
        string? near = null,
            whole = null;
        if (memory is not null && language is not null)
        {
            var start = StartTokens.For(ear.Model, language);
            near = memory.Key(
                audio,
                window,
                activity,
                start,
                string.Join('\n', guide.Ahead(pointer, ScriptHearing.MostTokens(start.Count, window)))
            );
            whole = memory.Key(audio, window, activity, start, $"{guide.Fingerprint} {pointer}");
            if ((memory.Find(near, window.Start, pointer) ?? memory.Find(whole, window.Start, pointer)) is { } known)
            {
                return known;
            }
        }
        var hearing = new WindowHearing(audio, window, next, activity, guide, pointer, cancellationToken);
        var words = WindowMemory.AsRemembered(Hear(hearing, ref language, out var byScript), window.Start);
        if (near is not null)
        {
            // What was looked up in the whole script depends on all of it.
            memory!.Keep(byScript ? near : whole!, words, window.Start, pointer);
        }
        return words;
    }

    private List<HeardWord> Hear(WindowHearing hearing, ref string? language, out bool byScript)
    {
        using var encoded = ear.Encoder.Encode(hearing.Audio, hearing.Window);
        if (hearing.Next is { } next)
        {
            ear.Encoder.Expect(hearing.Audio, next);
        }
        language ??= StartTokens.DetectLanguage(ear.Model, encoded);
        hearing.Encoded = encoded;
        hearing.Prompt = StartTokens.For(ear.Model, language);
        hearing.Freely = null;
        var words = scripted.Words(hearing);
        byScript = words is not null;
        // Sound that is no speech, music above all, may be what a word lies over, or all that did not fit.
        var silero = hearing.Activity.ByEnergy ? vad : null;
        if (words is not null)
        {
            return silero is not null && LiesOverSound(words, hearing) ? OffMusic(words, Confirmed(hearing, silero)) : words;
        }
        if (silero is not null)
        {
            hearing = hearing with { Activity = Confirmed(hearing, silero) };
            if (hearing.Activity.SpeechSeconds < FreeWindows.LeastSpeech)
            {
                return [];
            }
            if (scripted.Words(hearing) is { } spoken)
            {
                return OffMusic(spoken, hearing.Activity);
            }
        }
        words = scriptless.Words(hearing);
        return words.Count == 0 ? words : WithLeftOvers(hearing, words, ref language);
    }

    private static SpeechActivity Confirmed(WindowHearing hearing, SileroVad vad) =>
        hearing.Activity.Confirmed(hearing.Audio, hearing.Window.Start, hearing.Window.End, vad);

    /// <summary>
    /// Whether a word lasts longer than any does, or the window goes on as long behind the last: one lies in music that the
    /// level alone takes for speech.
    /// </summary>
    private static bool LiesOverSound(List<HeardWord> words, WindowHearing hearing) =>
        words
            .Zip(words.Skip(1).Select(w => w.Start).Append(hearing.Window.End))
            .Any(w => hearing.Activity.SpeechIn(w.First.Start, w.Second) > LongestWord + 0.1 * w.First.Text.Length);

    /// <summary>
    /// Words of which music is a part are said behind it, where the next one is; those that stand in it at the end of the window
    /// were not said yet.
    /// </summary>
    private static List<HeardWord> OffMusic(List<HeardWord> words, SpeechActivity confirmed)
    {
        var last = words.FindLastIndex(w => confirmed.HoldsWord(w.Start, w.End));
        return
        [
            .. words
                .Select(w =>
                    confirmed.Pauses.LastOrDefault(p => p.Length > LeastMusic && p.Start > w.Start && p.End < w.End)
                        is { Length: > 0 } music
                        ? w with
                        {
                            Start = music.End,
                        }
                        : w
                )
                .Take(last + 1),
        ];
    }

    /// <summary>Speech at the window's ends that no word was heard in is listened to by itself.</summary>
    private List<HeardWord> WithLeftOvers(WindowHearing hearing, List<HeardWord> words, ref string? language)
    {
        var (window, activity) = (hearing.Window, hearing.Activity);
        var before = new SpeechWindow(window.Start, words[0].Start);
        var after = new SpeechWindow(words[^1].End, window.End);
        if (before.Length < window.Length * 0.8 && activity.SpeechIn(before.Start, before.End) > LeftOver)
        {
            words = [.. Hear(hearing with { Window = before, Next = null }, ref language, out _), .. words];
        }
        if (after.Length < window.Length * 0.8 && activity.SpeechIn(after.Start, after.End) > LeftOver)
        {
            var pointer = words.LastOrDefault(w => w.ScriptIndex is not null)?.ScriptIndex + 1 ?? hearing.Pointer;
            words = [.. words, .. Hear(hearing with { Window = after, Next = null, Pointer = pointer }, ref language, out _)];
        }
        return words;
    }
}
