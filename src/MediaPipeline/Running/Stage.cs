namespace MediaPipeline.Running;

/// <summary>
/// A worker stage: says what its outputs depend on, and makes them. Where the key over those inputs is
/// known, nothing runs.
/// </summary>
public abstract class Stage
{
    /// <summary>One word, lower case: how commands and folders name it.</summary>
    public abstract string Name { get; }

    /// <summary>Raised when the code would make other outputs of the same inputs.</summary>
    public abstract int Version { get; }

    /// <summary>The stages whose outputs it reads.</summary>
    public abstract IReadOnlyList<string> After { get; }

    /// <summary>
    /// Those of <see cref="After"/> whose whole output counts as an input. A stage that reads only a part of
    /// an output leaves it out here, and names the part among its inputs.
    /// </summary>
    public virtual IReadOnlyList<string> Reads => After;

    /// <summary>What it will be doing, for people: 'speaking the script'.</summary>
    public abstract string Doing { get; }

    /// <summary>What kind of worker it wants, in a word; such stages wait in one line: voice, whisper, film, sound, text, publish.</summary>
    public abstract string Capability { get; }

    /// <summary>
    /// The programs and models that must be on the machine it runs on. Asked before any stage has run, so that the stage
    /// goes to a machine that has them.
    /// </summary>
    public virtual IReadOnlyList<StageNeed> Needs(EpisodeRun run) => [];

    /// <summary>The hash of what it lays out by, where that is no code: templates, styles. Empty for most.</summary>
    public virtual string Design => "";

    /// <summary>Whether the episode needs the stage at all.</summary>
    public virtual bool Applies(EpisodeRun run) => true;

    /// <summary>All that the outputs depend on besides the stages before.</summary>
    public abstract Task<IReadOnlyList<StageInput>> InputsAsync(EpisodeRun run, CancellationToken cancellationToken);

    /// <summary>
    /// Whether what it did outside the store still stands; publishing asks the target.
    /// </summary>
    public virtual Task<bool> StandsAsync(EpisodeRun run, StageOutput output, CancellationToken cancellationToken) => Task.FromResult(true);

    /// <summary>Makes the outputs in the work folder.</summary>
    public abstract Task RunAsync(EpisodeRun run, StageWork work, CancellationToken cancellationToken);
}
