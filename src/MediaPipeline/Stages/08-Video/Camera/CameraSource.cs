using MediaPipeline.Mastering;
using MediaPipeline.Media;
using MediaPipeline.Recordings;
using MediaPipeline.Running;
using MediaPipeline.Shows;

namespace MediaPipeline.Filming;

/// <summary>What a camera took while an episode was recorded: the video's picture, instead of cards.</summary>
/// <param name="Files">The films, one after another.</param>
/// <param name="Infos">What each is.</param>
/// <param name="Cuts">What was cut out of the sound, and so of the film.</param>
/// <param name="SpeechStart">Seconds of music before it begins.</param>
public sealed record CameraSource(IReadOnlyList<string> Files, IReadOnlyList<MediaInfo> Infos, IReadOnlyList<Cut> Cuts, double SpeechStart)
{
    /// <summary>The films by path; none where there is no camera, or the show does not want it.</summary>
    public static IReadOnlyList<string> FilesOf(EpisodeRun run) =>
        !run.Show.Video.Camera || run.Episode.Recording is not { } recording ? []
        : run.Episode.Camera is { } camera ? [camera]
        : recording.Kind == RecordingKind.InARow ? [.. recording.Files.Select(f => f.Path)]
        : [];

    /// <summary>Looks at an episode; null where its recording has sound alone.</summary>
    public static async Task<CameraSource?> OfAsync(EpisodeRun run, CancellationToken cancellationToken)
    {
        var files = FilesOf(run);
        var infos = new List<MediaInfo>();
        foreach (var file in files)
        {
            infos.Add(await MediaInfo.ProbeAsync(file, cancellationToken));
        }
        if (infos.Count == 0 || infos.Exists(i => !i.HasVideo))
        {
            return run.Episode.Camera is { } camera && infos.Count > 0 ? throw MediaInfo.Broken(camera, "it has no moving pictures") : null;
        }
        return new CameraSource(
            files,
            infos,
            run.OutputOrNull(EditStage.StageName)?.Read<List<Cut>>(EditStage.CutsName) ?? [],
            run.Output(MasterStage.StageName).Read<MasterReport>(MasterStage.ReportName).SpeechStart
        );
    }

    /// <summary>Frames a second of the film made of it: the camera's own, at most 60.</summary>
    public double FrameRate => Infos[0].FrameRate is > 5 and <= 60.01 and var rate ? rate : 30;
}
