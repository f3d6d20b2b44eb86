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
    private readonly string[] pastNames;

    private WhisperModel(string name, WhisperConfig config, WhisperTokenizer tokenizer, InferenceSession encoder, InferenceSession decoder)
    {
        Name = name;
        Config = config;
        Tokenizer = tokenizer;
        this.encoder = encoder;
        this.decoder = decoder;
        pastNames =
        [
            .. from layer in Enumerable.Range(0, config.Layers)
            from part in (string[])["decoder.key", "decoder.value", "encoder.key", "encoder.value"]
            select $"past_key_values.{layer}.{part}",
        ];
        emptyPast = [.. pastNames.Select(_ => Empty([1, config.Heads, 0, config.HeadSize]))];
    }

    /// <summary>The model's name: its folder's, for example <c>whisper-tiny.en</c>.</summary>
    public string Name { get; }

    /// <summary>Sizes and token lists.</summary>
    public WhisperConfig Config { get; }

    /// <summary>The model's tokenizer.</summary>
    public WhisperTokenizer Tokenizer { get; }

    /// <summary>Loads a model from its folder.</summary>
    /// <param name="folder">Where the files are.</param>
    /// <param name="threads">Threads for one call; the machine's cores by default.</param>
    /// <exception cref="WhisperModelException">A file is missing, broken, or without cross-attention outputs.</exception>
    public static WhisperModel Load(string folder, int? threads = null)
    {
        var config = WhisperConfig.Load(folder);
        var tokenizer = WhisperTokenizer.Load(Path.Combine(folder, "tokenizer.json"));
        using var options = new SessionOptions
        {
            IntraOpNumThreads = threads ?? Environment.ProcessorCount,
            InterOpNumThreads = 1,
            GraphOptimizationLevel = GraphOptimizationLevel.ORT_ENABLE_ALL,
        };
        // Threads that wait by spinning take the cores from whatever else runs, ffmpeg for one.
        options.AddSessionConfigEntry("session.intra_op.allow_spinning", "0");
        InferenceSession? encoder = null,
            decoder = null;
        try
        {
            encoder = Open(folder, "encoder_model", options);
            decoder = Open(folder, "decoder_model_merged", options);
            if (!decoder.OutputMetadata.ContainsKey("cross_attentions.0"))
            {
                throw new WhisperModelException(
                    folder,
                    "the decoder has no cross_attentions outputs, so words cannot be timed; use an export whose "
                        + "name ends in '_timestamped' (for example onnx-community/whisper-base_timestamped)"
                );
            }
            var name = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)));
            return new WhisperModel(name, config, tokenizer, encoder, decoder);
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
    public DecoderPass Decode(OrtValue encoded, ReadOnlySpan<int> tokens, IReadOnlyList<int> attentionLayers)
    {
        var ids = Ids(tokens);
        using var input = OrtValue.CreateTensorValueFromMemory(ids, [1, ids.Length]);
        using var noCache = OrtValue.CreateTensorValueFromMemory((bool[])[false], [1]);
        using var runOptions = new RunOptions();
        string[] wanted = ["logits", .. attentionLayers.Select(l => $"cross_attentions.{l}")];
        var outputs = decoder.Run(
            runOptions,
            ["input_ids", "encoder_hidden_states", .. pastNames, "use_cache_branch"],
            [input, encoded, .. emptyPast, noCache],
            wanted
        );
        return new DecoderPass(outputs, attentionLayers, ids.Length, Config.Vocabulary);
    }

    /// <summary>Starts decoding token by token, keeping keys and values between the steps.</summary>
    public DecoderCache StartDecoding(OrtValue encoded, ReadOnlySpan<int> prompt) =>
        new(decoder, encoded, pastNames, emptyPast, Config, Ids(prompt));

    /// <inheritdoc />
    public void Dispose()
    {
        encoder.Dispose();
        decoder.Dispose();
        foreach (var value in emptyPast)
        {
            value.Dispose();
        }
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

    private static InferenceSession Open(string folder, string stem, SessionOptions options)
    {
        // Quantised weights first: the fastest on a CPU.
        string[] candidates = [$"{stem}_quantized.onnx", $"{stem}_int8.onnx", $"{stem}.onnx", $"{stem}_fp16.onnx"];
        foreach (var place in (string[])[folder, Path.Combine(folder, "onnx")])
        {
            foreach (var candidate in candidates)
            {
                var path = Path.Combine(place, candidate);
                if (File.Exists(path))
                {
                    try
                    {
                        return new InferenceSession(path, options);
                    }
                    catch (OnnxRuntimeException e)
                    {
                        throw new WhisperModelException(path, $"ONNX Runtime cannot load it: {e.Message}", e);
                    }
                }
            }
        }
        throw new WhisperModelException(folder, $"no {stem}*.onnx is there, nor in its folder onnx/");
    }
}
