using System.Globalization;
using MediaPipeline.Chapters;
using MediaPipeline.Media;
using MediaPipeline.Recordings;
using MediaPipeline.Shows;

namespace MediaPipeline.Filming;

/// <summary>
/// Encodes a camera's films as the video's picture: scaled to it, cut as the sound was, begun when the speech begins, and
/// what is drawn laid over it.
/// </summary>
public static class CameraFilm
{
    /// <summary>Shapes that differ by no more than this factor are cropped; others keep their shape, with bars of the show's colour.</summary>
    private const double MostCropped = 1.25;

    /// <summary>Seconds between two key frames.</summary>
    private const double KeySeconds = 2;

    /// <summary>Encodes.</summary>
    /// <param name="camera">The films.</param>
    /// <param name="pictures">What lies over them.</param>
    /// <param name="overlay">Draws that.</param>
    /// <param name="settings">Size and colours.</param>
    /// <param name="chapters">For key frames.</param>
    /// <param name="seconds">How long the film is to be.</param>
    /// <param name="path">The MP4 to write.</param>
    /// <param name="progress">Told the share done.</param>
    /// <param name="cancellationToken">Ends ffmpeg.</param>
    public static async Task EncodeAsync(
        CameraSource camera,
        IReadOnlyList<Picture> pictures,
        CameraOverlay overlay,
        VideoSettings settings,
        IReadOnlyList<Chapter> chapters,
        double seconds,
        string path,
        IProgress<double> progress,
        CancellationToken cancellationToken
    )
    {
        // The graph has a term for every cut: too long for an argument, so it is in a file.
        var graph = path + ".graph";
        await File.WriteAllTextAsync(graph, Graph(camera, settings, seconds), cancellationToken);
        try
        {
            await camera
                .Files.Skip(1)
                .Aggregate(Ffmpeg.From(camera.Files[0]), (inputs, file) => inputs.And(file))
                .AndPipe((stream, token) => WriteOverlaysAsync(stream, pictures, overlay, settings, token), "-f", "matroska")
                .To(path, Options(camera, settings, chapters, graph, seconds))
                .RunAsync(seconds, progress, cancellationToken: cancellationToken);
        }
        finally
        {
            File.Delete(graph);
        }
    }

    private static string Graph(CameraSource camera, VideoSettings settings, double seconds)
    {
        var rate = Ffmpeg.Number(camera.FrameRate);
        var graph = new List<string>();
        for (var f = 0; f < camera.Files.Count; f++)
        {
            // Each as long as its file says, so that what follows begins with its sound.
            var length = Ffmpeg.Number(camera.Infos[f].Duration);
            graph.Add(
                $"[{f}:v:0]fps={rate}:start_time=0,{Shaped(camera.Infos[f], settings)},setsar=1,format=yuv420p,tpad=stop=-1:stop_mode=clone,trim=duration={length},setpts=PTS-STARTPTS[part{f}]"
            );
        }
        var parts = string.Concat(camera.Files.Select((_, f) => $"[part{f}]"));
        graph.Add(camera.Files.Count == 1 ? $"{parts}null[film]" : $"{parts}concat=n={camera.Files.Count}:v=1:a=0[film]");
        var start = camera.SpeechStart > 0 ? $",tpad=start_duration={Ffmpeg.Number(camera.SpeechStart)}" : "";
        graph.Add(
            $"[film]{Cutting(camera.Cuts, rate)}fps={rate}{start},tpad=stop=-1:stop_mode=clone,trim=duration={Ffmpeg.Number(seconds)}[camera]"
        );
        graph.Add($"[{camera.Files.Count}:v]scale=out_color_matrix=bt709:out_range=tv,format=yuva420p[over]");
        graph.Add("[camera][over]overlay=0:0:format=yuv420:eof_action=repeat[out]");
        return string.Join(";\n", graph);
    }

    private static string Shaped(MediaInfo info, VideoSettings settings)
    {
        var (width, height) = (settings.Width, settings.Height);
        var wider = info.Width * (double)height / (info.Height * (double)width);
        return wider is <= MostCropped and >= 1 / MostCropped
            ? $"scale={width}:{height}:force_original_aspect_ratio=increase,crop={width}:{height}"
            : $"scale={width}:{height}:force_original_aspect_ratio=decrease,pad={width}:{height}:(ow-iw)/2:(oh-ih)/2:color=0x{settings.Background[1..]}";
    }

    /// <summary>Takes the cuts out: frames in them are dropped, and each later one comes earlier by what was cut before it.</summary>
    private static string Cutting(IReadOnlyList<Cut> cuts, string rate)
    {
        if (cuts.Count == 0)
        {
            return "";
        }
        string At(double seconds) => seconds.ToString("0.###", CultureInfo.InvariantCulture);
        var inside = string.Join('+', cuts.Select(c => $"gte(t,{At(c.Start)})*lt(t,{At(c.End)})"));
        var before = string.Join('+', cuts.Select(c => $"gte(T,{At(c.End)})*{At(c.Length)}"));
        return $"fps={rate},select='not({inside})',setpts='(T-({before}))/TB',";
    }

    private static IEnumerable<string> Options(
        CameraSource camera,
        VideoSettings settings,
        IReadOnlyList<Chapter> chapters,
        string graph,
        double seconds
    )
    {
        var keys =
            chapters.Count > 1
                ? (string[])["-force_key_frames", string.Join(',', chapters.Skip(1).Select(c => Ffmpeg.Number(c.Start)))]
                : [];
        return
        [
            "-filter_complex_script",
            graph,
            "-map",
            "[out]",
            "-t",
            Ffmpeg.Number(seconds),
            .. Ffmpeg.Repeatable,
            "-c:v",
            "libx264",
            "-preset",
            "superfast",
            "-crf",
            "20",
            "-g",
            $"{(int)Math.Round(camera.FrameRate * KeySeconds)}",
            .. keys,
            .. FilmEncoder.Delivery(settings),
            .. FilmEncoder.Container,
        ];
    }

    private static async Task WriteOverlaysAsync(
        Stream stream,
        IReadOnlyList<Picture> pictures,
        CameraOverlay overlay,
        VideoSettings settings,
        CancellationToken cancellationToken
    )
    {
        var film = new MatroskaFrames(stream);
        await film.BeginAsync(settings.Width, settings.Height, "BGRA", cancellationToken);
        foreach (var picture in pictures)
        {
            await film.WriteAsync(overlay.Draw(picture), (long)Math.Round(picture.Time * 1000), cancellationToken);
        }
    }
}
