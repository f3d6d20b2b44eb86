using MediaPipeline.Speech.Whisper;
using Whisper.net;
using Whisper.net.LibraryLoader;

namespace MediaPipeline.Speech.Ggml;

/// <summary>A whisper.cpp model, loaded by Whisper.net into the fastest of its runtimes that is there.</summary>
public sealed class GgmlModel : IDisposable
{
    /// <summary>Memory that a model needs beside its own size: activations and caches, which grow with the state.</summary>
    private const long BytesPerState = 600_000;

    private readonly WhisperFactory factory;
    private readonly int threads;

    private GgmlModel(string path, GgmlFile file, WhisperFactory factory, int threads)
    {
        Path = path;
        File = file;
        this.factory = factory;
        this.threads = threads;
    }

    /// <summary>The <c>.bin</c> file.</summary>
    public string Path { get; }

    /// <summary>What its head says.</summary>
    public GgmlFile File { get; }

    /// <summary>The file's name without its ending.</summary>
    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    /// <summary>Whether whisper.cpp knows which of its attention heads tell when a token is said.</summary>
    public bool HasHeads => Heads(Name, File) is not WhisperAlignmentHeadsPreset.None;

    /// <summary>The runtime that was loaded: <c>Cpu</c>, <c>Cuda</c>, <c>Vulkan</c>, <c>CoreML</c>.</summary>
    /// <exception cref="WhisperModelException">None of Whisper.net's native libraries can be loaded.</exception>
    public static string Runtime()
    {
        try
        {
            // Asking is what loads it.
            _ = WhisperFactory.GetRuntimeInfo();
            return RuntimeOptions.LoadedLibrary?.ToString() ?? "none";
        }
        catch (Exception e)
            when (e is DllNotFoundException or FileNotFoundException or WhisperModelLoadException or InvalidOperationException)
        {
            throw new WhisperModelException("whisper.cpp", $"its native library does not load: {e.Message}", e);
        }
    }

    /// <summary>Loads a model.</summary>
    /// <param name="path">The <c>.bin</c> file.</param>
    /// <param name="threads">
    /// Threads of one computation; as many as cores if left out. They wait for each other by spinning, which costs much where others
    /// want the cores.
    /// </param>
    /// <exception cref="WhisperModelException">It is no whisper.cpp model, is cut short, or larger than the memory.</exception>
    public static GgmlModel Load(string path, int? threads = null)
    {
        var file = GgmlFile.Read(path);
        var needs = file.Bytes + BytesPerState * file.State;
        var free = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;
        if (needs > free)
        {
            throw new WhisperModelException(
                path,
                $"the model needs about {needs / 1e9:0.0} GB of memory, and {free / 1e9:0.0} GB are there; a smaller or quantized one fits."
            );
        }
        try
        {
            var factory = WhisperFactory.FromPath(
                path,
                // Flash attention keeps no attention to read times from.
                new WhisperFactoryOptions
                {
                    UseDtwTimeStamps = true,
                    HeadsPreset = Heads(System.IO.Path.GetFileNameWithoutExtension(path), file),
                    UseFlashAttention = false,
                }
            );
            return new GgmlModel(path, file, factory, threads ?? Environment.ProcessorCount);
        }
        catch (Exception e) when (e is WhisperModelLoadException or DllNotFoundException or FileNotFoundException)
        {
            throw new WhisperModelException(path, $"whisper.cpp does not load the model: {e.Message}", e);
        }
    }

    /// <summary>A processor's settings, those of this model's times and probabilities set.</summary>
    internal WhisperProcessorBuilder Builder() =>
        factory.CreateBuilder().WithThreads(threads).WithTokenTimestamps().WithProbabilities().WithNoContext();

    /// <inheritdoc />
    public void Dispose() => factory.Dispose();

    /// <summary>The known model of these sizes; large ones are of the same size, and told apart by their names.</summary>
    private static WhisperAlignmentHeadsPreset Heads(string name, GgmlFile file) =>
        (file.AudioLayers, file.TextLayers, file.Multilingual) switch
        {
            (4, 4, false) => WhisperAlignmentHeadsPreset.TinyEn,
            (4, 4, true) => WhisperAlignmentHeadsPreset.Tiny,
            (6, 6, false) => WhisperAlignmentHeadsPreset.BaseEn,
            (6, 6, true) => WhisperAlignmentHeadsPreset.Base,
            (12, 12, false) => WhisperAlignmentHeadsPreset.SmallEn,
            (12, 12, true) => WhisperAlignmentHeadsPreset.Small,
            (24, 24, false) => WhisperAlignmentHeadsPreset.MediumEn,
            (24, 24, true) => WhisperAlignmentHeadsPreset.Medium,
            (32, 4, true) => WhisperAlignmentHeadsPreset.LargeV3Turbo,
            (32, 32, true) when file.MelBands == 128 => WhisperAlignmentHeadsPreset.LargeV3,
            (32, 32, true) when name.Contains("v1", StringComparison.Ordinal) => WhisperAlignmentHeadsPreset.LargeV1,
            (32, 32, true) => WhisperAlignmentHeadsPreset.LargeV2,
            _ => WhisperAlignmentHeadsPreset.None,
        };
}
