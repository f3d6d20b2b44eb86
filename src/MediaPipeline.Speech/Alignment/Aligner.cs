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

    /// <summary>Speech of this many seconds without any of the script's words is an addition.</summary>
    private const double AddedSpeech = 1.6;

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
        timer = new WordTimer(model, AttentionHead.For(model.Config));
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
        var activity = SpeechActivity.Measure(audio, vad, cancellationToken);
        var windows = SpeechWindow.Cut(activity, audio.Duration);
        var guide = new Guide(script, model.Tokenizer);
        var heard = new List<HeardWord>();
        var language = options.Language;
        var pointer = 0;
        foreach (var window in windows)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var words = Window(audio, window, activity, guide, pointer, memory, ref language, cancellationToken);
            heard.AddRange(words);
            if (words.LastOrDefault(w => w.ScriptIndex is not null) is { ScriptIndex: { } last })
            {
                pointer = last + 1;
            }
            progress?.Report(Math.Min(1, window.End / audio.Duration));
        }
        return Compare.Script(language ?? "en", audio.Duration, script, heard);
    }

    private List<HeardWord> Window(
        SpeechAudio audio,
        SpeechWindow window,
        SpeechActivity activity,
        Guide guide,
        int pointer,
        WindowMemory? memory,
        ref string? language,
        CancellationToken cancellationToken
    )
    {
        string? key = null;
        if (memory is not null && language is not null)
        {
            var start = StartTokens.For(model, language);
            key = memory.Key(audio, window, activity, start, guide.Ahead(pointer, MostTokens(start.Count, window)));
            if (memory.Find(key, window.Start, pointer) is { } known)
            {
                return known;
            }
        }
        using var encoded = encoder.Encode(audio, window);
        language ??= StartTokens.DetectLanguage(model, encoded);
        var prompt = StartTokens.For(model, language);
        if (Forced(encoded, prompt, guide, pointer, window, activity) is not { } words)
        {
            return Free(encoded, prompt, guide, pointer, window, activity, cancellationToken);
        }
        if (key is not null)
        {
            memory!.Keep(key, words, window.Start, pointer);
        }
        return words;
    }

    /// <summary>The fastest speech has some six tokens a second; a read-through of headings needs a few more.</summary>
    private static int MostTokens(int prompt, SpeechWindow window) =>
        Math.Min(WhisperConfig.MaxPositions - prompt, 24 + (int)(window.Length * 6));

    /// <summary>The script as it stands, if the window holds nothing else; otherwise null.</summary>
    private List<HeardWord>? Forced(
        OrtValue encoded,
        List<int> prompt,
        Guide guide,
        int pointer,
        SpeechWindow window,
        SpeechActivity activity
    )
    {
        var indices = Enumerable.Range(pointer, guide.Count - pointer).ToList();
        for (var attempt = 0; attempt < 2; attempt++)
        {
            using var reading = Read(encoded, prompt, guide, indices, window);
            var count = reading.WordsHeard();
            if (count == 0)
            {
                return null;
            }
            // Headings may be read or not. One that was not is taken out, and the window read again.
            var silent = Enumerable.Range(0, count).Where(w => guide.Words[indices[w]].Optional && !Heard(reading, w)).ToList();
            var whole = silent.Where(w => WholeHeadingUnheard(reading, guide, indices, w, count)).ToHashSet();
            if (whole.Count > 0 && attempt == 0)
            {
                indices = [.. indices.Where((_, w) => !whole.Contains(w))];
                continue;
            }
            // What is certain to have been said is not looked for elsewhere, however badly Whisper knows it.
            var certain = indices.Take(count).All(i => guide.Words[i].Certain);
            if (!certain && !Fits(reading, count))
            {
                return null;
            }
            var words = Time(encoded, prompt, reading, guide, indices, count, window, activity);
            return !certain && SpeechBetween(words, window, activity) > AddedSpeech
                ? null
                : Doubted(encoded, prompt, reading, guide, indices, words);
        }
        return null;
    }

    /// <summary>The words with those replaced for which something else was said.</summary>
    private List<HeardWord> Doubted(
        OrtValue encoded,
        List<int> prompt,
        ForcedReading reading,
        Guide guide,
        List<int> indices,
        List<HeardWord> words
    )
    {
        var said = new List<HeardWord>();
        for (var w = 0; w < words.Count; w++)
        {
            var word = words[w];
            if (Heard(reading, w) || !SecondHearing.IsDoubtful(guide.Words[indices[w]], reading.WordGap(w)))
            {
                said.Add(word);
                continue;
            }
            List<int> before = [.. prompt, .. indices.Take(w).SelectMany(i => guide.Tokens[i])];
            var instead = secondHearing.Instead(encoded, before, guide, indices[w], w + 1 < words.Count ? indices[w + 1] : null);
            if (instead is null)
            {
                said.Add(word);
                continue;
            }
            // Several words share the time of the one by their lengths.
            var start = word.Start;
            var letters = instead.Sum(t => t.Length + 1.0);
            foreach (var text in instead)
            {
                var end = start + (word.End - word.Start) * (text.Length + 1) / letters;
                said.Add(new HeardWord(text, start, end, word.Confidence));
                start = end;
            }
        }
        return said;
    }

    /// <summary>What Whisper hears of its own accord, with the script's words wherever they are.</summary>
    private List<HeardWord> Free(
        OrtValue encoded,
        List<int> prompt,
        Guide guide,
        int pointer,
        SpeechWindow window,
        SpeechActivity activity,
        CancellationToken cancellationToken
    )
    {
        var decoded = free.Decode(encoded, prompt, cancellationToken);
        var texts = FreeWords.Split(model.Tokenizer.Decode(decoded.Tokens));
        if (texts.Count == 0)
        {
            return [];
        }
        var matched = guide.Match.Match(texts, pointer);
        var words = new List<(string Text, int? Index)>();
        for (var w = 0; w < texts.Count; w++)
        {
            words.Add((matched[w] is { } s ? guide.Words[s].Text : texts[w], matched[w]));
        }
        words = FillSubstitutions(words, guide);
        var tokens = words.Select(w => w.Index is { } s ? guide.Tokens[s] : model.Tokenizer.Encode(" " + w.Text)).ToList();
        using var reading = ForcedReading.Run(model, encoded, prompt, tokens, timer.Layers, WhisperConfig.MaxPositions);
        var count = reading.WordCount;
        var display = words.Select(w => w.Index is { } s ? guide.Display[s] : w.Text).ToList();
        var times = timer.Times(encoded, prompt, reading, display, tokens, count, window.Length);
        Place(times, window, activity);
        return
        [
            .. Enumerable
                .Range(0, count)
                .Select(w => new HeardWord(words[w].Text, times[w].Start, times[w].End, reading.WordConfidence(w), words[w].Index)),
        ];
    }

    /// <summary>
    /// Between two words that follow each other in the script save one or two, a few words heard otherwise: those
    /// are the script's own, spelled by ear ('Kristiano' for 'Christiano'), if they sound alike.
    /// </summary>
    private static List<(string Text, int? Index)> FillSubstitutions(List<(string Text, int? Index)> words, Guide guide)
    {
        const int most = 4;
        var filled = new List<(string, int?)>();
        for (var w = 0; w < words.Count; w++)
        {
            filled.Add(words[w]);
            if (words[w].Index is not { } before)
            {
                continue;
            }
            var next = w + 1;
            while (next < words.Count && words[next].Index is null)
            {
                next++;
            }
            var (heard, missing) = (next - w - 1, next < words.Count ? words[next].Index!.Value - before - 1 : 0);
            if (heard is 0 or > most || missing is < 1 or > 2)
            {
                continue;
            }
            var script = Enumerable.Range(before + 1, missing).ToList();
            if (SecondHearing.SoundsLike(words.GetRange(w + 1, heard).Select(h => h.Text), script.Select(s => guide.Words[s])))
            {
                filled.AddRange(script.Select(s => (guide.Words[s].Text, (int?)s)));
                w = next - 1;
            }
        }
        return filled;
    }

    private ForcedReading Read(OrtValue encoded, List<int> prompt, Guide guide, List<int> indices, SpeechWindow window)
    {
        var most = MostTokens(prompt.Count, window);
        return ForcedReading.Run(model, encoded, prompt, [.. indices.Take(most).Select(i => guide.Tokens[i])], timer.Layers, most);
    }

    private List<HeardWord> Time(
        OrtValue encoded,
        List<int> prompt,
        ForcedReading reading,
        Guide guide,
        List<int> indices,
        int count,
        SpeechWindow window,
        SpeechActivity activity
    )
    {
        var display = indices.Take(count).Select(i => guide.Display[i]).ToList();
        var tokens = indices.Take(count).Select(i => guide.Tokens[i]).ToList();
        var times = timer.Times(encoded, prompt, reading, display, tokens, count, window.Length);
        Place(times, window, activity);
        return
        [
            .. Enumerable
                .Range(0, count)
                .Select(w => new HeardWord(
                    guide.Words[indices[w]].Text,
                    times[w].Start,
                    times[w].End,
                    reading.WordConfidence(w),
                    indices[w]
                )),
        ];
    }

    private static void Place((double Start, double End)[] times, SpeechWindow window, SpeechActivity activity)
    {
        for (var w = 0; w < times.Length; w++)
        {
            times[w] = (window.Start + times[w].Start, Math.Min(window.Start + times[w].End, window.End));
        }
        WordEdges.Snap(times, activity);
    }

    private static bool Heard(ForcedReading reading, int word) => reading.WordGap(word) < HeardGap;

    private static bool WholeHeadingUnheard(ForcedReading reading, Guide guide, List<int> indices, int word, int count)
    {
        int first = word,
            last = word;
        while (first > 0 && guide.SameHeading(indices[first - 1], indices[word]))
        {
            first--;
        }
        while (last + 1 < count && guide.SameHeading(indices[last + 1], indices[word]))
        {
            last++;
        }
        var words = Enumerable.Range(first, last - first + 1).ToList();
        var gap = words.Average(w => Math.Min(reading.WordGap(w), 10));
        return gap > 2.5;
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

    /// <summary>The most speech, in seconds, between two words (or before the first, or after the last).</summary>
    private static double SpeechBetween(List<HeardWord> words, SpeechWindow window, SpeechActivity activity)
    {
        var most = 0.0;
        var time = window.Start;
        foreach (var word in words)
        {
            most = Math.Max(most, (word.Start - time) * activity.SpeechShare(time, word.Start));
            // A word that lasts far too long hides speech that is not its own.
            most = Math.Max(most, (word.End - word.Start) * activity.SpeechShare(word.Start, word.End) - 0.8 - 0.12 * word.Text.Length);
            time = word.End;
        }
        return Math.Max(most, (window.End - time) * activity.SpeechShare(time, window.End));
    }
}
