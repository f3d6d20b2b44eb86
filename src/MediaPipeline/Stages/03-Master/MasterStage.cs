using MediaPipeline.Media;
using MediaPipeline.Recordings;
using MediaPipeline.Running;
using MediaPipeline.Shows;

namespace MediaPipeline.Mastering;

/// <summary>
/// Stage 3: the master (<c>master.flac</c>) at the show's loudness. Speech is measured, levelled and mixed with music, and what
/// that measures says by how much the master is raised; it is measured again as it is written.
/// </summary>
public sealed class MasterStage : Stage
{
    public const string StageName = "master";
    public const string MasterName = "master.flac";
    public const string ReportName = "loudness.json";

    /// <summary>Where sound stands between silences, of which each stretch is encoded by itself.</summary>
    public const string StretchesName = "stretches.json";

    /// <summary>Of so little (LU) given back the limiter takes next to nothing again.</summary>
    private const double Little = 0.5;

    /// <summary>What is further off (LU) is told.</summary>
    public const double Most = 0.3;

    private const int Tries = 4;

    public override string Name => StageName;
    public override int Version => 5;
    public override IReadOnlyList<string> After => Take.Stages;
    public override IReadOnlyList<string> Reads => [];
    public override string Doing => "mastering the sound";
    public override string Capability => "sound";

    public override IReadOnlyList<StageNeed> Needs(EpisodeRun run) =>
        [new(NeedKind.Program, Tool.Ffmpeg), new(NeedKind.Program, Tool.Ffprobe)];

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
        var speech = new RawSound(work.File("speech.f32"), 1);
        var mixed = new RawSound(work.File("mixed.f32"), 2);
        var chain = new SpeechChain(run.Show.Audio);
        var before = await CleanAsync(chain, Take.Of(run).Path, speech, cancellationToken);
        work.Progress.Report(0.2);
        var level = Level(chain, speech, SpeechChain.GainFor(before.Integrated), cancellationToken);
        work.Progress.Report(0.3);

        var mix = await MixAsync(run, work, speech, cancellationToken);
        var (sound, measured) = mix.IsSpeechAlone ? (speech, level) : (mixed, await MixedAsync(mix, mixed, cancellationToken));
        work.Progress.Report(0.4);
        var report = await WriteAsync(run, work, mix.Layout.SpeechStart, sound, before, measured, cancellationToken);
        File.Delete(speech.Path);
        File.Delete(mixed.Path);
        work.WriteJson(ReportName, report);
    }

    /// <summary>Measures the take, and takes the rumble out of it.</summary>
    private static async Task<Loudness> CleanAsync(SpeechChain chain, string take, RawSound speech, CancellationToken cancellationToken)
    {
        var meter = new LoudnessMeter(RawSound.Rate, 1);
        using var writer = speech.Write();
        var buffer = Array.Empty<float>();
        void Clean(ReadOnlySpan<float> samples)
        {
            meter.Add(samples);
            buffer = buffer.Length < samples.Length ? new float[samples.Length] : buffer;
            chain.Clean(samples, buffer);
            writer.Add(buffer.AsSpan(0, samples.Length));
        }
        await DecodedSound.ReadAsync(Ffmpeg.From(take), 1, RawSound.Rate, Clean, ["-map", "0:a:0"], cancellationToken);
        return meter.Result();
    }

    /// <summary>Levels what was cleaned, in its place; gives its loudness on both sides.</summary>
    private static Loudness Level(SpeechChain chain, RawSound speech, float gain, CancellationToken cancellationToken)
    {
        var meter = new LoudnessMeter(RawSound.Rate, 1, onBothSides: true);
        speech.Change(
            samples =>
            {
                chain.Level(samples, gain);
                meter.Add(samples);
            },
            cancellationToken
        );
        return meter.Result();
    }

    /// <summary>Mixes speech and music; gives the loudness.</summary>
    private static async Task<Loudness> MixedAsync(Mix mix, RawSound mixed, CancellationToken cancellationToken)
    {
        var meter = new LoudnessMeter(RawSound.Rate, 2);
        using var writer = mixed.Write();
        void Take(ReadOnlySpan<float> samples)
        {
            meter.Add(samples);
            writer.Add(samples);
        }
        await DecodedSound.ReadAsync(
            mix.Inputs(),
            2,
            RawSound.Rate,
            Take,
            ["-filter_complex", mix.Graph, "-map", "[mix]"],
            cancellationToken
        );
        return meter.Result();
    }

    private static async Task<MasterReport> WriteAsync(
        EpisodeRun run,
        StageWork work,
        double speechStart,
        RawSound sound,
        Loudness before,
        Loudness measured,
        CancellationToken cancellationToken
    )
    {
        var target = run.Show.Loudness.Target;
        var limit = run.Show.Loudness.TruePeak - TruePeakLimiter.CodingRoom;
        // Silence stays silence.
        var gain = double.IsInfinity(measured.Integrated) ? 0 : target - measured.Integrated;
        // The limiter takes some loudness away, and it is given back, before anything is written.
        for (var attempt = 1; attempt < Tries; attempt++)
        {
            var off = target - new LimitedSound(sound, gain, limit).Measure(cancellationToken).Integrated;
            gain += double.IsInfinity(off) ? 0 : off;
            if (!(Math.Abs(off) > Little))
            {
                break;
            }
        }
        // By tenths, so that one changed sentence leaves the others as they were.
        var master = new LimitedSound(sound, Math.Round(gain, 1), limit);
        await master.WriteAsync(work.File(MasterName), cancellationToken);
        work.WriteJson(StretchesName, master.Stretches);
        if (Math.Abs(target - master.Loudness.Integrated) > Most)
        {
            work.Warn(
                $"The loudness is {master.Loudness.Integrated:0.0} LUFS instead of {target:0.0}: the sound's peaks do not allow more."
            );
        }
        return new MasterReport(master.Seconds, speechStart, before, master.Loudness, master.MonoLoss, master.ShortTerm);
    }

    private static async Task<Mix> MixAsync(EpisodeRun run, StageWork work, RawSound speech, CancellationToken cancellationToken)
    {
        var music = MusicFiles.Of(run);
        var seconds = speech.Seconds;
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
            speech.Path,
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
