using MediaPipeline.Narration;
using MediaPipeline.Running;

namespace MediaPipeline.Recordings;

/// <summary>What was said, before mastering: the voice's narration or the host's take.</summary>
/// <param name="Output">The output that the sound file is of.</param>
/// <param name="Name">The file's name.</param>
/// <param name="Input">The same as an input of a stage.</param>
public sealed record Take(StageOutput Output, string Name, StageInput Input)
{
    /// <summary>The sound file, to be read.</summary>
    /// <exception cref="DamagedOutputException">It is not what was made.</exception>
    public string Path => Output.File(Name);

    /// <summary>The stages that make it; of an episode those of the voice, or of the recording, apply.</summary>
    public static IReadOnlyList<string> Stages { get; } = [NarrateStage.StageName, TakeStage.StageName, EditStage.StageName];

    /// <summary>When the sections of an episode end but the last, in seconds of the take; known where stings ask for it.</summary>
    public static IReadOnlyList<double> SectionBreaks(EpisodeRun run) =>
        run.OutputOrNull(NarrateStage.StageName)?.Read<Timeline>(NarrateStage.TimelineName).SectionBreaks
        ?? run.OutputOrNull(EditStage.StageName)?.Read<List<double>>(EditStage.SectionsName)
        ?? [];

    /// <summary>Who speaks when, in seconds of the take; empty where the recording does not tell.</summary>
    public static IReadOnlyList<SpeakerTurn> Turns(EpisodeRun run) =>
        run.Episode.Recording is not null
        && (Cut(run) ?? run.Output(TakeStage.StageName)) is var output
        && output.Has(TakeStage.SpeakersName)
            ? output.Read<List<SpeakerTurn>>(TakeStage.SpeakersName)
            : [];

    /// <summary>The take of an episode.</summary>
    public static Take Of(EpisodeRun run)
    {
        var (output, name, what) =
            run.Episode.Recording is null ? (run.Output(NarrateStage.StageName), NarrateStage.SoundName, "the narration")
            : Cut(run) is { } cut ? (cut, EditStage.SoundName, "the recording as cut")
            : (run.Output(TakeStage.StageName), TakeStage.SoundName, "the recording");
        return new Take(output, name, new StageInput(what, output.Hash(name)));
    }

    /// <summary>The recording with something cut out of it; null where nothing was.</summary>
    private static StageOutput? Cut(EpisodeRun run) =>
        run.OutputOrNull(EditStage.StageName) is { } edited && edited.Has(EditStage.SoundName) ? edited : null;
}
