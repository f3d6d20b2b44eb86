using CliWrap;
using MediaPipeline.Media;

namespace MediaPipeline.Tests;

/// <summary>ffmpeg by its command line, for sound and film to try things on, and to look at what was made.</summary>
internal static class FfmpegLine
{
    public static Task RunAsync(IEnumerable<string> arguments, Action<string>? onLine = null) =>
        RunAsync(arguments, PipeTarget.Null, onLine);

    public static Task RunAsync(IEnumerable<string> arguments, PipeTarget output, Action<string>? onLine = null) =>
        ChildProcess.RunAsync(
            Tool.Ffmpeg,
            ["-hide_banner", "-nostdin", "-y", "-nostats", .. arguments],
            PipeSource.Null,
            output,
            onLine,
            CancellationToken.None
        );
}
