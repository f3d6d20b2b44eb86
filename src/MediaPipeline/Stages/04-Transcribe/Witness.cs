using MediaPipeline.Narration;
using MediaPipeline.Running;
using MediaPipeline.Scripts;
using MediaPipeline.Speech.Alignment;
using MediaPipeline.Speech.Audio;

namespace MediaPipeline.Transcription;

/// <summary>The voice as a second witness to when words were said, beside Whisper.</summary>
internal static class Witness
{
    /// <summary>What the narration's own word times count: they are exact but for the voice's lag.</summary>
    private const double WeightOfNarration = 0.5;

    /// <summary>The starts that the narration's timeline has, in seconds of the take, by the script's word.</summary>
    public static Transcript OfNarration(Transcript transcript, SpeechAudio audio, Script script, Timeline timeline)
    {
        var spoken = timeline.Sentences.ToDictionary(s => (s.Section, s.Paragraph, s.Index));
        var starts = new Dictionary<int, double>();
        foreach (var (place, first, sentence) in Sentences(script))
        {
            if (spoken.TryGetValue(place, out var timed) && timed.Words.Count == sentence.Words.Count)
            {
                for (var w = 0; w < timed.Words.Count; w++)
                {
                    starts[first + w] = timed.Words[w].Start - VoiceWitness.VoiceLag;
                }
            }
        }
        return VoiceWitness.Agree(transcript, audio, starts, WeightOfNarration);
    }

    /// <summary>Has the show's voice say the script, and warps that onto a recording.</summary>
    public static async Task<Transcript> OfVoiceAsync(
        EpisodeRun run,
        Transcript transcript,
        SpeechAudio audio,
        Script script,
        CancellationToken cancellationToken
    )
    {
        var sentences = Sentences(script).ToList();
        var booth = new Booth(run.Models, run.Hashes, new SentenceCache(Path.Combine(run.Store.SharedFolder, "sentences")));
        var takes = await booth.SpeakAsync(
            [.. sentences.Select(s => new SpokenLine(s.Place.Section, s.Place.Paragraph, s.Place.Index, s.Sentence, run.Show.Voice))],
            new ProgressShare(_ => { }),
            cancellationToken
        );
        var renditions = sentences
            .Zip(takes)
            .Where(p => p.Second.WordEnds.Count > 0)
            .Select(p => new Rendition(
                p.First.FirstWord,
                Resampler.Resample(p.Second.Sound.Samples, p.Second.Sound.SampleRate, SpeechAudio.SampleRate),
                [.. p.Second.WordEnds.Select(w => w.Start / (double)p.Second.Sound.SampleRate)]
            ));
        return await Task.Run(() => VoiceWitness.Refine(transcript, audio, renditions, null, cancellationToken), cancellationToken);
    }

    /// <summary>Each sentence with its place, and its first word's index among all words of the script, headings included.</summary>
    private static IEnumerable<((int Section, int Paragraph, int Index) Place, int FirstWord, Sentence Sentence)> Sentences(Script script)
    {
        var word = 0;
        for (var s = 0; s < script.Sections.Count; s++)
        {
            word += script.Sections[s].Heading.Count;
            for (var p = 0; p < script.Sections[s].Paragraphs.Count; p++)
            {
                var sentences = script.Sections[s].Paragraphs[p].Sentences;
                for (var x = 0; x < sentences.Count; x++)
                {
                    yield return ((s, p, x), word, sentences[x]);
                    word += sentences[x].Words.Count;
                }
            }
        }
    }
}
