namespace MediaPipeline.Running;

/// <summary>A file that a stage made.</summary>
/// <param name="Path">Relative to the output folder.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Hash">SHA-256.</param>
/// <param name="Ticks">Time of change when it was made; unlike now, the content is looked at again.</param>
public sealed record StoredFile(string Path, long Size, string Hash, long Ticks);

/// <summary>What a stage made, and of what. Written last, so where it is, all the rest is.</summary>
/// <param name="Stage">The stage's name.</param>
/// <param name="Key">Hash over version and inputs.</param>
/// <param name="Version">The stage's version.</param>
/// <param name="Inputs">All that went in.</param>
/// <param name="Files">All that came out.</param>
/// <param name="Made">When.</param>
/// <param name="Seconds">How long it took.</param>
/// <param name="Warnings">What the host should know.</param>
public sealed record StageManifest(
    string Stage,
    string Key,
    int Version,
    IReadOnlyList<StageInput> Inputs,
    IReadOnlyList<StoredFile> Files,
    DateTimeOffset Made,
    double Seconds,
    IReadOnlyList<string> Warnings
)
{
    /// <summary>Name of the file in each output folder.</summary>
    public const string FileName = "manifest.json";

    /// <summary>Hash over the content of all files: what later stages depend on.</summary>
    public string OutputHash =>
        ContentHash.Of(string.Join('\n', Files.OrderBy(f => f.Path, StringComparer.Ordinal).Select(f => $"{f.Path} {f.Hash}")));
}
