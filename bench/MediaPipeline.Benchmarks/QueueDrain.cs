using System.Diagnostics;
using System.Xml.Linq;
using Azure.Storage.Blobs;
using MediaPipeline.EndToEnd.Faults;
using MediaPipeline.Shows;
using MediaPipeline.Storage;
using MediaPipeline.Tests;
using MediaPipeline.Worker;

namespace MediaPipeline.Benchmarks;

/// <summary>
/// Thirty short episodes made and published by three workers while something disturbs them: workers killed, clocks that differ,
/// blob storage away for a minute. Each episode is to be in the feed once, with nothing half beside it.
/// </summary>
internal sealed class QueueDrain : IDisposable
{
    private const int Episodes = 30;
    private const int Kills = 20;
    private const string FeedXml = "feed.xml";

    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Away = TimeSpan.FromMinutes(1);

    private readonly string root = Directory.CreateTempSubdirectory("mediapipeline-bench-").FullName;
    private readonly Dictionary<string, string> environment;
    private readonly Process?[] workers = new Process?[3];
    private readonly Stopwatch clock = new();

    private QueueDrain(PostgresServer server, string schema) => environment = new() { [QueueAddress.Variable] = server.Connection(schema) };

    public static async Task RunAsync(PostgresServer server)
    {
        Console.WriteLine(
            "| thirty episodes, three workers, and | seconds | ended with | items in the feed | of them different | episodes without exactly one MP3 | half files |"
        );
        Console.WriteLine("| --- | --- | --- | --- | --- | --- | --- |");
        await KillsAsync(server);
        await ClocksAsync(server);
        await BlobStorageAwayAsync(server);
    }

    private static async Task KillsAsync(PostgresServer server)
    {
        using var drain = new QueueDrain(server, "kills");
        var random = new Random(1);
        for (var n = 0; n < drain.workers.Length; n++)
        {
            drain.Work(n);
        }
        using var waiting = drain.Order(
            $$"""
            "store": { "folder": "{{drain.root}}/store" }
            """
        );
        for (var killed = 0; killed < Kills && !waiting.HasExited; killed++)
        {
            await Task.Delay(TimeSpan.FromSeconds(1 + random.NextDouble() * 4));
            var n = random.Next(drain.workers.Length);
            drain.End(n);
            drain.Work(n);
        }
        await drain.TellAsync($"{Kills} kills (`kill -9`) at random moments", waiting);
    }

    private static async Task ClocksAsync(PostgresServer server)
    {
        if (Preloaded.Missing is { } missing)
        {
            Console.WriteLine($"| clocks that differ: not tried, {missing} | | | | | | |");
            return;
        }
        using var drain = new QueueDrain(server, "clocks");
        for (var n = 0; n < drain.workers.Length; n++)
        {
            Preloaded.SkewClock(drain.environment, Skew * (n - 1));
            drain.Work(n);
        }
        drain.environment.Remove("LD_PRELOAD");
        using var waiting = drain.Order(
            $$"""
            "store": { "folder": "{{drain.root}}/store" }
            """
        );
        await drain.TellAsync($"clocks {Skew.TotalMinutes:0} minutes behind, right, and {Skew.TotalMinutes:0} ahead", waiting);
    }

    private static async Task BlobStorageAwayAsync(PostgresServer server)
    {
        if (!AzuriteServer.IsInstalled)
        {
            Console.WriteLine("| blob storage stopped: not tried, Azurite is not installed (run ./test once) | | | | | | |");
            return;
        }
        await using var storage = await AzuriteServer.StartAsync();
        using var drain = new QueueDrain(server, "away");
        drain.environment[BlobStorage.ConnectionVariable] = storage.Connection();
        for (var n = 0; n < drain.workers.Length; n++)
        {
            drain.Work(n);
        }
        using var waiting = drain.Order(
            """
            "store": { "kind": "azure-blob", "container": "work" }, "publishing": { "target": "azure-blob", "container": "show" }
            """
        );
        var show = new BlobContainerClient(storage.Connection(), "show");
        while (!waiting.HasExited && !(await show.ExistsAsync()).Value)
        {
            await Task.Delay(100);
        }
        await Task.Delay(TimeSpan.FromSeconds(10));
        await storage.StopAsync();
        await Task.Delay(Away);
        await storage.StartAgainAsync();
        await drain.TellAsync($"blob storage, store and target, away for {Away.TotalMinutes:0} minute", waiting, show);
    }

    /// <summary>Writes the episodes and orders them all; the process lives until they are published.</summary>
    private Process Order(string settings)
    {
        Directory.CreateDirectory(Path.Combine(root, "store"));
        File.WriteAllText(
            Path.Combine(root, ShowFile.Name),
            $$"""{ "title": "Disturbed", "video": { "width": 640, "height": 360 }, {{settings}} }"""
        );
        for (var n = 1; n <= Episodes; n++)
        {
            var folder = Path.Combine(root, "episodes", $"episode-{n:00}");
            Directory.CreateDirectory(folder);
            File.WriteAllText(
                Path.Combine(folder, "script.md"),
                $"---\ntitle: Number {n}\n---\nThis is episode number {n}.\n\n## The story\n\nA stone rolled down a hill {n + 10} times.\n\n## Goodbye\n\nSee you next week!\n"
            );
        }
        clock.Start();
        return Start("enqueue", "--all", "--wait", "--json", "--show", root);
    }

    private async Task TellAsync(string disturbance, Process waiting, BlobContainerClient? container = null)
    {
        await waiting.WaitForExitAsync();
        clock.Stop();
        var published = Path.Combine(root, "public");
        List<string> files = container is null
            ? [.. Directory.EnumerateFiles(published, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(published, f))]
            : [.. container.GetBlobs().Select(b => b.Name)];
        var feed = container is null
            ? await File.ReadAllTextAsync(Path.Combine(published, FeedXml))
            : (await container.GetBlobClient(FeedXml).DownloadContentAsync()).Value.Content.ToString();
        var items = XDocument.Parse(feed).Descendants("item").Select(i => i.Element("guid")!.Value).ToList();
        var media = files.Where(f => f.EndsWith(".mp3", StringComparison.Ordinal)).GroupBy(f => Path.GetDirectoryName(f)).ToList();
        var unlike = Episodes - media.Count(m => m.Count() == 1);
        Console.WriteLine(
            FormattableString.Invariant(
                $"| {disturbance} | {clock.Elapsed.TotalSeconds:0} | {waiting.ExitCode} | {items.Count} | {items.Distinct().Count()} | {unlike} | {files.Count(f => f.EndsWith(".part", StringComparison.Ordinal))} |"
            )
        );
    }

    private void Work(int n) => workers[n] = Start("worker", "--folder", Path.Combine(root, $"worker{n}"));

    private void End(int n)
    {
        if (workers[n] is { } worker)
        {
            QueueBenchmark.End(worker);
        }
    }

    private Process Start(params string[] arguments) => QueueBenchmark.Start(environment, MeasuredProgram.Program, arguments);

    public void Dispose()
    {
        for (var n = 0; n < workers.Length; n++)
        {
            End(n);
        }
        Directory.Delete(root, recursive: true);
    }
}
