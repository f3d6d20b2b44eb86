using System.Security.Cryptography;
using System.Text;
using CsCheck;
using MediaPipeline.Media;
using MediaPipeline.Speech.Alignment;
using MediaPipeline.Speech.Audio;
using MediaPipeline.Speech.Silero;
using MediaPipeline.Speech.Whisper;

namespace MediaPipeline.Tests.Speech;

/// <summary>The parts of hearing, each by itself.</summary>
public sealed class HearingTests
{
    private const int CutPlaces = 8;

    private static readonly Lazy<Task<Transcript>> Usual = new(() =>
        new Transcriber(EmbeddedModels.Whisper, EmbeddedModels.Vad).TranscribeAsync(new MemoryAudio(Jfk()))
    );

    private readonly WhisperModel model = EmbeddedModels.Whisper;
    private readonly SileroVad vad = EmbeddedModels.Vad;

    [Theory]
    [InlineData("30", "20", "twenty", false)]
    [InlineData("40", "fourteen", "fourteen", false)]
    [InlineData("14", "fourteen", "fourteen", true)]
    [InlineData("13th.", "13!", "thirteenth", true)]
    [InlineData("$1,500", "$1,500,", "fifteen hundred dollars", true)]
    [InlineData("$15,000", "$1,500,", "fifteen hundred dollars", false)]
    [InlineData("20kHz", "20", "twenty", true)]
    [InlineData("nineteen", "1900", "nineteen hundred", false)]
    [InlineData("1949,", "1949", "nineteen forty nine", true)]
    [InlineData("Kristiano", "Christiano", "christiano", true)]
    [InlineData("garden", "market", "market", false)]
    public void A_word_heard_is_the_scripts_if_it_sounds_so(string heard, string written, string spoken, bool same) =>
        SoundAlike.Same([heard], [new GuideWord(written, spoken)], name: false).ShouldBe(same);

    [Fact]
    public void The_longest_sequence_in_order_is_in_order_and_none_is_longer() =>
        Gen.Int[0, 12]
            .Array[0, 10]
            .Sample(values =>
            {
                var inOrder = Takes.LongestInOrder(values);
                var kept = values.Where((_, i) => inOrder[i]).ToList();
                // All subsets, since there are few.
                var longest = Enumerable
                    .Range(0, 1 << values.Length)
                    .Select(mask => values.Where((_, i) => (mask >> i & 1) == 1).ToList())
                    .Where(s => s.Zip(s.Skip(1)).All(p => p.First < p.Second))
                    .Max(s => s.Count);
                return kept.Zip(kept.Skip(1)).All(p => p.First < p.Second) && kept.Count == longest;
            });

    [Fact]
    public void Timestamps_come_first_in_pairs_and_never_run_back()
    {
        var tokenizer = model.Tokenizer;
        var (end, first) = (tokenizer.EndOfText, tokenizer.FirstTimestamp);
        bool[] Allowed(params int[] tokens)
        {
            var logits = new float[model.Config.Vocabulary];
            // Likelier than all timestamps together, so that these do not win by their number.
            logits[100] = logits[end] = 20;
            TimestampRules.Apply(logits, tokens, tokenizer);
            return [.. logits.Select(l => l > float.NegativeInfinity)];
        }

        var start = Allowed();
        start[100].ShouldBeFalse("no text before the first timestamp");
        start[first].ShouldBeTrue();
        start[first + 51].ShouldBeFalse("the first is at most one second");
        var text = Allowed(first);
        text[100].ShouldBeTrue();
        text[first + 10].ShouldBeFalse("text follows the first");
        var ended = Allowed(first, 100, first + 60);
        ended[100].ShouldBeFalse("a pair is closed first");
        ended[end].ShouldBeTrue();
        ended[first + 60].ShouldBeTrue("the next begins where the last ended");
        ended[first + 59].ShouldBeFalse("no time runs back");
        TimestampRules.Whole([first, 100, first + 60, first + 60, 101, 102], tokenizer).End!.Value.ShouldBe(1.2, 1e-9);
        TimestampRules.Whole([first, 100, first + 60], tokenizer).End.ShouldBeNull();
    }

    [Fact]
    public void The_decoder_cut_down_attends_as_the_whole_one()
    {
        var mel = new float[80 * LogMelSpectrogram.Frames];
        new LogMelSpectrogram(80).Compute(Jfk(), mel);
        using var encoded = model.Encode(mel);
        int[] tokens = [50257, 50362, .. model.Tokenizer.EncodeCharacters(" And so, my fellow Americans")];

        AttentionGraph.Cut(File.ReadAllBytes(Path.Combine(model.Folder, "decoder_model_merged_quantized.onnx")), [1, 2]).ShouldNotBeNull();
        using var whole = model.Decode(encoded, tokens, [1, 2]);
        using var cut = model.Attend(encoded, tokens, [1, 2]);

        foreach (var (layer, head) in ((int, int)[])[(1, 2), (2, 1), (2, 4)])
        {
            var (a, b) = (whole.Attention(layer, head).ToArray(), cut.Attention(layer, head).ToArray());
            a.Length.ShouldBe(tokens.Length * 1500);
            a.Zip(b).Max(p => Math.Abs(p.First - p.Second)).ShouldBeLessThan(1e-4f);
        }
    }

    [Fact]
    public void Unsigned_weights_are_the_same_numbers()
    {
        var mel = new float[80 * LogMelSpectrogram.Frames];
        new LogMelSpectrogram(80).Compute(Jfk(), mel);
        var file = Path.Combine(model.Folder, "encoder_model_quantized.onnx");
        var unsigned = UnsignedWeights.Of(File.ReadAllBytes(file));
        unsigned.AsSpan().SequenceEqual(File.ReadAllBytes(file)).ShouldBeFalse();
        // Where the processor needs none, both ways give the same; where it does, the model has them already.
        using var session = new Microsoft.ML.OnnxRuntime.InferenceSession(unsigned);
        using var input = Microsoft.ML.OnnxRuntime.OrtValue.CreateTensorValueFromMemory(mel, [1, 80, LogMelSpectrogram.Frames]);
        using var runOptions = new Microsoft.ML.OnnxRuntime.RunOptions();
        using var outputs = session.Run(runOptions, ["input_features"], [input], ["last_hidden_state"]);
        using var encoded = model.Encode(mel);

        var (a, b) = (outputs[0].GetTensorDataAsSpan<float>().ToArray(), encoded.GetTensorDataAsSpan<float>().ToArray());
        a.Zip(b).Average(p => Math.Abs(p.First - p.Second)).ShouldBeLessThan(1e-2f);
        foreach (var name in new[] { "encoder_model_quantized.onnx", "decoder_model_merged_quantized.onnx" })
        {
            var once = UnsignedWeights.Of(File.ReadAllBytes(Path.Combine(model.Folder, name)));
            // What is unsigned stays so.
            UnsignedWeights.Of(once).ShouldBeAllOf(once);
        }
    }

    [Fact]
    public void Beams_find_a_text_at_least_as_likely_as_the_greedy_one()
    {
        var mel = new float[80 * LogMelSpectrogram.Frames];
        new LogMelSpectrogram(80).Compute(Jfk(), mel);
        using var encoded = model.Encode(mel);
        List<int> prompt = [50257, 50362];

        var greedy = new FreeDecoder(model, new DecodingOptions { BeamSize = 1 }).Decode(encoded, prompt);
        var beams = new FreeDecoder(model, new DecodingOptions { BeamBelow = 0 }).Decode(encoded, prompt);

        beams.MeanLogProbability.ShouldBeGreaterThanOrEqualTo(greedy.MeanLogProbability - 1e-3);
        model.Tokenizer.Decode(beams.Tokens).ShouldContain("country can do for you");
    }

    [Theory]
    [InlineData("silence")]
    [InlineData("noise")]
    [InlineData("music")]
    public async Task Where_nobody_speaks_nothing_is_written(string what)
    {
        var samples = what switch
        {
            "silence" => new float[16000 * 40],
            "noise" => TakeMaker.Noise(16000 * 40, 0.1f),
            _ => TakeMaker.Music(40),
        };

        var transcript = await new Transcriber(model, vad).TranscribeAsync(new MemoryAudio(samples));

        transcript.Words.ShouldBeEmpty(string.Join(' ', transcript.Words.Select(w => w.Text)));
    }

    [Theory]
    [InlineData(-50)]
    [InlineData(-80)]
    [InlineData(30)]
    public async Task Quiet_and_loud_speech_is_heard_as_that_of_usual_level(double decibels)
    {
        var samples = Jfk();
        var gain = (float)Math.Pow(10, decibels / 20);
        float[] changed = [.. samples.Select(s => s * gain)];

        var usual = await Usual.Value;
        var other = await new Transcriber(model, vad).TranscribeAsync(new MemoryAudio(changed));

        other.Heard.Select(w => w.Text).ShouldBe(usual.Heard.Select(w => w.Text));
        other.Heard.Zip(usual.Heard).ShouldAllBe(p => Math.Abs(p.First.Start - p.Second.Start) < 0.2);
    }

    [Fact]
    public async Task A_take_cut_off_anywhere_ends_with_a_script_and_without()
    {
        var samples = Jfk();
        GuideWord[] script =
        [
            .. "And so my fellow Americans ask not what your country can do for you ask what you can do for your country"
                .Split(' ')
                .Select(w => new GuideWord(w, w.ToLowerInvariant())),
        ];
        var (aligner, transcriber) = (new Aligner(model, vad), new Transcriber(model, vad));
        for (var place = 1; place <= CutPlaces; place++)
        {
            // No place is a whole number of 10 or 20 ms; most lie in a word.
            var cut = samples.AsMemory(0, (int)(samples.Length * (place - 0.37) / CutPlaces) | 1);
            await Task.Run(() => aligner.Align(new MemoryAudio(cut), script)).WaitAsync(TimeSpan.FromSeconds(60));
            await transcriber.TranscribeAsync(new MemoryAudio(cut)).WaitAsync(TimeSpan.FromSeconds(60));
        }
    }

    [Theory]
    [InlineData("noise", 0.85)]
    [InlineData("music", 0.85)]
    public async Task Noise_and_music_under_the_voice_do_not_move_words(string what, double least)
    {
        var maker = TakeMaker.OfSample();
        var spoken = await maker.RecordAsync(maker.ReadSection(0).Concat(maker.ReadSection(1)));
        var under =
            what == "noise"
                ? TakeMaker.Noise(spoken.Samples.Length, 0.02f)
                : TakeMaker.Music(spoken.Samples.Length / 16000.0 + 1, level: 0.05f);
        float[] mixed = [.. spoken.Samples.Select((s, i) => s + under[i])];

        var transcript = new Aligner(model, vad).Align(new MemoryAudio(mixed), maker.Guide);

        var score = TakeScore.Of(spoken, transcript, maker.Guide);
        score.Astray.ShouldBe(0, score.ToString());
        score.Within100.ShouldBeGreaterThan(least, score.ToString());
    }

    [Fact]
    public async Task A_transcription_broken_off_goes_on_where_it_was()
    {
        var maker = TakeMaker.OfLighthouse();
        var spoken = await maker.RecordAsync(maker.ReadSection(0).Concat(maker.ReadSection(1)).Concat(maker.ReadSection(2)));
        var folder = Project.NewFolder();
        var memory = new WindowMemory(folder, "tiny");
        var options = new DecodingOptions { Language = "en" };

        await foreach (var _ in new Transcriber(model, vad, options).StreamAsync(spoken.Audio, memory))
        {
            break;
        }
        var kept = Directory.GetFiles(folder).ShouldHaveSingleItem();
        // A mark in what was kept shows whether it is used; without a sum of its own it is damage.
        var marked = (await File.ReadAllTextAsync(kept)).Split('\n')[0].Replace("\"tower\"", "\"kept\"");
        var sum = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(marked)));
        await File.WriteAllTextAsync(kept, $"{marked}\n{sum}\n");
        var resumed = await new Transcriber(model, vad, options).TranscribeAsync(spoken.Audio, memory);
        await File.WriteAllTextAsync(kept, $"{marked.Replace("\"kept\"", "\"lost\"")}\n{sum}\n");
        var damaged = await new Transcriber(model, vad, options).TranscribeAsync(spoken.Audio, memory);
        var whole = await new Transcriber(model, vad, options).TranscribeAsync(spoken.Audio);

        damaged.Heard.Select(w => w.Text).ShouldBe(whole.Heard.Select(w => w.Text));
        resumed.Heard.Select(w => w.Text).ShouldContain("kept");
        resumed.Heard.Count.ShouldBe(whole.Heard.Count);
        resumed.Heard.Zip(whole.Heard).Count(p => p.First.Text != p.Second.Text).ShouldBe(1);
        // Half a file is written over, and nothing lies beside.
        (await File.ReadAllTextAsync(kept)).ShouldNotContain("lost");
        Directory.GetFiles(folder).Length.ShouldBeGreaterThan(1);
        Directory.GetFiles(folder).ShouldAllBe(f => f.EndsWith(".json"));
    }

    [Fact]
    public async Task The_voice_as_a_witness_moves_starts_towards_the_truth()
    {
        var maker = TakeMaker.OfSample();
        var spoken = await maker.RecordAsync(maker.ReadSection(0));
        var truth = spoken.Said.ToDictionary(w => w.ScriptIndex!.Value, w => w.Start - VoiceWitness.VoiceLag);
        // Whisper's testimony, off by up to 80 ms to either side.
        var random = new Random(5);
        var off = spoken.Said.Select(_ => random.NextDouble() * 0.16 - 0.08).ToList();
        var heard = spoken
            .Said.Select((w, i) => new HeardWord(w.Text, w.Start - VoiceWitness.VoiceLag + off[i], w.End, 1, w.ScriptIndex))
            .ToList();
        var words = maker
            .Guide.Select(
                (w, i) =>
                    heard.FirstOrDefault(h => h.ScriptIndex == i) is { } h
                        ? new AlignedWord(w.Text, h.Start, h.End, 1)
                        : new AlignedWord(w.Text, null, null, 0)
            )
            .ToList();
        var transcript = new Transcript("en", spoken.Audio.Duration, words, heard, []);
        var sentences = maker.ReadSection(0).Cast<Piece.Reads>().Select(p => maker.Sentences[p.Sentence]);
        var renditions = sentences.Select(s =>
        {
            var said = spoken
                .Said.Where(w => w.ScriptIndex >= s.FirstWord && w.ScriptIndex < s.FirstWord + s.Sentence.Words.Count)
                .ToList();
            var from = said[0].Start - 0.1;
            return new Rendition(s.FirstWord, spoken.Audio.Read(from, said[^1].End + 0.1), [.. said.Select(w => w.Start - from)]);
        });

        var refined = VoiceWitness.Refine(transcript, spoken.Audio, renditions);

        double Mean(Transcript t) => truth.Average(w => Math.Abs(t.Words[w.Key].Start!.Value - w.Value));
        Mean(refined).ShouldBeLessThan(Mean(transcript) * 0.85);
        refined.Heard.Zip(refined.Heard.Skip(1)).ShouldAllBe(p => p.First.Start < p.Second.Start);
    }

    [Fact]
    public async Task Sound_is_where_the_films_clock_has_it_and_from_the_track_that_players_choose()
    {
        var folder = Project.NewFolder();
        var film = Path.Combine(folder, "film.mkv");
        await FfmpegLine.RunAsync([
            "-f",
            "lavfi",
            "-i",
            "color=s=64x64:d=14:r=5",
            "-f",
            "lavfi",
            "-i",
            "sine=440:d=14",
            "-itsoffset",
            "3",
            "-i",
            Project.Data("jfk.wav"),
            "-map",
            "0:v",
            "-map",
            "1:a",
            "-map",
            "2:a",
            "-disposition:a:0",
            "0",
            "-disposition:a:1",
            "default",
            "-c:a",
            "flac",
            film,
        ]);

        using var speech = await SpeechPcm.DecodeAsync(film, Path.Combine(folder, "speech.pcm"), null, CancellationToken.None);
        using var tone = await SpeechPcm.DecodeAsync(film, Path.Combine(folder, "tone.pcm"), 1, CancellationToken.None);
        var none = await Should.ThrowAsync<WrongInputException>(() =>
            SpeechPcm.DecodeAsync(film, Path.Combine(folder, "none.pcm"), 3, CancellationToken.None)
        );

        speech.Duration.ShouldBe(14, 0.05);
        speech.Read(0, 2.9).Max(Math.Abs).ShouldBeLessThan(0.001f);
        speech.Read(3.3, 5).Max(Math.Abs).ShouldBeGreaterThan(0.05f);
        tone.Read(0, 2.9).Max(Math.Abs).ShouldBeGreaterThan(0.05f);
        none.Message.ShouldContain("no sound track 3");
    }

    private static float[] Jfk()
    {
        using var stream = File.OpenRead(Project.Data("jfk.wav"));
        using var audio = Wave.ReadAsync(stream).GetAwaiter().GetResult();
        return audio.Read(0, audio.Duration);
    }
}
