using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using MediaPipeline.Tests;
using Npgsql;

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

    /// <summary>Waits until any of the workers has said something; gives that one.</summary>
    public async Task<WorkingProcess> WhoSaysAsync(string text)
    {
        var clock = Stopwatch.StartNew();
        while (true)
        {
            if (workers.FirstOrDefault(w => w.Log.Contains(text, StringComparison.Ordinal)) is { } first)
            {
                return first;
            }
            clock.Elapsed.ShouldBeLessThan(TimeSpan.FromMinutes(3), $"No worker said '{text}'.");
            await Task.Delay(50);
        }
    }

    /// <summary>The server does not take the first such row: it is starting, it says.</summary>
    public async Task RefuseOnceAsync(string table, string row)
    {
        await using var connection = await ConnectAsync();
        // A sequence counts on when its transaction is rolled back.
        await using var command = new NpgsqlCommand(
            $"""
            CREATE SEQUENCE {schema}.refused;
            CREATE FUNCTION {schema}.refuse() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
              IF nextval('{schema}.refused') = 1 THEN RAISE EXCEPTION 'refused once' USING ERRCODE = 'cannot_connect_now'; END IF;
              RETURN NEW;
            END $$;
            CREATE TRIGGER refuse BEFORE INSERT ON {schema}.{table} FOR EACH ROW WHEN ({row}) EXECUTE FUNCTION {schema}.refuse();
            """,
            connection
        );
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Nobody orders the known episodes anew until this is disposed of.</summary>
    public async Task<IAsyncDisposable> HoldOrdersAsync()
    {
        var connection = await ConnectAsync();
        await using var command = new NpgsqlCommand(
            $"SELECT pg_advisory_lock(hashtextextended('{schema}:order ' || field, 0)) FROM {schema}.hash WHERE key = 'episodes'",
            connection
        );
        await command.ExecuteNonQueryAsync();
        return connection;
    }

    /// <summary>Waits until a command asks for a lock of the queue.</summary>
    public async Task WaitsForALockAsync()
    {
        await using var connection = await ConnectAsync();
        await using var asks = new NpgsqlCommand(
            "SELECT count(*) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND query LIKE 'SELECT pg_try_advisory_lock%'",
            connection
        );
        var clock = Stopwatch.StartNew();
        while ((long)(await asks.ExecuteScalarAsync())! == 0)
        {
            clock.Elapsed.ShouldBeLessThan(TimeSpan.FromMinutes(1), "No command asked for a lock.");
            await Task.Delay(50);
        }
    }

    /// <summary>The queue's orders.</summary>
    public async Task<List<JsonElement>> QueueAsync(ShortShow show)
    {
        var answer = await RunAsync(show, "queue", "--all", "--json");
        answer.Code.ShouldBe(0, answer.All);
        return [.. JsonDocument.Parse(answer.Out).RootElement.EnumerateArray()];
    }

    /// <summary>A session of its own: one of a pool may be of the server before its restart.</summary>
    private async Task<NpgsqlConnection> ConnectAsync()
    {
        var connection = new NpgsqlConnection($"{server.Connection()};Pooling=false");
        await connection.OpenAsync();
        return connection;
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
public sealed class WorkingProcess : TalkingProcess
{
    public WorkingProcess(Dictionary<string, string?> environment, string[] options)
        : this(Project.NewFolder(), environment, options) { }

    private WorkingProcess(string folder, Dictionary<string, string?> environment, string[] options)
        : base("/", environment, ["worker", "--folder", folder, .. options]) => Folder = folder;

    public string Folder { get; }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }
}
