using MediaPipeline.Media;
using MediaPipeline.Running;

namespace MediaPipeline.Shows;

/// <summary>The music of an episode; each a path, or null.</summary>
/// <param name="Intro">Before the speech.</param>
/// <param name="Outro">After it.</param>
/// <param name="Bed">Under it.</param>
/// <param name="Sting">Between its sections.</param>
public sealed record MusicFiles(string? Intro, string? Outro, string? Bed, string? Sting)
{
    /// <summary>Seconds in which intro and speech, or speech and outro, overlap.</summary>
    private const double Overlap = 1.0;

    /// <summary>Seconds for which the bed goes on after the last word.</summary>
    internal const double BedTail = 1.5;

    /// <summary>A sting begins so long (seconds) after the last word of a section.</summary>
    public const double StingLead = 0.2;

    /// <summary>Speech goes on so long (seconds) before a sting ends.</summary>
    public const double StingOverlap = 0.4;

    /// <summary>The files that the settings and the episode's folder name.</summary>
    /// <exception cref="WrongInputException">One is not there.</exception>
    public static MusicFiles Of(EpisodeRun run)
    {
        var settings = run.Show.Music;
        return new MusicFiles(
            Named("music.intro", settings.Intro),
            Named("music.outro", settings.Outro),
            run.Episode.Music ?? Named("music.bed", settings.Bed),
            Named("music.sting", settings.Sting)
        );

        string? Named(string key, string? relative)
        {
            if (relative is null)
            {
                return null;
            }
            var path = Path.GetFullPath(relative, run.Episode.ShowRoot);
            return File.Exists(path)
                ? path
                : throw new WrongInputException(
                    $"The file of '{key}' is not there: {path}",
                    Path.Combine(run.Episode.ShowRoot, ShowFile.Name),
                    "Put it there, or take the key out."
                );
        }
    }

    /// <summary>The files as inputs of a stage.</summary>
    public IEnumerable<StageInput> Inputs(FileHashes hashes)
    {
        (string Name, string? Path)[] files = [("the intro", Intro), ("the outro", Outro), ("the music bed", Bed), ("the sting", Sting)];
        return files.Where(f => f.Path is not null).Select(f => StageInput.File(f.Name, f.Path!, hashes));
    }

    /// <summary>Each file, once.</summary>
    public IReadOnlyList<string> Paths => [.. new[] { Intro, Outro, Bed, Sting }.OfType<string>().Distinct()];

    /// <summary>How speech of so many seconds comes to lie among the music.</summary>
    public async Task<Layout> LayAsync(double speechSeconds, CancellationToken cancellationToken)
    {
        async Task<double> Length(string? path) => path is null ? 0 : (await MediaInfo.ProbeAsync(path, cancellationToken)).Duration;
        var intro = await Length(Intro);
        var start = Intro is null ? 0 : Math.Max(0, intro - Overlap);
        var outroStart = start + Math.Max(0, speechSeconds - Overlap);
        var end = start + speechSeconds + (Bed is null ? 0 : BedTail);
        return new Layout(start, intro, outroStart, Math.Max(end, Outro is null ? 0 : outroStart + await Length(Outro)));
    }
}

/// <summary>Where things lie in the master; seconds.</summary>
/// <param name="SpeechStart">The speech begins.</param>
/// <param name="IntroSeconds">The length of the intro.</param>
/// <param name="OutroStart">The outro begins.</param>
/// <param name="Duration">The whole ends.</param>
public sealed record Layout(double SpeechStart, double IntroSeconds, double OutroStart, double Duration);
