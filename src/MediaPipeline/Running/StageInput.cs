namespace MediaPipeline.Running;

/// <summary>
/// One thing that a stage's outputs depend on. Its name is for people ('script.md: section 2'), its hash for
/// the key.
/// </summary>
public sealed record StageInput(string Name, string Hash)
{
    /// <summary>A file's content.</summary>
    public static StageInput File(string name, string path, FileHashes hashes) => new(name, hashes.Of(path));

    /// <summary>A setting or any other value.</summary>
    public static StageInput Value<T>(string name, T value) => new(name, ContentHash.OfValue(value));
}
