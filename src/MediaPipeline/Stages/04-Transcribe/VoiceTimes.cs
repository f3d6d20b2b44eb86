using MediaPipeline.Mastering;
using MediaPipeline.Narration;
using MediaPipeline.Scripts;
using MediaPipeline.Speech.Alignment;

namespace MediaPipeline.Transcription;

/// <summary>
/// The times of words as the voice's own timeline tells them: exact where the voice gives durations, spread
/// over the sentence by length where it does not.
/// </summary>
internal static class VoiceTimes
{
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
            Add(script.Sections[s].Heading, (s, -1, 0));
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
