using System.Buffers.Binary;
using CsCheck;
using MediaPipeline.Models;
using MediaPipeline.Speech.Alignment;
using MediaPipeline.Speech.Audio;
using MediaPipeline.Speech.Clients;
using MediaPipeline.Speech.Engines;
using MediaPipeline.Speech.Ggml;
using MediaPipeline.Speech.Whisper;
using Microsoft.Extensions.AI;

namespace MediaPipeline.Tests.Speech;

/// <summary>The engine of whisper.cpp, and the look through its files before native code reads them.</summary>
public sealed class GgmlTests : IDisposable
{
    private const string Said = "and so my fellow americans ask not what your country can do for you ask what you can do for your country";

    private readonly string folder = Project.NewFolder();

    [Fact]
    public void A_file_of_another_kind_is_refused()
    {
        Refused("not-a-model.bin", "Once upon a time, a text was named .bin."u8).Problem.ShouldContain("no whisper.cpp model");
        Refused("llama.bin", "GGUF\u0003\0\0\0"u8).Problem.ShouldContain("GGUF");
        Refused("empty.bin", []).Problem.ShouldContain("no whisper.cpp model");
    }

    [Fact]
    public void A_small_whole_file_is_read_and_any_cut_or_change_of_its_head_never_crashes()
    {
        var bytes = Small();
        var path = Path.Combine(folder, "small.bin");
        File.WriteAllBytes(path, bytes);
        GgmlFile.Read(path).ShouldBe(new GgmlFile(51864, 1, 1, 64, 80, bytes.Length));

        Gen.Select(Gen.Int[0, bytes.Length - 1], Gen.Int[0, 59], Gen.Byte)
            .Sample(
                (cut, at, value) =>
                {
                    File.WriteAllBytes(path, bytes[..cut]);
                    Should.Throw<WhisperModelException>(() => GgmlFile.Read(path));
                    var changed = bytes.ToArray();
                    changed[at] = value;
                    File.WriteAllBytes(path, changed);
                    try
                    {
                        GgmlFile.Read(path).Bytes.ShouldBe(bytes.Length);
                    }
                    catch (WhisperModelException e)
                    {
                        e.Path.ShouldBe(path);
                    }
                },
                iter: 300,
                threads: 1
            );
    }

    [Fact]
    public void A_tensor_of_a_newer_kind_is_named()
    {
        var bytes = Small(type: 99);
        var path = Path.Combine(folder, "newer.bin");
        File.WriteAllBytes(path, bytes);

        Should.Throw<WhisperModelException>(() => GgmlFile.Read(path)).Problem.ShouldContain("newer whisper.cpp");
    }

    [Fact]
    public void A_broken_model_is_told_with_the_command_that_mends_it()
    {
        File.WriteAllBytes(Path.Combine(folder, "ggml-base.en-q5_1.bin"), Small()[..900]);

        var error = Should.Throw<MissingException>(() => new Listener(new ModelShelf(folder, null), "ggml-base.en-q5_1"));

        error.Problem.ShouldContain("cut short");
        error.Remedy!.ShouldContain("mediapipeline models pull ggml-base.en-q5_1");
    }

    [Fact]
    public void Models_of_whisper_cpp_are_found_by_name_and_by_path()
    {
        var nested = Directory.CreateDirectory(Path.Combine(folder, "ggml-small")).FullName;
        File.WriteAllBytes(Path.Combine(nested, "ggml-small.bin"), [1]);
        File.WriteAllBytes(Path.Combine(folder, "mine.bin"), [1]);
        var shelf = new ModelShelf(folder, folder);

        shelf.FindWhisper("ggml-small").ShouldBe(Path.Combine(nested, "ggml-small.bin"));
        shelf.FindWhisper("mine.bin").ShouldBe(Path.Combine(folder, "mine.bin"));
        shelf.FindWhisper("ggml-medium").ShouldBeNull();
        shelf.All().ShouldContain(m => m.Kind == "ggml" && m.Name == "ggml-small" && m.Bytes == 1);
        shelf.WhisperFiles("ggml-small").ShouldBe([Path.Combine(nested, "ggml-small.bin")]);
    }

    [Fact]
    public async Task It_hears_freely_with_times_and_remembers()
    {
        using var engine = Engine();
        using var audio = await JfkAsync();
        var memory = new WindowMemory(Path.Combine(folder, "windows"), "tiny.en");
        var options = new DecodingOptions { Language = "en" };

        var first = await TranscribedSegment.CollectAsync(engine.StreamAsync(audio, options, memory), audio.Duration, null, null);
        var again = await TranscribedSegment.CollectAsync(engine.StreamAsync(audio, options, memory), audio.Duration, null, null);

        string.Join(' ', first.Words.Select(w => SpokenText.Plain(w.Text))).ShouldBe(Said);
        first.Language.ShouldBe("en");
        // 'And' begins the sound, 'ask' comes after the first pause; 'country' ends it.
        first.Words[0].Start!.Value.ShouldBe(0.33, 0.15);
        first.Words[5].Start!.Value.ShouldBe(3.3, 0.25);
        first.Words[^1].End!.Value.ShouldBe(10.3, 0.25);
        first.Words.ShouldAllBe(w => w.Confidence > 0.3 && w.Confidence <= 1);
        again.Words.Select(w => w.Text).ShouldBe(first.Words.Select(w => w.Text));
    }

    [Fact]
    public async Task With_a_script_the_words_are_the_scripts_and_departures_are_told()
    {
        using var engine = Engine();
        using var audio = await JfkAsync();
        var script = "And so, my fellow citizens of Rome: Ask not what your country can do for you. Ask what you can do for your kountry!"
            .Split(' ')
            .Select(w => new GuideWord(w, SpokenText.Plain(w)))
            .ToList();

        var transcript = engine.Align(audio, script, new DecodingOptions { Language = "en" });

        transcript.Words[^1].Text.ShouldBe("kountry!");
        transcript.Words[^1].Start.ShouldNotBeNull();
        transcript.Words.Single(w => w.Text == "citizens").Start.ShouldBeNull();
        transcript.Departures.ShouldHaveSingleItem().Heard.ShouldContain("Americans");
    }

    [Fact]
    public async Task Another_clients_words_are_all_kept_also_those_that_it_does_not_hear()
    {
        using var engine = Engine();
        using var audio = await JfkAsync();
        const string told =
            "And so my fellow Americans, ask not whatsoever in the wide world your country can do for you, ask what you can do for your country.";
        using var client = new Told(told);

        var transcript = await new ClientTranscriber(client, engine, new DecodingOptions { Language = "en" }).TranscribeAsync(audio, "en");

        string.Join(' ', transcript.Words.Select(w => w.Text)).ShouldBe(told);
        transcript.Heard.Zip(transcript.Heard.Skip(1)).ShouldAllBe(p => p.Second.Start >= p.First.Start);
        transcript.Heard.ShouldAllBe(w => w.End >= w.Start && w.End <= audio.Duration);
    }

    /// <summary>A client that says the same of any sound.</summary>
    private sealed class Told(string text) : ISpeechToTextClient
    {
        public Task<SpeechToTextResponse> GetTextAsync(Stream audio, SpeechToTextOptions? options, CancellationToken cancellationToken) =>
            Task.FromResult(new SpeechToTextResponse(text));

        public IAsyncEnumerable<SpeechToTextResponseUpdate> GetStreamingTextAsync(
            Stream audio,
            SpeechToTextOptions? options,
            CancellationToken cancellationToken
        ) => throw new NotSupportedException();

        public object? GetService(Type serviceType, object? serviceKey) => null;

        public void Dispose() { }
    }

    [Fact]
    public async Task It_ends_long_before_its_sound_when_it_is_cancelled()
    {
        using var engine = Engine();
        using var jfk = await JfkAsync();
        var samples = Enumerable.Repeat(jfk.Read(0, jfk.Duration), 20).SelectMany(s => s).ToArray();
        using var stop = new CancellationTokenSource();
        var told = new Stopping(stop);

        await Should.ThrowAsync<OperationCanceledException>(() =>
            Task.Run(() =>
                engine.Align(
                    new MemoryAudio(samples),
                    [new GuideWord("And", "and")],
                    new DecodingOptions(),
                    progress: told,
                    cancellationToken: stop.Token
                )
            )
        );

        // The first window and what a fifth of a second allows for; all of it are eight.
        told.Last.ShouldBeInRange(0.01, 0.5);
    }

    /// <summary>Cancels while the window after the first is heard.</summary>
    private sealed class Stopping(CancellationTokenSource stop) : IProgress<double>
    {
        public double Last { get; private set; }

        public void Report(double value)
        {
            if (Last == 0)
            {
                stop.CancelAfter(200);
            }
            Last = value;
        }
    }

    [Fact]
    public async Task Silence_and_a_scrap_of_sound_are_no_words()
    {
        using var engine = Engine();
        foreach (var length in new[] { 0, 1, 800, 16_000, 480_000 })
        {
            var transcript = await TranscribedSegment.CollectAsync(
                engine.StreamAsync(new MemoryAudio(new float[length]), new DecodingOptions()),
                1,
                null,
                null
            );
            transcript.Words.ShouldBeEmpty();
        }
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    // One thread: two would spin, waiting for each other, while all the other tests want the cores.
    private static GgmlEngine Engine() => new(GgmlModel.Load(Project.Shared("models/ggml/ggml-tiny.en-q8_0.bin"), threads: 1), null);

    private static async Task<SpeechAudio> JfkAsync()
    {
        await using var file = File.OpenRead(Project.Data("jfk.wav"));
        return await Wave.ReadAsync(file);
    }

    private WhisperModelException Refused(string name, ReadOnlySpan<byte> bytes)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllBytes(path, bytes);
        return Should.Throw<WhisperModelException>(() => GgmlModel.Load(path));
    }

    /// <summary>A model of one layer each: its head, two words, and as many tensors as it must have, of one value each.</summary>
    private static byte[] Small(int type = 0)
    {
        var bytes = new List<byte>("lmgg"u8.ToArray());
        void Number(int value)
        {
            Span<byte> four = stackalloc byte[4];
            BinaryPrimitives.WriteInt32LittleEndian(four, value);
            bytes.AddRange(four);
        }
        foreach (var value in new[] { 51864, 1500, 64, 1, 1, 448, 64, 1, 1, 80, 0 })
        {
            Number(value);
        }
        Number(80);
        Number(1);
        bytes.AddRange(new byte[320]);
        Number(2);
        foreach (var word in new[] { "a", "the" })
        {
            Number(word.Length);
            bytes.AddRange(word.Select(c => (byte)c));
        }
        for (var tensor = 0; tensor < 11 + 15 + 24; tensor++)
        {
            Number(1);
            Number(1);
            Number(type);
            Number(1);
            bytes.Add((byte)'t');
            bytes.AddRange(new byte[4]);
        }
        return [.. bytes];
    }
}
