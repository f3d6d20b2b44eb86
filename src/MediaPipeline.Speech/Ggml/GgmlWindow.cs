using MediaPipeline.Speech.Alignment;
using MediaPipeline.Speech.Audio;
using Whisper.net;

namespace MediaPipeline.Speech.Ggml;

/// <summary>What whisper.cpp hears in one window.</summary>
/// <param name="Language">ISO 639-1 code.</param>
/// <param name="Words">The words, in seconds from the audio's start; edges are moved out of pauses.</param>
/// <param name="LastSegment">Where the last of several segments begins (seconds from the audio's start); null if there is one.</param>
internal sealed record GgmlWindow(string Language, IReadOnlyList<HeardWord> Words, double? LastSegment)
{
    /// <summary>whisper.cpp refuses less sound than a second; silence is added.</summary>
    private const int LeastSamples = (int)(1.1 * SpeechAudio.SampleRate);

    /// <summary>Seconds of a unit of whisper.cpp's times.</summary>
    private const double Centisecond = 0.01;

    /// <summary>
    /// Seconds by which the times of dynamic time warping lie behind the sound (median against a voice's durations and
    /// espeak-ng's events; docs/benchmarks.md).
    /// </summary>
    private const double Lag = 0.08;

    /// <summary>How far a start is drawn (measured; docs/benchmarks.md).</summary>
    private const double Smoothing = 0.3;

    /// <summary>Seconds that two words take at most without a pause between them.</summary>
    private const double LongestPair = 1.2;

    /// <summary>Listens to a window.</summary>
    /// <param name="model">The model.</param>
    /// <param name="hearing">Which window; one that ends with its text is one segment, and is decoded once.</param>
    /// <param name="cancellationToken">Aborts whisper.cpp between two layers.</param>
    public static async Task<GgmlWindow> HearAsync(GgmlModel model, FreeHearing hearing, CancellationToken cancellationToken)
    {
        var (audio, activity, window, language, prompt, cutInSpeech) = hearing;
        var builder = language is null ? model.Builder().WithLanguageDetection() : model.Builder().WithLanguage(language);
        if (prompt is not null)
        {
            builder = builder.WithPrompt(prompt);
        }
        if (!cutInSpeech)
        {
            builder = builder.WithSingleSegment();
        }
        var samples = audio.Read(window.Start, window.End);
        if (samples.Length < LeastSamples)
        {
            Array.Resize(ref samples, LeastSamples);
        }
        var words = new List<TimedWord>();
        double? lastSegment = null;
        var segments = 0;
        await using var processor = builder.Build();
        // The first word begins with the speech; each token after it where the one before ends.
        var at = Math.Max(0, (activity.NextSpeech(window.Start) ?? window.Start) - window.Start);
        await foreach (var segment in processor.ProcessAsync(samples, cancellationToken))
        {
            lastSegment = ++segments > 1 ? window.Start + segment.Start.TotalSeconds : null;
            language ??= segment.Language;
            words.AddRange(WordsOf(segment, model.HasHeads, ref at));
        }
        Smooth(words);
        var times = words.Select(w => (window.Start + w.Start, Math.Min(window.End, window.Start + w.End))).ToArray();
        WordEdges.Snap(times, activity);
        return new GgmlWindow(
            language ?? "en",
            [.. words.Select((w, i) => new HeardWord(w.Text, times[i].Item1, times[i].Item2, w.Probability))],
            lastSegment
        );
    }

    /// <summary>
    /// Draws each start towards where its neighbours and the letters between would have it: whisper.cpp's times are by
    /// token, in steps, and two that fall together tell that one of them is off.
    /// </summary>
    private static void Smooth(List<TimedWord> words)
    {
        List<double> starts = [.. words.Select(w => w.Start)];
        for (var w = 1; w + 1 < words.Count; w++)
        {
            var (before, after) = (starts[w - 1], starts[w + 1]);
            // Over a pause letters tell nothing.
            if (after - before > LongestPair)
            {
                continue;
            }
            var share = words[w - 1].Text.Length / (double)(words[w - 1].Text.Length + words[w].Text.Length);
            var start = (1 - Smoothing) * starts[w] + Smoothing * (before + share * (after - before));
            words[w] = words[w] with { Start = start };
            words[w - 1] = words[w - 1] with { End = Math.Max(words[w - 1].Start, words[w - 1].End + start - starts[w]) };
        }
    }

    /// <summary>
    /// A segment's words. Tokens are laid on the segment's text, since those of a letter that several make up are no text by
    /// themselves; punctuation by itself goes with the word before.
    /// </summary>
    private static List<TimedWord> WordsOf(SegmentData segment, bool dtw, ref double at)
    {
        var pieces = Pieces(segment, dtw, ref at);
        var words = new List<TimedWord>();
        var text = segment.Text;
        for (var i = 0; i < text.Length; )
        {
            if (char.IsWhiteSpace(text[i]))
            {
                i++;
                continue;
            }
            var end = i;
            while (end < text.Length && !char.IsWhiteSpace(text[end]))
            {
                end++;
            }
            var word = text[i..end];
            var (from, to) = (i, end);
            // A token's space belongs to the word after it.
            var own = pieces
                .Where(p => p.From < to && p.To > from && !string.IsNullOrWhiteSpace(text[Math.Max(p.From, from)..Math.Min(p.To, to)]))
                .ToList();
            if (FreeWords.Split(word).Count == 1 && own.Count > 0)
            {
                // A full stop is said nowhere: a word ends with its last letter or digit.
                var sounding = own.Where(p => text[p.From..p.To].Any(char.IsLetterOrDigit)).ToList();
                sounding = sounding.Count > 0 ? sounding : own;
                words.Add(
                    new TimedWord(
                        word,
                        sounding[0].Start,
                        Math.Max(sounding[0].Start + 0.02, sounding[^1].End),
                        Math.Exp(sounding.Average(p => Math.Log(Math.Max(p.Probability, 1e-6))))
                    )
                );
            }
            i = end;
        }
        return words;
    }

    /// <summary>The tokens, each with its place in the segment's text.</summary>
    private static List<Piece> Pieces(SegmentData segment, bool dtw, ref double at)
    {
        var pieces = new List<Piece>();
        var place = 0;
        foreach (var token in segment.Tokens)
        {
            var text = token.Text ?? "";
            if (text.StartsWith("[_", StringComparison.Ordinal))
            {
                // whisper.cpp's names of what is no text: the beginning, timestamps.
                continue;
            }
            var found = text.Contains('\uFFFD') || text.Length == 0 ? -1 : segment.Text.IndexOf(text, place, StringComparison.Ordinal);
            var (from, to) = found >= 0 ? (found, found + text.Length) : (place, Math.Min(place + 1, segment.Text.Length));
            // The time of dynamic time warping is where whisper.cpp leaves a token's row: its end.
            var end = dtw && token.DtwTimestamp >= 0 ? token.DtwTimestamp * Centisecond - Lag : token.End * Centisecond;
            end = Math.Max(end, at);
            pieces.Add(new Piece(from, to, at, end, token.Probability));
            at = end;
            place = found >= 0 ? to : place;
        }
        return pieces;
    }

    private readonly record struct TimedWord(string Text, double Start, double End, double Probability);

    private readonly record struct Piece(int From, int To, double Start, double End, double Probability);
}
