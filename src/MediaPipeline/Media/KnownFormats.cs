namespace MediaPipeline.Media;

/// <summary>
/// What ffmpeg may open on a host's behalf: files that hold their sound and pictures themselves. Playlists (HLS, DASH, concat, SDP)
/// name other files and addresses, and would be read under any name, since ffmpeg looks at the content: a "recording" could
/// bring a file of this machine, or of its network, into an episode. (ffmpeg-formats(1), ffmpeg-protocols(1).)
/// </summary>
internal static class KnownFormats
{
    /// <summary>Demuxers by ffmpeg's names: sound, films, bare streams, single pictures.</summary>
    private static readonly string[] Media =
    [
        "aac",
        "ac3",
        "aiff",
        "amr",
        "ape",
        "asf",
        "au",
        "avi",
        "caf",
        "dsf",
        "dts",
        "dv",
        "eac3",
        "flac",
        "flv",
        "gsm",
        "h264",
        "hevc",
        "iff",
        "ivf",
        "m4v",
        "matroska",
        "mov",
        "mp3",
        "mpc",
        "mpc8",
        "mpeg",
        "mpegts",
        "mpegvideo",
        "mxf",
        "nut",
        "ogg",
        "oma",
        "rm",
        "tak",
        "truehd",
        "tta",
        "voc",
        "w64",
        "wav",
        "webm",
        "wv",
        "xwma",
        "gif",
        "jpeg_pipe",
        "png_pipe",
        "webp_pipe",
    ];

    /// <summary>Options before an input: nothing but files is read, and of those only what holds its media itself.</summary>
    public static readonly IReadOnlyList<string> Options = [.. OnlyFiles, "-format_whitelist", string.Join(',', Media)];

    /// <summary>Options before an input whose format is chosen by us.</summary>
    public static IReadOnlyList<string> OnlyFiles => ["-protocol_whitelist", "file"];

    /// <summary>Whether a line of ffmpeg's or ffprobe's says that it was kept from opening something.</summary>
    public static bool IsRefusal(string line) =>
        line.Contains("not on whitelist", StringComparison.Ordinal) || line.Contains("not whitelisted", StringComparison.Ordinal);
}
