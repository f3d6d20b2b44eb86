using Microsoft.ML.OnnxRuntime;

namespace MediaPipeline.Speech.Onnx;

/// <summary>Opens a model's graph, or a part of it, for ONNX Runtime; where graphs are kept, as it was made fit for this machine before.</summary>
/// <param name="model">The model's file.</param>
/// <param name="part">Which graph is made of it.</param>
/// <param name="read">Makes the graph.</param>
/// <param name="options">Makes the session's options.</param>
/// <exception cref="OnnxRuntimeException">It cannot be loaded.</exception>
public delegate InferenceSession OpenGraph(string model, string part, Func<byte[]> read, Func<SessionOptions> options);

/// <summary>Opens graphs as they are.</summary>
public static class PlainGraph
{
    /// <inheritdoc cref="OpenGraph" />
    public static readonly OpenGraph Open = (_, _, read, options) =>
    {
        using var own = options();
        return new InferenceSession(read(), own);
    };
}
