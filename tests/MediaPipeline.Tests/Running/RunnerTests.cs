using MediaPipeline.Models;
using MediaPipeline.Running;
using MediaPipeline.Shows;
using MediaPipeline.Storage;

namespace MediaPipeline.Tests.Running;

public sealed class RunnerTests
{
    private readonly string root = Project.NewFolder();
    private int value = 1;
    private int ran;
    private SharedStore? shared;

    private EpisodeRun NewRun()
    {
        File.WriteAllText(Path.Combine(root, ShowFile.Name), "{ \"title\": \"x\" }");
        var folder = Path.Combine(root, "episodes", "e");
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "script.md"), "text");
        return new EpisodeRun(
            ShowFile.Load(root),
            EpisodeFolder.Open(folder),
            new ArtifactStore(root, "e"),
            new FileHashes(Path.Combine(root, "hashes")),
            new ModelShelf(null, null)
        )
        {
            Shared = shared,
        };
    }

    private async Task<IReadOnlyList<StageReport>> RunAsync(RunOptions? options = null, Action<StageWork>? work = null)
    {
        var first = new Made(
            "first",
            [],
            () => [StageInput.Value("the number", value)],
            (_, w) =>
            {
                ran++;
                work?.Invoke(w);
                File.WriteAllText(w.File("out.txt"), $"{value % 10}");
            }
        );
        var second = new Made(
            "second",
            ["first"],
            () => [],
            (run, w) => File.WriteAllText(w.File("out.txt"), $"second of {run.Output("first").Read<int>("out.txt")}")
        );
        return await new Runner([first, second], new Unheard()).RunAsync(NewRun(), options ?? new RunOptions(), CancellationToken.None);
    }

    [Fact]
    public async Task The_same_inputs_run_nothing_and_changed_ones_say_why()
    {
        (await RunAsync()).ShouldAllBe(r => r.Outcome == StageOutcome.Ran);
        (await RunAsync()).ShouldAllBe(r => r.Outcome == StageOutcome.Kept);
        value = 2;

        var plan = await RunAsync(new RunOptions(DryRun: true));
        var reports = await RunAsync();

        plan[0].Why.ShouldBe("the number changed");
        plan[1].Outcome.ShouldBe(StageOutcome.Waits);
        reports[0].Why.ShouldBe("the number changed");
        reports[1].Why.ShouldBe("the output of first changed");
        ran.ShouldBe(2);
    }

    [Fact]
    public async Task A_stage_that_makes_the_same_again_stops_the_change_there()
    {
        await RunAsync();
        value = 11;

        var reports = await RunAsync();

        reports.Select(r => r.Outcome).ShouldBe([StageOutcome.Ran, StageOutcome.Kept]);
    }

    [Fact]
    public async Task A_stage_that_fails_leaves_nothing_and_is_remembered_until_it_succeeds()
    {
        await Should.ThrowAsync<PipelineException>(() => RunAsync(work: _ => throw new PipelineException("It broke.")));

        var store = new ArtifactStore(root, "e");
        store.Latest("first").ShouldBeNull();
        store.LastFailure("first").ShouldBe("It broke.");
        Directory.Exists(Path.Combine(store.EpisodeFolder, "work")).ShouldBeTrue();
        Directory.GetFileSystemEntries(Path.Combine(store.EpisodeFolder, "work")).ShouldBeEmpty();
        await RunAsync();
        store.LastFailure("first").ShouldBeNull();
    }

    [Fact]
    public async Task A_damaged_output_is_found_and_made_again()
    {
        await RunAsync();
        var output = new ArtifactStore(root, "e").Latest("first")!;
        await File.WriteAllTextAsync(output.File("out.txt"), "9");

        (await RunAsync())[0].Outcome.ShouldBe(StageOutcome.Ran);
        (await File.ReadAllTextAsync(output.File("out.txt"))).ShouldBe("1");
    }

    [Fact]
    public async Task What_a_disk_changed_without_a_trace_is_made_again_where_it_is_read()
    {
        await RunAsync();
        var made = new ArtifactStore(root, "e").Latest("first")!.PathOf("out.txt");
        var time = File.GetLastWriteTimeUtc(made);
        await File.WriteAllTextAsync(made, "9");
        File.SetLastWriteTimeUtc(made, time);

        var reports = await RunAsync(new RunOptions(From: "second"));

        reports.Select(r => r.Why).ShouldBe(["its output is damaged or gone", "asked for"]);
        (await File.ReadAllTextAsync(new ArtifactStore(root, "e").Latest("second")!.File("out.txt"))).ShouldBe("second of 1");
    }

    [Fact]
    public async Task What_another_stage_has_found_damaged_and_deleted_is_damaged_for_all()
    {
        await RunAsync();
        var output = new ArtifactStore(root, "e").Latest("first")!;
        File.Delete(output.PathOf("out.txt"));

        Should.Throw<DamagedOutputException>(() => output.File("out.txt"));
        Should.Throw<DamagedOutputException>(() => output.Read<int>("out.txt"));
    }

    [Fact]
    public async Task What_was_read_is_read_once()
    {
        await RunAsync();
        var output = new ArtifactStore(root, "e").Latest("first")!;

        output.Read<int>("out.txt").ShouldBe(1);
        File.Delete(output.PathOf("out.txt"));

        output.Read<int>("out.txt").ShouldBe(1);
    }

    [Fact]
    public async Task From_and_force_run_what_they_name()
    {
        await RunAsync();

        (await RunAsync(new RunOptions(From: "second"))).Select(r => r.Outcome).ShouldBe([StageOutcome.Kept, StageOutcome.Ran]);
        (await RunAsync(new RunOptions(Force: true))).ShouldAllBe(r => r.Outcome == StageOutcome.Ran);
        (await RunAsync(new RunOptions(To: "first"))).Single().Stage.ShouldBe("first");
        (await Should.ThrowAsync<WrongInputException>(() => RunAsync(new RunOptions(To: "third")))).Remedy!.ShouldContain("first, second");
    }

    [Fact]
    public void A_second_run_at_once_is_refused()
    {
        var store = new ArtifactStore(root, "e");
        using var held = EpisodeLock.Take(store, "e");

        Should.Throw<PipelineException>(() => EpisodeLock.Take(store, "e")).Message.ShouldContain("Another run");
    }

    [Fact]
    public async Task Old_outputs_go_and_the_current_one_stays()
    {
        await RunAsync();
        value = 2;
        await RunAsync();
        var store = new ArtifactStore(root, "e");

        store.Prune(TimeSpan.Zero, 100, DateTimeOffset.UtcNow.AddDays(1));

        Directory.GetDirectories(Path.Combine(store.EpisodeFolder, "first")).Length.ShouldBe(1);
        (await RunAsync()).ShouldAllBe(r => r.Outcome == StageOutcome.Kept);
    }

    private static SharedStore StoreIn(string folder) =>
        new(new FolderStorage(folder, Path.Combine(folder, ".lock"), new FileHashes(Path.Combine(folder, "hashes"))), "show");

    [Fact]
    public async Task A_shared_store_that_cannot_be_asked_is_told_of_once_and_done_without()
    {
        // A mount gone wrong: a link that leads to itself.
        var broken = Path.Combine(Project.NewFolder(), "store");
        File.CreateSymbolicLink(broken, broken);
        shared = StoreIn(broken);

        var reports = await RunAsync();

        reports.ShouldAllBe(r => r.Outcome == StageOutcome.Ran);
        reports.SelectMany(r => r.Warnings).ShouldHaveSingleItem().ShouldContain("could not be asked");
    }

    [Fact]
    public async Task What_another_machine_has_made_is_taken_from_the_shared_store()
    {
        var folder = Project.NewFolder();
        await RunAsync();
        var here = new ArtifactStore(root, "e");
        foreach (var stage in new[] { "first", "second" })
        {
            await StoreIn(folder).PutAsync("e", here.Latest(stage)!, CancellationToken.None);
        }
        Directory.Delete(Path.Combine(root, ArtifactStore.FolderName), recursive: true);
        shared = StoreIn(folder);

        (await RunAsync(new RunOptions(DryRun: true))).ShouldAllBe(r => r.Outcome == StageOutcome.Kept);
        (await RunAsync()).ShouldAllBe(r => r.Outcome == StageOutcome.Kept);
        ran.ShouldBe(1);
    }

    private sealed class Made(string name, string[] after, Func<IReadOnlyList<StageInput>> inputs, Action<EpisodeRun, StageWork> work)
        : Stage
    {
        public override string Name => name;
        public override int Version => 1;
        public override IReadOnlyList<string> After => after;
        public override string Doing => name;
        public override string Capability => "text";

        public override Task<IReadOnlyList<StageInput>> InputsAsync(EpisodeRun run, CancellationToken cancellationToken) =>
            Task.FromResult(inputs());

        public override Task RunAsync(EpisodeRun run, StageWork stageWork, CancellationToken cancellationToken)
        {
            work(run, stageWork);
            return Task.CompletedTask;
        }
    }
}
