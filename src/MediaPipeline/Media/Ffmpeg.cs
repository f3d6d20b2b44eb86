using System.Globalization;
using CliWrap;

namespace MediaPipeline.Media;

/// <summary>Runs ffmpeg: the options that every call shares, and its progress.</summary>
public static class Ffmpeg
{
    private static readonly string[] Always = ["-hide_banner", "-nostdin", "-y", "-loglevel", "info", "-nostats"];

    // ffmpeg's own version in each file would make outputs differ between machines for no reason. Chapters keep
    // their titles: '-map_metadata -1' would take those, too.
    /// <summary>Options for outputs that are the same, byte for byte, whenever they are made.</summary>
    public static readonly IReadOnlyList<string> Repeatable =
    [
        "-map_metadata:g",
        "-1",
        "-map_metadata:s",
        "-1",
        "-fflags",
        "+bitexact",
        "-flags:v",
        "+bitexact",
        "-flags:a",
        "+bitexact",
    ];

    /// <summary>Options for sound kept between stages: FLAC of 24 bits, quickly.</summary>
    public static readonly IReadOnlyList<string> Lossless =
    [
        "-c:a",
        "flac",
        "-sample_fmt",
        "s32",
        "-bits_per_raw_sample",
        "24",
        "-compression_level",
        "2",
    ];

    /// <summary>Runs ffmpeg to its end.</summary>
    /// <param name="arguments">Inputs, filters and outputs.</param>
    /// <param name="duration">Seconds that the output will last, for progress; 0 when unknown.</param>
    /// <param name="progress">Told the share done.</param>
    /// <param name="onLine">Told each line that ffmpeg writes, where measurements are.</param>
    /// <param name="cancellationToken">Ends ffmpeg.</param>
    public static Task RunAsync(
        IEnumerable<string> arguments,
        double duration = 0,
        IProgress<double>? progress = null,
        Action<string>? onLine = null,
        CancellationToken cancellationToken = default
    ) => RunAsync(arguments, PipeSource.Null, PipeTarget.Null, duration, progress, onLine, cancellationToken);

    /// <summary>Runs ffmpeg with data flowing through its standard input or output (<c>pipe:0</c>, <c>pipe:1</c>).</summary>
    public static Task RunAsync(
        IEnumerable<string> arguments,
        PipeSource input,
        PipeTarget output,
        double duration = 0,
        IProgress<double>? progress = null,
        Action<string>? onLine = null,
        CancellationToken cancellationToken = default
    )
    {
        void Line(string line)
        {
            if (line.StartsWith("out_time_us=", StringComparison.Ordinal))
            {
                if (duration > 0 && long.TryParse(line.AsSpan(12), CultureInfo.InvariantCulture, out var microseconds))
                {
                    progress?.Report(Math.Clamp(microseconds / 1e6 / duration, 0, 1));
                }
            }
            else
            {
                onLine?.Invoke(line);
            }
        }
        string[] all = [.. Always, "-progress", "pipe:2", .. arguments];
        return ChildProcess.RunAsync(Tool.Ffmpeg, all, input, output, Line, cancellationToken);
    }

    /// <summary>A number as ffmpeg reads it.</summary>
    public static string Number(double value) => value.ToString("0.######", CultureInfo.InvariantCulture);
}
