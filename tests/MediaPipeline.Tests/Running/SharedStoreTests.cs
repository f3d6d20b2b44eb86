using MediaPipeline.Running;
using MediaPipeline.Storage;

namespace MediaPipeline.Tests.Running;

public sealed class SharedStoreTests
{
    private readonly string folder = Project.NewFolder();
    private readonly ArtifactStore here = new(Project.NewFolder(), "episode");
    private readonly ArtifactStore there = new(Project.NewFolder(), "episode");
    private readonly SharedStore shared;

    public SharedStoreTests() =>
        shared = new SharedStore(
            new FolderStorage(folder, Path.Combine(folder, ".lock"), new FileHashes(Path.Combine(Project.NewFolder(), "hashes"))),
            "show"
        );

    private const string Key = "0123456789abcdef0123456789abcdef";

    [Fact]
    public async Task An_output_reaches_another_machine_whole()
    {
        await shared.PutAsync("episode", Made(new string('a', 100), 5 << 20), CancellationToken.None);

        var fetched = (await FetchAsync(whole: true)).ShouldNotBeNull();

        File.ReadAllText(fetched.File("small.txt")).ShouldBe(new string('a', 100));
        new FileInfo(fetched.File("large.bin")).Length.ShouldBe(5 << 20);
        there.Find("stage", Key).ShouldNotBeNull();
    }

    [Fact]
    public async Task Whoever_only_asks_what_there_is_gets_no_large_files_and_later_all()
    {
        await shared.PutAsync("episode", Made("a", 5 << 20), CancellationToken.None);

        var light = (await FetchAsync(whole: false)).ShouldNotBeNull();

        File.Exists(light.PathOf("large.bin")).ShouldBeFalse();
        light.Manifest.Files.Count.ShouldBe(2);
        there.Find("stage", Key).ShouldBeNull();
        Directory.Delete(Path.Combine(folder, "show"), recursive: true);
        (await FetchAsync(whole: false)).ShouldNotBeNull("it is known here by now");
        (await FetchAsync(whole: true)).ShouldBeNull();
    }

    [Fact]
    public async Task Two_jobs_that_fetch_the_same_do_not_take_it_from_each_other()
    {
        await shared.PutAsync("episode", Made("a", 1 << 20), CancellationToken.None);
        var jobs = Enumerable
            .Range(0, 8)
            .Select(job =>
                Task.Run(async () =>
                {
                    var output = (await FetchAsync(whole: true)).ShouldNotBeNull();
                    for (var reading = 0; reading < 50; reading++)
                    {
                        File.ReadAllBytes(output.File("large.bin")).Length.ShouldBe(1 << 20);
                        File.ReadAllText(output.File("small.txt")).ShouldBe("a");
                    }
                })
            );

        await Task.WhenAll(jobs);

        Directory.GetDirectories(Path.Combine(there.EpisodeFolder, "work")).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("content")]
    [InlineData("show")]
    public async Task What_is_damaged_or_lost_counts_as_not_there_and_can_be_put_there_again(string part)
    {
        await shared.PutAsync("episode", Made("a", 1000), CancellationToken.None);
        foreach (var file in Directory.GetFiles(Path.Combine(folder, part), "*", SearchOption.AllDirectories))
        {
            File.WriteAllText(file, "x");
        }

        (await FetchAsync(whole: true)).ShouldBeNull();

        await shared.PutAsync("episode", here.Find("stage", Key)!, CancellationToken.None);
        (await FetchAsync(whole: true)).ShouldNotBeNull();
    }

    [Fact]
    public async Task A_record_that_leads_out_of_its_folder_is_refused()
    {
        var output = Made("a", 10);
        var evil = output with
        {
            Manifest = output.Manifest with { Files = [new StoredFile("../../evil.txt", 1, output.Manifest.Files[0].Hash, 0)] },
        };
        File.WriteAllText(Path.Combine(output.Folder, "..", "..", "evil.txt"), "a");
        await shared.PutAsync("episode", evil, CancellationToken.None);

        await Should.ThrowAsync<PipelineException>(() => FetchAsync(whole: true));
    }

    private Task<StageOutput?> FetchAsync(bool whole) => shared.FetchAsync(there, "episode", "stage", Key, whole, CancellationToken.None);

    private StageOutput Made(string text, int size)
    {
        var work = here.NewWorkFolder("stage");
        File.WriteAllText(Path.Combine(work, "small.txt"), text);
        File.WriteAllBytes(Path.Combine(work, "large.bin"), new byte[size]);
        return here.Keep(work, new StageManifest("stage", Key, 1, [], [], DateTimeOffset.UnixEpoch, 0, []));
    }
}
