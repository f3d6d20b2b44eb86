using MediaPipeline.Chapters;
using MediaPipeline.Shows;

namespace MediaPipeline.Publishing;

/// <summary>
/// A published episode, as the target itself remembers it (<c>episodes/SLUG/episode.json</c>, and all together
/// in <c>index.json</c>): feeds and pages are made of these records alone, so a machine that has only this
/// week's episode never drops an older one.
/// </summary>
public sealed record PublishedEpisode
{
    /// <summary>The episode's name in addresses.</summary>
    public required string Slug { get; init; }

    /// <summary>Its guid in the feeds: never changes.</summary>
    public required string Guid { get; init; }

    /// <summary>Title.</summary>
    public required string Title { get; init; }

    /// <summary>When it appeared; never changes unless the host dates it anew.</summary>
    public required DateTimeOffset Date { get; init; }

    /// <summary>When anything of it was last changed.</summary>
    public required DateTimeOffset Updated { get; init; }

    /// <summary>Number, or null.</summary>
    public int? Number { get; init; }

    /// <summary>Season, or null.</summary>
    public int? Season { get; init; }

    /// <summary>full, trailer or bonus.</summary>
    public required string Type { get; init; }

    /// <summary>Whether it has explicit content.</summary>
    public bool Explicit { get; init; }

    /// <summary>A sentence or two, in plain text.</summary>
    public required string Summary { get; init; }

    /// <summary>The description that feeds carry, as sanitized HTML.</summary>
    public required string Description { get; init; }

    /// <summary>Who takes part.</summary>
    public IReadOnlyList<Person> People { get; init; } = [];

    /// <summary>Search words.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Whether a synthetic voice speaks (podcast:txt purpose="ai-content").</summary>
    public bool SyntheticVoice { get; init; }

    /// <summary>Seconds.</summary>
    public double Duration { get; init; }

    /// <summary>Chapters: where they start, in seconds, and what they are called.</summary>
    public IReadOnlyList<PublishedChapter> Chapters { get; init; } = [];

    /// <summary>Passages to recommend.</summary>
    public IReadOnlyList<Soundbite> Soundbites { get; init; } = [];

    /// <summary>The post under which listeners talk about it, or null.</summary>
    public string? Comments { get; init; }

    /// <summary>Its files.</summary>
    public required IReadOnlyList<PublishedFile> Files { get; init; }

    /// <summary>The file with a role, or null.</summary>
    public PublishedFile? File(string role) => Files.FirstOrDefault(f => f.Role == role);
}

/// <summary>A chapter of a published episode.</summary>
/// <param name="Start">Seconds.</param>
/// <param name="Title">Its title.</param>
/// <param name="Picture">Path of its picture, or null.</param>
public sealed record PublishedChapter(double Start, string Title, string? Picture = null);

/// <summary>A published file.</summary>
/// <param name="Role">What it is for: one of <see cref="FileRole"/>.</param>
/// <param name="Path">Under the target's root; its name holds a part of its hash, so it may be cached for ever.</param>
/// <param name="Type">Media type.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Hash">SHA-256, hexadecimal.</param>
/// <param name="Integrity">SHA-384 as subresource integrity writes it, for media.</param>
/// <param name="Height">Pixels, for video.</param>
public sealed record PublishedFile(string Role, string Path, string Type, long Size, string Hash, string? Integrity, int? Height = null);

/// <summary>What a published file is for.</summary>
public static class FileRole
{
    public const string Mp3 = "mp3";
    public const string M4a = "m4a";
    public const string Video = "video";
    public const string Cover = "cover";
    public const string SmallCover = "cover-small";
    public const string Thumbnail = "thumbnail";
    public const string Vtt = "vtt";
    public const string KaraokeVtt = "vtt-karaoke";
    public const string Srt = "srt";
    public const string TranscriptJson = "transcript-json";
    public const string TranscriptText = "transcript-text";
    public const string TranscriptHtml = "transcript-html";
    public const string Chapters = "chapters";
    public const string NotesMarkdown = "notes-markdown";
    public const string NotesHtml = "notes-html";

    /// <summary>How the roles of chapters' pictures begin.</summary>
    public const string ChapterPictures = "chapter-picture-";

    /// <summary>The picture of a chapter, by its number from 1.</summary>
    public static string ChapterPicture(int number) => $"{ChapterPictures}{number:D2}";
}
