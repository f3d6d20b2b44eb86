using MediaPipeline.Models;
using MediaPipeline.Narration;
using MediaPipeline.Running;
using MediaPipeline.Scripts;
using MediaPipeline.Shows;
using MediaPipeline.Speech.Alignment;
using MediaPipeline.Speech.Audio;

namespace MediaPipeline.Tests.Speech;

/// <summary>A word as the voice said it: the truth that a transcript is held against.</summary>
internal sealed record SaidWord(string Text, double Start, double End, int? ScriptIndex);

/// <summary>Something that a host does with a script: reads a sentence of it, says something else, rests, plays music.</summary>
internal abstract record Piece
{
    /// <summary>Sentence so-and-so of the script.</summary>
    public sealed record Reads(int Sentence) : Piece;

    /// <summary>Words that the script does not have, or has otherwise; <paramref name="ScriptIndices"/> tells which of them it has.</summary>
    public sealed record Says(string Text, int?[]? ScriptIndices = null) : Piece;

    public sealed record Rests(double Seconds) : Piece;

    public sealed record Plays(double Seconds) : Piece;
}

/// <summary>A recording put together of pieces, with every word's place known.</summary>
internal sealed record SpokenTake(MemoryAudio Audio, float[] Samples, IReadOnlyList<SaidWord> Said);

/// <summary>
/// Makes recordings of hosts who read a script more or less as written, with the embedded voice. The spoken sentences
/// are kept beside the tests.
/// </summary>
internal sealed class TakeMaker
{
    private const int Rate = SpeechAudio.SampleRate;

    private readonly SentenceCache kept = new(Path.Combine(AppContext.BaseDirectory, "spoken"));

    /// <summary>Of the sample episode.</summary>
    public static TakeMaker OfSample() => Of(Path.Combine(Project.Root, "episodes", "2026-03-06-sampling", "script.md"));

    /// <summary>Of the tests' own script, half as long.</summary>
    public static TakeMaker OfLighthouse() => Of(Project.Data("lighthouse.md"));

    private static TakeMaker Of(string path) => new(ScriptReader.Read(path, "en", Pronunciations.None));

    public TakeMaker(Scripts.Script script)
    {
        Script = script;
        Guide = GuideWords.Of(script);
        var word = 0;
        foreach (var section in script.Sections)
        {
            word += section.Heading.Count;
            Sections.Add(Sentences.Count);
            foreach (var paragraph in section.Paragraphs)
            {
                Paragraphs.Add(Sentences.Count);
                foreach (var sentence in paragraph.Sentences)
                {
                    Sentences.Add((sentence, word));
                    word += sentence.Words.Count;
                }
            }
        }
        Sections.Add(Sentences.Count);
        Paragraphs.Add(Sentences.Count);
    }

    public Scripts.Script Script { get; }

    /// <summary>The script's words as the aligner takes them, headings among them.</summary>
    public IReadOnlyList<GuideWord> Guide { get; }

    /// <summary>All sentences, each with the index of its first word in the guide.</summary>
    public List<(Sentence Sentence, int FirstWord)> Sentences { get; } = [];

    /// <summary>The first sentence of each section, and one past the last.</summary>
    public List<int> Sections { get; } = [];

    /// <summary>The first sentence of each paragraph, and one past the last.</summary>
    public List<int> Paragraphs { get; } = [];

    /// <summary>Sentences <paramref name="from"/> up to but without <paramref name="to"/>, as written.</summary>
    public static IEnumerable<Piece> Read(int from, int to) => Enumerable.Range(from, to - from).Select(s => new Piece.Reads(s));

    public IEnumerable<Piece> ReadSection(int section) => Read(Sections[section], Sections[section + 1]);

    public IEnumerable<Piece> ReadAll() => Read(0, Sentences.Count);

    /// <summary>A sentence of the script with a few words said otherwise; an empty one is left out.</summary>
    public Piece ReadsWith(int sentence, params (string Word, string Said)[] changes)
    {
        var (text, first) = Sentences[sentence];
        var words = new List<string>();
        var indices = new List<int?>();
        var open = changes.ToList();
        for (var w = 0; w < text.Words.Count; w++)
        {
            var written = text.Words[w].Text;
            var change = open.FindIndex(c => SpokenText.Plain(c.Word) == SpokenText.Plain(written));
            if (change < 0)
            {
                words.Add(written);
                indices.Add(first + w);
                continue;
            }
            var said = open[change].Said.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            open.RemoveAt(change);
            words.AddRange(said);
            // '+ word' keeps the word and adds one after it.
            indices.AddRange(said.Select((s, i) => i == 0 && SpokenText.Plain(s) == SpokenText.Plain(written) ? (int?)(first + w) : null));
        }
        return open.Count == 0
            ? new Piece.Says(string.Join(' ', words), [.. indices])
            : throw new ArgumentException($"'{open[0].Word}' is not in sentence {sentence}.");
    }

    public async Task<SpokenTake> RecordAsync(IEnumerable<Piece> pieces, double pause = 0.45)
    {
        var list = pieces.ToList();
        var sentences = list.Select(p =>
                p switch
                {
                    Piece.Reads r => Sentences[r.Sentence].Sentence,
                    Piece.Says s => Parse(s.Text),
                    _ => null,
                }
            )
            .ToList();
        var voice = new VoiceSettings();
        var booth = new Booth(new ModelShelf(null, null), new FileHashes(Path.Combine(AppContext.BaseDirectory, "spoken", "hashes")), kept);
        var takes = await booth.SpeakAsync(
            [.. sentences.OfType<Sentence>().Select(s => new SpokenLine(0, 0, 0, s, voice))],
            new Progress<double>(),
            CancellationToken.None
        );
        var samples = new List<float>();
        var said = new List<SaidWord>();
        Silence(samples, 0.3);
        var next = 0;
        for (var i = 0; i < list.Count; i++)
        {
            switch (list[i])
            {
                case Piece.Rests rest:
                    Silence(samples, rest.Seconds);
                    continue;
                case Piece.Plays music:
                    samples.AddRange(Music(music.Seconds, samples.Count));
                    continue;
            }
            var take = takes[next++];
            var sound = SentenceSound.Of(take, 0);
            double Time(int sample) => samples.Count / (double)Rate + sample / (double)take.Sound.SampleRate;
            var indices = list[i] switch
            {
                Piece.Reads r => Enumerable
                    .Range(Sentences[r.Sentence].FirstWord, sentences[i]!.Words.Count)
                    .Select(w => (int?)w)
                    .ToArray(),
                Piece.Says s => s.ScriptIndices,
                _ => null,
            };
            var words = sentences[i]!.Words;
            for (var w = 0; w < words.Count; w++)
            {
                said.Add(new SaidWord(words[w].Text, Time(sound.Words[w].Start), Time(sound.Words[w].End), indices?[w]));
            }
            samples.AddRange(Resampler.Resample(sound.Samples, take.Sound.SampleRate, Rate));
            Silence(samples, pause);
        }
        float[] all = [.. samples];
        return new SpokenTake(new MemoryAudio(all), all, said);
    }

    /// <summary>A tune of plucked chords, unlike speech, quieter than the voice.</summary>
    public static float[] Music(double seconds, int seed = 0, float level = 0.12f)
    {
        double[][] chords =
        [
            [220, 277.2, 329.6],
            [196, 246.9, 293.7],
            [174.6, 220, 261.6],
            [164.8, 207.7, 246.9],
        ];
        var sound = new float[(int)(seconds * Rate)];
        for (var i = 0; i < sound.Length; i++)
        {
            var time = i / (double)Rate;
            var beat = time % 0.5;
            var chord = chords[((int)(time / 2) + seed) % chords.Length];
            var value = 0.0;
            foreach (var tone in chord)
            {
                for (var harmonic = 1; harmonic <= 4; harmonic++)
                {
                    value += Math.Sin(2 * Math.PI * tone * harmonic * time) / harmonic / harmonic;
                }
            }
            sound[i] = (float)(value * level / 3 * Math.Min(1, beat * 100) * Math.Exp(-2 * beat));
        }
        return sound;
    }

    /// <summary>White noise with a fixed seed.</summary>
    public static float[] Noise(int count, float level)
    {
        var random = new Random(7);
        var noise = new float[count];
        for (var i = 0; i < count; i++)
        {
            noise[i] = (float)(random.NextDouble() * 2 - 1) * level;
        }
        return noise;
    }

    /// <summary>The words of a text as one sentence, so that none of them is parted from its index.</summary>
    private static Sentence Parse(string text)
    {
        var script = ScriptReader.Parse(text, "said.md", "en", Pronunciations.None);
        return new Sentence([.. script.Sections.SelectMany(s => s.Paragraphs).SelectMany(p => p.Sentences).SelectMany(s => s.Words)]);
    }

    private static void Silence(List<float> samples, double seconds) => samples.AddRange(Noise((int)(seconds * Rate), 0.0004f));
}
