using MediaPipeline.Speech.Audio;
using Microsoft.ML.OnnxRuntime;

namespace MediaPipeline.Speech.Silero;

/// <summary>
/// Silero VAD 6 (github.com/snakers4/silero-vad): the probability of speech for each chunk of 512 samples
/// at 16,000 a second (32 ms). The network sees each chunk with the 64 samples before it, and carries a
/// state of [2, 1, 128] from chunk to chunk.
/// </summary>
public sealed class SileroVad : IDisposable
{
    /// <summary>Samples that one probability covers, at 16,000 a second.</summary>
    public const int ChunkSamples = 512;

    private const int ContextSamples = 64;
    private const int StateSize = 2 * 128;

    private readonly InferenceSession session;

    /// <summary>Loads <c>silero_vad_16k_op15.onnx</c>.</summary>
    /// <exception cref="OnnxRuntimeException">The file is no such model.</exception>
    public SileroVad(string path)
    {
        using var options = new SessionOptions { IntraOpNumThreads = 1, InterOpNumThreads = 1 };
        session = new InferenceSession(path, options);
    }

    /// <summary>The probability of speech, 0 to 1, of each chunk of the audio.</summary>
    public float[] Probabilities(SpeechAudio audio, CancellationToken cancellationToken = default)
    {
        var chunks = (int)((audio.Length + ChunkSamples - 1) / ChunkSamples);
        var probabilities = new float[chunks];
        var input = new float[ContextSamples + ChunkSamples];
        var state = new float[StateSize];
        var rate = new long[] { SpeechAudio.SampleRate };
        using var inputValue = OrtValue.CreateTensorValueFromMemory(input, [1, input.Length]);
        using var stateValue = OrtValue.CreateTensorValueFromMemory(state, [2, 1, 128]);
        using var rateValue = OrtValue.CreateTensorValueFromMemory(rate, []);
        using var runOptions = new RunOptions();
        string[] names = session.InputMetadata.ContainsKey("sr") ? ["input", "state", "sr"] : ["input", "state"];
        OrtValue[] values = names.Length == 3 ? [inputValue, stateValue, rateValue] : [inputValue, stateValue];
        for (var i = 0; i < chunks; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            input.AsSpan(ChunkSamples, ContextSamples).CopyTo(input);
            audio.Read((long)i * ChunkSamples, input.AsSpan(ContextSamples));
            using var outputs = session.Run(runOptions, names, values, session.OutputNames);
            probabilities[i] = outputs[0].GetTensorDataAsSpan<float>()[0];
            outputs[1].GetTensorDataAsSpan<float>().CopyTo(state);
        }
        return probabilities;
    }

    /// <inheritdoc />
    public void Dispose() => session.Dispose();
}
