using System.Globalization;
using MediaPipeline.Media;
using MediaPipeline.Models;
using MediaPipeline.Narration;
using MediaPipeline.Running;
using MediaPipeline.Scripts;
using MediaPipeline.Shows;

namespace MediaPipeline.Tests.Recordings;

/// <summary>An episode in a folder of its own, with recordings that the embedded voice stands in for people in.</summary>
internal sealed class RecordedShow : IDisposable
{
    private const string Slug = "2026-01-20-recorded";

    private readonly string root = Project.NewFolder();

    public RecordedShow(string pipeline = "\"title\": \"Recorded\"")
    {
        Directory.CreateDirectory(Path.Combine(Episode, "recording"));
        File.WriteAllText(Path.Combine(root, ShowFile.Name), $"{{ {pipeline} }}");
    }

    /// <summary>The episode's folder.</summary>
    public string Episode => Path.Combine(root, "episodes", Slug);

    /// <summary>What the stages told, after <see cref="RunAsync"/>.</summary>
    public IReadOnlyList<string> Warnings { get; private set; } = [];

    public void Write(string name, string text) => File.WriteAllText(Path.Combine(Episode, name), text);

    /// <summary>Says a text into a file outside of the episode; gives its path.</summary>
    public async Task<string> SayAsync(string text, double pace = 1)
    {
        var path = Path.Combine(root, $"{Guid.NewGuid():N}.wav");
        await Rehearsal.SayAsync(
            text,
            new Show { Title = "T" },
            new VoiceSettings { Pace = pace },
            Pronunciations.None,
            new ModelShelf(null, null),
            new FileHashes(Path.Combine(root, "hashes")),
            path,
            CancellationToken.None
        );
        return path;
    }

    /// <summary>Makes a file of the recording by ffmpeg's filters over other files.</summary>
    public Task MixAsync(string name, string graph, params string[] inputs) =>
        FfmpegLine.RunAsync([
            .. inputs.SelectMany(i => (string[])["-i", i]),
            "-filter_complex",
            graph,
            "-c:a",
            "pcm_s16le",
            Path.Combine(Episode, name),
        ]);

    /// <summary>Runs stages; gives the run.</summary>
    public async Task<EpisodeRun> RunAsync(params Stage[] stages)
    {
        var run = new EpisodeRun(
            ShowFile.Load(root),
            EpisodeFolder.Open(Episode),
            new ArtifactStore(root, Slug),
            new FileHashes(Path.Combine(root, "hashes")),
            new ModelShelf(null, null)
        );
        var reports = await new Runner(stages, new Unheard()).RunAsync(run, new RunOptions(), CancellationToken.None);
        Warnings = [.. reports.SelectMany(r => r.Warnings)];
        return run;
    }

    /// <summary>The mean level (dB) of a stretch of sound behind a filter.</summary>
    public static async Task<double> LevelAsync(string path, double start, double seconds, string filter = "anull")
    {
        var level = double.NaN;
        await FfmpegLine.RunAsync(
            ["-ss", Ffmpeg.Number(start), "-t", Ffmpeg.Number(seconds), "-i", path, "-af", $"{filter},volumedetect", "-f", "null", "-"],
            onLine: line =>
            {
                const string name = "mean_volume:";
                var at = line.IndexOf(name, StringComparison.Ordinal);
                level = at < 0 ? level : double.Parse(line[(at + name.Length)..].Replace("dB", "").Trim(), CultureInfo.InvariantCulture);
            }
        );
        return level;
    }

    public void Dispose() => Directory.Delete(root, recursive: true);
}
