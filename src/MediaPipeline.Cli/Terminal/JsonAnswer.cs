using System.Text.Json;
using MediaPipeline.Running;

namespace MediaPipeline.Cli.Terminal;

/// <summary>Answers for machines.</summary>
internal static class JsonAnswer
{
    public static void Write<T>(T value) => Console.Out.WriteLine(JsonSerializer.Serialize(value, StoredJson.Options));
}
