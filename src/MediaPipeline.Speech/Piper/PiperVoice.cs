using System.Globalization;
using System.Text;
using MediaPipeline.Speech.Onnx;
using MediaPipeline.Speech.Unicode;
using Microsoft.ML.OnnxRuntime;

namespace MediaPipeline.Speech.Piper;

/// <summary>
/// A Piper voice (VITS) on ONNX Runtime: phonemes in, sound out. Calls from several threads at once are safe, and sentences in
/// parallel fill the machine; the same phonemes always give the same samples, on however many cores, where the voice itself repeats.
/// </summary>
public sealed class PiperVoice : IDisposable
{
    /// <summary>The unit of the durations output, in samples.</summary>
    private const int FrameSamples = 256;

    private readonly InferenceSession session;
    private readonly bool hasSpeakers;

    private PiperVoice(string name, PiperVoiceConfig config, InferenceSession session)
    {
        Name = name;
        Config = config;
        this.session = session;
        hasSpeakers = session.InputMetadata.ContainsKey("sid");
        HasDurations = session.OutputMetadata.Count > 1;
    }

    /// <summary>The model file's name without its ending, for example <c>en_US-joe-medium</c>.</summary>
    public string Name { get; }

    /// <summary>Rate, scales and phoneme ids.</summary>
    public PiperVoiceConfig Config { get; }

    /// <summary>Whether the voice tells how long each phoneme lasts.</summary>
    public bool HasDurations { get; }

    /// <summary>Loads <c>NAME.onnx</c> with <c>NAME.onnx.json</c> beside it.</summary>
    /// <param name="path">The model's file.</param>
    /// <param name="open">Opens its graph; as it is by default.</param>
    /// <param name="threads">
    /// Threads of one sentence. On two cores two say a single sentence in three quarters of the time, but many sentences, two at once,
    /// a tenth slower.
    /// </param>
    /// <exception cref="PiperVoiceException">A file is missing or broken.</exception>
    public static PiperVoice Load(string path, OpenGraph? open = null, int threads = 1)
    {
        var config = PiperVoiceConfig.Load(path + ".json");
        try
        {
            var session = (open ?? PlainGraph.Open)(path, "voice", () => Read(path), () => Options(threads));
            return new PiperVoice(Path.GetFileNameWithoutExtension(path), config, session);
        }
        catch (IOException e)
        {
            throw new PiperVoiceException(path, e.Message, e);
        }
        catch (OnnxRuntimeException e)
        {
            throw new PiperVoiceException(path, $"ONNX Runtime cannot load it: {e.Message}", e);
        }
    }

    /// <summary>
    /// The ids of phonemes: <c>^</c>, then each phoneme followed by the pad, then <c>$</c> (rhasspy/piper,
    /// phoneme_ids.cpp). Phonemes that the voice does not know are left out.
    /// </summary>
    public long[] Ids(string phonemes) => [.. Lay(phonemes).Ids];

    /// <summary>Says phonemes.</summary>
    /// <param name="phonemes">IPA, as espeak-ng writes it, with the clause's punctuation.</param>
    /// <param name="pace">1 as the voice was trained; 1.25 a quarter faster.</param>
    /// <param name="speaker">The speaker's id in a voice of several.</param>
    public SpokenSentence Say(string phonemes, double pace = 1, int speaker = 0)
    {
        using var runOptions = new RunOptions();
        return Say(phonemes, pace, speaker, runOptions);
    }

    /// <summary>
    /// Gives back the memory that sentences have been computed in, of hundreds of megabytes; the next sentence takes it anew. What
    /// a sentence that is being said just now needs is kept.
    /// </summary>
    public void Rest()
    {
        // ONNX Runtime gives memory back at the end of a run that asks for it (onnxruntime_run_options_config_keys.h).
        using var shrinking = new RunOptions();
        shrinking.AddRunConfigEntry("memory.enable_memory_arena_shrinkage", "cpu:0");
        _ = Say(".", 1, 0, shrinking);
    }

    private SpokenSentence Say(string phonemes, double pace, int speaker, RunOptions runOptions)
    {
        var (ids, characters) = Lay(phonemes);
        var idArray = ids.ToArray();
        float[] scales = [Config.NoiseScale, (float)(Config.LengthScale / pace), Config.NoiseWidth];
        using var input = OrtValue.CreateTensorValueFromMemory(idArray, [1, idArray.Length]);
        using var lengths = OrtValue.CreateTensorValueFromMemory((long[])[idArray.Length], [1]);
        using var scaleValue = OrtValue.CreateTensorValueFromMemory(scales, [3]);
        using var speakerValue = OrtValue.CreateTensorValueFromMemory((long[])[speaker], [1]);
        string[] names = ["input", "input_lengths", "scales", "sid"];
        OrtValue[] values = [input, lengths, scaleValue, speakerValue];
        var count = hasSpeakers ? 4 : 3;
        using var outputs = session.Run(runOptions, names[..count], values[..count], session.OutputNames);
        var samples = outputs[0].GetTensorDataAsSpan<float>().ToArray();
        var ends = HasDurations ? PhonemeEnds(outputs[1].GetTensorDataAsSpan<float>(), characters, phonemes.Length) : [];
        return new SpokenSentence(samples, Config.SampleRate, ends);
    }

    /// <inheritdoc />
    public void Dispose() => session.Dispose();

    // Every sentence has a length of its own, and ONNX Runtime would lay out memory for each that it meets, and keep it.
    private static SessionOptions Options(int threads)
    {
        var options = new SessionOptions
        {
            IntraOpNumThreads = threads,
            InterOpNumThreads = 1,
            EnableMemoryPattern = false,
        };
        // Threads that wait by spinning take the cores from whatever else runs.
        options.AddSessionConfigEntry("session.intra_op.allow_spinning", "0");
        return options;
    }

    private static byte[] Read(string path)
    {
        var model = File.ReadAllBytes(path);
        try
        {
            return VoiceGraph.Of(model);
        }
        catch (InvalidDataException)
        {
            // ONNX Runtime tells what is wrong with it.
            return model;
        }
    }

    private static int[] PhonemeEnds(ReadOnlySpan<float> frames, List<int> characters, int length)
    {
        var ends = new int[length];
        var sample = 0f;
        var last = 0;
        for (var i = 0; i < frames.Length && i < characters.Count; i++)
        {
            sample += frames[i] * FrameSamples;
            if (characters[i] >= 0)
            {
                for (; last < characters[i]; last++)
                {
                    ends[last] = last == 0 ? 0 : ends[last - 1];
                }
                ends[characters[i]] = (int)sample;
                last = characters[i] + 1;
            }
        }
        for (; last < length; last++)
        {
            ends[last] = (int)sample;
        }
        return ends;
    }

    /// <summary>The ids, and for each the phoneme's character that it belongs to; -1 for start and end.</summary>
    private (List<long> Ids, List<int> Characters) Lay(string phonemes)
    {
        var pad = Config.PhonemeIds["_"][0];
        var ids = new List<long> { Config.PhonemeIds["^"][0], pad };
        var characters = new List<int> { -1, -1 };
        var at = 0;
        foreach (var phoneme in phonemes.EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(phoneme) == UnicodeCategory.OtherNotAssigned)
            {
                throw new ArgumentException($"U+{phoneme.Value:X4} is no phoneme.", nameof(phonemes));
            }
            foreach (var part in NormalForm.Decomposed(phoneme).EnumerateRunes())
            {
                foreach (var id in Config.PhonemeIds.GetValueOrDefault(part.ToString(), []))
                {
                    ids.Add(id);
                    ids.Add(pad);
                    characters.Add(at);
                    characters.Add(at);
                }
            }
            at += phoneme.Utf16SequenceLength;
        }
        ids.Add(Config.PhonemeIds["$"][0]);
        characters.Add(-1);
        return (ids, characters);
    }
}
