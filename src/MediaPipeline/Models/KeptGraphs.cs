using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;
using MediaPipeline.Running;
using MediaPipeline.Speech.Onnx;
using Microsoft.ML.OnnxRuntime;

namespace MediaPipeline.Models;

/// <summary>
/// Graphs of models as ONNX Runtime has made them fit for this machine, kept in the user's cache: making them so takes three times as
/// long as opening them. Weights lie beside their graph and are mapped into memory, so nothing is copied, and programs that run at once
/// share them. What cannot be kept is made each time.
/// </summary>
/// <param name="folder">Where they are kept, each in a folder of its own.</param>
internal sealed class KeptGraphs(string folder)
{
    /// <summary>Raised when the same model gives another graph.</summary>
    private const int Version = 2;

    /// <summary>Larger models are not kept a second time.</summary>
    private const long Largest = 400L << 20;

    private readonly FileHashes models = new(Path.Combine(folder, KeptGraph.ModelHashes));

    /// <summary>Those in the user's cache, beside the models that were pulled.</summary>
    public static KeptGraphs OfUser { get; } = new(Path.Combine(ModelShelf.UserFolder, "graphs"));

    /// <inheritdoc cref="OpenGraph" />
    public InferenceSession Open(string model, string part, Func<byte[]> read, Func<SessionOptions> options)
    {
        if (new FileInfo(model).Length > Largest || !Path.IsPathRooted(folder))
        {
            return PlainGraph.Open(model, part, read, options);
        }
        var kept = new KeptGraph(Path.Combine(folder, KeyOf(model, part)));
        return Find(kept, options) ?? Make(kept, read, options);
    }

    /// <summary>What a graph depends on: the model's content, wherever it lies, and for whom it was made fit.</summary>
    private string KeyOf(string model, string part) =>
        ContentHash.OfValue(
            new
            {
                Version,
                Model = models.Of(model),
                part,
                Runtime = OrtEnv.Instance().GetVersionString(),
                RuntimeInformation.ProcessArchitecture,
                Instructions = new[] { Avx2.IsSupported, Avx512F.IsSupported, Avx512BW.IsSupported, AvxVnni.IsSupported },
            }
        );

    private InferenceSession? Find(KeptGraph kept, Func<SessionOptions> options)
    {
        try
        {
            if (!kept.IsWhole())
            {
                return null;
            }
            models.Save();
            using var own = options();
            own.GraphOptimizationLevel = GraphOptimizationLevel.ORT_DISABLE_ALL;
            own.AddSessionConfigEntry("session.model_external_initializers_file_folder_path", Path.GetDirectoryName(kept.Graph)!);
            return new InferenceSession(kept.Graph, own);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or OnnxRuntimeException)
        {
            // The model itself is there.
            return null;
        }
    }

    private InferenceSession Make(KeptGraph kept, Func<byte[]> read, Func<SessionOptions> options)
    {
        var graph = read();
        InferenceSession? session = null;
        try
        {
            kept.Make(file =>
            {
                using var own = options();
                own.OptimizedModelFilePath = file;
                own.AddSessionConfigEntry("session.optimized_model_external_initializers_file_name", KeptGraph.Weights);
                // Shapes stay in the graph, which is not understood without them.
                own.AddSessionConfigEntry("session.optimized_model_external_initializers_min_size_in_bytes", "1024");
                // It warns that what it writes is for this machine only.
                own.LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR;
                session = new InferenceSession(graph, own);
            });
            models.Save();
            KeptGraph.Prune(folder);
            return session!;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or OnnxRuntimeException)
        {
            if (session is not null)
            {
                // Only keeping it failed: it is made again next time.
                return session;
            }
            // If the graph is at fault, it is told of now.
            using var own = options();
            return new InferenceSession(graph, own);
        }
    }
}
