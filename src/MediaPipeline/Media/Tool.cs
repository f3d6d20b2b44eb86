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
    public static MissingException Missing(string program, Exception? inner = null) =>
        new($"The program {program} is not on this machine.", null, $"Install it: sudo apt-get install {PackageOf(program)}", inner);

    private static string PackageOf(string program) => All.FirstOrDefault(t => t.Program == program).Package ?? program;

    /// <summary>Throws unless the program is there.</summary>
    /// <exception cref="MissingException">It is not.</exception>
    public static string Require(string program) => Find(program) ?? throw Missing(program);

    /// <summary>Throws unless a program does what it can do wherever it works at all.</summary>
    /// <exception cref="MissingException">It is not there, or fails.</exception>
    public static async Task RequireWorkingAsync(
        string program,
        IReadOnlyList<string> arguments,
        string? input,
        CancellationToken cancellationToken
    )
    {
        try
        {
            await ChildProcess.RunAsync(program, arguments, input, cancellationToken: cancellationToken);
        }
        catch (ChildProcessException e)
        {
            throw new MissingException(
                $"The program {program} ({Find(program)}) does not work on this machine: {e.Message}",
                null,
                $"Install it again: sudo apt-get install --reinstall {PackageOf(program)}",
                e
            );
        }
    }

    /// <summary>Throws unless a program says what it is.</summary>
    /// <exception cref="MissingException">It is not there, or fails.</exception>
    public static Task RequireWorkingAsync(string program, CancellationToken cancellationToken) =>
        RequireWorkingAsync(program, [VersionArgumentOf(program)], null, cancellationToken);

    private static string VersionArgumentOf(string program) => All.FirstOrDefault(t => t.Program == program).VersionArgument ?? "--version";

    /// <summary>The first line that a program says of its version.</summary>
    /// <exception cref="MissingException">It is not there.</exception>
    public static async Task<string> VersionAsync(string program, CancellationToken cancellationToken)
    {
        var text = await ChildProcess.RunAsync(program, [VersionArgumentOf(program)], cancellationToken: cancellationToken);
        return text.Split('\n')[0].Trim();
    }
}
