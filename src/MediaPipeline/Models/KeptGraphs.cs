using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;
using MediaPipeline.Running;
using MediaPipeline.Speech.Onnx;
using Microsoft.ML.OnnxRuntime;

namespace MediaPipeline.Models;

/// <summary>
/// Graphs of models as ONNX Runtime has made them fit for this machine, kept in the user's cache: making them so takes twice as long as
/// reading them. What cannot be kept is made each time.
/// </summary>
/// <param name="folder">Where they are kept.</param>
internal sealed class KeptGraphs(string folder)
{
    /// <summary>Raised when the same model gives another graph.</summary>
    private const int Version = 1;

    /// <summary>Larger models are not kept a second time.</summary>
    private const long Largest = 400L << 20;

    /// <summary>Graphs that nobody has asked for in so long are deleted.</summary>
    private static readonly TimeSpan Age = TimeSpan.FromDays(60);

    /// <summary>Those in the user's cache, beside the models that were pulled.</summary>
    public static KeptGraphs OfUser { get; } = new(Path.Combine(ModelShelf.UserFolder, "graphs"));

    /// <inheritdoc cref="OpenGraph" />
    public InferenceSession Open(string model, string part, Func<byte[]> read, Func<SessionOptions> options)
    {
        var file = new FileInfo(model);
        if (file.Length > Largest || !Path.IsPathRooted(folder))
        {
            return PlainGraph.Open(model, part, read, options);
        }
        var kept = new KeptFiles(folder, ".onnx");
        var key = KeyOf(file, part);
        return Find(kept, key, options) ?? Make(kept, key, read, options);
    }

    /// <summary>What a graph depends on: the model's file, and for whom it was made fit.</summary>
    private static string KeyOf(FileInfo file, string part) =>
        ContentHash.OfValue(
            new
            {
                Version,
                file.FullName,
                file.Length,
                file.LastWriteTimeUtc.Ticks,
                part,
                Runtime = OrtEnv.Instance().GetVersionString(),
                RuntimeInformation.ProcessArchitecture,
                Instructions = new[] { Avx2.IsSupported, Avx512F.IsSupported, Avx512BW.IsSupported, AvxVnni.IsSupported },
            }
        );

    private static InferenceSession? Find(KeptFiles kept, string key, Func<SessionOptions> options)
    {
        try
        {
            if (kept.Find(key) is not { } graph)
            {
                return null;
            }
            using var own = options();
            own.GraphOptimizationLevel = GraphOptimizationLevel.ORT_DISABLE_ALL;
            return new InferenceSession(graph, own);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or OnnxRuntimeException)
        {
            // The model itself is there.
            return null;
        }
    }

    private static InferenceSession Make(KeptFiles kept, string key, Func<byte[]> read, Func<SessionOptions> options)
    {
        var graph = read();
        DirectoryInfo? folder = null;
        try
        {
            folder = Directory.CreateTempSubdirectory("mediapipeline-graph-");
            var made = Path.Combine(folder.FullName, "graph.onnx");
            using var own = options();
            own.OptimizedModelFilePath = made;
            // It warns that what it writes is for this machine only.
            own.LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR;
            var session = new InferenceSession(graph, own);
            Keep(kept, key, made);
            return session;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or OnnxRuntimeException)
        {
            // If the graph is at fault, it is told of now.
            using var own = options();
            return new InferenceSession(graph, own);
        }
        finally
        {
            folder?.Delete(recursive: true);
        }
    }

    private static void Keep(KeptFiles kept, string key, string made)
    {
        try
        {
            kept.Keep(key, File.ReadAllBytes(made));
            kept.Prune(Age);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It is made again next time.
        }
    }
}
