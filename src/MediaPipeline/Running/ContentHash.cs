using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace MediaPipeline.Running;

/// <summary>SHA-256 of content, as lower-case hexadecimal.</summary>
public static class ContentHash
{
    /// <summary>Of a text, in UTF-8.</summary>
    public static string Of(string text) => Of(Encoding.UTF8.GetBytes(text));

    /// <summary>Of bytes.</summary>
    public static string Of(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>Of a value, by its JSON.</summary>
    public static string OfValue<T>(T value) => Of(JsonSerializer.Serialize(value, StoredJson.Options));

    /// <summary>Of a file; of a device or a pipe, which might never end, that of an empty one.</summary>
    public static string OfFile(string path)
    {
        if (new FileInfo(path) is { Exists: true, Length: 0 })
        {
            return Of([]);
        }
        using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(file));
    }
}
