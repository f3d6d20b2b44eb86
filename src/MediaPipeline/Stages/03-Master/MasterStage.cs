using MediaPipeline.Media;
using MediaPipeline.Narration;
using MediaPipeline.Running;
using MediaPipeline.Scripts;

namespace MediaPipeline.Mastering;

/// <summary>
/// Stage 3: the master (<c>master.flac</c>) at the show's loudness, in two passes and measured again.
/// </summary>
public sealed class MasterStage : Stage
{
    public const string StageName = "master";
    public const string MasterName = "master.flac";
    public const string ReportName = "loudness.json";

    /// <summary>How far off (LU) the master may be.</summary>
    private const double Tolerance = 0.15;

    private const int Tries = 4;

    public override string Name => StageName;
    public override int Version => 1;
    public override IReadOnlyList<string> After => [ScriptStage.StageName, NarrateStage.StageName];
    public override IReadOnlyList<string> Reads => [];
    public override string Doing => "mastering the sound";

    public override async Task<IReadOnlyList<StageInput>> InputsAsync(EpisodeRun run, CancellationToken cancellationToken)
    {
        var inputs = new List<StageInput>
        {
            await run.ToolAsync(Tool.Ffmpeg, cancellationToken),
            StageInput.Value("pipeline.json: loudness", run.Show.Loudness),
            StageInput.Value("pipeline.json: audio", run.Show.Audio),
            StageInput.Value("pipeline.json: music", run.Show.Music),
            run.Episode.Recording is { } recording
                ? StageInput.File(Path.GetFileName(recording), recording, run.Hashes)
                : new StageInput("the narration", run.Output(NarrateStage.StageName).Hash(NarrateStage.SoundName)),
        };
        foreach (var (name, path) in MusicFiles(run))
        {
            inputs.Add(StageInput.File(name, path, run.Hashes));
        }
        return inputs;
    }

    public override async Task RunAsync(EpisodeRun run, StageWork work, CancellationToken cancellationToken)
    {
        var source = run.Episode.Recording ?? run.Output(NarrateStage.StageName).File(NarrateStage.SoundName);
        var info = await MediaInfo.ProbeAsync(source, cancellationToken);
        if (info.AudioStreams == 0)
        {
            throw MediaInfo.Broken(source, "it has no sound track");
        }
        string[] input = ["-i", MediaInfo.SafePath(source)];
        var audio = run.Show.Audio;
        var before = await Readable(
            source,
            () =>
                Loudness.ReadAsync(
                    [
                        .. input,
                        "-map",
                        "0:a:0",
                        "-vn",
                        "-af",
                        $"aformat=channel_layouts=mono,{Loudness.Meter(truePeak: false)}",
                        "-f",
                        "null",
                        "-",
                    ],
                    cancellationToken
                )
        );
        if (double.IsInfinity(before.Integrated) || before.Integrated < -69)
        {
            throw new WrongInputException("The recording is silent.", source, "Check the microphone and the export, and record again.");
        }
        work.Progress.Report(0.1);

        var speech = work.File("speech.wav");
        await Ffmpeg.RunAsync(
            [
                .. input,
                "-map",
                "0:a:0",
                "-af",
                SpeechChain.Filters(audio, before.Integrated, run.Episode.Recording is not null),
                "-c:a",
                "pcm_f32le",
                "-rf64",
                "auto",
                speech,
            ],
            cancellationToken: cancellationToken
        );
        var mix = await MixAsync(run, speech, cancellationToken);
        var measured = await Loudness.ReadAsync(
            [
                .. mix.Inputs,
                "-filter_complex",
                $"{mix.Graph};[mix]{Loudness.Meter(truePeak: false)}[out]",
                "-map",
                "[out]",
                "-f",
                "null",
                "-",
            ],
            cancellationToken
        );
        work.Progress.Report(0.4);

        var report = await WriteAsync(run, work, mix, before, measured, cancellationToken);
        File.Delete(speech);
        work.WriteJson(ReportName, report);
    }

    private static async Task<MasterReport> WriteAsync(
        EpisodeRun run,
        StageWork work,
        Mix mix,
        Loudness before,
        Loudness measured,
        CancellationToken cancellationToken
    )
    {
        var target = run.Show.Loudness.Target;
        var gain = target - measured.Integrated;
        var master = work.File(MasterName);
        for (var attempt = 1; ; attempt++)
        {
            var level = await WriteMasterAsync(
                mix,
                gain,
                run.Show.Loudness.TruePeak - TruePeakLimiter.CodingRoom,
                master,
                cancellationToken
            );
            var off = target - level.Integrated;
            if (Math.Abs(off) > Tolerance && attempt < Tries)
            {
                // The limiter took some loudness away: give it back and look again.
                gain += off;
                continue;
            }
            if (Math.Abs(off) > 0.5)
            {
                work.Warn($"The loudness is {level.Integrated:0.0} LUFS instead of {target:0.0}: the sound's peaks do not allow more.");
            }
            var length = await MediaInfo.ProbeAsync(master, cancellationToken);
            return new MasterReport(length.Duration, mix.SpeechStart, before, level);
        }
    }

    /// <summary>Writes the master, and measures what is written as it goes by.</summary>
    private static Task<Loudness> WriteMasterAsync(Mix mix, double gain, double limit, string path, CancellationToken cancellationToken)
    {
        var graph =
            $"{mix.Graph};[mix]volume={Ffmpeg.Number(gain)}dB,{TruePeakLimiter.Filter(limit)},{Loudness.Meter(truePeak: false)}[out]";
        return Loudness.ReadAsync(
            [
                .. mix.Inputs,
                "-filter_complex",
                graph,
                "-map",
                "[out]",
                .. Ffmpeg.Repeatable,
                "-c:a",
                "flac",
                "-sample_fmt",
                "s32",
                "-bits_per_raw_sample",
                "24",
                "-compression_level",
                "2",
                path,
            ],
            cancellationToken
        );
    }

    private static async Task<Mix> MixAsync(EpisodeRun run, string speech, CancellationToken cancellationToken)
    {
        var music = MusicFiles(run).ToDictionary(m => m.Name, m => m.Path);
        var intro = music.GetValueOrDefault("the intro");
        return new Mix(
            speech,
            (await MediaInfo.ProbeAsync(speech, cancellationToken)).Duration,
            intro,
            intro is null ? 0 : (await MediaInfo.ProbeAsync(intro, cancellationToken)).Duration,
            music.GetValueOrDefault("the outro"),
            music.GetValueOrDefault("the music bed"),
            run.Show.Music.BedLevel
        );
    }

    private static IEnumerable<(string Name, string Path)> MusicFiles(EpisodeRun run)
    {
        var settings = run.Show.Music;
        (string Name, string Key, string? Path)[] files =
        [
            ("the intro", "music.intro", Resolve(settings.Intro)),
            ("the outro", "music.outro", Resolve(settings.Outro)),
            ("the music bed", "music.bed", run.Episode.Music ?? Resolve(settings.Bed)),
        ];
        foreach (var (name, key, path) in files)
        {
            if (path is not null)
            {
                yield return File.Exists(path)
                    ? (name, path)
                    : throw new WrongInputException(
                        $"The file of '{key}' is not there: {path}",
                        Path.Combine(run.Episode.ShowRoot, Shows.ShowFile.Name),
                        "Put it there, or take the key out."
                    );
            }
        }

        string? Resolve(string? relative) => relative is null ? null : Path.GetFullPath(relative, run.Episode.ShowRoot);
    }

    private static async Task<T> Readable<T>(string source, Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (ChildProcessException e) when (!e.Problem.StartsWith("There is no space", StringComparison.Ordinal))
        {
            throw MediaInfo.Broken(source, string.Join(" ", e.LastLines.TakeLast(2)), e);
        }
    }
}
