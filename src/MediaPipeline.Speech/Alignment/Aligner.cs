using MediaPipeline.Speech.Audio;
using MediaPipeline.Speech.Silero;
using MediaPipeline.Speech.Whisper;
using Microsoft.ML.OnnxRuntime;

namespace MediaPipeline.Speech.Alignment;

/// <summary>
/// Script-guided transcription: Whisper is asked, window by window, whether it hears the script, and its
/// cross-attention says when. Where it does not hear it, it writes what it hears, and that is looked up in
/// the whole script, so no departure costs more than its own window.
/// </summary>
public sealed class Aligner
{
    /// <summary>A word whose tokens all lie nearer to the first choice than this counts as heard.</summary>
    private const float HeardGap = 5f;

    /// <summary>Speech of this many seconds before the first or after the last word of a window is listened to by itself.</summary>
    private const double LeftOver = 1.2;

    private readonly WhisperModel model;
    private readonly SileroVad? vad;
    private readonly WordTimer timer;
    private readonly WindowEncoder encoder;
    private readonly FreeDecoder free;
    private readonly SecondHearing secondHearing;
    private readonly DecodingOptions options;

    /// <summary>Prepares an aligner; it serves one thread at a time.</summary>
    /// <param name="model">Any Whisper model with cross-attention outputs.</param>
    /// <param name="vad">Finds pauses where noise or music hides them; without it the level alone does.</param>
    /// <param name="options">The language, and how to decode where the script does not fit.</param>
    public Aligner(WhisperModel model, SileroVad? vad = null, DecodingOptions? options = null)
    {
        this.model = model;
        this.vad = vad;
        this.options = options ?? new DecodingOptions();
        timer = new WordTimer(model, AttentionHead.For(model));
        encoder = new WindowEncoder(model);
        free = new FreeDecoder(model, this.options);
        secondHearing = new SecondHearing(model, free);
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
        var guide = new Guide(script, model.Tokenizer);
        var heard = new List<HeardWord>();
        var language = options.Language;
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
            encoder.Finish();
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
            var start = StartTokens.For(model, language);
            near = memory.Key(audio, window, activity, start, string.Join('\n', guide.Ahead(pointer, MostTokens(start.Count, window))));
            whole = memory.Key(audio, window, activity, start, $"{guide.Fingerprint} {pointer}");
            if ((memory.Find(near, window.Start, pointer) ?? memory.Find(whole, window.Start, pointer)) is { } known)
            {
                return known;
            }
        }
        var hearing = new Hearing(audio, window, next, activity, guide, pointer, cancellationToken);
        var words = Hear(hearing, ref language, out var byScript);
        if (near is not null)
        {
            // What was looked up in the whole script depends on all of it.
            memory!.Keep(byScript ? near : whole!, words, window.Start, pointer);
        }
        return words;
    }

    /// <summary>One stretch of audio and what is expected in it.</summary>
    private sealed record Hearing(
        SpeechAudio Audio,
        SpeechWindow Window,
        SpeechWindow? Next,
        SpeechActivity Activity,
        Guide Guide,
        int Pointer,
        CancellationToken CancellationToken
    )
    {
        public OrtValue Encoded { get; set; } = null!;
        public List<int> Prompt { get; set; } = [];

        /// <summary>What is heard without the script, once it has been asked for.</summary>
        public List<WindowWord>? Freely { get; set; }
    }

    private List<HeardWord> Hear(Hearing hearing, ref string? language, out bool byScript)
    {
        using var encoded = encoder.Encode(hearing.Audio, hearing.Window);
        if (hearing.Next is { } next)
        {
            encoder.Expect(hearing.Audio, next);
        }
        language ??= StartTokens.DetectLanguage(model, encoded);
        hearing.Encoded = encoded;
        hearing.Prompt = StartTokens.For(model, language);
        hearing.Freely = null;
        var words = Forced(hearing);
        byScript = words is not null;
        if (words is not null)
        {
            return words;
        }
        if (vad is not null && hearing.Activity.ByEnergy)
        {
            // Sound that is no speech, music above all, may be all that did not fit.
            hearing = hearing with
            {
                Activity = hearing.Activity.Confirmed(hearing.Audio, hearing.Window.Start, hearing.Window.End, vad),
            };
            if (hearing.Activity.SpeechSeconds < FreeWindows.LeastSpeech)
            {
                return [];
            }
            if (Forced(hearing) is { } spoken)
            {
                return spoken;
            }
        }
        words = Free(hearing);
        return words.Count == 0 ? words : WithLeftOvers(hearing, words, ref language);
    }

    /// <summary>Speech at the window's ends that no word was heard in is listened to by itself.</summary>
    private List<HeardWord> WithLeftOvers(Hearing hearing, List<HeardWord> words, ref string? language)
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

    /// <summary>The fastest speech has some six tokens a second; a read-through of headings needs a few more.</summary>
    private static int MostTokens(int prompt, SpeechWindow window) =>
        Math.Min(WhisperConfig.MaxPositions - prompt, 24 + (int)(window.Length * 6));

    /// <summary>What most windows need: each token costs time.</summary>
    private static int UsualTokens(Hearing hearing) =>
        16 + (int)(hearing.Activity.SpeechIn(hearing.Window.Start, hearing.Window.End) * 4.6);

    /// <summary>The script as it stands, save single words, if the window holds nothing else; otherwise null.</summary>
    private List<HeardWord>? Forced(Hearing hearing)
    {
        var guide = hearing.Guide;
        var indices = Enumerable.Range(hearing.Pointer, guide.Count - hearing.Pointer).ToList();
        var most = MostTokens(hearing.Prompt.Count, hearing.Window);
        var tokens = Math.Min(most, UsualTokens(hearing));
        for (var headingsLeft = true; ; )
        {
            using var reading = ForcedReading.Run(
                model,
                hearing.Encoded,
                hearing.Prompt,
                [.. indices.Take(tokens).Select(i => guide.Tokens[i])],
                timer.Layers,
                tokens,
                keepCache: true
            );
            var count = reading.WordsHeard(w => guide.Words[indices[w]].Optional);
            if (count == reading.WordCount && tokens < most && count < indices.Count)
            {
                tokens = most;
                continue;
            }
            if (count == 0)
            {
                return null;
            }
            // Headings may be read or not. One that was not is taken out whole, and the window read again: its first word
            // may well be that of the sentence after it.
            var whole = UnheardHeadings(reading, guide, indices, count);
            if (whole.Count > 0 && headingsLeft)
            {
                headingsLeft = false;
                indices = [.. indices.Where((_, w) => !whole.Contains(w))];
                continue;
            }
            indices = indices[..count];
            // What is certain to have been said is not looked for elsewhere, however badly Whisper knows it.
            if (indices.All(i => guide.Words[i].Certain))
            {
                return Timed(hearing, reading, indices);
            }
            if (!Fits(reading, count))
            {
                return null;
            }
            var words = Timed(hearing, reading, indices);
            var letters = indices.Select(i => guide.Words[i].Spoken.Length).ToList();
            if (Tempo.IsWrong(letters, [.. words.Select(w => (w.Start, w.End))], hearing.Window, hearing.Activity))
            {
                return null;
            }
            var said = Doubted(hearing, reading, indices, out var score, out var astray);
            return astray && Score(hearing, hearing.Freely ??= HeardFreely(hearing)) > score + Misread.PassageGain ? null
                : said is not null ? Timed(hearing, said)
                : words;
        }
    }

    /// <summary>The words with those replaced for which something else was said; null if there are none.</summary>
    private List<WindowWord>? Doubted(Hearing hearing, ForcedReading reading, List<int> indices, out double score, out bool astray)
    {
        var guide = hearing.Guide;
        var said = new List<WindowWord>();
        score = reading.Score(indices.Count);
        astray = false;
        var changed = false;
        for (var w = 0; w < indices.Count; w++)
        {
            var word = guide.Words[indices[w]];
            if (IsDoubtful(word, reading.WordGap(w)) && secondHearing.From(reading, guide, indices, w) is { } misreading)
            {
                if (misreading.GoesAstray)
                {
                    astray = true;
                    said.Add(WindowWord.Script(indices[w], guide));
                    continue;
                }
                List<WindowWord> heard = [.. misreading.Heard.Select(h => WindowWord.Other(h, model.Tokenizer))];
                var rest = indices.Skip(misreading.To).Select(i => WindowWord.Script(i, guide));
                var other = Score(hearing, [.. said, .. heard, .. rest]);
                if (Misread.IsBelieved(other - score, misreading.Heard, indices[misreading.From..misreading.To], guide))
                {
                    said.AddRange(heard);
                    score = other;
                    changed = true;
                    if (misreading.To > w)
                    {
                        w = misreading.To - 1;
                        continue;
                    }
                }
            }
            said.Add(WindowWord.Script(indices[w], guide));
        }
        return changed ? said : null;
    }

    /// <summary>
    /// Letters said one by one ('A I', 'M L') are misheard too often to tell anything, and headings may be left out.
    /// </summary>
    private static bool IsDoubtful(GuideWord word, float gap) =>
        gap > Misread.DoubtfulGap && !word.Optional && word.Spoken.Split(' ').Count(s => s.Length == 1) < 2;

    /// <summary>How likely a whole text is: the natural logarithm of its probability, its end included.</summary>
    private double Score(Hearing hearing, IReadOnlyList<WindowWord> words)
    {
        using var reading = ForcedReading.Run(
            model,
            hearing.Encoded,
            hearing.Prompt,
            [.. words.Select(w => w.Tokens)],
            [],
            WhisperConfig.MaxPositions
        );
        return reading.Score(reading.WordCount);
    }

    /// <summary>What Whisper hears of its own accord, with the script's words wherever they are.</summary>
    private List<HeardWord> Free(Hearing hearing)
    {
        var words = hearing.Freely ??= HeardFreely(hearing);
        if (words.Count == 0)
        {
            return [];
        }
        return [.. Timed(hearing, words).Where(w => w.ScriptIndex is not null || hearing.Activity.HoldsWord(w.Start, w.End))];
    }

    private List<WindowWord> HeardFreely(Hearing hearing)
    {
        var guide = hearing.Guide;
        var decoded = free.Decode(hearing.Encoded, hearing.Prompt, hearing.CancellationToken);
        var texts = FreeWords.Split(model.Tokenizer.Decode(decoded.Tokens));
        var matched = guide.Match.Match(texts, hearing.Pointer);
        return Settled(
            hearing,
            [.. texts.Select((text, w) => matched[w] is { } s ? WindowWord.Script(s, guide) : WindowWord.Other(text, model.Tokenizer))]
        );
    }

    /// <summary>
    /// Where a few words heard part two passages that follow each other in the script save a few words, the likelier of
    /// both texts was said; if they sound alike, the script's.
    /// </summary>
    private List<WindowWord> Settled(Hearing hearing, List<WindowWord> words)
    {
        const int most = 4;
        var guide = hearing.Guide;
        double? score = null;
        for (var w = -1; w < words.Count; w++)
        {
            if (w >= 0 && words[w].Index is null)
            {
                continue;
            }
            var next = w + 1;
            while (next < words.Count && words[next].Index is null)
            {
                next++;
            }
            var from = w < 0 ? hearing.Pointer : words[w].Index!.Value + 1;
            // At the window's end as many of the script's words may stand for those heard.
            var to = next < words.Count ? words[next].Index!.Value : guide.SpelledBy([.. words[(w + 1)..].Select(x => x.Text)], from);
            var missing = to - from;
            var heard = next - w - 1;
            if (missing is < 0 or > most || heard > most || missing + heard == 0)
            {
                continue;
            }
            List<WindowWord> script =
            [
                .. Enumerable.Range(from, missing).Where(i => !guide.Words[i].Optional).Select(i => WindowWord.Script(i, guide)),
            ];
            if (script.Count + heard == 0)
            {
                continue;
            }
            List<WindowWord> other = [.. words[..(w + 1)], .. script, .. words[next..]];
            var guides = script.Select(s => s.Index!.Value).ToList();
            List<string> texts = [.. words[(w + 1)..next].Select(x => x.Text)];
            if (!guide.SoundsLike(texts, guides))
            {
                score ??= Score(hearing, words);
                var otherScore = Score(hearing, other);
                if (Misread.IsBelieved(score.Value - otherScore, texts, guides, guide))
                {
                    continue;
                }
                score = otherScore;
            }
            else
            {
                score = null;
            }
            words = other;
            w += script.Count;
        }
        return words;
    }

    private List<HeardWord> Timed(Hearing hearing, ForcedReading reading, List<int> indices) =>
        Timed(hearing, reading, [.. indices.Select(i => WindowWord.Script(i, hearing.Guide))]);

    private List<HeardWord> Timed(Hearing hearing, List<WindowWord> words)
    {
        using var reading = ForcedReading.Run(
            model,
            hearing.Encoded,
            hearing.Prompt,
            [.. words.Select(w => w.Tokens)],
            timer.Layers,
            WhisperConfig.MaxPositions
        );
        return Timed(hearing, reading, words[..reading.WordCount]);
    }

    private List<HeardWord> Timed(Hearing hearing, ForcedReading reading, IReadOnlyList<WindowWord> words)
    {
        var times = timer.Times(
            hearing.Encoded,
            hearing.Prompt,
            reading,
            [.. words.Select(w => w.ForWhisper)],
            [.. words.Select(w => w.Tokens)],
            words.Count,
            hearing.Window,
            hearing.Activity
        );
        return [.. words.Select((w, i) => new HeardWord(w.Text, times[i].Start, times[i].End, reading.WordConfidence(i), w.Index))];
    }

    private static bool Heard(ForcedReading reading, int word) => reading.WordGap(word) < HeardGap;

    /// <summary>The words, by their place in the window, of headings that were not read.</summary>
    private static HashSet<int> UnheardHeadings(ForcedReading reading, Guide guide, List<int> indices, int count)
    {
        var unheard = new HashSet<int>();
        for (var first = 0; first < count; )
        {
            var next = first + 1;
            if (guide.Words[indices[first]].Optional)
            {
                while (next < count && guide.SameHeading(indices[first], indices[next]))
                {
                    next++;
                }
                var words = Enumerable.Range(first, next - first).ToList();
                var unlikely = words.Any(w => !Heard(reading, w)) && words.Average(w => Math.Min(reading.WordGap(w), 10)) > 2.5;
                // A sentence that begins as its heading does takes the heading's place; then it seems not to begin itself.
                var takenFor = next < count && !Heard(reading, next) && guide.SameWord(indices[first], indices[next]);
                if (unlikely || takenFor)
                {
                    unheard.UnionWith(words);
                }
            }
            first = next;
        }
        return unheard;
    }

    private static bool Fits(ForcedReading reading, int count)
    {
        var run = 0;
        var unheard = 0;
        for (var w = 0; w < count; w++)
        {
            var missing = !Heard(reading, w);
            run = missing ? run + 1 : 0;
            unheard += missing ? 1 : 0;
            if (run >= 3)
            {
                return false;
            }
        }
        return unheard <= Math.Max(2, count / 6);
    }
}
