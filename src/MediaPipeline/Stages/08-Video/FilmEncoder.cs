using MediaPipeline.Chapters;
using MediaPipeline.Media;
using MediaPipeline.Shows;
using SkiaSharp;

namespace MediaPipeline.Filming;

/// <summary>
/// Encodes drawn pictures as YouTube takes them: H.264 High, 4:2:0, BT.709, closed GOP, 2 B frames. Pictures keep their own times (variable frame
/// rate), so a still costs one frame however long it stands.
/// </summary>
public static class FilmEncoder
{
    /// <summary>Seconds between two key frames at most, about.</summary>
    private const double KeySeconds = 10;

    /// <summary>Encodes.</summary>
    public static async Task EncodeAsync(
        IReadOnlyList<Picture> pictures,
        CardDrawer drawer,
        VideoSettings settings,
        IReadOnlyList<Chapter> chapters,
        string path,
        IProgress<double> progress,
        CancellationToken cancellationToken
    )
    {
        var keyInterval = (int)Math.Clamp(pictures.Count * KeySeconds / Math.Max(1, pictures[^1].Time), 2, 250);
        await Ffmpeg
            .FromPipe((stream, token) => WriteFramesAsync(stream, pictures, drawer, settings, progress, token), "-f", "matroska")
            .To(path, Options(settings, chapters, keyInterval))
            .RunAsync(cancellationToken: cancellationToken);
    }

    private static string[] Options(VideoSettings settings, IReadOnlyList<Chapter> chapters, int keyInterval)
    {
        string[] keys =
            chapters.Count > 1 ? ["-force_key_frames", string.Join(',', chapters.Skip(1).Select(c => Ffmpeg.Number(c.Start)))] : [];
        return
        [
            .. Ffmpeg.Repeatable,
            "-fps_mode",
            "vfr",
            "-enc_time_base",
            $"1:{Storyboard.FramesPerSecond}",
            "-c:v",
            "libx264",
            "-preset",
            "veryfast",
            "-tune",
            "stillimage",
            "-crf",
            "19",
            "-threads",
            "4",
            "-g",
            $"{keyInterval}",
            .. keys,
            .. Delivery(settings),
        ];
    }

    /// <summary>What every film is, however its pictures come about: YouTube's profile, BT.709, an MP4.</summary>
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
            "-video_track_timescale",
            "90000",
            "-f",
            "mp4",
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
            writing = film.WriteAsync(plane.Bytes, (long)Math.Round(pictures[p].Time * 1000), cancellationToken);
            progress.Report((p + 1.0) / pictures.Count);
        }
        await writing;
    }
}
