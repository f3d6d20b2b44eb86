using MediaPipeline.Media;
using MediaPipeline.Running;

namespace MediaPipeline.Narration;

/// <summary>
/// Stage 2 of an episode with a recording: the host's own take instead of the voice (<c>take.flac</c>, 48 kHz
/// mono): the sound track that players choose, freed of noise and of long silences where asked.
/// </summary>
public sealed class TakeStage : Stage
{
    public const string StageName = "take";
    public const string SoundName = "take.flac";

    /// <summary>Fainter than this (LUFS) is no speech.</summary>
    private const double Silent = -69;

    public override string Name => StageName;
    public override int Version => 2;
    public override IReadOnlyList<string> After => [];
    public override string Doing => "taking over the recording";

    public override bool Applies(EpisodeRun run) => run.Episode.Recording is not null;

    public override async Task<IReadOnlyList<StageInput>> InputsAsync(EpisodeRun run, CancellationToken cancellationToken) =>
        [
            await run.ToolAsync(Tool.Ffmpeg, cancellationToken),
            StageInput.File(Path.GetFileName(run.Episode.Recording!), run.Episode.Recording!, run.Hashes),
            StageInput.Value("pipeline.json: noise and silences", new { run.Show.Audio.NoiseReduction, run.Show.Audio.LongestSilence }),
        ];

    public override async Task RunAsync(EpisodeRun run, StageWork work, CancellationToken cancellationToken)
    {
        var recording = run.Episode.Recording!;
        var info = await MediaInfo.ProbeAsync(recording, cancellationToken);
        var track = info.MainTrack ?? throw MediaInfo.Broken(recording, "it has no sound track");
        if (info.AudioTracks.Count > 1)
        {
            var name = track.Name.Length > 0 ? $" ({track.Name})" : "";
            work.Warn($"The recording has {info.AudioTracks.Count} sound tracks; track {track.Number}{name} is taken.");
        }
        var filters = new List<string> { SpeechPcm.OnTheClock, "aformat=channel_layouts=mono:sample_fmts=flt", "aresample=48000" };
        if (run.Show.Audio.NoiseReduction)
        {
            filters.Add("afftdn=nr=12:nf=-40:tn=1");
        }
        if (run.Show.Audio.LongestSilence > 0)
        {
            var longest = Ffmpeg.Number(run.Show.Audio.LongestSilence);
            filters.Add($"silenceremove=stop_periods=-1:stop_duration={longest}:stop_silence={longest}:stop_threshold=-50dB");
        }
        filters.Add(Loudness.Meter(truePeak: false));
        Loudness level;
        try
        {
            level = await Loudness.ReadAsync(
                [
                    "-i",
                    MediaInfo.SafePath(recording),
                    "-map",
                    track.Specifier,
                    "-af",
                    string.Join(',', filters),
                    .. Ffmpeg.Repeatable,
                    .. Ffmpeg.Lossless,
                    work.File(SoundName),
                ],
                cancellationToken
            );
        }
        catch (ChildProcessException e) when (!e.DiskIsFull)
        {
            throw MediaInfo.Broken(recording, string.Join(" ", e.LastLines.TakeLast(2)), e);
        }
        if (double.IsInfinity(level.Integrated) || level.Integrated < Silent)
        {
            throw new WrongInputException("The recording is silent.", recording, "Check the microphone and the export, and record again.");
        }
    }
}
