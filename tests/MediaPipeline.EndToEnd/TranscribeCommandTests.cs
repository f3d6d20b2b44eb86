using System.Text.Json;
using MediaPipeline.Tests;

namespace MediaPipeline.EndToEnd;

/// <summary>Transcription by the command, and its models.</summary>
public sealed class TranscribeCommandTests
{
    private static readonly string Jfk = Path.Combine(Project.Root, "tests", "MediaPipeline.Tests", "Data", "jfk.wav");

    [Fact]
    public async Task Transcribe_writes_captions_and_words_with_and_without_a_script()
    {
        var folder = Project.NewFolder();
        // Named as the recording is, as scripts beside recordings often are.
        var script = Path.Combine(folder, "jfk.txt");
        await File.WriteAllTextAsync(
            script,
            "And so, my fellow Americans: ask not what your country can do for you; ask what you can do for your nation."
        );

        var free = await Terminal.RunAsync(folder, "transcribe", Jfk, "--out", folder);

        free.Code.ShouldBe(0, free.All);
        foreach (var ending in new[] { ".vtt", ".srt", ".json", ".transcript.txt", ".words.json" })
        {
            File.Exists(Path.Combine(folder, "jfk" + ending)).ShouldBeTrue(ending);
        }
        var words = Words(folder);
        words.GetProperty("language").GetString().ShouldBe("en");
        words.GetProperty("duration").GetDouble().ShouldBe(11, 0.1);
        words.GetProperty("words").GetArrayLength().ShouldBe(22);
        words.GetProperty("departures").GetArrayLength().ShouldBe(0);

        var guided = await Terminal.RunAsync(folder, "transcribe", Jfk, "--script", script, "--out", folder);

        guided.Code.ShouldBe(0, guided.All);
        words = Words(folder);
        var list = words.GetProperty("words").EnumerateArray().ToList();
        string.Join(' ', list.Select(w => w.GetProperty("text").GetString())).ShouldBe(await File.ReadAllTextAsync(script));
        list[^1].GetProperty("start").ValueKind.ShouldBe(JsonValueKind.Null);
        list[^2].GetProperty("start").ValueKind.ShouldBe(JsonValueKind.Number);
        var departure = words.GetProperty("departures").EnumerateArray().Single();
        departure.GetProperty("kind").GetString().ShouldBe("changed");
        departure.GetProperty("script").GetString()!.ShouldContain("nation");
        departure.GetProperty("heard").GetString()!.ShouldContain("country");
    }

    [Fact]
    public async Task Transcribe_says_what_is_wrong_with_a_file()
    {
        var folder = Project.NewFolder();
        await File.WriteAllTextAsync(Path.Combine(folder, "a.wav"), "no sound");

        (await Terminal.RunAsync(folder, "transcribe", "missing.wav")).Code.ShouldBe(2);
        var broken = await Terminal.RunAsync(folder, "transcribe", "a.wav");
        broken.Code.ShouldBe(2);
        broken.Error.ShouldContain("no sound or film that can be read");
        var model = await Terminal.RunAsync(folder, "transcribe", Jfk, "--model", "whisper-none", "--out", folder);
        model.Code.ShouldBe(3);
        model.Error.ShouldContain("models pull whisper-none");
    }

    [Fact]
    public async Task Calibrate_finds_heads_better_than_bad_ones_and_keeps_them_beside_the_model()
    {
        var models = Project.NewFolder();
        var model = CopyOfTiny(models, "whisper-tiny.en");
        var kept = Path.Combine(model, "alignment.json");
        await File.WriteAllTextAsync(kept, """{ "heads": [{ "layer": 0, "head": 0, "lag": 0 }] }""");
        var environment = new Dictionary<string, string?> { ["MEDIAPIPELINE_MODELS"] = models };

        var answer = await Terminal.RunWithAsync(models, environment, "models", "calibrate", "whisper-tiny.en", "--json");

        answer.Code.ShouldBe(0, answer.All);
        using var json = JsonDocument.Parse(answer.Out);
        var (before, after) = (json.RootElement.GetProperty("before"), json.RootElement.GetProperty("after"));
        after.GetProperty("within100").GetDouble().ShouldBeGreaterThan(0.9);
        after.GetProperty("medianError").GetDouble().ShouldBeLessThan(0.035);
        before.GetProperty("within100").GetDouble().ShouldBeLessThan(0.8);
        json.RootElement.GetProperty("keptAs").GetString().ShouldBe(kept);
        (await File.ReadAllTextAsync(kept)).ShouldContain("\"layer\"");
        (await Terminal.RunWithAsync(models, environment, "transcribe", Jfk, "--out", models)).Code.ShouldBe(0);

        await File.WriteAllTextAsync(kept, """{ "heads": [{ "layer": 40, "head": 0, "lag": 0 }] }""");
        var broken = await Terminal.RunWithAsync(models, environment, "transcribe", Jfk, "--out", models);
        broken.Code.ShouldBe(3, broken.All);
        broken.Error.ShouldContain("alignment.json");
    }

    [Fact]
    public async Task A_decoder_without_attention_outputs_is_named_with_the_export_that_has_them()
    {
        var models = Project.NewFolder();
        var model = CopyOfTiny(models, "whisper-plain");
        // The encoder is a valid model, and has no such outputs.
        File.Copy(
            Path.Combine(model, "encoder_model_quantized.onnx"),
            Path.Combine(model, "decoder_model_merged_quantized.onnx"),
            overwrite: true
        );
        var environment = new Dictionary<string, string?> { ["MEDIAPIPELINE_MODELS"] = models };

        var answer = await Terminal.RunWithAsync(models, environment, "transcribe", Jfk, "--model", "whisper-plain", "--out", models);

        answer.Code.ShouldBe(3, answer.All);
        answer.Error.ShouldContain("_timestamped");
    }

    /// <summary>The embedded Whisper model under some name, in a folder that may be changed.</summary>
    private static string CopyOfTiny(string models, string name)
    {
        var model = Directory.CreateDirectory(Path.Combine(models, name)).FullName;
        foreach (var file in Directory.GetFiles(Path.Combine(Project.Root, "models", "whisper-tiny.en")))
        {
            File.Copy(file, Path.Combine(model, Path.GetFileName(file)));
        }
        return model;
    }

    private static JsonElement Words(string folder) =>
        JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "jfk.words.json"))).RootElement;
}
