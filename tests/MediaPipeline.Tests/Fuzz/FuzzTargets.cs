using System.Buffers.Binary;
using System.Text;
using System.Text.Json;
using MediaPipeline.Captions;
using MediaPipeline.Chapters;
using MediaPipeline.Feeds;
using MediaPipeline.Scripts;
using MediaPipeline.Shows;
using MediaPipeline.Speech.Audio;
using MediaPipeline.Speech.Ggml;
using MediaPipeline.Speech.Piper;
using MediaPipeline.Speech.Whisper;

namespace MediaPipeline.Tests.Fuzz;

/// <summary>Every reader of ours of what comes from outside.</summary>
internal static class FuzzTargets
{
    private static readonly string Sample = Path.Combine(Project.Root, "episodes", "2026-03-06-sampling", "script.md");
    private static readonly string Tokens = Path.Combine(Project.Root, "models", "whisper-tiny.en", "tokenizer.json");
    private static readonly Lazy<WhisperTokenizer> Tokenizer = new(() => WhisperTokenizer.Load(Tokens));

    /// <summary>Where a reader wants a file; in memory, as thousands are written each second.</summary>
    private static readonly string Scratch = Path.Combine(
        Directory.Exists("/dev/shm") ? "/dev/shm" : Path.GetTempPath(),
        $"mediapipeline-fuzz-{Environment.ProcessId}"
    );

    /// <summary>The readers, with seeds.</summary>
    /// <param name="published">A published show's folder, from which feeds and captions are taken; null where seeds are not needed.</param>
    public static IReadOnlyList<FuzzTarget> All(string? published = null) =>
        [
            new("script in Markdown, front matter", bytes => Script(bytes, "script.md"), () => [File.ReadAllBytes(Sample), .. Scripts]),
            new("script as plain text", bytes => Script(bytes, "script.txt"), () => Scripts),
            new("spoken forms", Spoken, SpokenLines),
            new("pronunciations", Pronounced, () => ["Christiano: kriss-tee-AH-no\nGPU: letters\n"u8.ToArray()]),
            new("pipeline.json", bytes => ShowFile.Parse(Encoding.UTF8.GetString(bytes), ShowFile.Name), Settings),
            new("captions", Captions, () => [.. Files(published, "*.vtt"), .. Files(published, "*.srt")]),
            new("feed", Feed, () => Files(published, "feed.xml")),
            new("WAV", bytes => Wave.ReadAsync(new MemoryStream(bytes)).GetAwaiter().GetResult(), Waves),
            new("ONNX", Onnx, () => [SmallModel.Decoder(), SmallModel.Voice()]),
            new("ggml", bytes => AsFile(bytes, path => GgmlFile.Read(path)), () => [SmallModel.Ggml()]),
            new("tokenizer.json", bytes => AsFile(bytes, path => WhisperTokenizer.Load(path)), () => [SmallModel.Tokenizer()]),
            new("Whisper's settings", WhisperSettings, () => [SmallModel.WhisperSettings()]),
            new("tokenizer", Tokenize, () => Scripts),
            new("voice's settings", bytes => AsFile(bytes, path => PiperVoiceConfig.Load(path)), () => [SmallModel.VoiceSettings()]),
            new("ID3, written", Id3, () => Scripts),
        ];

    private static IReadOnlyList<byte[]> Scripts { get; } =
    [
        """
        ---
        title: "A title: with a colon"
        date: 2026-03-06
        tags: [a, b]
        speakers: { Ann: voice-a }
        ---
        # Heading

        Ann: Good *evening*, **and** `code` [link](https://example.org/a?b=c). <!-- pause: 1.5 --> It's 3:45 p.m., $1,500.50 on 1/2/2026.

        > A quotation.
        > - with a list

        1. One[^1]
        2. Two & three

        | a | b |
        |---|---|
        | 1 | 2 |

        ![picture](wave.png)

        [^1]: A footnote, https://example.org.
        """u8.ToArray(),
        "SECTION ONE\n\nThis is a line. It's 10 km/h -- or 5-10 kg (see [1]).\n\nHost: \"Hello,\" she said; 20°C, 1/2, 3rd, No. 5, IV.\n"u8.ToArray(),
    ];

    private static List<byte[]> SpokenLines() =>
        [
            .. File.ReadLines(Path.Combine(Project.Root, "tests", "MediaPipeline.Tests", "Data", "spoken-forms.md"))
                .Where(l => l.StartsWith('|'))
                .Chunk(40)
                .Select(lines => Encoding.UTF8.GetBytes(string.Join('\n', lines.Select(l => l.Split('|')[1].Trim())))),
        ];

    private static List<byte[]> Settings() =>
        [
            File.ReadAllBytes(Path.Combine(Project.Root, ShowFile.Name)),
            """{ "title": "A", "site": "https://a.example/b", "voice": { "pace": 1.1 }, "video": { "width": 640, "height": 360 }, "publishing": { "target": "azure-blob", "container": "c" }, "pronunciations": { "a": "b" } }"""u8.ToArray(),
        ];

    private static List<byte[]> Waves()
    {
        var tone = new float[1600];
        for (var n = 0; n < tone.Length; n++)
        {
            tone[n] = MathF.Sin(n * 0.1f) / 2;
        }
        var pcm = Wave.Write(tone);
        // The same header for 8 bits, for floating point, and with the length that a stream leaves open.
        var eight = (byte[])pcm.Clone();
        eight[34] = 8;
        var floating = (byte[])pcm.Clone();
        (floating[20], floating[34]) = (3, 32);
        var open = (byte[])pcm.Clone();
        open.AsSpan(40, 4).Fill(0xFF);
        return [pcm, eight, floating, open];
    }

    private static List<byte[]> Files(string? published, string pattern) =>
        published is null
            ? []
            : [.. Directory.EnumerateFiles(published, pattern, SearchOption.AllDirectories).Take(3).Select(File.ReadAllBytes)];

    private static void AsFile(byte[] bytes, Action<string> read)
    {
        File.WriteAllBytes(Scratch, bytes);
        try
        {
            read(Scratch);
        }
        finally
        {
            File.Delete(Scratch);
        }
    }

    // As from a file: how the text is coded is part of what is read.
    private static void Script(byte[] bytes, string name) =>
        AsFile(bytes, path => ScriptReader.Parse(ScriptText.Read(path), name, "en-us", Pronunciations.None));

    private static void Spoken(byte[] bytes) =>
        ScriptReader.Parse(Encoding.UTF8.GetString(bytes), "line.txt", bytes.Length % 2 == 0 ? "en-us" : "en-gb", Pronunciations.None);

    private static void WhisperSettings(byte[] bytes)
    {
        var folder = Directory.CreateDirectory(Scratch + "-model").FullName;
        File.WriteAllBytes(Path.Combine(folder, "config.json"), bytes);
        File.WriteAllBytes(Path.Combine(folder, "generation_config.json"), bytes);
        try
        {
            WhisperConfig.Load(folder);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Pronounced(byte[] bytes) => AsFile(bytes, path => Pronunciations.Load(new Dictionary<string, string>(), path));

    private static void Captions(byte[] bytes)
    {
        var file = CaptionFile.Parse(bytes);
        CaptionCheck.Run(file, new CaptionSettings());
    }

    private static void Feed(byte[] bytes) => FeedCheck.Run(bytes, null, DateTimeOffset.UnixEpoch, _ => null);

    private static void Onnx(byte[] bytes)
    {
        VoiceGraph.Of(bytes);
        UnsignedWeights.Of(bytes);
        AttentionGraph.Cut(bytes, [0, 1]);
    }

    /// <summary>What is taken apart into tokens is the same text when put together again.</summary>
    private static void Tokenize(byte[] bytes)
    {
        var text = Encoding.UTF8.GetString(bytes);
        var again = Tokenizer.Value.Decode(Tokenizer.Value.Encode(text));
        if (again != text)
        {
            throw new InvalidOperationException($"{JsonSerializer.Serialize(text)} came back as {JsonSerializer.Serialize(again)}.");
        }
    }

    /// <summary>A tag of any texts says its own length, and so do its frames (id3v2.3.0, 3.1 and 3.3).</summary>
    private static void Id3(byte[] bytes)
    {
        var lines = Encoding.UTF8.GetString(bytes).Split('\n');
        string Line(int n) => lines[n % lines.Length];
        var chapters = lines.Select((l, n) => new Chapter(n, n + 1, l, n)).ToList();
        var facts = new TagFacts(Line(0), Line(1), Line(2), 2026, DateTimeOffset.UnixEpoch, 1, Line(3), "eng", lines.Length, bytes);
        var tag = Id3Tag.Write(facts, chapters, [.. chapters.Select(_ => (byte[]?)null)]);
        var size = tag[6..10].Aggregate(0, (sum, b) => sum << 7 | b);
        var at = 10;
        while (at < tag.Length && tag[at] != 0)
        {
            at += 10 + BinaryPrimitives.ReadInt32BigEndian(tag.AsSpan(at + 4));
        }
        if (size + 10 != tag.Length || at > tag.Length)
        {
            throw new InvalidOperationException($"The tag of {tag.Length} bytes says {size + 10}, its frames {at}.");
        }
    }
}
