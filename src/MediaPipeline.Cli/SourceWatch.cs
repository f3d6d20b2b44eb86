using System.Diagnostics;
using System.IO.Enumeration;
using Sources = System.Collections.Generic.IReadOnlyDictionary<string, (long Size, System.DateTime Changed)>;

namespace MediaPipeline.Cli;

/// <summary>
/// The files that episodes are made of: looked at again and again, since not every file system tells of changes. What is hidden, what is
/// published and what belongs to other episodes is left out.
/// </summary>
/// <param name="root">The show's folder.</param>
/// <param name="leftOut">Folders in it that nothing is made of.</param>
/// <param name="episodes">The folders of the episodes, wherever they are.</param>
internal sealed class SourceWatch(string root, IReadOnlyCollection<string> leftOut, IReadOnlyCollection<string> episodes)
{
    private static readonly TimeSpan ShortestPause = TimeSpan.FromSeconds(0.4);

    /// <summary>A large tree is looked at more seldom, so that looking takes a twentieth of the time at most.</summary>
    private const int PausePerLook = 20;

    /// <summary>A file that grows for so long, such as a log, is not waited for.</summary>
    private static readonly TimeSpan LongestWriting = TimeSpan.FromSeconds(20);

    private static readonly EnumerationOptions Every = new() { RecurseSubdirectories = true, IgnoreInaccessible = true };

    /// <summary>What there is now.</summary>
    public Sources Look()
    {
        var seen = new Dictionary<string, (long, DateTime)>(StringComparer.Ordinal);
        foreach (var path in episodes.Prepend(root).Where(Directory.Exists).SelectMany(Files))
        {
            if (Seen(path) is { } file)
            {
                seen[path] = file;
            }
        }
        return seen;
    }

    /// <summary>Waits until something is otherwise than before, and whoever writes it has finished.</summary>
    /// <exception cref="OperationCanceledException">It was not waited for any longer.</exception>
    public async Task ChangedAsync(Sources before, CancellationToken cancellationToken)
    {
        var clock = Stopwatch.StartNew();
        var now = Look();
        var pause = clock.Elapsed * PausePerLook is var longer && longer > ShortestPause ? longer : ShortestPause;
        while (AreAlike(before, now))
        {
            await Task.Delay(pause, cancellationToken);
            now = Look();
        }
        var writing = now;
        var limit = DateTime.UtcNow + LongestWriting;
        do
        {
            now = writing;
            await Task.Delay(ShortestPause, cancellationToken);
            writing = Look();
        } while (!AreAlike(now, writing) && DateTime.UtcNow < limit);
    }

    private static bool AreAlike(Sources before, Sources now) =>
        before.Count == now.Count && before.All(f => now.TryGetValue(f.Key, out var other) && other == f.Value);

    private static (long Size, DateTime Changed)? Seen(string path)
    {
        try
        {
            var file = new FileInfo(path);
            // Of a link, the file that it leads to.
            file = file.LinkTarget is null ? file : file.ResolveLinkTarget(returnFinalTarget: true) as FileInfo ?? file;
            return file.Exists ? (file.Length, file.LastWriteTimeUtc) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It is gone just now, or a link that leads round in a circle.
            return null;
        }
    }

    private FileSystemEnumerable<string> Files(string folder) =>
        new(folder, (ref FileSystemEntry entry) => entry.ToFullPath(), Every)
        {
            ShouldIncludePredicate = (ref FileSystemEntry entry) => !entry.IsDirectory && !IsHidden(entry.FileName),
            // A linked folder might lead round in a circle.
            ShouldRecursePredicate = (ref FileSystemEntry entry) =>
                !IsHidden(entry.FileName)
                && !entry.Attributes.HasFlag(FileAttributes.ReparsePoint)
                && !leftOut.Contains(entry.ToFullPath()),
        };

    private static bool IsHidden(ReadOnlySpan<char> name) => name[0] == '.' || name[^1] == '~';
}
