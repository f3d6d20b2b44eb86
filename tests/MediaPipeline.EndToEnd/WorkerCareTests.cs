using MediaPipeline.Storage;
using MediaPipeline.Tests;

namespace MediaPipeline.EndToEnd;

/// <summary>What workers do when a stage fails, an output is lost, or they are to stop.</summary>
public sealed class WorkerCareTests(Network network) : IClassFixture<Network>
{
    [Fact]
    public async Task What_is_lost_or_damaged_in_the_store_is_made_again()
    {
        await using var studio = new Studio(network.Server);
        var show = new ShortShow(studio.Settings);
        (await studio.RunAsync(show, "enqueue", ShortShow.Slug)).Code.ShouldBe(0);
        var first = studio.Work("--stages", "script,narrate");
        await first.SaysAsync("narrate done");
        (await first.StopAsync()).Code.ShouldBe(0);
        foreach (
            var file in Directory
                .GetFiles(Path.Combine(studio.Store, "content"), "*", SearchOption.AllDirectories)
                .Where(f => new FileInfo(f).Length > 100_000)
        )
        {
            var bytes = File.ReadAllBytes(file);
            bytes[bytes.Length / 2] ^= 1;
            File.WriteAllBytes(file, bytes);
        }
        var second = studio.Work();

        var answer = await studio.RunAsync(show, "enqueue", ShortShow.Slug, "--wait");

        answer.Code.ShouldBe(0, answer.All + second.Log);
        second.Log.ShouldContain("the output of narrate is gone from the store, or damaged; it is made again");
    }

    [Fact]
    public async Task A_stage_that_fails_tells_the_host_why_and_can_be_tried_again()
    {
        await using var studio = new Studio(network.Server);
        var show = await ShortShow.UnpublishedAsync($"{studio.Settings}, \"music\": {{ \"bed\": \"bed.mp3\" }}");
        File.WriteAllText(Path.Combine(show.Root, "bed.mp3"), "this is no music");
        var worker = studio.Work();

        var answer = await studio.RunAsync(show, "enqueue", ShortShow.Slug, "--wait");

        answer.Code.ShouldNotBe(0);
        answer.Error.ShouldContain("master: ");
        answer.Error.ShouldContain("bed.mp3");
        answer.All.ShouldNotContain(PostgresServer.Password);
        worker.Log.ShouldNotContain(PostgresServer.Password);
        var queue = await studio.RunAsync(show, "queue");
        queue.Out.ShouldContain("failed");
        queue.Out.ShouldContain("bed.mp3");
        (await studio.RunAsync(show, "queue", "retry", ShortShow.Slug)).Out.ShouldContain("master");
        File.Delete(Path.Combine(show.Root, "bed.mp3"));
        show.Settings(studio.Settings);
        (await studio.RunAsync(show, "enqueue", ShortShow.Slug, "--wait")).Code.ShouldBe(0);
    }

    [Fact]
    public async Task A_worker_that_is_asked_to_stop_gives_back_what_it_has()
    {
        await using var studio = new Studio(network.Server);
        var show = new ShortShow(studio.Settings);
        // A long sentence is spoken for longer than a stopping worker waits.
        File.WriteAllText(
            show.ScriptPath,
            string.Join("\n\n", Enumerable.Range(1, 300).Select(n => $"This is sentence number {n} of a long evening with many stories."))
        );
        (await studio.RunAsync(show, "enqueue", ShortShow.Slug)).Code.ShouldBe(0);
        var first = studio.Work("--stages", "script,narrate");
        await first.SaysAsync("speaking the script");

        var (code, seconds) = await first.StopAsync();

        code.ShouldBe(0, first.Log);
        seconds.ShouldBeLessThan(30);
        first.Log.ShouldContain("narrate is given back");
        var second = studio.Work("--stages", "narrate");
        await second.SaysAsync("speaking the script");
        (await studio.RunAsync(show, "queue", "cancel", ShortShow.Slug)).Out.ShouldContain("taken out of the queue");
        await second.SaysAsync("was cancelled");
        (await second.StopAsync("INT")).Code.ShouldBe(0);
    }

    [Fact]
    public async Task A_store_in_blob_storage_and_a_target_there_need_no_disk_of_the_hosts()
    {
        Assert.SkipUnless(AzuriteServer.IsInstalled, "Azurite is not installed: run ./test once");
        await using var azurite = await AzuriteServer.StartAsync();
        await using var studio = new Studio(network.Server);
        var show = await ShortShow.UnpublishedAsync(
            """
            "store": { "kind": "azure-blob", "container": "work" }, "publishing": { "target": "azure-blob", "container": "show" }
            """
        );
        var credential = new Dictionary<string, string?> { [BlobStorage.ConnectionVariable] = azurite.Connection() };
        foreach (var (name, value) in studio.Environment)
        {
            credential[name] = value;
        }
        var worker = studio.WorkWith(new() { [BlobStorage.ConnectionVariable] = azurite.Connection() });

        var answer = await Terminal.RunWithAsync(show.Root, credential, "enqueue", ShortShow.Slug, "--wait");

        answer.Code.ShouldBe(0, answer.All + worker.Log);
        using var http = new HttpClient();
        (await http.GetStringAsync($"http://127.0.0.1:{azurite.Port}/devstoreaccount1/show/feed.xml")).ShouldContain("<item>");
        // What machines leave each other is nobody else's.
        (
            await http.GetAsync($"http://127.0.0.1:{azurite.Port}/devstoreaccount1/work?restype=container&comp=list")
        ).IsSuccessStatusCode.ShouldBeFalse();
        (await Terminal.RunWithAsync(show.Root, credential, "status")).Out.ShouldNotContain("stale");
    }
}
