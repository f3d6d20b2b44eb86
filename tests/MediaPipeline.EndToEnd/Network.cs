using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using MediaPipeline.Tests;

namespace MediaPipeline.EndToEnd;

/// <summary>PostgreSQL, started once for the tests of workers.</summary>
public sealed class Network : IAsyncLifetime
{
    private PostgresServer? server;

    /// <summary>The server; the test is skipped where it is not installed.</summary>
    public PostgresServer Server
    {
        get
        {
            Assert.SkipUnless(server is not null, "PostgreSQL is not installed: run ./test once");
            return server!;
        }
    }

    public async ValueTask InitializeAsync() => server = PostgresServer.IsInstalled ? await PostgresServer.StartAsync() : null;

    public async ValueTask DisposeAsync()
    {
        if (server is not null)
        {
            await server.DisposeAsync();
        }
    }
}

/// <summary>A network of its own for a test: a schema of the queue's, a store, workers as processes.</summary>
public sealed class Studio(PostgresServer server) : IAsyncDisposable
{
    private readonly ConcurrentBag<WorkingProcess> workers = [];
    private readonly string schema = $"n{Guid.NewGuid():N}"[..12];

    public string Store { get; } = Project.NewFolder();

    public Dictionary<string, string?> Environment => new() { ["MEDIAPIPELINE_QUEUE"] = server.Connection(schema) };

    /// <summary>More keys for pipeline.json.</summary>
    public string Settings =>
        $$"""
            "store": { "folder": "{{Store}}" }
            """;

    public Task<Answer> RunAsync(ShortShow show, params string[] arguments) => Terminal.RunWithAsync(show.Root, Environment, arguments);

    /// <summary>Starts a worker.</summary>
    public WorkingProcess WorkWith(Dictionary<string, string?> more, params string[] options)
    {
        var environment = Environment;
        foreach (var (name, value) in more)
        {
            environment[name] = value;
        }
        var worker = new WorkingProcess(environment, options);
        workers.Add(worker);
        return worker;
    }

    public WorkingProcess Work(params string[] options) => WorkWith([], options);

    /// <summary>The queue's orders.</summary>
    public async Task<List<JsonElement>> QueueAsync(ShortShow show)
    {
        var answer = await RunAsync(show, "queue", "--all", "--json");
        answer.Code.ShouldBe(0, answer.All);
        return [.. JsonDocument.Parse(answer.Out).RootElement.EnumerateArray()];
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var worker in workers)
        {
            await worker.DisposeAsync();
        }
    }
}

/// <summary>A worker as a process, with a folder of its own.</summary>
public sealed class WorkingProcess : IAsyncDisposable
{
    private readonly Process process;
    private readonly ConcurrentQueue<string> lines = new();

    public WorkingProcess(Dictionary<string, string?> environment, string[] options)
    {
        Folder = Project.NewFolder();
        process = Terminal.Start("/", environment, ["worker", "--folder", Folder, .. options]);
        process.OutputDataReceived += (_, e) => lines.Enqueue(e.Data ?? "");
        process.ErrorDataReceived += (_, e) => lines.Enqueue(e.Data ?? "");
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public string Folder { get; }

    public string Log => string.Join('\n', lines);

    /// <summary>Waits until it has said something.</summary>
    public async Task SaysAsync(string text)
    {
        var clock = Stopwatch.StartNew();
        while (!Log.Contains(text, StringComparison.Ordinal))
        {
            process.HasExited.ShouldBeFalse($"The worker ended, and never said '{text}':\n{Log}");
            clock.Elapsed.ShouldBeLessThan(TimeSpan.FromMinutes(3), $"The worker never said '{text}':\n{Log}");
            await Task.Delay(50);
        }
    }

    /// <summary>As when the power fails.</summary>
    public void Kill() => Terminal.Signal(process, "KILL");

    /// <summary>Asks it to stop; gives its exit code and the seconds it took.</summary>
    public async Task<(int Code, double Seconds)> StopAsync(string signal = "TERM")
    {
        var clock = Stopwatch.StartNew();
        Terminal.Signal(process, signal);
        await Terminal.EndAsync(process);
        return (process.ExitCode, clock.Elapsed.TotalSeconds);
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }
        process.Dispose();
        Directory.Delete(Folder, recursive: true);
    }
}
