using System.Text.Json;
using MediaPipeline.Running;

namespace MediaPipeline.Publishing.YouTube;

/// <summary>
/// How far an episode's upload has come, kept beside what is made of it, so that an interrupted one goes on and a
/// finished one is never sent twice.
/// </summary>
public sealed record UploadState
{
    /// <summary>SHA-256 of the video that is sent.</summary>
    public required string VideoHash { get; init; }

    /// <summary>Address of the session that takes the bytes; null before it begins and after it ends.</summary>
    public string? Session { get; init; }

    /// <summary>YouTube's id of the video; null until it is whole.</summary>
    public string? VideoId { get; init; }

    /// <summary>Hash of the texts that YouTube has.</summary>
    public string? SnippetHash { get; init; }

    /// <summary>Hash of what was last said of who can see it.</summary>
    public string? StatusHash { get; init; }

    /// <summary>Hash of the thumbnail that YouTube has.</summary>
    public string? ThumbnailHash { get; init; }

    /// <summary>YouTube's id of the captions.</summary>
    public string? CaptionsId { get; init; }

    /// <summary>Hash of the captions that YouTube has.</summary>
    public string? CaptionsHash { get; init; }

    /// <summary>Whether it is in the show's playlist.</summary>
    public bool InPlaylist { get; init; }

    /// <summary>Where an episode's is kept.</summary>
    public static string PathOf(ArtifactStore store) => Path.Combine(store.EpisodeFolder, "youtube.json");

    /// <summary>Reads it; null where there is none, or it is damaged.</summary>
    public static UploadState? Read(string path)
    {
        try
        {
            return File.Exists(path) ? StoredJson.Read<UploadState>(path) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Writes it.</summary>
    public void Write(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        AtomicFile.Write(path, part => StoredJson.Write(part, this));
    }
}
