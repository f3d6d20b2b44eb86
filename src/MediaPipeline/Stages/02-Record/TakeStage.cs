using FFMpegCore;
using MediaPipeline.Media;
using MediaPipeline.Running;
using MediaPipeline.Scripts;
using MediaPipeline.Shows;

namespace MediaPipeline.Recordings;

/// <summary>
/// Stage 2 of an episode with a recording: the host's own take instead of the voice (<c>take.flac</c>, 48 kHz
/// mono), freed of noise, hum and more where asked. Files in a row are joined; tracks of several speakers are levelled,
/// gated against crosstalk and mixed, and tell who speaks when (<c>speakers.json</c>).
/// </summary>
public sealed class TakeStage : Stage
{
    public const string StageName = "take";
    public const string SoundName = "take.flac";
    public const string SpeakersName = "speakers.json";

    /// <summary>Fainter than this (LUFS) is no speech.</summary>
    private const double Silent = -69;

    /// <summary>Most decibels that a file is raised or lowered by.</summary>
    private const double MostGain = 40;

    public override string Name => StageName;
    public override int Version => 4;
    public override IReadOnlyList<string> After => [];
    public override string Doing => "taking over the recording";
    public override string Capability => "sound";

    public override IReadOnlyList<StageNeed> Needs(EpisodeRun run) =>
        [new(NeedKind.Program, Tool.Ffmpeg), new(NeedKind.Program, Tool.Ffprobe)];

    public override bool Applies(EpisodeRun run) => run.Episode.Recording is not null;

    public override async Task<IReadOnlyList<StageInput>> InputsAsync(EpisodeRun run, CancellationToken cancellationToken)
    {
        var settings = run.Show.Recording;
        var inputs = new List<StageInput>
        {
            await run.ToolAsync(Tool.Ffmpeg, cancellationToken),
            StageInput.Value(
                "pipeline.json: recording",
                new
                {
                    settings.NoiseReduction,
                    settings.RemoveHum,
                    settings.RemoveClicks,
                    settings.DeEss,
                    settings.SoftenBreaths,
                    settings.LevelVoices,
                }
            ),
        };
        inputs.AddRange(
            run.Episode.Recording!.Files.Select(f =>
                StageInput.File(Path.GetRelativePath(run.Episode.FullPath, f.Path), f.Path, run.Hashes)
            )
        );
        if (run.Episode.Recording.Kind == RecordingKind.Tracks)
        {
            inputs.Add(StageInput.Value("names of people", Names(run)));
        }
        if (NoiseModel(run) is { } model)
        {
            inputs.Add(StageInput.File("the noise model", model, run.Hashes));
        }
        return inputs;
    }

    public override async Task RunAsync(EpisodeRun run, StageWork work, CancellationToken cancellationToken)
    {
        var recording = run.Episode.Recording!;
        var files = new List<TreatedFile>();
        Loudness level;
        try
        {
            foreach (var file in recording.Files)
            {
                files.Add(await PrepareAsync(run, work, file, recording.Files.Count > 1, cancellationToken));
                work.Progress.Report(0.4 * files.Count / recording.Files.Count);
            }
            level =
                recording.Kind == RecordingKind.Tracks
                    ? await MixAsync(run, work, files, cancellationToken)
                    : await JoinAsync(work, files, cancellationToken);
        }
        finally
        {
            foreach (var file in files)
            {
                await file.Sound.DisposeAsync();
            }
        }
        if (double.IsInfinity(level.Integrated) || level.Integrated < Silent)
        {
            throw new WrongInputException(
                "The recording is silent.",
                recording.Files[0].Path,
                "Check the microphone and the export, and record again."
            );
        }
    }

    /// <summary>A file, its sound, and what is done to it.</summary>
    private sealed record TreatedFile(RecordedFile File, SoundRepair Sound, RecordingChain Chain)
    {
        /// <summary>The sound track to take.</summary>
        public AudioTrack Track => Sound.Track;
    }

    private static async Task<TreatedFile> PrepareAsync(
        EpisodeRun run,
        StageWork work,
        RecordedFile file,
        bool isOneOfSeveral,
        CancellationToken cancellationToken
    )
    {
        var info = await MediaInfo.ProbeAsync(file.Path, cancellationToken);
        var track = info.MainTrack ?? throw MediaInfo.Broken(file.Path, "it has no sound track");
        if (info.AudioTracks.Count > 1)
        {
            var name = track.Name.Length > 0 ? $" ({track.Name})" : "";
            work.Warn($"{Path.GetFileName(file.Path)} has {info.AudioTracks.Count} sound tracks; track {track.Number}{name} is taken.");
        }
        var settings = run.Show.Recording;
        var sound = await SoundRepair.OfAsync(file.Path, track, work.Folder, work.Warn, cancellationToken);
        var hum = settings.RemoveHum ? await MainsHum.FindAsync(sound.Path, sound.Track.Specifier, cancellationToken) : [];
        var chain = new RecordingChain(settings, NoiseModel(run), hum, null);
        if (!isOneOfSeveral && !settings.SoftenBreaths && !settings.LevelVoices)
        {
            return new TreatedFile(file, sound, chain);
        }
        var loudness = await ReadAsync(
            file,
            Ffmpeg.From(sound.Path).ToNothing("-map", sound.Track.Specifier, "-af", $"{chain.Cleaned},{Loudness.Meter}"),
            cancellationToken
        );
        var gain = double.IsInfinity(loudness.Integrated) ? 0 : Math.Clamp(RecordingChain.Level - loudness.Integrated, -MostGain, MostGain);
        if (isOneOfSeveral && loudness.Integrated < Silent)
        {
            work.Warn($"{Path.GetFileName(file.Path)} is silent.");
            gain = 0;
        }
        return new TreatedFile(file, sound, chain with { Gain = gain });
    }

    /// <summary>Joins files that follow each other.</summary>
    private static async Task<Loudness> JoinAsync(StageWork work, List<TreatedFile> files, CancellationToken cancellationToken)
    {
        var chains = files.Select((f, i) => $"[{i}:a:{f.Track.Number - 1}]{f.Chain.Filters}[part{i}]");
        var parts = string.Concat(files.Select((_, i) => $"[part{i}]"));
        var joined = files.Count == 1 ? "[part0]anull" : $"{parts}concat=n={files.Count}:v=0:a=1";
        return await ReadAsync(
            files[0].File,
            files
                .Skip(1)
                .Aggregate(Ffmpeg.From(files[0].Sound.Path), (inputs, f) => inputs.And(f.Sound.Path))
                .To(
                    work.File(SoundName),
                    [
                        "-filter_complex",
                        $"{string.Join(';', chains)};{joined},{Loudness.Meter}[out]",
                        "-map",
                        "[out]",
                        .. Ffmpeg.Repeatable,
                        .. Ffmpeg.Lossless,
                    ]
                ),
            cancellationToken
        );
    }

    /// <summary>Mixes tracks that were recorded together.</summary>
    private static async Task<Loudness> MixAsync(
        EpisodeRun run,
        StageWork work,
        List<TreatedFile> files,
        CancellationToken cancellationToken
    )
    {
        var tracks = files.Select((_, i) => work.File($"track-{i}.pcm")).ToList();
        try
        {
            foreach (var (file, track) in files.Zip(tracks))
            {
                await ReadAsync(
                    file.File,
                    Ffmpeg.From(file.Sound.Path).To(track, "-map", file.Track.Specifier, "-af", file.Chain.Filters, "-f", "f32le"),
                    cancellationToken
                );
            }
            work.Progress.Report(0.6);
            var levels = TrackMixer.Levels(tracks, cancellationToken);
            var gains = CrosstalkGate.Gains(levels);
            var speakers = files.Select(f => DisplayName(run, f.File.Speaker!)).ToList();
            work.WriteJson(SpeakersName, CrosstalkGate.Turns(levels, speakers));
            return await Loudness.ReadAsync(
                Ffmpeg
                    .FromPipe((stream, token) => TrackMixer.MixAsync(tracks, gains, stream, token), MonoSamples.Format)
                    .To(work.File(SoundName), ["-af", Loudness.Meter, .. Ffmpeg.Repeatable, .. Ffmpeg.Lossless]),
                cancellationToken
            );
        }
        finally
        {
            tracks.ForEach(File.Delete);
        }
    }

    /// <summary>A speaker's name as the show writes it: 'ada' is the 'Ada Lovelace' among its people.</summary>
    private static string DisplayName(EpisodeRun run, string speaker)
    {
        var names = Names(run);
        return names.Find(n => n.Equals(speaker, StringComparison.OrdinalIgnoreCase))
            ?? names.Find(n => n.StartsWith(speaker + " ", StringComparison.OrdinalIgnoreCase))
            ?? speaker;
    }

    /// <summary>Names that the episode and the show write: of people, and of the script's speakers.</summary>
    private static List<string> Names(EpisodeRun run)
    {
        var script = run.Episode.Script is null ? null : ScriptStage.Read(run);
        return
        [
            .. script?.Facts.People.Select(p => p.Name) ?? [],
            .. run.Show.People.Select(p => p.Name),
            .. script?.Sections.SelectMany(s => s.Paragraphs).Select(p => p.Speaker).OfType<string>().Distinct() ?? [],
        ];
    }

    private static async Task<Loudness> ReadAsync(RecordedFile file, FFMpegArgumentProcessor ffmpeg, CancellationToken cancellationToken)
    {
        try
        {
            return await Loudness.ReadAsync(ffmpeg, cancellationToken);
        }
        catch (ChildProcessException e) when (e.MayBeItsInput)
        {
            throw MediaInfo.Broken(file.Path, e);
        }
    }

    private static string? NoiseModel(EpisodeRun run)
    {
        var settings = run.Show.Recording;
        if (settings.NoiseReduction != NoiseReduction.Network)
        {
            return null;
        }
        var path = settings.NoiseModel is { } relative ? Path.GetFullPath(relative, run.Episode.ShowRoot) : null;
        return path is not null && File.Exists(path)
            ? path
            : throw new WrongInputException(
                settings.NoiseModel is null ? "'recording.noiseModel' is not set." : $"The noise model is not there: {path}",
                Path.Combine(run.Episode.ShowRoot, ShowFile.Name),
                "Name a model for ffmpeg's arnndn there (.rnnn), or set 'recording.noiseReduction' to 'spectral', which needs none."
            );
    }
}
