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
/// own, so that the transcription need not wait for it. What is coded is kept by stretches between silences.
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
    public override int Version => 5;
    public override IReadOnlyList<string> After => [MasterStage.StageName];
    public override IReadOnlyList<string> Reads => [];
    public override string Doing => "encoding MP3 and AAC";
    public override string Capability => "sound";

    public override IReadOnlyList<StageNeed> Needs(EpisodeRun run) => [new(NeedKind.Program, Tool.Ffmpeg)];

    public override async Task<IReadOnlyList<StageInput>> InputsAsync(EpisodeRun run, CancellationToken cancellationToken) =>
        [
            await run.ToolAsync(Tool.Ffmpeg, cancellationToken),
            new StageInput("the master", run.Output(MasterStage.StageName).Hash(MasterStage.MasterName)),
            StageInput.Value("pipeline.json: bit rates", new { run.Show.Audio.Mp3Bitrate, run.Show.Audio.AacBitrate }),
            StageInput.Value("pipeline.json: loudness.truePeak", run.Show.Loudness.TruePeak),
        ];

    public override async Task RunAsync(EpisodeRun run, StageWork work, CancellationToken cancellationToken)
    {
        var mastered = run.Output(MasterStage.StageName);
        var coding = new Coding(
            mastered.File(MasterStage.MasterName),
            mastered.Read<SoundStretches>(MasterStage.StretchesName),
            mastered.Read<MasterReport>(MasterStage.ReportName).Master.Integrated,
            run.Show.Loudness.TruePeak,
            await run.ToolAsync(Tool.Ffmpeg, cancellationToken),
            new KeptFiles(Path.Combine(run.Store.SharedFolder, "sound"), ".frames")
        );
        var audio = run.Show.Audio;
        var codings = await Task.WhenAll(
            CodeAsync(coding, work, Mp3Name, new Mp3Codec(audio.Mp3Bitrate), LameScale, cancellationToken),
            CodeAsync(coding, work, M4aName, new AacCodec(audio.AacBitrate), 0, cancellationToken)
        );
        work.WriteJson(ReportName, new EncodeReport(codings[0], codings[1]));
        coding.Cache.Prune(TimeSpan.FromDays(run.Show.Keeping.Days));
    }

    /// <summary>What both codings have in common.</summary>
    /// <param name="Master">The file.</param>
    /// <param name="Sound">Its stretches.</param>
    /// <param name="Loudness">LUFS of it.</param>
    /// <param name="Ceiling">dBTP that none may pass.</param>
    /// <param name="Program">ffmpeg's version.</param>
    /// <param name="Cache">Where coded stretches are kept.</param>
    private sealed record Coding(string Master, SoundStretches Sound, double Loudness, double Ceiling, StageInput Program, KeptFiles Cache);

    private static async Task<Loudness> CodeAsync(
        Coding coding,
        StageWork work,
        string name,
        FramedCodec codec,
        double gain,
        CancellationToken cancellationToken
    )
    {
        var (source, sound, limit) = (coding.Master, coding.Sound, coding.Ceiling);
        for (var attempt = 1; ; attempt++)
        {
            var path = work.File(name);
            var encoder = new StretchEncoder(codec, gain, coding.Program, coding.Cache);
            var level = await encoder.EncodeAsync(source, sound, path, cancellationToken);
            var over = level.TruePeak - coding.Ceiling;
            var off = coding.Loudness - level.Integrated;
            var stands = over <= 0 && !(Math.Abs(off) > MasterStage.Most);
            if (source != coding.Master && (stands || attempt == Tries))
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
                        : $"The loudness of {name} is {level.Integrated:0.0} LUFS, not the master's {coding.Loudness:0.0}."
                );
                return level;
            }
            if (over > 0)
            {
                // The master itself has room already; only where that was not enough is the sound limited once more.
                limit -= over + TruePeakLimiter.CodingRoom;
                source = work.File($"{name}.limited.flac");
                sound = await LimitAsync(coding.Master, limit, source, cancellationToken);
            }
            gain += Math.Abs(off) > MasterStage.Most && !double.IsInfinity(off) ? Math.Round(off, 1) : 0;
        }
    }

    /// <summary>The master, its peaks held under another limit (dBTP); gives its stretches.</summary>
    private static async Task<SoundStretches> LimitAsync(string master, double limit, string path, CancellationToken cancellationToken)
    {
        var samples = new RawSound(path + ".f32", 2);
        using (var writer = samples.Write())
        {
            await DecodedSound.ReadAsync(Ffmpeg.From(master), 2, RawSound.Rate, writer.Add, ["-map", "0:a"], cancellationToken);
        }
        var limited = new LimitedSound(samples, 0, limit);
        await limited.WriteAsync(path, cancellationToken);
        File.Delete(samples.Path);
        return limited.Stretches;
    }
}
