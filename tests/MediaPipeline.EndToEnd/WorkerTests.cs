using System.Xml.Linq;
using MediaPipeline.Tests;

namespace MediaPipeline.EndToEnd;

/// <summary>Hosts and workers as processes, on a PostgreSQL of the tests' own.</summary>
public sealed class WorkerTests(Network network) : IClassFixture<Network>
{
    [Fact]
    public async Task Three_workers_drain_four_episodes_while_one_is_killed_and_the_server_restarts()
    {
        await using var studio = new Studio(network.Server);
        var show = new ShortShow(studio.Settings);
        List<string> slugs = [ShortShow.Slug, .. Enumerable.Range(2, 3).Select(n => $"2026-02-{12 + n}-number-{n}")];
        foreach (var (slug, number) in slugs.Select((s, i) => (s, i)).Skip(1))
        {
            var folder = Path.Combine(show.Root, "episodes", slug);
            Directory.CreateDirectory(folder);
            File.WriteAllText(
                Path.Combine(folder, "script.md"),
                ShortShow.Script.Replace("A short one", $"Number {number}").Replace("a stone", $"stone {number}")
            );
        }
        studio.Work();
        studio.Work();
        studio.Work();
        var waiting = studio.RunAsync(show, "enqueue", "--all", "--wait");
        // Whichever took one: a given worker may get other stages alone.
        (await studio.WhoSaysAsync("speaking the script")).Kill();
        await Task.Delay(1500);
        await network.Server.StopAsync();
        await Task.Delay(1000);
        await network.Server.StartAgainAsync();

        var answer = await waiting;

        answer.Code.ShouldBe(0, answer.All);
        var items = XDocument.Load(Path.Combine(show.Public, "feed.xml")).Descendants("item").ToList();
        items.Select(i => i.Element("guid")!.Value).Distinct().Count().ShouldBe(slugs.Count);
        items.Count.ShouldBe(slugs.Count);
        Directory.EnumerateFiles(show.Public, "*.part", SearchOption.AllDirectories).ShouldBeEmpty();
        foreach (var slug in slugs)
        {
            // Each file of a kind once: nothing was published by half or twice.
            Directory.GetFiles(Path.Combine(show.Public, "episodes", slug), "*.mp3").Length.ShouldBe(1, slug);
        }
        // A run on one machine makes the same files.
        var alone = await ShortShow.MadeAsync();
        var own = $"episodes{Path.DirectorySeparatorChar}{ShortShow.Slug}{Path.DirectorySeparatorChar}";
        show.Published()
            .Where(f => f.Key.StartsWith(own, StringComparison.Ordinal) && !f.Key.EndsWith(".html", StringComparison.Ordinal))
            .ShouldBe(
                alone
                    .Published()
                    .Where(f => f.Key.StartsWith(own, StringComparison.Ordinal) && !f.Key.EndsWith(".html", StringComparison.Ordinal)),
                ignoreOrder: true
            );
        (await studio.RunAsync(show, "status")).Out.Split('\n').Count(l => l.Contains(" done ")).ShouldBe(slugs.Count * 14);
    }

    [Fact]
    public async Task An_order_that_is_being_placed_outlives_a_restart_of_the_server()
    {
        await using var studio = new Studio(network.Server);
        var show = await ShortShow.UnpublishedAsync(studio.Settings);
        (await studio.RunAsync(show, "enqueue", ShortShow.Slug)).Code.ShouldBe(0);
        File.AppendAllText(show.ScriptPath, "\nOne more line.\n");

        Task<Answer> placing;
        await using (await studio.HoldOrdersAsync())
        {
            placing = studio.RunAsync(show, "enqueue", ShortShow.Slug);
            await studio.WaitsForALockAsync();
            await network.Server.StopAsync();
        }
        await Task.Delay(1000);
        placing.IsCompleted.ShouldBeFalse();
        await network.Server.StartAgainAsync();

        var answer = await placing;
        answer.Code.ShouldBe(0, answer.All);
        (await studio.QueueAsync(show)).Select(o => o.GetProperty("state").GetString()).ShouldBe(["cancelled", "waits"]);
    }

    [Fact]
    public async Task Two_hosts_order_the_same_episode_once_and_a_changed_script_takes_the_place_of_the_order_before()
    {
        await using var studio = new Studio(network.Server);
        var show = await ShortShow.UnpublishedAsync(studio.Settings);

        var both = await Task.WhenAll(studio.RunAsync(show, "enqueue", ShortShow.Slug), studio.RunAsync(show, "enqueue", ShortShow.Slug));

        both.Select(a => a.Code).ShouldAllBe(c => c == 0, both[0].All + both[1].All);
        both.Count(a => a.Out.Contains("is ordered:")).ShouldBe(1);
        both.Count(a => a.Out.Contains("on its way already")).ShouldBe(1);
        (await studio.QueueAsync(show)).Count.ShouldBe(1);

        File.AppendAllText(show.ScriptPath, "\nOne more line.\n");
        (await studio.RunAsync(show, "enqueue", ShortShow.Slug, "--priority", "high")).Out.ShouldContain("section 3 changed");

        (await studio.QueueAsync(show)).Select(o => o.GetProperty("state").GetString()).ShouldBe(["cancelled", "waits"]);
        studio.Work();
        (await studio.RunAsync(show, "enqueue", ShortShow.Slug, "--wait")).Code.ShouldBe(0);
        XDocument.Load(Path.Combine(show.Public, "feed.xml")).Descendants("item").Count().ShouldBe(1);
        File.ReadAllText(show.PublishedFile(".txt")).ShouldContain("One more line");
        (await studio.RunAsync(show, "enqueue", ShortShow.Slug)).Out.ShouldContain("nothing has changed");
        (await studio.RunAsync(show, "queue", "cancel", ShortShow.Slug)).All.ShouldContain("is done");
    }

    [Fact]
    public async Task A_worker_that_would_make_it_otherwise_leaves_it_to_others_and_says_so()
    {
        await using var studio = new Studio(network.Server);
        var show = new ShortShow(studio.Settings);
        var tools = Project.NewFolder();
        var other = Path.Combine(tools, "espeak-ng");
        File.WriteAllText(other, "#!/bin/sh\necho 'eSpeak NG text-to-speech: 9.99'\n");
        System.Diagnostics.Process.Start("chmod", ["+x", other]).WaitForExit();
        var path = System.Environment.GetEnvironmentVariable("PATH");

        (await studio.RunAsync(show, "enqueue", ShortShow.Slug)).Code.ShouldBe(0);
        await studio.RefuseOnceAsync("hash", "NEW.key LIKE 'refusals:%'");
        var worker = studio.WorkWith(new() { ["PATH"] = $"{tools}:{path}" });
        await worker.SaysAsync("the queue does not answer");
        await worker.SaysAsync("leaves 'narrate' to others: it was ordered with");
        await worker.SaysAsync("script done");

        worker.Log.ShouldContain("9.99");
        worker.Log.ShouldNotContain("narrate done");
        var queue = (await studio.RunAsync(show, "queue")).Out;
        queue.ShouldContain("no worker takes 'narrate'");
        queue.ShouldContain("9.99");
        var right = studio.Work();
        var answer = await studio.RunAsync(show, "enqueue", ShortShow.Slug, "--wait");
        answer.Code.ShouldBe(0, answer.All + worker.Log + right.Log);
    }

    [Fact]
    public async Task What_is_wrong_with_the_queue_is_told_without_the_secret()
    {
        var show = new ShortShow();
        var server = network.Server;
        async Task<Answer> Ask(string? connection, params string[] command) =>
            await Terminal.RunWithAsync(show.Root, new() { ["MEDIAPIPELINE_QUEUE"] = connection }, command);

        var unset = await Ask(null, "queue");
        unset.Code.ShouldBe(3);
        unset.Error.ShouldContain("apt-get install postgresql");
        var wrong = await Ask(server.Connection(password: "wrong-secret"), "worker");
        wrong.Code.ShouldBe(1);
        wrong.Error.ShouldContain("refuses the user name or the password");
        wrong.All.ShouldNotContain("wrong-secret");
        var away = await Ask("Host=127.0.0.1;Port=1;Username=a;Password=wrong-secret", "queue");
        away.Error.ShouldContain("No PostgreSQL server answers");
        away.All.ShouldNotContain("wrong-secret");
        var none = await Ask("wrong-secret", "queue");
        none.Code.ShouldBe(2);
        none.All.ShouldNotContain("wrong-secret");
        var database = await Ask(server.Connection().Replace("Database=postgres", "Database=nowhere"), "queue");
        database.Error.ShouldContain("createdb");
        var schema = await Ask(server.Connection("No Such"), "queue");
        schema.Code.ShouldBe(2);
        var store = await Ask(server.Connection(), "enqueue", ShortShow.Slug);
        store.Code.ShouldBe(2);
        store.Error.ShouldContain("\"store\"");
        (await Ask(server.Connection("newer"), "queue")).Code.ShouldBe(0);
        await using var connection = new Npgsql.NpgsqlConnection(server.Connection());
        await connection.OpenAsync();
        await using var raise = new Npgsql.NpgsqlCommand("UPDATE newer.schema SET version = 999", connection);
        await raise.ExecuteNonQueryAsync();
        (await Ask(server.Connection("newer"), "queue")).Error.ShouldContain("version 999");
    }
}
