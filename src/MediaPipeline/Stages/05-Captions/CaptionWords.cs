using MediaPipeline.Recordings;
using MediaPipeline.Scripts;
using MediaPipeline.Speech.Alignment;

namespace MediaPipeline.Captions;

/// <summary>Joins what was heard with what the script knows of it: speaker, section, ends of sentences.</summary>
public static class CaptionWords
{
    /// <summary>The words in the order in which they were said.</summary>
    /// <param name="transcript">What was said.</param>
    /// <param name="script">The script, or null.</param>
    /// <param name="turns">Who speaks when, as a recording's tracks tell: that goes before the script's word for it. Empty where they do not.</param>
    public static List<CaptionWord> Of(Transcript transcript, Script? script, IReadOnlyList<SpeakerTurn> turns)
    {
        var places = script is null ? [] : Places(script);
        var words = new List<CaptionWord>();
        var section = 0;
        string? speaker = null;
        for (var i = 0; i < transcript.Heard.Count; i++)
        {
            var heard = transcript.Heard[i];
            var ends = SentenceEnds.Behind(transcript.Heard, i, h => h.Text);
            if (heard.ScriptIndex is { } s && s < places.Count)
            {
                (section, speaker, ends) = (places[s].Section, places[s].Speaker, places[s].Ends);
            }
            if (turns.Count > 0)
            {
                speaker = SpeakerTurn.At(turns, heard.Start, heard.End) ?? speaker;
            }
            words.Add(new CaptionWord(heard.Text, heard.Start, heard.End, speaker, section, ends, heard.ScriptIndex));
        }
        return words;
    }

    private static List<(int Section, string? Speaker, bool Ends)> Places(Script script)
    {
        var places = new List<(int, string?, bool)>();
        for (var s = 0; s < script.Sections.Count; s++)
        {
            var section = script.Sections[s];
            places.AddRange(section.Heading.Select((_, w) => (s, (string?)null, w + 1 == section.Heading.Count)));
            foreach (var paragraph in section.Paragraphs)
            {
                foreach (var sentence in paragraph.Sentences)
                {
                    places.AddRange(sentence.Words.Select((_, w) => (s, paragraph.Speaker, w + 1 == sentence.Words.Count)));
                }
            }
        }
        return places;
    }
}
