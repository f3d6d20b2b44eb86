namespace MediaPipeline.EndToEnd.Hostile;

/// <summary>A file that somebody means ill with, or has by accident, and the command that is given it.</summary>
/// <param name="Kind">Scripts, speech, settings, media, captions, feeds, names.</param>
/// <param name="Name">What is odd about it.</param>
/// <param name="Write">Puts it into a show's folder.</param>
/// <param name="Command">What is run there.</param>
internal sealed record HostileInput(string Kind, string Name, Action<HostileFolder> Write, params string[] Command)
{
    /// <summary>Every one of them.</summary>
    public static IReadOnlyList<HostileInput> All { get; } =
    [.. HostileScripts.All, .. HostileSettings.All, .. HostileMedia.All, .. HostileDocuments.All, .. HostileNames.All];

    public override string ToString() => $"{Kind}: {Name}";
}
