using System.Text.Encodings.Web;
using System.Text.Json;

namespace MediaPipeline.Running;

/// <summary>How the pipeline's own JSON files are written: camelCase, indented, letters of any script as they are.</summary>
public static class StoredJson
{
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        RespectRequiredConstructorParameters = true,
        NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    /// <summary>Reads a file.</summary>
    /// <exception cref="JsonException">It is not what it should be.</exception>
    public static T Read<T>(string path) =>
        JsonSerializer.Deserialize<T>(File.ReadAllBytes(path), Options) ?? throw new JsonException($"{path} holds nothing.");

    /// <summary>Writes a file.</summary>
    public static void Write<T>(string path, T value) =>
        File.WriteAllBytes(path, [.. JsonSerializer.SerializeToUtf8Bytes(value, Options), (byte)'\n']);

    /// <summary>Whether two values are written alike.</summary>
    public static bool Equal<T>(T a, T b) => JsonSerializer.Serialize(a, Options) == JsonSerializer.Serialize(b, Options);
}
