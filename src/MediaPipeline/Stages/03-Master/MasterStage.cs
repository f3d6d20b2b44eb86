using MediaPipeline.Media;
using MediaPipeline.Recordings;
using MediaPipeline.Running;
using MediaPipeline.Shows;

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
    private const double Tolerance = 0.25;

    /// <summary>What is further off (LU) is told.</summary>
    public const double Most = 0.3;

    private const int Tries = 4;

    public override string Name => StageName;
    public override int Version => 3;
    public override IReadOnlyList<string> After => Take.Stages;
    public override IReadOnlyList<string> Reads => [];
    public override string Doing => "mastering the sound";

    public override async Task<IReadOnlyList<StageInput>> InputsAsync(EpisodeRun run, CancellationToken cancellationToken)
    {
        var inputs = new List<StageInput>
        {
            await run.ToolAsync(Tool.Ffmpeg, cancellationToken),
            StageInput.Value("pipeline.json: loudness", run.Show.Loudness),
            StageInput.Value("pipeline.json: audio", new { run.Show.Audio.HighPass, run.Show.Audio.Compression }),
            StageInput.Value("pipeline.json: music", run.Show.Music),
            Take.Of(run).Input,
        };
        var music = MusicFiles.Of(run);
        inputs.AddRange(music.Inputs(run.Hashes));
        if (music.Sting is not null)
        {
            inputs.Add(StageInput.Value("the ends of sections", Take.SectionBreaks(run)));
        }
        return inputs;
    }

    public override async Task RunAsync(EpisodeRun run, StageWork work, CancellationToken cancellationToken)
    {
        var take = Take.Of(run).Path;
        var before = await Loudness.ReadAsync(
            Ffmpeg.From(take).ToNothing("-af", $"aformat=channel_layouts=mono,{Loudness.Meter(truePeak: false)}"),
            cancellationToken
        );
        work.Progress.Report(0.1);

        var speech = work.File("speech.wav");
        await Ffmpeg
            .From(take)
            .To(speech, "-af", SpeechChain.Filters(run.Show.Audio, before.Integrated), "-c:a", "pcm_f32le", "-rf64", "auto")
            .RunAsync(cancellationToken: cancellationToken);
        var mix = await MixAsync(run, work, speech, cancellationToken);
        var measured = await Loudness.ReadAsync(
            mix.Inputs().ToNothing("-filter_complex", $"{mix.Graph};[mix]{Loudness.Meter(truePeak: false)}[out]", "-map", "[out]"),
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
            if (Math.Abs(off) > Most)
            {
                work.Warn($"The loudness is {level.Integrated:0.0} LUFS instead of {target:0.0}: the sound's peaks do not allow more.");
            }
            var length = await MediaInfo.ProbeAsync(master, cancellationToken);
            // Speech is the same on both sides; only music can be lost on one loudspeaker.
            var lost = mix.Music.Paths.Count == 0 ? 0 : await MusicLevel.MonoLossAsync(master, level, cancellationToken);
            return new MasterReport(length.Duration, mix.Layout.SpeechStart, before, level, lost);
        }
    }

    /// <summary>Writes the master, and measures what is written as it goes by.</summary>
    private static Task<Loudness> WriteMasterAsync(Mix mix, double gain, double limit, string path, CancellationToken cancellationToken)
    {
        var graph =
            $"{mix.Graph};[mix]volume={Ffmpeg.Number(gain)}dB,{TruePeakLimiter.Filter(limit)},{Loudness.Meter(truePeak: false)}[out]";
        return Loudness.ReadAsync(
            mix.Inputs().To(path, ["-filter_complex", graph, "-map", "[out]", .. Ffmpeg.Repeatable, .. Ffmpeg.Lossless]),
            cancellationToken
        );
    }

    private static async Task<Mix> MixAsync(EpisodeRun run, StageWork work, string speech, CancellationToken cancellationToken)
    {
        var music = MusicFiles.Of(run);
        var seconds = (await MediaInfo.ProbeAsync(speech, cancellationToken)).Duration;
        var levels = new Dictionary<string, MusicLevel>();
        foreach (var path in music.Paths)
        {
            levels[path] = await MusicLevel.MeasureAsync(path, cancellationToken);
            if (!levels[path].IsMonoCompatible)
            {
                work.Warn(
                    $"The two sides of {Path.GetFileName(path)} cancel each other on one loudspeaker; its left side is used for both."
                );
            }
        }
        var stings = music.Sting is null ? [] : Take.SectionBreaks(run).Select(b => b + MusicFiles.StingLead).ToList();
        return new Mix(
            speech,
            seconds,
            SpeechChain.WorkingLevel,
            music,
            levels,
            await music.LayAsync(seconds, cancellationToken),
            stings,
            run.Show.Music
        );
    }
}
