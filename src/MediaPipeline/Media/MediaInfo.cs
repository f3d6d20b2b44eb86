using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using FFMpegCore;
using FFMpegCore.Exceptions;

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

    /// <summary>More files than an episode has; then all are asked for again.</summary>
    private const int MostKnown = 500;

    private static readonly ConcurrentDictionary<(string Path, long Size, long Ticks), MediaInfo> Known = [];

    /// <summary>Asks ffprobe; of a file that it was asked of before, and that has not changed since, what it said then.</summary>
    /// <exception cref="WrongInputException">It is no media file that ffmpeg can read.</exception>
    /// <exception cref="MissingException">There is no ffprobe, or it fails over every file.</exception>
    public static async Task<MediaInfo> ProbeAsync(string path, CancellationToken cancellationToken)
    {
        var file = new FileInfo(path);
        if (file is not { Exists: true, Length: > 0 })
        {
            return await AskAsync(path, cancellationToken);
        }
        var key = (file.FullName, file.Length, file.LastWriteTimeUtc.Ticks);
        if (!Known.TryGetValue(key, out var info))
        {
            info = Plain(path) ?? await AskAsync(path, cancellationToken);
            if (Known.Count >= MostKnown)
            {
                Known.Clear();
            }
            Known[key] = info;
        }
        return info;
    }

    /// <summary>What ffprobe would say of sound as it is written here: takes are, and two starts of ffprobe take longer than to look.</summary>
    private static MediaInfo? Plain(string path) =>
        WavFile.Header(path) is var (rate, samples) && samples > 0
            ? new MediaInfo(
                Math.Round(samples / (double)rate, 6, MidpointRounding.AwayFromZero),
                [new AudioTrack(1, "", 1, rate, false)],
                false,
                0,
                0,
                0
            )
            : null;

    private static async Task<MediaInfo> AskAsync(string path, CancellationToken cancellationToken)
    {
        using var named = ProbedName.Of(path);
        IMediaAnalysis media;
        using var stop = new CancellationTokenSource();
        using var standstill = Standstill.Watch(cancellationToken);
        var options = FfmpegRun.Options(Tool.Ffprobe);
        try
        {
            media = await FfmpegRun.EndedWithAsync(
                () => FFProbe.AnalyseAsync(named.Path, options, string.Join(' ', KnownFormats.Options), stop.Token),
                $"-show_chapters {named.Path}",
                stop.Cancel,
                standstill.Token
            );
        }
        catch (OperationCanceledException) when (standstill.Happened)
        {
            throw standstill.Error(Tool.Ffprobe, named.Path, []);
        }
        catch (FFProbeProcessException e) when (e.StandardError.Any(KnownFormats.IsRefusal))
        {
            throw Broken(path, "it is a list of other files, or of a kind that is not read here", e);
        }
        catch (FFProbeProcessException e)
        {
            await RequireWorkingAsync(cancellationToken);
            throw Broken(path, string.Join(" ", e.StandardError.TakeLast(2)), e);
        }
        catch (Exception e) when (e is FFMpegException or FileNotFoundException or JsonException or FormatException or ArgumentException)
        {
            await RequireWorkingAsync(cancellationToken);
            throw Broken(path, e.Message, e);
        }
        var video = media.VideoStreams.FirstOrDefault(s => !IsSet(s, "attached_pic"));
        // A telephone held upright films lying pictures, and says so; they are counted as they are seen.
        var turned = video is not null && Math.Abs(video.Rotation) % 180 == 90;
        return new MediaInfo(
            Seconds(media.Raw.Format.Duration),
            [.. media.AudioStreams.Select(Track)],
            video is not null,
            (turned ? video?.Height : video?.Width) ?? 0,
            (turned ? video?.Width : video?.Height) ?? 0,
            video is { AverageFrameRate: > 0 and < double.PositiveInfinity } ? video.AverageFrameRate : 0
        );
    }

    /// <summary>Lets ffprobe look at sound that anybody can read: where it fails over that, no file is at fault.</summary>
    private static Task RequireWorkingAsync(CancellationToken cancellationToken) =>
        Tool.RequireWorkingAsync(
            Tool.Ffprobe,
            ["-v", "error", "-f", "s16le", "-show_format", "-"],
            new string('\0', 4000),
            cancellationToken
        );

    /// <summary>The error for a file that ffmpeg cannot read.</summary>
    public static WrongInputException Broken(string path, string reason, Exception? inner = null) =>
        new(
            $"This is no sound or film that can be read ({reason.Trim()}).",
            path,
            "Check that it plays; export it again, for example as WAV or MP3.",
            inner
        );

    /// <summary>The error for a file that ffmpeg failed over.</summary>
    public static WrongInputException Broken(string path, ChildProcessException failure) =>
        Broken(path, string.Join(" ", failure.LastLines.TakeLast(2)), failure);

    private static AudioTrack Track(AudioStream stream, int index)
    {
        string?[] names = [stream.Tags?.GetValueOrDefault("title"), stream.Language];
        return new AudioTrack(
            index + 1,
            string.Join(", ", names.Where(n => !string.IsNullOrEmpty(n) && n != "und")),
            stream.Channels ?? 0,
            stream.SampleRateHz ?? 0,
            IsSet(stream, "default"),
            stream.CodecName?.StartsWith("pcm_f", StringComparison.Ordinal) == true
        );
    }

    /// <summary>'0:05:30.123456' in full: the library's own figure ends at milliseconds.</summary>
    private static double Seconds(string? clock) =>
        clock?.Split(':') is [var hours, var minutes, var seconds]
        && double.TryParse(hours, CultureInfo.InvariantCulture, out var h)
        && double.TryParse(minutes, CultureInfo.InvariantCulture, out var m)
        && double.TryParse(seconds, CultureInfo.InvariantCulture, out var s)
            ? h * 3600 + m * 60 + s
            : 0;

    private static bool IsSet(MediaStream stream, string disposition) =>
        stream.Disposition is { } set && set.TryGetValue(disposition, out var value) && value;
}
