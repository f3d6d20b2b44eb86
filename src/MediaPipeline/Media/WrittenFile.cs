using System.Text.RegularExpressions;

namespace MediaPipeline.Media;

/// <summary>
/// Whether a file that ffmpeg says it has written is there as it says: a disk that lies, or a network's folder, may have lost a part, and
/// what is kept would stay broken.
/// </summary>
internal static partial class WrittenFile
{
    /// <summary>Looks at it.</summary>
    /// <param name="arguments">ffmpeg's, as the library joins them.</param>
    /// <param name="written">What ffmpeg says of its size, in whole units of 1,024 bytes.</param>
    /// <exception cref="PipelineException">A part of it is not there.</exception>
    public static void Check(string arguments, long? written)
    {
        // Of several files ffmpeg tells the size of the first alone.
        if (written is not { } said || Outputs().Matches(arguments) is not [var output])
        {
            return;
        }
        var file = new FileInfo(output.Groups["path"].Value);
        if (file.Exists && (file.Length + 1023) / 1024 < said)
        {
            throw new PipelineException(
                $"ffmpeg says that it has written {said} kB, but {file.Length / 1024} kB are there.",
                file.FullName,
                "Run it again. If that happens again, look whether the disk is sound."
            );
        }
    }

    [GeneratedRegex("""file:(?<path>[^"]*)" -y(?= |$)""")]
    private static partial Regex Outputs();
}
