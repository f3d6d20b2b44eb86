using MediaPipeline.Media;
using MediaPipeline.Shows;
using SkiaSharp;

namespace MediaPipeline.Filming;

/// <summary>
/// Encodes drawn pictures as YouTube takes them: H.264 High, 4:2:0, BT.709, closed GOP, 2 B frames. Pictures keep their own times (variable frame
/// rate), so a still costs one frame however long it stands.
/// </summary>
internal static class FilmEncoder
{
    /// <summary>The quantizer (H.264 QP): finer than eyes see on cards, and so are files smaller than with a rate factor.</summary>
    private const int Quantizer = 18;

    /// <summary>Seconds between two key frames at least.</summary>
    private const double KeySeconds = 10;

    /// <summary>The MP4 that a film is.</summary>
    public static readonly IReadOnlyList<string> Container = ["-video_track_timescale", "90000", "-f", "mp4"];

    /// <summary>Encodes one film, not to be joined with others.</summary>
    public static Task EncodeAsync(
        IReadOnlyList<Picture> pictures,
        CardDrawer drawer,
        VideoSettings settings,
        string path,
        IProgress<double> progress,
        CancellationToken cancellationToken
    ) =>
        Frames(pictures, drawer, settings, progress)
            .To(path, [.. Options(settings, pictures, threads: 4), .. Container])
            .RunAsync(cancellationToken: cancellationToken);

    /// <summary>Encodes a segment, to be joined with others, from time 0.</summary>
    public static Task EncodeSegmentAsync(
        FilmSegment segment,
        CardDrawer drawer,
        VideoSettings settings,
        string path,
        IProgress<double> progress,
        CancellationToken cancellationToken
    ) =>
        Frames(segment.Pictures, drawer, settings, progress)
            .To(
                path,
                [
                    .. Options(settings, segment.Pictures, threads: 1),
                    // What the encoder says of itself (SEI, H.264 annex D) would be said again at each joint.
                    "-bsf:v",
                    "filter_units=remove_types=6",
                    // B frames are decoded before their time: times before 0 would move all the others.
                    "-avoid_negative_ts",
                    "disabled",
                    "-f",
                    "matroska",
                ]
            )
            .RunAsync(cancellationToken: cancellationToken);

    private static FFMpegCore.FFMpegArguments Frames(
        IReadOnlyList<Picture> pictures,
        CardDrawer drawer,
        VideoSettings settings,
        IProgress<double> progress
    ) => Ffmpeg.FromPipe((stream, token) => WriteFramesAsync(stream, pictures, drawer, settings, progress, token), "-f", "matroska");

    /// <summary>Where players may begin: with a card or a caption, ten seconds or more after the last such place.</summary>
    private static List<double> KeyTimes(IReadOnlyList<Picture> pictures)
    {
        var times = new List<double>();
        var last = pictures[0].Time;
        for (var p = 1; p < pictures.Count; p++)
        {
            if (pictures[p].BeginsAnew(pictures[p - 1]) && pictures[p].Time - last >= KeySeconds)
            {
                last = pictures[p].Time;
                times.Add(last - pictures[0].Time);
            }
        }
        return times;
    }

    private static string[] Options(VideoSettings settings, IReadOnlyList<Picture> pictures, int threads)
    {
        var keyTimes = KeyTimes(pictures);
        string[] keys = keyTimes.Count > 0 ? ["-force_key_frames", string.Join(',', keyTimes.Select(Ffmpeg.Number))] : [];
        return
        [
            .. Ffmpeg.Repeatable,
            "-fps_mode",
            "vfr",
            "-enc_time_base",
            $"1:{FilmFrames.PerSecond}",
            "-c:v",
            "libx264",
            "-preset",
            "superfast",
            "-qp",
            $"{Quantizer}",
            // On cards nothing moves by parts of a pixel.
            "-x264-params",
            "subme=0:rc-lookahead=0:sync-lookahead=0:b-adapt=0:scenecut=0:weightp=0:keyint=infinite",
            "-threads",
            $"{threads}",
            .. keys,
            .. Delivery(settings),
        ];
    }

    /// <summary>What every film is, however its pictures come about: YouTube's profile, BT.709.</summary>
    internal static string[] Delivery(VideoSettings settings) =>
        [
            "-profile:v",
            "high",
            "-level:v",
            Level(settings),
            "-bf",
            "2",
            "-pix_fmt",
            "yuv420p",
            "-color_primaries",
            "bt709",
            "-color_trc",
            "bt709",
            "-colorspace",
            "bt709",
            "-color_range",
            "tv",
        ];

    /// <summary>
    /// The level by size (H.264 annex A, frame size in macroblocks): ffmpeg would take it from the clock of
    /// the times, a thousand a second.
    /// </summary>
    private static string Level(VideoSettings settings) =>
        (settings.Width * (long)settings.Height / 256) switch
        {
            <= 3600 => "3.1",
            <= 8192 => "4.0",
            <= 22080 => "5.0",
            <= 36864 => "5.1",
            _ => "6.0",
        };

    private static async Task WriteFramesAsync(
        Stream stream,
        IReadOnlyList<Picture> pictures,
        CardDrawer drawer,
        VideoSettings settings,
        IProgress<double> progress,
        CancellationToken cancellationToken
    )
    {
        var film = new MatroskaFrames(stream);
        await film.BeginAsync(settings.Width, settings.Height, "I420", cancellationToken);
        using var canvas = new SKBitmap(new SKImageInfo(settings.Width, settings.Height, SKColorType.Bgra8888, SKAlphaType.Opaque));
        // While one picture goes down the pipe the next is drawn.
        PlanarPicture[] planes = [new(settings.Width, settings.Height), new(settings.Width, settings.Height)];
        var writing = Task.CompletedTask;
        for (var p = 0; p < pictures.Count; p++)
        {
            var plane = planes[p % 2];
            drawer.Draw(canvas, pictures[p]);
            // Above the strip a card's pictures are all alike.
            plane.Take(canvas.GetPixelSpan(), plane.Card == pictures[p].Card ? drawer.StripTop : 0);
            plane.Card = pictures[p].Card;
            await writing;
            writing = film.WriteAsync(plane.Bytes, (long)Math.Round((pictures[p].Time - pictures[0].Time) * 1000), cancellationToken);
            progress.Report((p + 1.0) / pictures.Count);
        }
        await writing;
    }
}
