using System.Collections.Concurrent;
using System.Diagnostics;
using MediaPipeline.Models;
using MediaPipeline.Running;

namespace MediaPipeline.Worker;

/// <summary>
/// A worker's own disk: sources and outputs of the episodes that it works on, kept as long as there is room, since the next
/// stage of an episode often comes to the same worker. Everything in it can be fetched again.
/// </summary>
public sealed class WorkerFolder : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);

    private readonly EpisodeLock held;
    private readonly ConcurrentDictionary<string, int> used = new();
    private readonly ConcurrentDictionary<string, SemaphoreSlim> laying = new();
    private readonly SemaphoreSlim clearing = new(1);
    private readonly double gigabytes;
    private long cleared = Stopwatch.GetTimestamp();

    private WorkerFolder(string path, EpisodeLock held, double gigabytes)
    {
        FullPath = path;
        this.held = held;
        this.gigabytes = gigabytes;
        Hashes = new FileHashes(Path.Combine(path, "hashes"));
    }

    /// <summary>The folder.</summary>
    public string FullPath { get; }

    /// <summary>Hashes of files in it, and of models.</summary>
    public FileHashes Hashes { get; }

    /// <summary>Takes a folder for one worker; what it half finished before is cleared away.</summary>
    /// <param name="asked">The folder asked for; null for one in the user's cache, another one for each worker on the machine.</param>
    /// <param name="gigabytes">How much is kept.</param>
    /// <exception cref="PipelineException">Another worker is in the folder that was asked for.</exception>
    public static WorkerFolder Take(string? asked, double gigabytes)
    {
        for (var number = 1; ; number++)
        {
            var path = Path.GetFullPath(asked ?? Path.Combine(ModelShelf.UserFolder, number == 1 ? "worker" : $"worker-{number}"));
            if (EpisodeLock.TryTake(Path.Combine(path, "lock")) is { } held)
            {
                foreach (
                    var work in Directory.Exists(Shows(path))
                        ? Directory.GetDirectories(Shows(path), "work", SearchOption.AllDirectories)
                        : []
                )
                {
                    Directory.Delete(work, recursive: true);
                }
                return new WorkerFolder(path, held, gigabytes);
            }
            if (asked is not null || number == 100)
            {
                throw new PipelineException(
                    "Another worker is at work in this folder.",
                    path,
                    "Name another with --folder, or stop that one."
                );
            }
        }
    }

    /// <summary>The folder of a show: its store is in it.</summary>
    public string ShowFolder(string show) => Path.Combine(Shows(FullPath), show);

    /// <summary>
    /// Keeps a show's episode and its sources from being cleared away as long as they are in use, and lays the sources out,
    /// one job at a time.
    /// </summary>
    internal async Task<Use> UseAsync(Order order, Func<string, Task> lay, CancellationToken cancellationToken)
    {
        var sources = Path.Combine(ShowFolder(order.Show), "sources", order.Snapshot[..20]);
        var episode = new ArtifactStore(ShowFolder(order.Show), order.Episode).EpisodeFolder;
        var use = new Use(this, sources, [sources, episode]);
        var turn = laying.GetOrAdd(sources, _ => new SemaphoreSlim(1));
        try
        {
            await turn.WaitAsync(cancellationToken);
            try
            {
                await lay(sources);
            }
            finally
            {
                turn.Release();
            }
            Directory.CreateDirectory(episode);
            Directory.SetLastWriteTimeUtc(sources, DateTime.UtcNow);
            Directory.SetLastWriteTimeUtc(episode, DateTime.UtcNow);
            return use;
        }
        catch
        {
            use.Dispose();
            throw;
        }
    }

    /// <summary>Clears away what has not been used for longest, until the rest fits; looks once in a while.</summary>
    public async Task ClearAsync(CancellationToken cancellationToken)
    {
        if (Stopwatch.GetElapsedTime(cleared) < Pause || !await clearing.WaitAsync(0, cancellationToken))
        {
            return;
        }
        try
        {
            cleared = Stopwatch.GetTimestamp();
            Hashes.Save();
            var size = 0L;
            foreach (var folder in Folders().OrderByDescending(f => f.LastWriteTimeUtc))
            {
                size += folder.EnumerateFiles("*", SearchOption.AllDirectories).Sum(f => f.Exists ? f.Length : 0);
                if (size > gigabytes * 1e9 && !used.ContainsKey(folder.FullName))
                {
                    folder.Delete(recursive: true);
                }
            }
        }
        catch (IOException)
        {
            // Another job just moved its work on; the next time is soon enough.
        }
        finally
        {
            clearing.Release();
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        Hashes.Save();
        held.Dispose();
        clearing.Dispose();
    }

    private IEnumerable<DirectoryInfo> Folders() =>
        Directory.Exists(Shows(FullPath))
            ? new DirectoryInfo(Shows(FullPath))
                .GetDirectories()
                .SelectMany(show =>
                    new[] { Path.Combine(show.FullName, "sources"), Path.Combine(show.FullName, ArtifactStore.FolderName, "episodes") }
                )
                .Where(Directory.Exists)
                .SelectMany(place => new DirectoryInfo(place).GetDirectories())
            : [];

    private static string Shows(string path) => Path.Combine(path, "shows");

    /// <summary>Folders in use.</summary>
    internal sealed class Use : IDisposable
    {
        private readonly WorkerFolder owner;
        private readonly string[] folders;

        public Use(WorkerFolder owner, string sources, string[] folders)
        {
            this.owner = owner;
            this.folders = folders;
            Sources = sources;
            foreach (var folder in folders)
            {
                owner.used.AddOrUpdate(folder, 1, (_, count) => count + 1);
            }
        }

        /// <summary>Where the sources lie.</summary>
        public string Sources { get; }

        public void Dispose()
        {
            foreach (var folder in folders)
            {
                if (owner.used.AddOrUpdate(folder, 0, (_, count) => count - 1) == 0)
                {
                    owner.used.TryRemove(new KeyValuePair<string, int>(folder, 0));
                }
            }
        }
    }
}
