using System.Globalization;
using System.Text.Json;

namespace MediaPipeline.Media;

/// <summary>A sound track of a media file.</summary>
/// <param name="Number">From 1, in the file's order of sound tracks.</param>
/// <param name="Name">What the file says of it: its title, its language, or neither.</param>
/// <param name="Channels">How many channels it has.</param>
/// <param name="SampleRate">Samples a second.</param>
/// <param name="IsDefault">Whether players choose it.</param>
/// <param name="IsFloat">Whether it is bare samples in floating point, which can hold any value, or none.</param>
public sealed record AudioTrack(int Number, string Name, int Channels, int SampleRate, bool IsDefault, bool IsFloat = false)
{
    /// <summary>The track in ffmpeg's own words.</summary>
    public string Specifier => $"0:a:{Number - 1}";
}

/// <summary>What ffprobe says of a media file.</summary>
/// <param name="Duration">Seconds; 0 when the file does not tell.</param>
/// <param name="AudioTracks">Its sound tracks.</param>
/// <param name="HasVideo">Whether there are moving pictures (a cover is none).</param>
/// <param name="Width">Pixels.</param>
/// <param name="Height">Pixels.</param>
/// <param name="FrameRate">Pictures a second, on average; 0 when the file does not tell.</param>
public sealed record MediaInfo(
    double Duration,
    IReadOnlyList<AudioTrack> AudioTracks,
    bool HasVideo,
    int Width,
    int Height,
    double FrameRate
)
{
    /// <summary>The track that players choose: the one marked so, otherwise the first; null for media without sound.</summary>
    public AudioTrack? MainTrack => AudioTracks.FirstOrDefault(t => t.IsDefault) ?? AudioTracks.FirstOrDefault();

    /// <summary>Asks ffprobe.</summary>
    /// <exception cref="WrongInputException">It is no media file that ffmpeg can read.</exception>
    public static async Task<MediaInfo> ProbeAsync(string path, CancellationToken cancellationToken)
    {
        string text;
        try
        {
            text = await ChildProcess.RunAsync(
                Tool.Ffprobe,
                ["-v", "error", "-of", "json", "-show_format", "-show_streams", "-i", SafePath(path)],
                cancellationToken: cancellationToken
            );
        }
        catch (ChildProcessException e)
        {
            throw Broken(path, string.Join(" ", e.LastLines.TakeLast(2)), e);
        }
        using var document = JsonDocument.Parse(text);
        var streams = document.RootElement.TryGetProperty("streams", out var list) ? list.EnumerateArray().ToList() : [];
        var audio = streams.Where(s => Text(s, "codec_type") == "audio").ToList();
        var video = streams.FirstOrDefault(s => Text(s, "codec_type") == "video" && !IsCover(s));
        var hasVideo = video.ValueKind == JsonValueKind.Object;
        // A telephone held upright films lying pictures, and says so; they are counted as they are seen.
        var (across, down) = hasVideo && IsTurned(video) ? ("height", "width") : ("width", "height");
        var format = document.RootElement.TryGetProperty("format", out var f) ? f : default;
        return new MediaInfo(
            Number(format, "duration"),
            [.. audio.Select(Track)],
            hasVideo,
            hasVideo ? (int)Number(video, across) : 0,
            hasVideo ? (int)Number(video, down) : 0,
            hasVideo ? Ratio(Text(video, "avg_frame_rate")) : 0
        );
    }

    /// <summary>A path that ffmpeg cannot take for an option or for an address.</summary>
    public static string SafePath(string path) => "file:" + Path.GetFullPath(path);

    /// <summary>The error for a file that ffmpeg cannot read.</summary>
    public static WrongInputException Broken(string path, string reason, Exception? inner = null) =>
        new(
            $"This is no sound or film that can be read ({reason.Trim()}).",
            path,
            "Check that it plays; export it again, for example as WAV or MP3.",
            inner
        );

    private static AudioTrack Track(JsonElement stream, int index)
    {
        var tags = stream.TryGetProperty("tags", out var t) ? t : default;
        string[] names = [Text(tags, "title"), Text(tags, "language")];
        return new AudioTrack(
            index + 1,
            string.Join(", ", names.Where(n => n.Length > 0 && n != "und")),
            (int)Number(stream, "channels"),
            (int)Number(stream, "sample_rate"),
            IsDisposed(stream, "default"),
            Text(stream, "codec_name").StartsWith("pcm_f", StringComparison.Ordinal)
        );
    }

    private static bool IsTurned(JsonElement stream) =>
        stream.TryGetProperty("side_data_list", out var list)
        && list.EnumerateArray().Any(d => d.TryGetProperty("rotation", out var r) && Math.Abs(r.GetInt32()) % 180 == 90);

    private static bool IsCover(JsonElement stream) => IsDisposed(stream, "attached_pic");

    private static bool IsDisposed(JsonElement stream, string how) =>
        stream.TryGetProperty("disposition", out var d) && d.TryGetProperty(how, out var set) && set.GetInt32() == 1;

    private static string Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var v) ? v.ToString() : "";

    /// <summary>'30000/1001' is 29.97.</summary>
    private static double Ratio(string text) =>
        text.Split('/') is [var above, var below]
        && double.TryParse(above, CultureInfo.InvariantCulture, out var a)
        && double.TryParse(below, CultureInfo.InvariantCulture, out var b)
        && b > 0
            ? a / b
            : 0;

    private static double Number(JsonElement element, string name) =>
        double.TryParse(Text(element, name), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
