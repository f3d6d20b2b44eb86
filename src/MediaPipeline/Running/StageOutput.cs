namespace MediaPipeline.Running;

/// <summary>The kept output of a stage.</summary>
/// <param name="Folder">Where its files are.</param>
/// <param name="Manifest">What it holds.</param>
public sealed record StageOutput(string Folder, StageManifest Manifest)
{
    /// <summary>The path of one of its files.</summary>
    public string File(string name) => Path.Combine(Folder, name);

    /// <summary>Whether it has a file.</summary>
    public bool Has(string name) => Manifest.Files.Any(f => f.Path == name);

    /// <summary>The hash of one of its files' content.</summary>
    public string Hash(string name) => Manifest.Files.First(f => f.Path == name).Hash;

    /// <summary>Reads one of its JSON files.</summary>
    public T Read<T>(string name) => StoredJson.Read<T>(File(name));
}
