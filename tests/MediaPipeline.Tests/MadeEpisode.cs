using MediaPipeline.Models;
using MediaPipeline.Publishing;
using MediaPipeline.Running;
using MediaPipeline.Shows;

namespace MediaPipeline.Tests;

/// <summary>A short episode, made once by all stages with the real tools and models, and published into a folder.</summary>
public sealed class MadeEpisode : IAsyncLifetime
{
    public const string Slug = "2026-01-09-test-tones";

    public const string Script = """
        ---
        title: Test & tones
        number: 7
        people: [Nora]
        tags: [tones, tests]
        ---
        Welcome to the shortest show about sound. It costs $50, or nothing at all.

        ## A tone

        A tone is a wave that repeats. Dr. Helmholtz wrote a [long book](https://example.org/book?a=1&b=2) about it in 1863.

        - First, it has a pitch.
        - Second, it has a level.

        ## A pause

        **ADA:** Now we rest for a moment. Was that long enough?

        ## The end

        Thank you for listening, and see you on May 5!
        """;

    public string Root { get; } = Project.NewFolder();

    public EpisodeRun Run { get; private set; } = null!;

    public IReadOnlyList<StageReport> Reports { get; private set; } = [];

    public PublishedEpisode Record => Run.Output(PublishStage.StageName).Read<PublishedEpisode>(PublishStage.RecordName);

    public string Public => Path.Combine(Root, "public");

    public async ValueTask InitializeAsync()
    {
        var folder = Path.Combine(Root, "episodes", Slug);
        Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(
            Path.Combine(Root, ShowFile.Name),
            """
            {
              "title": "Tests <and> tones", "author": "Test team", "site": "https://tones.example/show", "description": "Short.",
              "owner": { "name": "Nora", "email": "nora@tones.example" },
              "voices": { "ADA": { "name": "en_US-joe-medium", "pace": 1.1 } },
              "video": { "width": 640, "height": 360 }
            }
            """
        );
        await File.WriteAllTextAsync(Path.Combine(folder, "script.md"), Script);
        Run = NewRun();
        Reports = await new Runner(Pipeline.Stages, new Unheard()).RunAsync(Run, new RunOptions(), CancellationToken.None);
    }

    /// <summary>A new run of the same episode, as a new process would begin it.</summary>
    public EpisodeRun NewRun() =>
        new(
            ShowFile.Load(Root),
            EpisodeFolder.Open(Path.Combine(Root, "episodes", Slug)),
            new ArtifactStore(Root, Slug),
            new FileHashes(Path.Combine(Root, ArtifactStore.FolderName, "hashes")),
            new ModelShelf(null, null)
        );

    /// <summary>The path of a stage's output.</summary>
    public string FileOf(string stage, string name) => Run.Output(stage).File(name);

    public ValueTask DisposeAsync()
    {
        Directory.Delete(Root, recursive: true);
        return ValueTask.CompletedTask;
    }
}

[CollectionDefinition(nameof(MadeEpisode))]
public sealed class MadeEpisodeCollection : ICollectionFixture<MadeEpisode>;
