using MediaPipeline.Media;
using MediaPipeline.Running;

namespace MediaPipeline.Mastering;

/// <summary>What the delivered sound measures, decoded as a player does.</summary>
/// <param name="Mp3">The MP3.</param>
/// <param name="Aac">The AAC.</param>
public sealed record EncodeReport(Loudness Mp3, Loudness Aac);

/// <summary>
/// The second half of stage 3: the master as MP3 and AAC (<c>audio.mp3</c>, <c>audio.m4a</c>), each measured as a
/// player decodes it, and coded again where that has changed its loudness or raised its peaks over the limit. A stage of its
/// own, so that the transcription need not wait for it.
/// </summary>
public sealed class EncodeStage : Stage
{
    public const string StageName = "encode";
    public const string Mp3Name = "audio.mp3";
    public const string M4aName = "audio.m4a";
    public const string ReportName = "encoded.json";

    private const int Tries = 4;

    /// <summary>LAME makes sound softer, by a factor of 0.95 (measured: 0.4 LU less than went in); this (dB) takes it back.</summary>
    private const double LameScale = 0.4455;

    public override string Name => StageName;
    public override int Version => 4;
    public override IReadOnlyList<string> After => [MasterStage.StageName];
    public override IReadOnlyList<string> Reads => [];
    public override string Doing => "encoding MP3 and AAC";
    public override string Capability => "sound";

    public override IReadOnlyList<StageNeed> Needs(EpisodeRun run) =>
        [new(NeedKind.Program, Tool.Ffmpeg), new(NeedKind.Program, Tool.Ffprobe)];

    public override async Task<IReadOnlyList<StageInput>> InputsAsync(EpisodeRun run, CancellationToken cancellationToken) =>
        [
            await run.ToolAsync(Tool.Ffmpeg, cancellationToken),
            new StageInput("the master", run.Output(MasterStage.StageName).Hash(MasterStage.MasterName)),
            StageInput.Value("pipeline.json: bit rates", new { run.Show.Audio.Mp3Bitrate, run.Show.Audio.AacBitrate }),
            StageInput.Value("pipeline.json: loudness.truePeak", run.Show.Loudness.TruePeak),
        ];

    public override async Task RunAsync(EpisodeRun run, StageWork work, CancellationToken cancellationToken)
    {
        var master = run.Output(MasterStage.StageName).File(MasterStage.MasterName);
        string[] mp3 =
        [
            "-ar",
            "44100",
            "-c:a",
            "libmp3lame",
            "-b:a",
            $"{run.Show.Audio.Mp3Bitrate}k",
            "-write_xing",
            "1",
            "-id3v2_version",
            "0",
        ];
        // Intensity stereo and noise substitution save bits that speech on two equal sides does not need saved. (Telling the
        // encoder that the sum of the sides is all there is would be quicker by a quarter, and further from the master.)
        string[] aac =
        [
            "-c:a",
            "aac",
            "-aac_coder",
            "fast",
            "-aac_is",
            "0",
            "-aac_pns",
            "0",
            "-b:a",
            $"{run.Show.Audio.AacBitrate}k",
            "-movflags",
            "+faststart",
        ];
        var ceiling = run.Show.Loudness.TruePeak;
        var loudness = run.Output(MasterStage.StageName).Read<MasterReport>(MasterStage.ReportName).Master.Integrated;
        var codings = await Task.WhenAll(
            CodeAsync(master, work, Mp3Name, mp3, LameScale, loudness, ceiling, cancellationToken),
            CodeAsync(master, work, M4aName, aac, 0, loudness, ceiling, cancellationToken)
        );
        work.WriteJson(ReportName, new EncodeReport(codings[0], codings[1]));
    }

    private static async Task<Loudness> CodeAsync(
        string master,
        StageWork work,
        string name,
        string[] codec,
        double gain,
        double loudness,
        double ceiling,
        CancellationToken cancellationToken
    )
    {
        var limit = ceiling;
        var source = master;
        for (var attempt = 1; ; attempt++)
        {
            var path = work.File(name);
            await Ffmpeg
                .From(source)
                .To(path, ["-map", "0:a", "-af", $"volume={Ffmpeg.Number(gain)}dB", .. Ffmpeg.Repeatable, .. codec])
                .RunAsync(cancellationToken: cancellationToken);
            var level = await Loudness.MeasureAsync(path, cancellationToken);
            var over = level.TruePeak - ceiling;
            var off = loudness - level.Integrated;
            var stands = over <= 0 && !(Math.Abs(off) > MasterStage.Most);
            if (source != master && (stands || attempt == Tries))
            {
                File.Delete(source);
            }
            if (stands)
            {
                return level;
            }
            if (attempt == Tries)
            {
                work.Warn(
                    over > 0
                        ? $"The true peak of {name} is {over:0.0} dB over the limit."
                        : $"The loudness of {name} is {level.Integrated:0.0} LUFS, not the master's {loudness:0.0}."
                );
                return level;
            }
            if (over > 0)
            {
                // The master itself has room already; only where that was not enough is the sound limited once more.
                limit -= over + TruePeakLimiter.CodingRoom;
                source = work.File($"{name}.limited.flac");
                await LimitAsync(master, limit, source, cancellationToken);
            }
            gain += Math.Abs(off) > MasterStage.Most && !double.IsInfinity(off) ? off : 0;
        }
    }

    /// <summary>The master, its peaks held under another limit (dBTP).</summary>
    private static async Task LimitAsync(string master, double limit, string path, CancellationToken cancellationToken)
    {
        var samples = new RawSound(path + ".f32", 2);
        using (var writer = samples.Write())
        {
            await DecodedSound.ReadAsync(Ffmpeg.From(master), 2, RawSound.Rate, writer.Add, ["-map", "0:a"], cancellationToken);
        }
        await new LimitedSound(samples, 0, limit).WriteAsync(path, cancellationToken);
        File.Delete(samples.Path);
    }
}
