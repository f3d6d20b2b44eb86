using Hangfire.PostgreSql;
using Hangfire.PostgreSql.Factories;
using Hangfire.Storage;

namespace MediaPipeline.Worker;

/// <summary>
/// Hangfire's storage in PostgreSQL, as it is but for its locks: those would stand for minutes when their holder is
/// killed, and compare the clocks of machines.
/// </summary>
internal sealed class QueueStorage : PostgreSqlStorage
{
    /// <summary>
    /// How long a job belongs to a worker that no longer says that it lives; it says so five times as often.
    /// </summary>
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(15);

    private readonly QueueAddress address;

    public QueueStorage(QueueAddress address, bool prepare)
        : this(
            address,
            new PostgreSqlStorageOptions
            {
                SchemaName = address.Schema,
                PrepareSchemaIfNecessary = prepare,
                InvisibilityTimeout = Lease,
                UseSlidingInvisibilityTimeout = true,
                QueuePollInterval = TimeSpan.FromSeconds(2),
                EnableLongPolling = true,
                StartupConnectionMaxRetries = 0,
                AllowDegradedModeWithoutStorage = false,
            }
        ) { }

    private QueueStorage(QueueAddress address, PostgreSqlStorageOptions options)
        : base(new NpgsqlConnectionFactory(address.Connection, options), options)
    {
        this.address = address;
        JobExpirationTimeout = OrderBook.Memory;
    }

    /// <inheritdoc />
    public override IStorageConnection GetConnection() => new Connection(this);

    private sealed class Connection(QueueStorage storage) : PostgreSqlConnection(storage)
    {
        public override IDisposable AcquireDistributedLock(string resource, TimeSpan timeout) =>
            AdvisoryLock.Take(storage.address, resource, timeout) ?? throw new DistributedLockTimeoutException(resource);
    }
}
