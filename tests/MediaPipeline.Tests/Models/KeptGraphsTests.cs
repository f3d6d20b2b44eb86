using MediaPipeline.Models;
using MediaPipeline.Speech.Onnx;
using MediaPipeline.Speech.Piper;
using MediaPipeline.Speech.Whisper;

namespace MediaPipeline.Tests.Models;

public sealed class KeptGraphsTests
{
    private static readonly string Voice = Path.Combine(Project.Root, "models", "piper-en_US-joe-medium", "en_US-joe-medium.onnx");

    [Fact]
    public void A_kept_graph_says_the_same_sample_for_sample()
    {
        const string phonemes = "ðɪs ɪz ɐ tˈɛst, ænd ðɪs ɪz ænˈʌðɚ.";
        var folder = Project.NewFolder();
        using var plain = PiperVoice.Load(Voice);
        using var made = PiperVoice.Load(Voice, new KeptGraphs(folder).Open);
        var file = Directory.GetFiles(folder, "weights.bin", SearchOption.AllDirectories).ShouldHaveSingleItem();
        using var kept = PiperVoice.Load(Voice, Kept(folder));

        var expected = plain.Say(phonemes);
        foreach (var said in new[] { made.Say(phonemes), kept.Say(phonemes) })
        {
            said.Samples.ShouldBeAllOf(expected.Samples);
            said.PhonemeEnds.ShouldBe(expected.PhonemeEnds);
        }

        // One that is damaged is made again; those that were opened before keep what they have.
        var bytes = File.ReadAllBytes(file);
        bytes[bytes.Length / 2] ^= 1;
        File.Delete(file);
        File.WriteAllBytes(file, bytes);
        using var again = PiperVoice.Load(Voice, new KeptGraphs(folder).Open);
        again.Say(phonemes).Samples.ShouldBeAllOf(expected.Samples);
        using var mended = PiperVoice.Load(Voice, Kept(folder));
    }

    [Fact]
    public void A_kept_whisper_attends_and_decodes_as_the_model_does()
    {
        var path = new ModelShelf(null, null).RequireWhisper("whisper-tiny.en");
        var folder = Project.NewFolder();
        IReadOnlyList<int> layers = [1, 2];
        int[] tokens = [50257, 50362, 843, 523];
        using (var making = WhisperModel.Load(path, 1, new KeptGraphs(folder).Open))
        {
            making.Prepare(layers);
        }
        using var plain = WhisperModel.Load(path, 1);
        using var kept = WhisperModel.Load(path, 1, Kept(folder));
        var mel = new float[plain.Config.MelBands * LogMelSpectrogram.Frames];
        for (var i = 0; i < mel.Length; i++)
        {
            mel[i] = MathF.Sin(i * 0.37f) * MathF.Cos(i / 300f);
        }

        using var expected = plain.Encode(mel);
        using var encoded = kept.Encode(mel);

        encoded.GetTensorDataAsSpan<float>().SequenceEqual(expected.GetTensorDataAsSpan<float>()).ShouldBeTrue();
        using var plainPass = plain.Decode(expected, tokens, layers);
        using var keptPass = kept.Decode(encoded, tokens, layers);
        keptPass.Logits(tokens.Length - 1).SequenceEqual(plainPass.Logits(tokens.Length - 1)).ShouldBeTrue();
        using var plainAttention = plain.Attend(expected, tokens, layers);
        using var keptAttention = kept.Attend(encoded, tokens, layers);
        keptAttention.Attention(2, 1).SequenceEqual(plainAttention.Attention(2, 1)).ShouldBeTrue();
    }

    [Fact]
    public void Where_nothing_can_be_kept_a_graph_is_opened_as_it_is()
    {
        var file = Path.Combine(Project.NewFolder(), "a file");
        File.WriteAllText(file, "no folder");

        using var voice = PiperVoice.Load(Voice, new KeptGraphs(Path.Combine(file, "graphs")).Open);

        voice.HasDurations.ShouldBeTrue();
        using var other = PiperVoice.Load(Voice, new KeptGraphs("not/rooted").Open);
        Directory.Exists("not").ShouldBeFalse();
    }

    [Fact]
    public void The_same_model_elsewhere_needs_no_graph_of_its_own()
    {
        var folder = Project.NewFolder();
        var copy = Path.Combine(Project.NewFolder(), Path.GetFileName(Voice));
        File.Copy(Voice, copy);
        File.Copy(Voice + ".json", copy + ".json");
        File.SetLastWriteTimeUtc(copy, DateTime.UtcNow.AddDays(-1));
        using (PiperVoice.Load(Voice, new KeptGraphs(folder).Open)) { }

        using var voice = PiperVoice.Load(copy, Kept(folder));

        voice.HasDurations.ShouldBeTrue();
        Directory.GetFiles(folder, "graph.onnx", SearchOption.AllDirectories).ShouldHaveSingleItem();
    }

    [Fact]
    public void Graphs_that_nobody_asks_for_and_half_made_ones_go()
    {
        var folder = Project.NewFolder();
        string Kept(string name, int daysAgo)
        {
            var graph = Directory.CreateDirectory(Path.Combine(folder, name)).FullName;
            var file = Path.Combine(graph, KeptGraph.Weights);
            File.WriteAllText(file, "weights");
            File.SetLastWriteTimeUtc(file, DateTime.UtcNow.AddDays(-daysAgo));
            return graph;
        }
        var (used, old, models) = (Kept("used", 50), Kept("old", 61), Kept(KeptGraph.ModelHashes, 61));
        var (making, left) = (Kept("a.part", 0), Kept("b.part", 2));

        KeptGraph.Prune(folder);

        Directory.GetDirectories(folder).ShouldBe([used, models, making], ignoreOrder: true);
        Directory.Exists(old).ShouldBeFalse();
        Directory.Exists(left).ShouldBeFalse();
    }

    /// <summary>Opens what is kept, and nothing else.</summary>
    private static OpenGraph Kept(string folder) =>
        (model, part, _, options) =>
            new KeptGraphs(folder).Open(model, part, () => throw new InvalidOperationException("It was not kept."), options);
}
