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

    /// <summary>Of a file.</summary>
    public static string OfFile(string path)
    {
        using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(file));
    }
}
