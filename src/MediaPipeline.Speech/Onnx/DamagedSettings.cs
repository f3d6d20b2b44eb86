using System.Text.Json;

namespace MediaPipeline.Speech.Onnx;

/// <summary>The JSON that lies beside a model, where it is damaged.</summary>
internal static class DamagedSettings
{
    /// <summary>
    /// Whether reading ended as it does on a file that is missing, no JSON, or lacks what it should have: a value of another kind,
    /// a number too large, a name twice, text that is no UTF-8.
    /// </summary>
    public static bool IsCause(Exception e) =>
        e
            is JsonException
                or KeyNotFoundException
                or IOException
                or InvalidOperationException
                or ArgumentException
                or FormatException
                or ArithmeticException
                or IndexOutOfRangeException;
}
