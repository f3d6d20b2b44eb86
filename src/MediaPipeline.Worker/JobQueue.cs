using System.Globalization;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Hangfire;
using MediaPipeline.Running;
using Npgsql;

namespace MediaPipeline.Worker;

/// <summary>The queue that hosts put jobs into and workers take them from: Hangfire on PostgreSQL.</summary>
public sealed partial class JobQueue
{
    /// <summary>A worker that has not been heard of for so long is gone; clocks may differ by minutes.</summary>
    private static readonly TimeSpan Silence = TimeSpan.FromMinutes(7);

    private JobQueue(QueueAddress address, QueueStorage storage)
    {
        Address = address;
        Storage = storage;
        Client = new BackgroundJobClient(storage);
        Book = new OrderBook(storage);
    }

    /// <summary>Where it is.</summary>
    public QueueAddress Address { get; }

    /// <summary>What was ordered.</summary>
    public OrderBook Book { get; }

    internal QueueStorage Storage { get; }

    internal BackgroundJobClient Client { get; }

    /// <summary>Opens it; its schema is made on first use, and brought up to date later.</summary>
    /// <exception cref="PipelineException">No server answers, it refuses us, or the schema is of a newer program.</exception>
    public static async Task<JobQueue> OpenAsync(QueueAddress address, CancellationToken cancellationToken)
    {
        try
        {
            var storage =
                await SchemaVersionAsync(address, cancellationToken) == NewestSchema
                    ? new QueueStorage(address, prepare: false)
                    : await PrepareAsync(address, cancellationToken);
            return new JobQueue(address, storage);
        }
        catch (Exception e) when (Find<NpgsqlException>(e) is not null || Find<SocketException>(e) is not null)
        {
            throw Explain(e, address);
        }
    }

    /// <summary>Holds something that only one may do at a time in the whole network, until it is disposed of.</summary>
    public async Task<IDisposable> LockAsync(string resource, CancellationToken cancellationToken) =>
        await AdvisoryLock.TakeAsync(Address, resource, cancellationToken) ?? throw new OperationCanceledException(cancellationToken);

    /// <summary>Why stages of an order wait that could run: no worker listens to their line.</summary>
    public IReadOnlyList<string> WhyNobody(OrderState state)
    {
        var servers = Storage.GetMonitoringApi().Servers().Where(s => s.Heartbeat is { } beat && DateTime.UtcNow - beat < Silence).ToList();
        var reasons = new List<string>();
        foreach (var stage in state.Stages.Values.Where(s => s.Job == JobState.Queued).Select(s => s.Stage))
        {
            var line = state.Order.QueueOf(stage);
            if (servers.Any(s => s.Queues.Contains(line)))
            {
                continue;
            }
            var demand = state.Order.StageOf(stage).Demand;
            var needs = string.Join(", ", demand.Needs.Select(n => n.Kind == NeedKind.Program && n.State is { } v ? v : n.ToString()));
            var refusals = Book.Refusals(line).Select(r => $"{r.Key}: {r.Value}").Order(StringComparer.Ordinal).ToList();
            reasons.Add(
                $"no worker takes '{stage}'{(needs.Length > 0 ? $" (needs {needs})" : "")}{(refusals.Count > 0 ? $"; {string.Join("; ", refusals)}" : "; start one with: mediapipeline worker")}"
            );
        }
        return reasons;
    }

    /// <summary>Makes the schema, or brings it up to date: one at a time, since the first commands often come together.</summary>
    private static async Task<QueueStorage> PrepareAsync(QueueAddress address, CancellationToken cancellationToken)
    {
        using var held =
            await AdvisoryLock.TakeAsync(address, "schema", cancellationToken) ?? throw new OperationCanceledException(cancellationToken);
        return await Task.Run(() => new QueueStorage(address, prepare: true), cancellationToken);
    }

    private static async Task<int> SchemaVersionAsync(QueueAddress address, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(address.Connection);
        await connection.OpenAsync(cancellationToken);
        await using var exists = new NpgsqlCommand("SELECT to_regclass($1) IS NOT NULL", connection);
        exists.Parameters.AddWithValue($"{address.Schema}.schema");
        if (await exists.ExecuteScalarAsync(cancellationToken) is not true)
        {
            return 0;
        }
        await using var read = new NpgsqlCommand($"SELECT max(version) FROM \"{address.Schema}\".schema", connection);
        var version = Convert.ToInt32(
            await read.ExecuteScalarAsync(cancellationToken) is { } v and not DBNull ? v : 0,
            CultureInfo.InvariantCulture
        );
        if (version > NewestSchema)
        {
            throw new PipelineException(
                $"The queue's schema '{address.Schema}' is of version {version}; this program knows versions up to {NewestSchema}.",
                address.Server,
                "Update MediaPipeline on this machine; or give this network another schema with 'Search Path' in the connection string."
            );
        }
        return version;
    }

    /// <summary>The newest version of Hangfire's own tables that the library installs.</summary>
    private static int NewestSchema =>
        typeof(Hangfire.PostgreSql.PostgreSqlStorage)
            .Assembly.GetManifestResourceNames()
            .Select(n => InstallScript().Match(n))
            .Where(m => m.Success)
            .Max(m => int.Parse(m.Groups[1].Value, CultureInfo.InvariantCulture));

    /// <summary>What an error of the queue's database means for people; null for any other error.</summary>
    public static PipelineException? Explain(Exception e) =>
        Find<NpgsqlException>(e) is null ? null : Explain(e, QueueAddress.FromEnvironment());

    private static PipelineException Explain(Exception e, QueueAddress address)
    {
        var answer = Find<PostgresException>(e);
        return answer?.SqlState switch
        {
            PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification => new PipelineException(
                $"The queue's server refuses the user name or the password: {answer.MessageText}.",
                address.Server,
                $"Mend {QueueAddress.Variable}; a new password is set with: sudo -u postgres psql -c \"ALTER USER … PASSWORD '…'\"",
                e
            ),
            PostgresErrorCodes.InvalidCatalogName => new PipelineException(
                $"The queue's database is not there: {answer.MessageText}.",
                address.Server,
                "Make it: sudo -u postgres createdb -O USER DATABASE",
                e
            ),
            PostgresErrorCodes.InsufficientPrivilege => new PipelineException(
                $"The user may not make or change the queue's schema '{address.Schema}': {answer.MessageText}.",
                address.Server,
                $"Let the database's owner run the command once; or: GRANT CREATE ON DATABASE … TO …; ALTER SCHEMA {address.Schema} OWNER TO …",
                e
            ),
            { } state when answer.IsTransient || state.StartsWith("57", StringComparison.Ordinal) => new PipelineException(
                $"The queue's server is just starting, stopping or too busy: {answer.MessageText}.",
                address.Server,
                "Run the same command again in a moment.",
                e
            ),
            not null => new PipelineException(
                $"The queue's schema '{address.Schema}' cannot be brought up to date: {answer.MessageText} ({answer.SqlState}).",
                address.Server,
                "It may be of another program, or damaged. Choose another with 'Search Path' in the connection string; or, when nothing waits in it, drop it: DROP SCHEMA … CASCADE.",
                e
            ),
            null => new PipelineException(
                $"No PostgreSQL server answers: {(Find<SocketException>(e)?.Message ?? e.Message)}.",
                address.Server,
                $"Start it (Debian: sudo systemctl start postgresql), or mend {QueueAddress.Variable}.",
                e
            ),
        };
    }

    internal static T? Find<T>(Exception? e)
        where T : Exception => e is null or T ? e as T : Find<T>(e.InnerException);

    [GeneratedRegex(@"\.Install\.v(\d+)\.sql$")]
    private static partial Regex InstallScript();
}
