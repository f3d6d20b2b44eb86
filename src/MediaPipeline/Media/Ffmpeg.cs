using System.Globalization;
using FFMpegCore;
using FFMpegCore.Pipes;

namespace MediaPipeline.Media;

/// <summary>
/// What goes into ffmpeg and comes out, in FFMpegCore's terms: <c>Ffmpeg.From(take).To(master, "-ac", "1").RunAsync()</c>.
/// Options are ffmpeg's own, each as it is; the library joins them to one line, so they are quoted here.
/// </summary>
public static class Ffmpeg
{
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
        "0",
    ];

    /// <summary>Begins with a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">What ffmpeg is told of it.</param>
    public static FFMpegArguments From(string path, params IEnumerable<string> options) =>
        FFMpegArguments.FromFileInput(
            Address(path),
            verifyExists: false,
            o => o.WithCustomArgument(Joined(["-hide_banner", .. Limited([.. options])]))
        );

    /// <summary>Begins with what is written while ffmpeg reads it.</summary>
    /// <param name="write">Writes it all.</param>
    /// <param name="options">What ffmpeg is told of it.</param>
    public static FFMpegArguments FromPipe(Func<Stream, CancellationToken, Task> write, params IEnumerable<string> options) =>
        FFMpegArguments.FromPipeInput(new WrittenPipe(write), o => o.WithCustomArgument(Joined(["-hide_banner", .. options])));

    /// <summary>Adds a file.</summary>
    public static FFMpegArguments And(this FFMpegArguments inputs, string path, params IEnumerable<string> options) =>
        inputs.AddFileInput(Address(path), verifyExists: false, o => o.WithCustomArgument(Joined(Limited([.. options]))));

    /// <summary>Adds what is written while ffmpeg reads it.</summary>
    public static FFMpegArguments AndPipe(
        this FFMpegArguments inputs,
        Func<Stream, CancellationToken, Task> write,
        params IEnumerable<string> options
    ) => inputs.AddPipeInput(new WrittenPipe(write), o => o.WithCustomArgument(Joined(options)));

    /// <summary>Ends in a file, in place of what is there.</summary>
    /// <param name="inputs">What goes in.</param>
    /// <param name="path">The file.</param>
    /// <param name="options">Maps, filters, codecs.</param>
    public static FFMpegArgumentProcessor To(this FFMpegArguments inputs, string path, params IEnumerable<string> options) =>
        inputs.OutputToFile(Address(path), overwrite: true, o => o.WithCustomArgument(Joined(options)));

    /// <summary>Ends in several files.</summary>
    public static FFMpegArgumentProcessor ToFiles(this FFMpegArguments inputs, IEnumerable<(string Path, string[] Options)> outputs) =>
        inputs.OutputToMany(many =>
        {
            foreach (var (path, options) in outputs)
            {
                many.OutputToFile(Address(path), overwrite: true, o => o.WithCustomArgument(Joined(options)));
            }
        });

    /// <summary>Ends in what is read while ffmpeg writes it, to its end.</summary>
    public static FFMpegArgumentProcessor ToPipe(
        this FFMpegArguments inputs,
        Func<Stream, Task> read,
        params IEnumerable<string> options
    ) =>
        // The library's token ends with the process, when its last bytes may still wait in the pipe.
        inputs.OutputToPipe(new StreamPipeSink((stream, _) => read(stream)), o => o.WithCustomArgument(Joined(options)));

    /// <summary>Ends in nothing: ffmpeg only tells what it measures.</summary>
    public static FFMpegArgumentProcessor ToNothing(this FFMpegArguments inputs, params IEnumerable<string> options) =>
        inputs.OutputToNull(o => o.WithCustomArgument(Joined(options)));

    /// <summary>A number as ffmpeg reads it.</summary>
    public static string Number(double value) => value.ToString("0.######", CultureInfo.InvariantCulture);

    /// <summary>A path that ffmpeg cannot take for an option or for an address, to stand between the library's quotation marks.</summary>
    private static string Address(string path) => Escaped("file:" + Path.GetFullPath(path));

    /// <summary>What a file may be: of the format that we say, or one of those that hold their media themselves.</summary>
    private static IEnumerable<string> Limited(IReadOnlyList<string> options) =>
        [.. options.Contains("-f") ? KnownFormats.OnlyFiles : KnownFormats.Options, .. options];

    private static string Joined(IEnumerable<string> options) => string.Join(' ', options.Select(o => $"\"{Escaped(o)}\""));

    /// <summary>
    /// For a place between quotation marks on a command line, as .NET and Windows take it apart: a mark stands behind a
    /// backslash, and backslashes before a mark are doubled.
    /// </summary>
    private static string Escaped(string text)
    {
        var escaped = new System.Text.StringBuilder();
        var backslashes = 0;
        foreach (var c in text)
        {
            if (c == '"')
            {
                escaped.Append('\\', backslashes + 1);
            }
            backslashes = c == '\\' ? backslashes + 1 : 0;
            escaped.Append(c);
        }
        return escaped.Append('\\', backslashes).ToString();
    }
}
