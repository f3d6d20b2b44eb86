using MediaPipeline.Narration;
using MediaPipeline.Scripts;
using MediaPipeline.Shows;
using MediaPipeline.Speech.Alignment;

namespace MediaPipeline.Transcription;

/// <summary>
/// The times of words as the voice's own timeline tells them: exact where the voice gives durations, spread
/// over the sentence by length where it does not.
/// </summary>
internal static class VoiceTimes
{
    /// <summary>Whisper's time of a word this far (seconds) from the voice's own is another word's.</summary>
    private const double Astray = 0.5;

    public static Transcript Transcript(Script script, Timeline timeline, Layout layout, string language)
    {
        var words = new List<AlignedWord>();
        var heard = new List<HeardWord>();
        var spoken = timeline.Sentences.ToDictionary(s => (s.Section, s.Paragraph, s.Index));
        void Add(IReadOnlyList<ScriptWord> sentence, (int, int, int) place)
        {
            var times = spoken.TryGetValue(place, out var timed) ? Times(sentence, timed) : [];
            for (var w = 0; w < sentence.Count; w++)
            {
                if (w < times.Count)
                {
                    var (start, end) = (times[w].Start + layout.SpeechStart, times[w].End + layout.SpeechStart);
                    heard.Add(new HeardWord(sentence[w].Text, start, end, 1, words.Count));
                    words.Add(new AlignedWord(sentence[w].Text, start, end, 1));
                }
                else
                {
                    words.Add(new AlignedWord(sentence[w].Text, null, null, 0));
                }
            }
        }
        for (var s = 0; s < script.Sections.Count; s++)
        {
            foreach (var (x, part) in script.Sections[s].SaidHeading.Index())
            {
                Add(part.Words, (s, -1, x));
            }
            for (var p = 0; p < script.Sections[s].Paragraphs.Count; p++)
            {
                var sentences = script.Sections[s].Paragraphs[p].Sentences;
                for (var x = 0; x < sentences.Count; x++)
                {
                    Add(sentences[x].Words, (s, p, x));
                }
            }
        }
        return new Transcript(language, layout.Duration, words, heard, []);
    }

    /// <summary>
    /// What Whisper heard of our own voice, with the voice's own times for what it did not: the voice spoke every word as
    /// written, so what Whisper takes for a departure is only worth a listen, and is marked as doubted.
    /// </summary>
    /// <param name="heard">What Whisper heard, in the time of the master.</param>
    /// <param name="own">The voice's own account, in the same time.</param>
    /// <param name="script">The script.</param>
    public static Transcript StandIn(Transcript heard, Transcript own, Script script)
    {
        var spoken = script.AllWords.Select(w => w.Spoken.Length > 0).ToList();
        var words = new List<AlignedWord>(own.Words.Count);
        var said = new List<HeardWord>();
        for (var w = 0; w < own.Words.Count; w++)
        {
            var (told, known) = (heard.Words[w], own.Words[w]);
            var word =
                known.Start is not { } start ? told with { Start = null, End = null, Confidence = 0 }
                : told.Start is { } found && Math.Abs(found - start) < Astray ? told
                : known with { Confidence = spoken[w] ? 0 : 1 };
            if (word.Start is { } from && said.Count > 0 && from < said[^1].Start)
            {
                // One of two neighbours stands by Whisper's time, one by the voice's: in the voice's they never cross.
                word = word with
                {
                    Start = Math.Max(known.Start!.Value, said[^1].Start),
                    End = Math.Max(known.End!.Value, said[^1].Start),
                };
            }
            words.Add(word);
            if (word.Start is { } at)
            {
                said.Add(new HeardWord(word.Text, at, word.End!.Value, word.Confidence, w));
            }
        }
        for (var h = 0; h + 1 < said.Count; h++)
        {
            if (said[h].End > said[h + 1].Start)
            {
                var end = Math.Max(said[h].Start, said[h + 1].Start);
                said[h] = said[h] with { End = end };
                words[said[h].ScriptIndex!.Value] = words[said[h].ScriptIndex!.Value] with { End = end };
            }
        }
        return heard with { Words = words, Heard = said, Departures = [] };
    }

    private static IReadOnlyList<TimedWord> Times(IReadOnlyList<ScriptWord> words, TimedSentence sentence)
    {
        if (sentence.Words.Count == words.Count)
        {
            return sentence.Words;
        }
        var total = words.Sum(w => w.Spoken.Length + 1.0);
        var times = new List<TimedWord>();
        var at = sentence.Start;
        foreach (var word in words)
        {
            var end = at + (sentence.End - sentence.Start) * (word.Spoken.Length + 1) / total;
            times.Add(new TimedWord(at, end));
            at = end;
        }
        return times;
    }
}
