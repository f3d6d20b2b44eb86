using MediaPipeline.Models;
using MediaPipeline.Running;
using MediaPipeline.Scripts;
using MediaPipeline.Shows;
using MediaPipeline.Speech.Piper;

namespace MediaPipeline.Narration;

/// <summary>A word of a rehearsed text.</summary>
/// <param name="Text">As written.</param>
/// <param name="Spoken">As said.</param>
/// <param name="Phonemes">As the voice is told, in IPA.</param>
/// <param name="Start">Seconds; null when the voice does not tell, or was not asked.</param>
/// <param name="End">Seconds; null when the voice does not tell, or was not asked.</param>
public sealed record RehearsedWord(string Text, string Spoken, string Phonemes, double? Start, double? End);

/// <summary>Says any text as an episode would say it, and tells how.</summary>
public static class Rehearsal
{
    /// <summary>Says a text.</summary>
    /// <param name="text">Plain text.</param>
    /// <param name="show">The show: its language and pauses.</param>
    /// <param name="voice">Who says it.</param>
    /// <param name="pronunciations">How words are said.</param>
    /// <param name="models">Where the voice is.</param>
    /// <param name="hashes">Hashes of files.</param>
    /// <param name="wav">Where the sound goes: mono, 16 bit, at the voice's rate; null to ask only how it is said.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>Its words by sentences.</returns>
    /// <exception cref="WrongInputException">There is nothing to say.</exception>
    /// <exception cref="MissingException">The voice or espeak-ng is missing.</exception>
    public static async Task<IReadOnlyList<IReadOnlyList<RehearsedWord>>> SayAsync(
        string text,
        Show show,
        VoiceSettings voice,
        Pronunciations pronunciations,
        ModelShelf models,
        FileHashes hashes,
        string? wav,
        CancellationToken cancellationToken
    )
    {
        var script = ScriptReader.Parse(text, "text.txt", show.Language, pronunciations);
        var lines = new List<SpokenLine>();
        for (var s = 0; s < script.Sections.Count; s++)
        {
            var paragraphs = script.Sections[s].Paragraphs;
            for (var p = 0; p < paragraphs.Count; p++)
            {
                lines.AddRange(paragraphs[p].Sentences.Select((sentence, x) => new SpokenLine(s, p, x, sentence, voice)));
            }
        }
        var kept = Directory.CreateTempSubdirectory("mediapipeline-say-");
        try
        {
            var cache = new SentenceCache(kept.FullName);
            Timeline? timeline = null;
            if (wav is not null)
            {
                var booth = new Booth(models, hashes, cache);
                var takes = await booth.SpeakAsync(lines, new ProgressShare(_ => { }), cancellationToken);
                timeline = NarrateStage.Assemble([.. lines], takes, show.Narration, wav);
            }
            var espeak = PiperVoiceConfig.Load(models.RequireVoice(voice.Name) + ".json").EspeakVoice;
            var phonemes = await SentencePhonemes.OfAsync(
                espeak,
                [.. lines.Select(l => l.Sentence)],
                cache.Phonemes,
                _ => { },
                cancellationToken
            );
            return [.. lines.Select((line, i) => Words(line.Sentence, phonemes[i], timeline?.Sentences[i].Words ?? []))];
        }
        finally
        {
            kept.Delete(recursive: true);
        }
    }

    private static List<RehearsedWord> Words(Sentence sentence, SentencePhonemes phonemes, IReadOnlyList<TimedWord> timed) =>
        [
            .. sentence.Words.Select(
                (word, w) =>
                    new RehearsedWord(
                        word.Text,
                        word.Spoken,
                        phonemes.Text[phonemes.Spans[w].Start..phonemes.Spans[w].End].Trim(),
                        timed.Count > 0 ? Math.Round(timed[w].Start, 3) : null,
                        timed.Count > 0 ? Math.Round(timed[w].End, 3) : null
                    )
            ),
        ];
}
