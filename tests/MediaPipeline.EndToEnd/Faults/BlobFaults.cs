using System.Net;
using MediaPipeline.Storage;
using MediaPipeline.Tests;
using MediaPipeline.Tests.Publishing;

namespace MediaPipeline.EndToEnd.Faults;

/// <summary>What blob storage does to a publisher: Azurite, with somebody between who answers in its place.</summary>
internal static class BlobFaults
{
    private const string Container = "faults";

    private static readonly string? Absent = AzuriteServer.IsInstalled ? null : "Azurite is not installed: run ./test once";

    public static IReadOnlyList<Fault> All { get; } =
    [
        .. new[] { 409, 412, 429, 500, 503 }.Select(status =>
            Blob($"blob storage answers {status} at times", (chance, context) => Refuse(chance, context, status))
        ),
        Blob("blob storage cuts connections", Cut),
        Blob("blob storage is slow", Slow),
        new("blob storage stopped and started again", StoppedAsync) { Missing = Absent },
    ];

    private static Fault Blob(string name, Func<Random, HttpListenerContext, bool> answers) =>
        new(name, trial => BehindProxyAsync(trial, answers)) { Missing = Absent };

    private static bool Refuse(Random chance, HttpListenerContext context, int status)
    {
        if (!Happens(chance))
        {
            return false;
        }
        context.Response.StatusCode = status;
        return true;
    }

    private static bool Cut(Random chance, HttpListenerContext context)
    {
        if (!Happens(chance))
        {
            return false;
        }
        context.Response.Abort();
        return true;
    }

    private static bool Slow(Random chance, HttpListenerContext context)
    {
        lock (chance)
        {
            Thread.Sleep(chance.Next(0, 300));
        }
        return false;
    }

    private static bool Happens(Random chance)
    {
        lock (chance)
        {
            return chance.Next(5) == 0;
        }
    }

    private static async Task BehindProxyAsync(FaultTrial trial, Func<Random, HttpListenerContext, bool> answers)
    {
        await using var server = await AzuriteServer.StartAsync();
        using var proxy = new FaultyProxy(server.Port, (_, context) => answers(trial.Chance, context));
        await PublishAsync(trial, server, () => trial.RunAsync("publish", FaultShow.Slug), server.Connection(proxy.Port));
    }

    private static async Task StoppedAsync(FaultTrial trial)
    {
        await using var server = await AzuriteServer.StartAsync();
        // The emulator writes down what it has every five seconds; a container of the moment before the kill would be gone with it.
        await server.MakeContainerAsync(Container);
        await PublishAsync(
            trial,
            server,
            async () =>
            {
                using var run = trial.Start("publish", FaultShow.Slug);
                await Task.Delay(trial.Chance.Next(300, 2500));
                await server.KillAsync();
                await Task.Delay(trial.Chance.Next(0, 1500));
                await server.StartAgainAsync();
                trial.Answers.Add(await run.EndAsync());
            },
            server.Connection()
        );
    }

    /// <summary>The episode goes to a container disturbed, then undisturbed, and listeners get what a folder would hold.</summary>
    private static async Task PublishAsync(FaultTrial trial, AzuriteServer server, Func<Task> disturbed, string connection)
    {
        trial.Take(isMade: true);
        var settings = Path.Combine(trial.Root, "pipeline.json");
        var before = await File.ReadAllTextAsync(settings);
        await File.WriteAllTextAsync(
            settings,
            before.TrimEnd().TrimEnd('}') + $$""", "publishing": { "target": "azure-blob", "container": "{{Container}}" } }"""
        );
        trial.Environment[BlobStorage.ConnectionVariable] = connection;
        await disturbed();
        trial.Environment[BlobStorage.ConnectionVariable] = server.Connection();
        var last = await trial.RunAsync("publish", FaultShow.Slug);
        if (last.Code != 0)
        {
            throw new InvalidDataException($"Publishing undisturbed ended with {last.Code}: {last.Error}");
        }
        using var http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{server.Port}/devstoreaccount1/{Container}/") };
        foreach (var (path, calm) in trial.Calm)
        {
            if (FaultShow.Told(path, await http.GetByteArrayAsync(path)) != calm)
            {
                throw new InvalidDataException($"{path} is not what an undisturbed run publishes.");
            }
        }
        await File.WriteAllTextAsync(settings, before);
    }
}
