using System.Collections.Concurrent;
using MediaPipeline.Speech.Onnx;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace MediaPipeline.Speech.Whisper;

/// <summary>
/// A Whisper model in the layout of the Hugging Face Optimum exports with cross-attention outputs (names
/// ending in <c>_timestamped</c>): <c>encoder_model*.onnx</c>, <c>decoder_model_merged*.onnx</c> (beside the
/// JSON files or in <c>onnx/</c>), <c>tokenizer.json</c>, <c>config.json</c>, <c>generation_config.json</c>.
/// Weights are shared; calls from several threads at once are safe.
/// </summary>
public sealed class WhisperModel : IDisposable
{
    /// <summary>Frames of the encoder's output in a window of 30 s: one each 20 ms.</summary>
    public const int EncoderFrames = 1500;

    /// <summary>Seconds that one encoder frame covers.</summary>
    public const double FrameSeconds = 0.02;

    private readonly InferenceSession encoder;
    private readonly InferenceSession decoder;
    private readonly OrtValue[] emptyPast;
    private readonly string[] inputNames;
    private readonly string[] presentNames;
    private readonly string[] stepOutputs;
    private readonly OrtValue useCache = OrtValue.CreateTensorValueFromMemory((bool[])[true], [1]);
    private readonly OrtValue noCache = OrtValue.CreateTensorValueFromMemory((bool[])[false], [1]);
    private readonly int? threads;
    private readonly OpenGraph open;
    private readonly ConcurrentDictionary<string, Lazy<Task<AttentionSession?>>> attentionSessions = [];

    private WhisperModel(
        string folder,
        int? threads,
        OpenGraph open,
        WhisperConfig config,
        WhisperTokenizer tokenizer,
        InferenceSession encoder,
        InferenceSession decoder
    )
    {
        Folder = folder;
        this.threads = threads;
        this.open = open;
        Name = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)));
        Config = config;
        Tokenizer = tokenizer;
        this.encoder = encoder;
        this.decoder = decoder;
        string[] pastNames =
        [
            .. from layer in Enumerable.Range(0, config.Layers)
            from part in (string[])["decoder.key", "decoder.value", "encoder.key", "encoder.value"]
            select $"past_key_values.{layer}.{part}",
        ];
        inputNames = ["input_ids", "encoder_hidden_states", .. pastNames, "use_cache_branch"];
        presentNames = [.. pastNames.Select(n => n.Replace("past_key_values", "present"))];
        stepOutputs = ["logits", .. presentNames.Where(n => n.Contains(".decoder."))];
        emptyPast = [.. pastNames.Select(_ => Empty([1, config.Heads, 0, config.HeadSize]))];
    }

    /// <summary>The model's name: its folder's, for example <c>whisper-tiny.en</c>.</summary>
    public string Name { get; }

    /// <summary>Where its files are.</summary>
    public string Folder { get; }

    /// <summary>Sizes and token lists.</summary>
    public WhisperConfig Config { get; }

    /// <summary>The model's tokenizer.</summary>
    public WhisperTokenizer Tokenizer { get; }

    /// <summary>Loads a model from its folder.</summary>
    /// <param name="folder">Where the files are.</param>
    /// <param name="threads">Threads for one call; the machine's cores by default.</param>
    /// <param name="open">Opens its graphs; as they are by default.</param>
    /// <exception cref="WhisperModelException">A file is missing, broken, or without cross-attention outputs.</exception>
    public static WhisperModel Load(string folder, int? threads = null, OpenGraph? open = null)
    {
        open ??= PlainGraph.Open;
        var config = WhisperConfig.Load(folder);
        var reading = Task.Run(() => WhisperTokenizer.Load(Path.Combine(folder, "tokenizer.json")));
        InferenceSession? encoder = null,
            decoder = null;
        try
        {
            // All are read at once: most of a short transcription is this.
            var opening = Task.Run(() => Open(folder, "encoder_model", threads, open));
            try
            {
                decoder = Open(folder, "decoder_model_merged", threads, open);
            }
            finally
            {
                encoder = opening.GetAwaiter().GetResult();
            }
            if (!decoder.OutputMetadata.ContainsKey("cross_attentions.0"))
            {
                throw new WhisperModelException(
                    folder,
                    "the decoder has no cross_attentions outputs, so words cannot be timed; use an export whose "
                        + "name ends in '_timestamped' (for example onnx-community/whisper-base_timestamped)"
                );
            }
            return new WhisperModel(folder, threads, open, config, reading.GetAwaiter().GetResult(), encoder, decoder);
        }
        catch
        {
            encoder?.Dispose();
            decoder?.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Runs the encoder on a spectrogram of [bands, 3000]. The result, [1, 1500, width], is the caller's to
    /// dispose.
    /// </summary>
    public OrtValue Encode(float[] mel)
    {
        using var input = OrtValue.CreateTensorValueFromMemory(mel, [1, Config.MelBands, LogMelSpectrogram.Frames]);
        using var runOptions = new RunOptions();
        using var outputs = encoder.Run(runOptions, ["input_features"], [input], ["last_hidden_state"]);
        return Take(outputs, 0);
    }

    /// <summary>
    /// One decoder pass over all of <paramref name="tokens"/>: for each position the scores of the token after
    /// it, and the cross-attention of the wanted layers.
    /// </summary>
    /// <param name="encoded">The encoder's output.</param>
    /// <param name="tokens">Start tokens and text.</param>
    /// <param name="attentionLayers">The layers whose attention is wanted.</param>
    /// <param name="keepCache">Whether to keep what <see cref="DecoderPass.Continue"/> goes on from.</param>
    public DecoderPass Decode(OrtValue encoded, ReadOnlySpan<int> tokens, IReadOnlyList<int> attentionLayers, bool keepCache = false)
    {
        var ids = Ids(tokens);
        using var input = OrtValue.CreateTensorValueFromMemory(ids, [1, ids.Length]);
        using var runOptions = new RunOptions();
        var outputs = decoder.Run(
            runOptions,
            inputNames,
            [input, encoded, .. emptyPast, noCache],
            ["logits", .. attentionLayers.Select(l => $"cross_attentions.{l}"), .. keepCache ? presentNames : []]
        );
        return new DecoderPass(this, encoded, outputs, attentionLayers, ids.Length);
    }

    /// <summary>
    /// The cross-attention alone for given tokens: much quicker than <see cref="Decode"/>, since no scores are worked out.
    /// </summary>
    public AttentionPass Attend(OrtValue encoded, ReadOnlySpan<int> tokens, IReadOnlyList<int> layers)
    {
        var ids = Ids(tokens);
        using var input = OrtValue.CreateTensorValueFromMemory(ids, [1, ids.Length]);
        using var runOptions = new RunOptions();
        var outputs = AttentionOf(layers) is { } cut
            ? cut.Session.Run(runOptions, ["input_ids", "encoder_hidden_states"], [input, encoded], cut.Outputs)
            : decoder.Run(
                runOptions,
                inputNames,
                [input, encoded, .. emptyPast, noCache],
                [.. layers.Select(l => $"cross_attentions.{l}")]
            );
        return new AttentionPass(outputs, layers, ids.Length);
    }

    /// <summary>One more token after those whose keys and values are given: scores, then the text's new keys and values.</summary>
    internal IDisposableReadOnlyCollection<OrtValue> RunStep(
        int token,
        OrtValue encoded,
        IReadOnlyList<OrtValue> own,
        IReadOnlyList<OrtValue> cross
    )
    {
        using var input = OrtValue.CreateTensorValueFromMemory((long[])[token], [1, 1]);
        using var runOptions = new RunOptions();
        var values = new List<OrtValue>(inputNames.Length) { input, encoded };
        for (var layer = 0; layer < Config.Layers; layer++)
        {
            values.Add(own[2 * layer]);
            values.Add(own[2 * layer + 1]);
            values.Add(cross[2 * layer]);
            values.Add(cross[2 * layer + 1]);
        }
        values.Add(useCache);
        return decoder.Run(runOptions, inputNames, values, stepOutputs);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        encoder.Dispose();
        decoder.Dispose();
        foreach (var value in emptyPast)
        {
            value.Dispose();
        }
        useCache.Dispose();
        noCache.Dispose();
        foreach (var attention in attentionSessions.Values)
        {
            attention.Value.GetAwaiter().GetResult()?.Session.Dispose();
        }
    }

    /// <summary>Loads what <see cref="Attend"/> needs of some layers in the background, so that it does not wait for that.</summary>
    public void Prepare(IReadOnlyList<int> layers) => _ = Opening(layers);

    private AttentionSession? AttentionOf(IReadOnlyList<int> layers) => Opening(layers).GetAwaiter().GetResult();

    private Task<AttentionSession?> Opening(IReadOnlyList<int> layers) =>
        attentionSessions
            .GetOrAdd(string.Join(' ', layers), _ => new Lazy<Task<AttentionSession?>>(() => Task.Run(() => OpenAttention(layers))))
            .Value;

    /// <summary>The decoder without all that attention does not need; null if it is built otherwise than expected.</summary>
    private AttentionSession? OpenAttention(IReadOnlyList<int> layers)
    {
        var path = Find(Folder, "decoder_model_merged");
        try
        {
            byte[] Cut() => AttentionGraph.Cut(Read(path), layers) ?? throw new InvalidDataException();
            var session = WayFor(path, open)(path, $"attention of {string.Join(' ', layers)}{Signs}", Cut, () => Options(path, threads));
            return new AttentionSession(session, [.. session.OutputMetadata.Keys]);
        }
        catch (Exception e) when (e is InvalidDataException or OnnxRuntimeException)
        {
            // The whole decoder gives the same, only slower.
            return null;
        }
    }

    private sealed record AttentionSession(InferenceSession Session, string[] Outputs);

    /// <summary>A larger file is loaded as it is: it is not quantized, and too large to hold twice.</summary>
    private const long MostRewritten = 1L << 30;

    private static SessionOptions Options(string path, int? threads)
    {
        var options = new SessionOptions
        {
            IntraOpNumThreads = threads ?? Environment.ProcessorCount,
            InterOpNumThreads = 1,
            GraphOptimizationLevel = GraphOptimizationLevel.ORT_ENABLE_ALL,
        };
        // Threads that wait by spinning take the cores from whatever else runs, ffmpeg for one.
        options.AddSessionConfigEntry("session.intra_op.allow_spinning", "0");
        if (HasWeightsBeside(path))
        {
            options.AddSessionConfigEntry("session.model_external_initializers_file_folder_path", Path.GetDirectoryName(path)!);
        }
        return options;
    }

    internal static OrtValue Empty(long[] shape) =>
        OrtValue.CreateAllocatedTensorValue(OrtAllocator.DefaultInstance, TensorElementType.Float, shape);

    private static OrtValue Take(IDisposableReadOnlyCollection<OrtValue> outputs, int index)
    {
        // The collection disposes what it holds, so the value's content moves to one of our own.
        var source = outputs[index];
        var shape = source.GetTensorTypeAndShape().Shape;
        var copy = Empty(shape);
        source.GetTensorDataAsSpan<float>().CopyTo(copy.GetTensorMutableDataAsSpan<float>());
        return copy;
    }

    private static long[] Ids(ReadOnlySpan<int> tokens)
    {
        var ids = new long[tokens.Length];
        for (var i = 0; i < ids.Length; i++)
        {
            ids[i] = tokens[i];
        }
        return ids;
    }

    /// <summary>What the graph that is read for this processor differs in from the model's own.</summary>
    private static string Signs => UnsignedWeights.AreNeeded ? ", weights unsigned" : "";

    /// <summary>A graph whose weights are kept beside it stays with them.</summary>
    private static OpenGraph WayFor(string path, OpenGraph open) => HasWeightsBeside(path) ? PlainGraph.Open : open;

    private static bool HasWeightsBeside(string path) => File.Exists(path + "_data");

    private static InferenceSession Open(string folder, string stem, int? threads, OpenGraph open)
    {
        var path = Find(folder, stem);
        try
        {
            if (new FileInfo(path).Length < MostRewritten)
            {
                return WayFor(path, open)(path, $"whole{Signs}", () => Read(path), () => Options(path, threads));
            }
            using var options = Options(path, threads);
            return new InferenceSession(path, options);
        }
        catch (OnnxRuntimeException e)
        {
            throw new WhisperModelException(path, $"ONNX Runtime cannot load it: {e.Message}", e);
        }
    }

    /// <summary>A model's file, with weights as this processor multiplies them without overflow.</summary>
    private static byte[] Read(string path)
    {
        var bytes = File.ReadAllBytes(path);
        try
        {
            return UnsignedWeights.AreNeeded ? UnsignedWeights.Of(bytes) : bytes;
        }
        catch (InvalidDataException)
        {
            // What cannot be taken apart onnxruntime may still know, or it tells what is wrong.
            return bytes;
        }
    }

    private static string Find(string folder, string stem)
    {
        // Quantised weights first: the fastest on a CPU.
        string[] endings = ["_quantized", "_int8", "_uint8", "", "_fp16", "_q4", "_bnb4", "_q4f16"];
        return endings
                .SelectMany(e => new[] { Path.Combine(folder, $"{stem}{e}.onnx"), Path.Combine(folder, "onnx", $"{stem}{e}.onnx") })
                .FirstOrDefault(File.Exists)
            ?? throw new WhisperModelException(folder, $"no {stem}*.onnx is there, nor in its folder onnx/");
    }
}
