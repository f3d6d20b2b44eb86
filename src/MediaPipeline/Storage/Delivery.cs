namespace MediaPipeline.Storage;

/// <summary>How a file is served.</summary>
/// <param name="ContentType">Media type.</param>
/// <param name="CacheControl">How long it may be kept.</param>
public sealed record Delivery(string ContentType, string CacheControl)
{
    /// <summary>A file whose name changes with its content: to be kept for a year.</summary>
    public static Delivery Lasting(string path) => new(ContentTypes.Of(path), "public, max-age=31536000, immutable");

    /// <summary>A file under a fixed name: looked at again after some minutes.</summary>
    public static Delivery Changing(string path) => new(ContentTypes.Of(path), "public, max-age=300");
}

/// <summary>Media types by the ending of a name.</summary>
public static class ContentTypes
{
    private const string ChaptersType = "application/json+chapters";

    private static readonly Dictionary<string, string> Types = new()
    {
        [".mp3"] = "audio/mpeg",
        [".m4a"] = "audio/x-m4a",
        [".mp4"] = "video/mp4",
        [".jpg"] = "image/jpeg",
        [".png"] = "image/png",
        [".svg"] = "image/svg+xml",
        [".vtt"] = "text/vtt; charset=utf-8",
        [".srt"] = "application/x-subrip; charset=utf-8",
        [".txt"] = "text/plain; charset=utf-8",
        [".md"] = "text/markdown; charset=utf-8",
        [".html"] = "text/html; charset=utf-8",
        [".css"] = "text/css; charset=utf-8",
        [".js"] = "text/javascript; charset=utf-8",
        [".json"] = "application/json; charset=utf-8",
        [".xml"] = "application/rss+xml; charset=utf-8",
    };

    /// <summary>The type of a file; chapters have one of their own.</summary>
    public static string Of(string path) =>
        Path.GetFileName(path).StartsWith("chapters.", StringComparison.Ordinal) ? ChaptersType
        : Path.GetFileName(path) == "sitemap.xml" ? "application/xml; charset=utf-8"
        : Types.GetValueOrDefault(Path.GetExtension(path).ToLowerInvariant(), "application/octet-stream");

    /// <summary>The types that compression makes smaller, without their character sets.</summary>
    public static IReadOnlyList<string> Texts =>
        [
            .. Types.Values.Where(t => t.Contains("charset", StringComparison.Ordinal) || t == "image/svg+xml").Select(Bare),
            ChaptersType,
            "application/xml",
        ];

    /// <summary>The type without its character set, as feeds name it.</summary>
    public static string Bare(string type) => type.Split(';')[0];
}
