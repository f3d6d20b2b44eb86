using System.Text.Json;
using MediaPipeline.Models;
using MediaPipeline.Running;

namespace MediaPipeline.Worker;

/// <summary>
/// What a job demands of a worker: the stage in a version that makes the same outputs, and programs and models in the state
/// that its key counts on. Jobs of one demand wait in one line, which only workers listen to that meet it.
/// </summary>
/// <param name="Format">How orders are written; a worker that reads others leaves them alone.</param>
/// <param name="Stage">The stage.</param>
/// <param name="Version">Its version.</param>
/// <param name="Design">The hash of what it lays out; empty for most.</param>
/// <param name="Capability">The kind of worker, in a word.</param>
/// <param name="Needs">Programs and models.</param>
public sealed record Demand(int Format, string Stage, int Version, string Design, string Capability, IReadOnlyList<StageNeed> Needs)
{
    private const int CurrentFormat = 1;

    /// <summary>The demand of a stage of an episode, with what this machine has of it.</summary>
    public static async Task<Demand> OfAsync(Stage stage, EpisodeRun run, CancellationToken cancellationToken)
    {
        var needs = new List<StageNeed>();
        // A model that lies in the show's own folder travels with the sources.
        foreach (var need in stage.Needs(run).Where(n => !(n.Kind == NeedKind.Whisper && ModelShelf.IsGgml(n.Name))))
        {
            needs.Add(need with { State = await StateAsync(need, run.Models, run.Tools, run.Hashes, cancellationToken) });
        }
        return new Demand(CurrentFormat, stage.Name, stage.Version, stage.Design, stage.Capability, needs);
    }

    /// <summary>The name of the line: those of a higher priority come first in its order.</summary>
    public string Queue(Priority priority) =>
        $"{(int)priority}-{Capability}-{Stage}-{ContentHash.Of(JsonSerializer.Serialize(this, OrderBook.Json))[..8]}";

    /// <summary>Why a machine does not meet it; null when it does.</summary>
    public async Task<string?> RefusalAsync(
        IReadOnlyList<Stage> stages,
        ModelShelf models,
        ToolVersions tools,
        FileHashes hashes,
        CancellationToken cancellationToken
    )
    {
        if (Format != CurrentFormat)
        {
            return $"it was ordered by a program that writes orders in format {Format}, and this one reads format {CurrentFormat}";
        }
        if (stages.FirstOrDefault(s => s.Name == Stage) is not { } stage)
        {
            return $"this worker has no stage '{Stage}'";
        }
        if (stage.Version != Version)
        {
            return $"it was ordered of version {Version} of '{Stage}', and here is version {stage.Version}";
        }
        if (stage.Design != Design)
        {
            return $"'{Stage}' has another design here than where it was ordered";
        }
        foreach (var need in Needs)
        {
            var here = await StateAsync(need, models, tools, hashes, cancellationToken);
            if (here is null)
            {
                return $"{need} is not on this machine";
            }
            if (need.State is { } asked && asked != here)
            {
                return need.Kind == NeedKind.Program
                    ? $"it was ordered with '{asked}', and here is '{here}'"
                    : $"{need} is another one here than where it was ordered";
            }
        }
        return null;
    }

    private static async Task<string?> StateAsync(
        StageNeed need,
        ModelShelf models,
        ToolVersions tools,
        FileHashes hashes,
        CancellationToken cancellationToken
    ) =>
        need.Kind switch
        {
            NeedKind.Voice => models.FindVoice(need.Name) is { } voice ? hashes.Of(voice) : null,
            NeedKind.Whisper => models.WhisperFiles(need.Name) is { Count: > 0 } files
                ? ContentHash.Of(string.Join('\n', files.Select(hashes.Of)))
                : null,
            _ => Media.Tool.Find(need.Name) is null ? null : await tools.OfAsync(need.Name, cancellationToken),
        };
}

/// <summary>What comes first.</summary>
public enum Priority
{
    /// <summary>Before all others.</summary>
    High = 1,

    /// <summary>In between.</summary>
    Normal = 2,

    /// <summary>When nothing else waits.</summary>
    Low = 3,
}
