using System.Collections.Concurrent;
using MediaPipeline.Media;

namespace MediaPipeline.Running;

/// <summary>
/// What programs say of their versions: asked once for each state of a program's file, since asking takes longer than
/// all the rest of a run in which nothing has changed.
/// </summary>
/// <param name="folder">Where the answers are kept.</param>
public sealed class ToolVersions(string folder)
{
    private readonly ConcurrentDictionary<string, Task<string>> known = new();

    /// <summary>The first line that a program says of its version.</summary>
    /// <exception cref="MissingException">It is not on this machine.</exception>
    public Task<string> OfAsync(string program, CancellationToken cancellationToken) =>
        known.GetOrAdd(program, p => AskAsync(p, cancellationToken));

    private async Task<string> AskAsync(string program, CancellationToken cancellationToken)
    {
        var file = new FileInfo(Tool.Require(program));
        var memory = Path.Combine(folder, program);
        var state = $"{file.FullName} {file.Length} {file.LastWriteTimeUtc.Ticks}\n";
        if (File.Exists(memory) && File.ReadAllText(memory) is var kept && kept.StartsWith(state, StringComparison.Ordinal))
        {
            return kept[state.Length..];
        }
        var version = await Tool.VersionAsync(program, cancellationToken);
        Directory.CreateDirectory(folder);
        AtomicFile.WriteText(memory, state + version);
        return version;
    }
}
