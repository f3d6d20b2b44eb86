using MediaPipeline.Running;

namespace MediaPipeline.Narration;

/// <summary>What was said, before mastering: the voice's narration or the host's take.</summary>
/// <param name="Path">The sound file.</param>
/// <param name="Input">The same as an input of a stage.</param>
public sealed record Take(string Path, StageInput Input)
{
    /// <summary>The stages that make it; of an episode one applies.</summary>
    public static IReadOnlyList<string> Stages { get; } = [NarrateStage.StageName, TakeStage.StageName];

    /// <summary>The take of an episode.</summary>
    public static Take Of(EpisodeRun run)
    {
        var (output, name, what) = run.Episode.Recording is null
            ? (run.Output(NarrateStage.StageName), NarrateStage.SoundName, "the narration")
            : (run.Output(TakeStage.StageName), TakeStage.SoundName, "the recording");
        return new Take(output.File(name), new StageInput(what, output.Hash(name)));
    }
}
