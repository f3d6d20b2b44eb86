using MediaPipeline.Models;
using MediaPipeline.Narration;
using MediaPipeline.Running;
using MediaPipeline.Scripts;
using MediaPipeline.Shows;

namespace MediaPipeline.Benchmarks;

/// <summary>What all measurements share: the script, the models, a folder that is gone afterwards.</summary>
internal sealed class Bench : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("mediapipeline-bench-").FullName;

    public Bench(string scriptPath)
    {
        ScriptPath = Path.GetFullPath(scriptPath);
        Root = Path.Combine(folder, "show");
        var episode = Path.Combine(Root, "episodes", "2026-01-05-benchmark");
        Directory.CreateDirectory(episode);
        File.WriteAllText(Path.Combine(Root, ShowFile.Name), """{ "title": "Benchmark" }""");
        File.Copy(ScriptPath, Path.Combine(episode, "script" + Path.GetExtension(ScriptPath)));
        Show = ShowFile.Load(Root);
        Episode = EpisodeFolder.Open(episode);
        Script = ScriptStage.Read(Show, Episode);
        Models = new ModelShelf(null, null);
    }

    public string ScriptPath { get; }
    public string Root { get; }
    public Show Show { get; }
    public EpisodeFolder Episode { get; }
    public Script Script { get; }
    public ModelShelf Models { get; }

    /// <summary>The sample episode's script, found upwards from the program.</summary>
    public static string SampleScript()
    {
        for (var at = AppContext.BaseDirectory; at is not null; at = Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(at)))
        {
            if (Directory.Exists(Path.Combine(at, "episodes")))
            {
                return Directory
                    .GetFiles(Path.Combine(at, "episodes"), "script.md", SearchOption.AllDirectories)
                    .Order(StringComparer.Ordinal)
                    .First();
            }
        }
        throw new InvalidOperationException("No sample episode was found; name a script.");
    }

    /// <summary>A run of the episode.</summary>
    public EpisodeRun Run() => Run(Show, Episode);

    /// <summary>A run of any episode of the show, with settings of its own.</summary>
    public EpisodeRun Run(Show show, EpisodeFolder episode) =>
        new(
            show,
            episode,
            new ArtifactStore(Root, episode.Slug),
            new FileHashes(Path.Combine(Root, ArtifactStore.FolderName, "hashes")),
            Models
        );

    /// <summary>A new empty folder.</summary>
    public string NewFolder() => Directory.CreateDirectory(Path.Combine(folder, Guid.NewGuid().ToString("N"))).FullName;

    /// <summary>The script as the stage would have it spoken.</summary>
    public List<SpokenLine> Lines() =>
        [
            .. Script.Sections.SelectMany(
                (section, s) =>
                    section.Paragraphs.SelectMany(
                        (paragraph, p) => paragraph.Sentences.Select((sentence, x) => new SpokenLine(s, p, x, sentence, Show.Voice))
                    )
            ),
        ];

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
