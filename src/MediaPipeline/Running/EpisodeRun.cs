using System.Collections.Concurrent;
using MediaPipeline.Models;
using MediaPipeline.Shows;

namespace MediaPipeline.Running;

/// <summary>One episode on its way through the stages: what it is, and what is made of it so far.</summary>
public sealed class EpisodeRun
{
    private readonly ConcurrentDictionary<string, StageOutput> outputs = new();

    /// <summary>Prepares a run.</summary>
    public EpisodeRun(Show show, EpisodeFolder episode, ArtifactStore store, FileHashes hashes, ModelShelf models)
    {
        Show = show;
        Episode = episode;
        Store = store;
        Hashes = hashes;
        Models = models;
        Tools = new ToolVersions(Path.Combine(store.Root, "tools"));
        Home = episode.ShowRoot;
    }

    /// <summary>The show.</summary>
    public Show Show { get; }

    /// <summary>The episode's folder.</summary>
    public EpisodeFolder Episode { get; }

    /// <summary>Where outputs are kept.</summary>
    public ArtifactStore Store { get; }

    /// <summary>Hashes of files.</summary>
    public FileHashes Hashes { get; }

    /// <summary>Where models are.</summary>
    public ModelShelf Models { get; }

    /// <summary>Versions of programs.</summary>
    public ToolVersions Tools { get; }

    /// <summary>The show's folder on the host's machine, from which a relative folder to publish to counts.</summary>
    public string Home { get; init; }

    /// <summary>What other machines have made, or null for a show that is made on one.</summary>
    public SharedStore? Shared { get; init; }

    /// <summary>Why the shared store is done without in this run; null when it is not.</summary>
    internal string? StoreProblem { get; set; }

    /// <summary>The same, for the first who tells it.</summary>
    internal string? TakeStoreProblem() =>
        StoreProblem is { } problem && Interlocked.Exchange(ref storeProblemTold, 1) == 0 ? problem : null;

    private int storeProblemTold;

    /// <summary>The output of a stage that is done in this run.</summary>
    public StageOutput Output(string stage) => outputs[stage];

    /// <summary>The output of a stage, or null when the episode has none of it.</summary>
    public StageOutput? OutputOrNull(string stage) => outputs.GetValueOrDefault(stage);

    /// <summary>Takes note of a stage's output.</summary>
    public void Done(string stage, StageOutput output) => outputs[stage] = output;

    /// <summary>A program's version as an input.</summary>
    public async Task<StageInput> ToolAsync(string program, CancellationToken cancellationToken) =>
        StageInput.Value($"{program}'s version", await Tools.OfAsync(program, cancellationToken));
}
