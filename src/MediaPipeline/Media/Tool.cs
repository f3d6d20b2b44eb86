namespace MediaPipeline.Media;

/// <summary>The programs that the pipeline needs on the machine.</summary>
public static class Tool
{
    public const string Ffmpeg = "ffmpeg";
    public const string Ffprobe = "ffprobe";
    public const string Espeak = "espeak-ng";

    /// <summary>Every program needed, with the Debian package that brings it.</summary>
    public static readonly IReadOnlyList<(string Program, string Package, string VersionArgument)> All =
    [
        (Ffmpeg, "ffmpeg", "-version"),
        (Ffprobe, "ffmpeg", "-version"),
        (Espeak, "espeak-ng", "--version"),
    ];

    /// <summary>The full path of a program on the search path, or null.</summary>
    public static string? Find(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, program))
            .FirstOrDefault(File.Exists);

    /// <summary>The error for a program that is not there.</summary>
    public static MissingException Missing(string program, Exception? inner = null)
    {
        var package = All.FirstOrDefault(t => t.Program == program).Package ?? program;
        return new MissingException(
            $"The program {program} is not on this machine.",
            null,
            $"Install it: sudo apt-get install {package}",
            inner
        );
    }

    /// <summary>Throws unless the program is there.</summary>
    /// <exception cref="MissingException">It is not.</exception>
    public static string Require(string program) => Find(program) ?? throw Missing(program);

    /// <summary>The first line that a program says of its version.</summary>
    /// <exception cref="MissingException">It is not there.</exception>
    public static async Task<string> VersionAsync(string program, CancellationToken cancellationToken)
    {
        var argument = All.FirstOrDefault(t => t.Program == program).VersionArgument ?? "--version";
        var text = await ChildProcess.RunAsync(program, [argument], cancellationToken: cancellationToken);
        return text.Split('\n')[0].Trim();
    }
}
