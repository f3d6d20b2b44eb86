using MediaPipeline.Models;
using MediaPipeline.Running;
using MediaPipeline.Shows;

namespace MediaPipeline.Worker;

/// <summary>What a worker works with: its stages, its disk, its models, and where it tells what it does.</summary>
public sealed class WorkerDesk : IDisposable
{
    private readonly CancellationTokenSource giveBack = new();
    private readonly Action<string> log;

    /// <summary>Sets it up.</summary>
    /// <param name="stages">The stages that this program has.</param>
    /// <param name="folder">Its disk.</param>
    /// <param name="log">Told each line of what it does.</param>
    public WorkerDesk(IReadOnlyList<Stage> stages, WorkerFolder folder, Action<string> log)
    {
        Stages = stages;
        Folder = folder;
        Tools = new ToolVersions(Path.Combine(folder.FullPath, "tools"));
        this.log = log;
    }

    /// <summary>The worker's name: machine and process.</summary>
    public string Name { get; } = $"{Environment.MachineName}:{Environment.ProcessId}";

    /// <summary>The stages that this program has.</summary>
    public IReadOnlyList<Stage> Stages { get; }

    /// <summary>Its disk.</summary>
    public WorkerFolder Folder { get; }

    /// <summary>Its models, which stay loaded between jobs.</summary>
    public ModelShelf Models { get; } = new(null, null);

    /// <summary>Versions of its programs.</summary>
    public ToolVersions Tools { get; }

    /// <summary>Cancelled when jobs that run are to be given back.</summary>
    public CancellationToken GiveBack => giveBack.Token;

    /// <summary>Tells a line.</summary>
    public void Log(string line) => log(line);

    /// <summary>Ends what runs, so that others can do it.</summary>
    public void EndJobs() => giveBack.Cancel();

    /// <summary>
    /// The shelf for a show whose model is a file of its own, which lies with the sources of this order alone; null for all
    /// others. Whoever takes it lets go of it.
    /// </summary>
    internal static ModelShelf? OwnModels(Show show, string folder) =>
        ModelShelf.IsGgml(show.Transcription.Model) ? new ModelShelf(null, folder) : null;

    /// <inheritdoc />
    public void Dispose() => giveBack.Dispose();
}
