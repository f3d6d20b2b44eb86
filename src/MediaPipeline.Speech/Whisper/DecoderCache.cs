using Microsoft.ML.OnnxRuntime;

namespace MediaPipeline.Speech.Whisper;

/// <summary>
/// Decoding token by token. The keys and values of the encoder stay those of the first pass; those of the
/// decoder grow by one with each step (the merged model's cached branch takes one token at a time).
/// </summary>
public sealed class DecoderCache : IDisposable
{
    private readonly InferenceSession decoder;
    private readonly OrtValue encoded;
    private readonly string[] inputNames;
    private readonly string[] firstOutputs;
    private readonly string[] stepOutputs;
    private readonly OrtValue useCache;
    private readonly IDisposableReadOnlyCollection<OrtValue> first;
    private IDisposableReadOnlyCollection<OrtValue> last;
    private readonly int layers;
    private readonly int vocabulary;

    internal DecoderCache(
        InferenceSession decoder,
        OrtValue encoded,
        string[] pastNames,
        OrtValue[] emptyPast,
        WhisperConfig config,
        long[] prompt
    )
    {
        this.decoder = decoder;
        this.encoded = encoded;
        layers = config.Layers;
        vocabulary = config.Vocabulary;
        inputNames = ["input_ids", "encoder_hidden_states", .. pastNames, "use_cache_branch"];
        firstOutputs = ["logits", .. pastNames.Select(n => n.Replace("past_key_values", "present"))];
        stepOutputs = [.. firstOutputs.Where(n => !n.Contains(".encoder."))];
        useCache = OrtValue.CreateTensorValueFromMemory((bool[])[true], [1]);
        using var input = OrtValue.CreateTensorValueFromMemory(prompt, [1, prompt.Length]);
        using var noCache = OrtValue.CreateTensorValueFromMemory((bool[])[false], [1]);
        using var runOptions = new RunOptions();
        first = decoder.Run(runOptions, inputNames, [input, encoded, .. emptyPast, noCache], firstOutputs);
        last = first;
        Positions = prompt.Length;
    }

    /// <summary>Tokens decoded so far, the prompt among them.</summary>
    public int Positions { get; private set; }

    /// <summary>The scores of the prompt's own positions: row i tells what follows token i.</summary>
    public ReadOnlySpan<float> PromptLogits(int position) => first[0].GetTensorDataAsSpan<float>().Slice(position * vocabulary, vocabulary);

    /// <summary>The scores of the token after the last one given.</summary>
    public ReadOnlySpan<float> Logits
    {
        get
        {
            var all = last[0].GetTensorDataAsSpan<float>();
            return all[^vocabulary..];
        }
    }

    /// <summary>Gives one more token.</summary>
    public void Step(int token)
    {
        using var input = OrtValue.CreateTensorValueFromMemory((long[])[token], [1, 1]);
        using var runOptions = new RunOptions();
        var values = new List<OrtValue>(inputNames.Length) { input, encoded };
        for (var layer = 0; layer < layers; layer++)
        {
            var own = ReferenceEquals(last, first) ? 1 + layer * 4 : 1 + layer * 2;
            values.Add(last[own]);
            values.Add(last[own + 1]);
            values.Add(first[1 + layer * 4 + 2]);
            values.Add(first[1 + layer * 4 + 3]);
        }
        values.Add(useCache);
        var next = decoder.Run(runOptions, inputNames, values, stepOutputs);
        if (!ReferenceEquals(last, first))
        {
            last.Dispose();
        }
        last = next;
        Positions++;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        if (!ReferenceEquals(last, first))
        {
            last.Dispose();
        }
        first.Dispose();
        useCache.Dispose();
    }
}
