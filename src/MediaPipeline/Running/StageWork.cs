using System.Collections.Concurrent;

namespace MediaPipeline.Running;

/// <summary>What a running stage works with: its folder, its progress, its warnings.</summary>
/// <param name="Folder">Where its outputs go.</param>
/// <param name="Progress">Told the share done, 0 to 1.</param>
public sealed record StageWork(string Folder, IProgress<double> Progress)
{
    private readonly ConcurrentQueue<string> warnings = new();

    /// <summary>Warnings so far.</summary>
    public IReadOnlyList<string> Warnings => [.. warnings];

    /// <summary>The path of an output.</summary>
    public string File(string name) => Path.Combine(Folder, name);

    /// <summary>Tells the host of something that is not as it should be, but no failure.</summary>
    public void Warn(string warning) => warnings.Enqueue(warning);

    /// <summary>Writes an output as JSON.</summary>
    public void WriteJson<T>(string name, T value) => StoredJson.Write(File(name), value);
}
