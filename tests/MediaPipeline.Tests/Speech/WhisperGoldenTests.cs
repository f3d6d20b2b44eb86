using System.Runtime.InteropServices;
using System.Text.Json;
using MediaPipeline.Speech.Alignment;
using MediaPipeline.Speech.Audio;
using MediaPipeline.Speech.Whisper;

namespace MediaPipeline.Tests.Speech;

/// <summary>Against what openai/whisper itself gives for the same recording.</summary>
public sealed class WhisperGoldenTests
{
    private static readonly JsonElement Golden = JsonDocument.Parse(File.ReadAllText(Project.Data("whisper.json"))).RootElement;

    [Fact]
    public void The_spectrogram_differs_from_the_reference_by_less_than_a_thousandth()
    {
        var expected = MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(Project.Data("jfk.logmel-80x1200.f32"))).ToArray();
        var mel = new float[80 * LogMelSpectrogram.Frames];

        new LogMelSpectrogram(80).Compute(Samples(), mel);

        var worst = 0f;
        for (var band = 0; band < 80; band++)
        {
            for (var frame = 0; frame < 1200; frame++)
            {
                worst = Math.Max(worst, Math.Abs(mel[band * LogMelSpectrogram.Frames + frame] - expected[band * 1200 + frame]));
            }
        }
        worst.ShouldBeLessThan(1e-3f);
    }

    [Theory]
    [InlineData("tiny.en")]
    [InlineData("base")]
    public void The_references_own_words_are_the_first_choice_or_next_to_it(string name)
    {
        using var model = WhisperModel.Load(Folder(name));
        var golden = Golden.GetProperty(name);
        var prompt = golden.GetProperty("prompt").EnumerateArray().Select(t => t.GetInt32()).ToList();
        var expected = golden.GetProperty("greedy").EnumerateArray().Select(t => t.GetInt32()).ToList();
        using var encoded = Encode(model);

        // One pass over the reference's own tokens. int8 weights are rounded, and differently on each processor, so
        // at a comma or a full stop the second choice may win by a hair.
        using var pass = model.Decode(encoded, [.. prompt, .. expected], []);

        for (var i = 0; i < expected.Count; i++)
        {
            var logits = pass.Logits(prompt.Count - 1 + i);
            (Max(logits) - logits[expected[i]]).ShouldBeLessThan(0.7f, $"token {i}");
        }
        model.Tokenizer.Decode(expected).ShouldBe(golden.GetProperty("text").GetString());
    }

    [Fact]
    public void The_probabilities_of_a_given_text_are_the_references()
    {
        var model = EmbeddedModels.Whisper;
        var forced = Golden.GetProperty("tiny.en").GetProperty("forced");
        var tokens = model.Tokenizer.Encode(forced.GetProperty("text").GetString()!);
        tokens.ShouldBe(forced.GetProperty("tokens").EnumerateArray().Select(t => t.GetInt32()));
        List<int> prompt = [50257, 50362];
        using var encoded = Encode(model);

        using var pass = model.Decode(encoded, [.. prompt, .. tokens], []);

        var expected = forced.GetProperty("log_prob").EnumerateArray().Select(p => p.GetDouble()).ToList();
        for (var i = 0; i < tokens.Count; i++)
        {
            var logits = pass.Logits(prompt.Count - 1 + i);
            // The reference values are of full-precision weights; ours are int8.
            ((double)(logits[tokens[i]] - LogSumExp.Of(logits))).ShouldBe(expected[i], 0.35, $"token {i}");
        }
    }

    [Fact]
    public async Task Free_transcription_of_a_person_finds_the_words()
    {
        var model = EmbeddedModels.Whisper;
        var transcriber = new Transcriber(model, null, new DecodingOptions { Language = "en" });

        var transcript = await transcriber.TranscribeAsync(new MemoryAudio(Samples()));

        var text = string.Join(' ', transcript.Words.Select(w => SpokenText.Plain(w.Text)));
        text.ShouldBe("and so my fellow americans ask not what your country can do for you ask what you can do for your country");
        transcript.Words.Select(w => w.Start!.Value).ShouldBe(transcript.Words.Select(w => w.Start!.Value).Order());
    }

    [Fact]
    public void A_script_takes_its_own_spelling_and_the_place_of_what_was_left_out()
    {
        var model = EmbeddedModels.Whisper;
        string[] words =
        [
            "And",
            "so,",
            "my",
            "fellow",
            "Americans:",
            "ask",
            "not",
            "what",
            "your",
            "country",
            "can",
            "do",
            "for",
            "you;",
            "ask",
            "what",
            "you",
            "can",
            "do",
            "for",
            "your",
            "country.",
            "Nobody",
            "ever",
            "said",
            "this",
            "sentence",
            "here.",
        ];
        var guide = words.Select(w => new GuideWord(w, SpokenText.Plain(w))).ToList();

        var transcript = new Aligner(model, null, new DecodingOptions { Language = "en" }).Align(new MemoryAudio(Samples()), guide);

        transcript.Words.Count.ShouldBe(words.Length);
        transcript.Words.Take(22).ShouldAllBe(w => w.Start != null && w.End > w.Start);
        transcript.Words.Skip(22).ShouldAllBe(w => w.Start == null);
        transcript.Departures.ShouldContain(d => d.Kind == DepartureKind.Omitted && d.Script.StartsWith("Nobody"));
        // 'ask' is said at about 3.3 s and again at 8.2 s (openai/whisper's own word times for this clip).
        transcript.Words[5].Start!.Value.ShouldBe(3.4, 0.35);
        transcript.Words[14].Start!.Value.ShouldBe(8.2, 0.35);
    }

    private static string Folder(string name) =>
        name == "tiny.en" ? Path.Combine(Project.Root, "models", "whisper-tiny.en") : Project.Shared($"models/whisper-{name}");

    private static Microsoft.ML.OnnxRuntime.OrtValue Encode(WhisperModel model)
    {
        var mel = new float[model.Config.MelBands * LogMelSpectrogram.Frames];
        new LogMelSpectrogram(model.Config.MelBands).Compute(Samples(), mel);
        return model.Encode(mel);
    }

    private static float[] Samples()
    {
        var bytes = File.ReadAllBytes(Project.Data("jfk.wav"));
        var data = bytes.AsSpan().IndexOf("data"u8) + 8;
        return [.. MemoryMarshal.Cast<byte, short>(bytes.AsSpan(data)).ToArray().Select(s => s / 32768f)];
    }

    private static float Max(ReadOnlySpan<float> values)
    {
        var most = values[0];
        foreach (var value in values)
        {
            most = Math.Max(most, value);
        }
        return most;
    }
}
