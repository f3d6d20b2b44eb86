using MediaPipeline.Media;
using MediaPipeline.Models;
using MediaPipeline.Running;
using MediaPipeline.Scripts;
using MediaPipeline.Shows;

namespace MediaPipeline.Tests.Script;

/// <summary>A script that was read before is not read again, and one that would read otherwise is.</summary>
public sealed class SeenScriptTests : IDisposable
{
    private const string Slug = "2026-01-09-tones";
    private const string Settings = """{ "title": "Tones", "author": "Nora" }""";
    private const string Text = "A tone costs $5.\n\n## A pause\n\nWe rest for 2.5 s.\n";

    private readonly string root = Project.NewFolder();

    public SeenScriptTests()
    {
        Directory.CreateDirectory(Episode);
        File.WriteAllText(Path.Combine(root, ShowFile.Name), Settings);
        File.WriteAllText(Path.Combine(Episode, "script.md"), Text);
    }

    private string Episode => Path.Combine(root, "episodes", Slug);

    private IEnumerable<string> KeptFiles =>
        Directory.EnumerateFiles(Path.Combine(root, ArtifactStore.FolderName, "shared", "scripts"), "*.json", SearchOption.AllDirectories);

    [Fact]
    public async Task What_was_kept_is_what_reading_gives()
    {
        var first = await InputsAsync();
        var again = await InputsAsync();

        again.ShouldBe(first);
        again.Select(i => i.Name).ShouldBe(["script.md: front matter", "script.md: section 1", "script.md: section 2"]);
    }

    [Fact]
    public async Task A_script_that_was_read_is_not_read_again()
    {
        new SeenScript(Run()).Keep([new StageInput("kept", "hash")]);

        (await InputsAsync()).ShouldBe([new StageInput("kept", "hash")]);
    }

    [Theory]
    [InlineData("script.md", "A tone costs $6.\n\n## A pause\n\nWe rest for 2.5 s.\n")]
    [InlineData("pronunciations.yaml", "tone: toan\n")]
    [InlineData("../../pipeline.json", """{ "title": "Tones", "author": "Nora", "pronunciations": { "tone": "toan" } }""")]
    [InlineData("../../pipeline.json", """{ "title": "Tones", "author": "Nora", "language": "en-GB" }""")]
    [InlineData("../../pipeline.json", """{ "title": "Tones", "author": "Nora", "publishing": { "publishTime": "07:00" } }""")]
    public async Task What_its_reading_depends_on_makes_it_new(string file, string content)
    {
        new SeenScript(Run()).Keep([new StageInput("kept", "hash")]);

        await File.WriteAllTextAsync(Path.Combine(Episode, file), content, TestContext.Current.CancellationToken);

        (await InputsAsync()).Count.ShouldBe(3);
    }

    [Fact]
    public async Task The_folders_name_which_gives_the_title_and_the_date_makes_it_new()
    {
        var before = await InputsAsync();
        Directory.Move(Episode, Episode + "-and-rests");

        var after = await InputsAsync(Slug + "-and-rests");

        after[0].ShouldNotBe(before[0]);
        after.Skip(1).ShouldBe(before.Skip(1));
    }

    [Fact]
    public async Task What_was_damaged_is_read_anew()
    {
        var first = await InputsAsync();
        var file = KeptFiles.ShouldHaveSingleItem();
        var bytes = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
        bytes[bytes.Length / 2] ^= 1;
        await File.WriteAllBytesAsync(file, bytes, TestContext.Current.CancellationToken);

        (await InputsAsync()).ShouldBe(first);
    }

    [Fact]
    public async Task A_script_that_is_none_is_told_of_as_ever()
    {
        await File.WriteAllTextAsync(Path.Combine(Episode, "script.md"), "", TestContext.Current.CancellationToken);
        (await Should.ThrowAsync<WrongInputException>(() => InputsAsync())).Message.ShouldContain("is empty");

        File.Delete(Path.Combine(Episode, "script.md"));
        File.CreateSymbolicLink(Path.Combine(Episode, "script.md"), "nowhere");
        (await Should.ThrowAsync<WrongInputException>(() => InputsAsync())).Message.ShouldContain("does not exist");
    }

    [Fact]
    public async Task A_pipe_without_an_end_is_not_waited_for()
    {
        File.Delete(Path.Combine(Episode, "script.md"));
        await ChildProcess.RunAsync(
            "mkfifo",
            [Path.Combine(Episode, "script.md")],
            cancellationToken: TestContext.Current.CancellationToken
        );

        await Should.ThrowAsync<WrongInputException>(() => Task.Run(() => InputsAsync()).WaitAsync(TimeSpan.FromMinutes(1)));
    }

    [Fact]
    public async Task Where_nothing_can_be_kept_the_script_is_read()
    {
        var shared = Path.Combine(root, ArtifactStore.FolderName, "shared");
        Directory.CreateDirectory(shared);
        await File.WriteAllTextAsync(Path.Combine(shared, "scripts"), "in the way", TestContext.Current.CancellationToken);

        (await InputsAsync()).Count.ShouldBe(3);
    }

    public void Dispose() => Directory.Delete(root, recursive: true);

    private Task<IReadOnlyList<StageInput>> InputsAsync(string slug = Slug) =>
        new ScriptStage().InputsAsync(Run(slug), TestContext.Current.CancellationToken);

    private EpisodeRun Run(string slug = Slug) =>
        new(
            ShowFile.Load(root),
            EpisodeFolder.Open(Path.Combine(root, "episodes", slug)),
            new ArtifactStore(root, slug),
            new FileHashes(Path.Combine(root, ArtifactStore.FolderName, "hashes")),
            new ModelShelf(null, null)
        );
}
