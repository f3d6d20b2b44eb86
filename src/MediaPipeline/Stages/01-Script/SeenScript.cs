using System.Text.Json;
using MediaPipeline.Running;
using MediaPipeline.Speech.Unicode;

namespace MediaPipeline.Scripts;

/// <summary>
/// A script that was read before: what it is as inputs of its stage, kept by its text and all else that its reading depends on. A run in which
/// nothing changed need not find the spoken form of each word again to see it, which was a fifth of its time.
/// </summary>
/// <param name="run">An episode with a script.</param>
internal sealed class SeenScript(EpisodeRun run)
{
    private readonly KeptFiles kept = KeptOf(run);
    private readonly string key = Key(run);

    /// <summary>Its sections as inputs; null when it was never read as it is now, or by another build of the program.</summary>
    public IReadOnlyList<StageInput>? Inputs()
    {
        try
        {
            return kept.Find(key) is { } found ? JsonSerializer.Deserialize<List<StageInput>>(found, StoredJson.Options) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Keeps them.</summary>
    public IReadOnlyList<StageInput> Keep(IReadOnlyList<StageInput> inputs)
    {
        try
        {
            kept.Keep(key, JsonSerializer.SerializeToUtf8Bytes(inputs, StoredJson.Options));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It only saves time: a full disk, or one that is not ours, is told of where it matters.
        }
        return inputs;
    }

    /// <summary>Deletes what has not been used for as long as the show keeps things.</summary>
    public static void Prune(EpisodeRun run) => KeptOf(run).Prune(TimeSpan.FromDays(run.Show.Keeping.Days));

    private static KeptFiles KeptOf(EpisodeRun run) => new(Path.Combine(run.Store.SharedFolder, "scripts"), ".json");

    /// <summary>All that <see cref="ScriptStage.Read(EpisodeRun)"/> reads, and the code that reads it.</summary>
    private static string Key(EpisodeRun run)
    {
        Type[] code = [typeof(ScriptReader), typeof(NormalForm)];
        return ContentHash.OfValue<string[]>([
            .. code.Select(t => t.Module.ModuleVersionId.ToString()),
            Path.GetFileName(run.Episode.Script!),
            ContentHash.Of(ScriptText.Read(run.Episode.Script!)),
            run.Episode.Pronunciations is { } file ? ContentHash.OfFile(file) : "",
            .. run.Show.Pronunciations.SelectMany(p => new[] { p.Key, p.Value }),
            run.Show.Language,
            run.Show.Publishing.PublishTime,
            run.Episode.Slug,
        ]);
    }
}
