using Npgsql;

namespace MediaPipeline.Worker;

/// <summary>
/// A lock that PostgreSQL holds for one of its sessions (postgresql.org, 'Advisory Locks'). Whoever dies lets go of it at
/// once, and no clock has a say in it. It does not work through a pooler that shares sessions between transactions.
/// </summary>
internal sealed class AdvisoryLock : IDisposable
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(25);

    private readonly NpgsqlConnection session;
    private readonly string name;

    private AdvisoryLock(NpgsqlConnection session, string name)
    {
        this.session = session;
        this.name = name;
    }

    /// <summary>Waits for a lock.</summary>
    /// <returns>Null when the time is over.</returns>
    public static AdvisoryLock? Take(QueueAddress address, string resource, TimeSpan patience)
    {
        using var limit = new CancellationTokenSource(patience);
        return TakeAsync(address, resource, limit.Token).AsTask().GetAwaiter().GetResult();
    }

    /// <summary>The same without holding a thread.</summary>
    /// <returns>Null when it was cancelled before.</returns>
    public static async ValueTask<AdvisoryLock?> TakeAsync(QueueAddress address, string resource, CancellationToken cancellationToken)
    {
        var name = $"{address.Schema}:{resource}";
        var session = new NpgsqlConnection(address.Connection);
        try
        {
            await session.OpenAsync(CancellationToken.None);
            while (true)
            {
                await using var ask = new NpgsqlCommand("SELECT pg_try_advisory_lock(hashtextextended($1, 0))", session);
                ask.Parameters.AddWithValue(name);
                if (await ask.ExecuteScalarAsync(CancellationToken.None) is true)
                {
                    return new AdvisoryLock(session, name);
                }
                if (cancellationToken.IsCancellationRequested)
                {
                    await session.DisposeAsync();
                    return null;
                }
                await Task.Delay(Step, CancellationToken.None);
            }
        }
        catch
        {
            await session.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        try
        {
            using var free = new NpgsqlCommand("SELECT pg_advisory_unlock(hashtextextended($1, 0))", session);
            free.Parameters.AddWithValue(name);
            free.ExecuteNonQuery();
        }
        catch (Exception e) when (e is NpgsqlException or InvalidOperationException)
        {
            // The session is gone, and the lock with it.
        }
        session.Dispose();
    }
}
