using System.Diagnostics;
using MediaPipeline.Models;
using MediaPipeline.Publishing;
using MediaPipeline.Running;
using MediaPipeline.Shows;
using MediaPipeline.Tests;
using MediaPipeline.Worker;

namespace MediaPipeline.Benchmarks;

/// <summary>
/// Many machines' work on this one: what a stage costs besides its own work, how that grows with workers, and what is left when
/// something goes wrong. Needs PostgreSQL, and the program as <c>./produce</c> publishes it.
/// </summary>
internal static class QueueBenchmark
{
    public static async Task RunAsync()
    {
        if (!PostgresServer.IsInstalled)
        {
            throw new MissingException("PostgreSQL is not on this machine.", null, "Install it: sudo apt-get install postgresql");
        }
        await using var server = await PostgresServer.StartAsync();
        await OverheadAsync(server);
        await QueueDrain.RunAsync(server);
    }

    /// <summary>The bench as a worker whose stages take next to nothing.</summary>
    public static async Task WorkAsync(string folder)
    {
        using var stop = new CancellationTokenSource();
        using var term = System.Runtime.InteropServices.PosixSignalRegistration.Create(
            System.Runtime.InteropServices.PosixSignal.SIGTERM,
            context =>
            {
                context.Cancel = true;
                stop.Cancel();
            }
        );
        var queue = await JobQueue.OpenAsync(QueueAddress.FromEnvironment(), stop.Token);
        using var disk = WorkerFolder.Take(folder, 20);
        using var desk = new WorkerDesk(IdleStage.All, disk, _ => { });
        await new WorkerHost(queue, desk, 2, null).RunAsync(stop.Token);
    }

    private static async Task OverheadAsync(PostgresServer server)
    {
        Console.WriteLine(
            "| workers (2 jobs at once each) | episodes | stages | seconds | stages a second | ms for a stage | times one worker |"
        );
        Console.WriteLine("| --- | --- | --- | --- | --- | --- | --- |");
        double? one = null;
        foreach (var (workers, episodes) in new[] { (1, 250), (2, 250), (4, 1000) })
        {
            var root = NewFolder();
            Environment.SetEnvironmentVariable(QueueAddress.Variable, server.Connection($"idle{workers}"));
            var queue = await JobQueue.OpenAsync(QueueAddress.FromEnvironment(), CancellationToken.None);
            var orders = await OrderAsync(queue, root, episodes);
            var processes = Enumerable
                .Range(1, workers)
                .Select(n => Start(Environment.ProcessPath!, "-", "queue-worker", Path.Combine(root, $"worker{n}")))
                .ToList();
            while (queue.Book.All().All(o => o.Stages.Values.All(s => s.Job != JobState.Done)))
            {
                await Task.Delay(50);
            }
            var clock = Stopwatch.StartNew();
            await new OrderWatch(queue, new Unheard(), _ => { }).WaitAsync([.. orders.TakeLast(1)], CancellationToken.None);
            while (queue.Book.All().Any(o => !o.IsDone))
            {
                await Task.Delay(200);
            }
            var stages = episodes * IdleStage.All.Count;
            var rate = stages / clock.Elapsed.TotalSeconds;
            one ??= rate;
            Console.WriteLine(
                FormattableString.Invariant(
                    $"| {workers} | {episodes} | {stages} | {clock.Elapsed.TotalSeconds:0.0} | {rate:0} | {1000 / rate:0.0} | {rate / one:0.0} |"
                )
            );
            processes.ForEach(End);
            Directory.Delete(root, recursive: true);
        }
        Console.WriteLine();
    }

    private static async Task<List<string>> OrderAsync(JobQueue queue, string root, int episodes)
    {
        await File.WriteAllTextAsync(
            Path.Combine(root, ShowFile.Name),
            $$"""{ "title": "Idle", "store": { "folder": "{{root}}/store" } }"""
        );
        var show = ShowFile.Load(root);
        var hashes = new FileHashes(Path.Combine(root, "hashes"));
        var models = new ModelShelf(null, root);
        var ordering = new Ordering(queue, IdleStage.All);
        var orders = new List<string>();
        for (var n = 0; n < episodes; n++)
        {
            var folder = Path.Combine(root, "episodes", $"episode-{n:0000}");
            Directory.CreateDirectory(folder);
            await File.WriteAllTextAsync(Path.Combine(folder, "script.md"), $"This is episode {n}.");
            var episode = EpisodeFolder.Open(folder);
            var run = new EpisodeRun(show, episode, new ArtifactStore(root, episode.Slug), hashes, models)
            {
                Shared = new SharedStore(show.Store!.Open(hashes), PublishStage.FeedGuid(show).ToString()),
            };
            orders.Add((await ordering.PlaceAsync(run, Priority.Normal, CancellationToken.None)).Order!.Id);
        }
        return orders;
    }

    /// <summary>A show's folder with the store that all see.</summary>
    private static string NewFolder()
    {
        var root = Directory.CreateTempSubdirectory("mediapipeline-bench-").FullName;
        Directory.CreateDirectory(Path.Combine(root, "store"));
        return root;
    }

    private static Process Start(string program, params string[] arguments) => Start(new Dictionary<string, string>(), program, arguments);

    /// <summary>Starts a program of which nobody reads what it says.</summary>
    internal static Process Start(IReadOnlyDictionary<string, string> environment, string program, params string[] arguments)
    {
        var start = new ProcessStartInfo("/bin/sh", ["-c", "exec \"$@\" >/dev/null 2>&1", "sh", program, .. arguments]);
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }
        return Process.Start(start)!;
    }

    /// <summary>Kills it with all that it started.</summary>
    internal static void End(Process process)
    {
        process.Kill(entireProcessTree: true);
        process.WaitForExit();
        process.Dispose();
    }

    /// <summary>A stage that writes a line.</summary>
    private sealed class IdleStage(string name, params string[] after) : Stage
    {
        public static readonly IReadOnlyList<Stage> All =
        [
            new IdleStage("one"),
            new IdleStage("two", "one"),
            new IdleStage("three", "one"),
            new IdleStage("four", "two", "three"),
            new IdleStage("five", "four"),
        ];

        public override string Name => name;
        public override int Version => 1;
        public override IReadOnlyList<string> After => after;
        public override string Doing => "writing a line";
        public override string Capability => "text";

        public override Task<IReadOnlyList<StageInput>> InputsAsync(EpisodeRun run, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<StageInput>>([StageInput.File("the script", run.Episode.Script!, run.Hashes)]);

        public override Task RunAsync(EpisodeRun run, StageWork work, CancellationToken cancellationToken)
        {
            File.WriteAllText(work.File("line.txt"), $"{run.Episode.Slug} {name}\n");
            return Task.CompletedTask;
        }
    }
}
