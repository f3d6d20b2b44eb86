using MediaPipeline.Media;
using MediaPipeline.Narration;
using MediaPipeline.Running;
using MediaPipeline.Scripts;

namespace MediaPipeline.Mastering;

/// <summary>
/// Stage 3: the master (<c>master.flac</c>) at the show's loudness in two passes, and its encodings
/// (<c>audio.mp3</c>, <c>audio.m4a</c>), each measured again as a player decodes it.
/// </summary>
public sealed class MasterStage : Stage
{
    public const string StageName = "master";
    public const string MasterName = "master.flac";
    public const string Mp3Name = "audio.mp3";
    public const string M4aName = "audio.m4a";
    public const string ReportName = "loudness.json";

    /// <summary>The limiter works this far (dB) under the limit, since lossy coding raises peaks.</summary>
    private const double CodingRoom = 0.5;

    /// <summary>How far off (LU) the master may be.</summary>
    private const double Tolerance = 0.15;

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
                : new StageInput(
                    "the narration",
                    run.Output(NarrateStage.StageName).Manifest.Files.First(f => f.Path == NarrateStage.SoundName).Hash
                ),
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
            () => Loudness.MeasureAsync([.. input, "-map", "0:a:0"], "aformat=channel_layouts=mono", false, cancellationToken)
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
        var measured = await Loudness.MeasureAsync(mix.Inputs, mix.Graph.Replace("[mix]", "[out]"), true, cancellationToken);
        work.Progress.Report(0.25);

        var report = await EncodeAsync(run, work, mix, before, measured, cancellationToken);
        File.Delete(speech);
        work.WriteJson(ReportName, report);
    }

    private static async Task<MasterReport> EncodeAsync(
        EpisodeRun run,
        StageWork work,
        Mix mix,
        Loudness before,
        Loudness measured,
        CancellationToken cancellationToken
    )
    {
        var target = run.Show.Loudness.Target;
        var ceiling = run.Show.Loudness.TruePeak;
        var gain = target - measured.Integrated;
        var limit = ceiling - CodingRoom;
        var master = work.File(MasterName);
        for (var attempt = 0; ; attempt++)
        {
            var level = await WriteMasterAsync(mix, gain, limit, master, cancellationToken);
            if (Math.Abs(level.Integrated - target) > Tolerance && attempt < 3)
            {
                // The limiter took some loudness away: give it back and look again.
                gain += target - level.Integrated;
                continue;
            }
            work.Progress.Report(0.4);
            var (mp3, aac) = await WriteDeliveredAsync(run, work, master, cancellationToken);
            var over = Math.Max(mp3.TruePeak, aac.TruePeak) - ceiling;
            if (over > 0 && attempt < 3)
            {
                limit -= over + 0.1;
                continue;
            }
            if (over > 0)
            {
                work.Warn($"The true peak of the encoded sound is {over:0.0} dB over the limit.");
            }
            if (Math.Abs(level.Integrated - target) > 0.5)
            {
                work.Warn($"The loudness is {level.Integrated:0.0} LUFS instead of {target:0.0}: the sound's peaks do not allow more.");
            }
            var length = await MediaInfo.ProbeAsync(master, cancellationToken);
            return new MasterReport(length.Duration, mix.SpeechStart, before, level, mp3, aac);
        }
    }

    private static async Task<Loudness> WriteMasterAsync(
        Mix mix,
        double gain,
        double limit,
        string path,
        CancellationToken cancellationToken
    )
    {
        // Peaks between samples are caught by limiting at four times the rate.
        var linear = Ffmpeg.Number(Math.Pow(10, limit / 20));
        var graph =
            $"{mix.Graph};[mix]volume={Ffmpeg.Number(gain)}dB,aresample=192000,alimiter=limit={linear}:attack=4:release=60:level=false,aresample=48000[out]";
        await Ffmpeg.RunAsync(
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
            cancellationToken: cancellationToken
        );
        return await Loudness.MeasureAsync(path, cancellationToken);
    }

    private static async Task<(Loudness Mp3, Loudness Aac)> WriteDeliveredAsync(
        EpisodeRun run,
        StageWork work,
        string master,
        CancellationToken cancellationToken
    )
    {
        async Task<Loudness> Encode(string name, params string[] codec)
        {
            var path = work.File(name);
            await Ffmpeg.RunAsync(
                ["-i", MediaInfo.SafePath(master), "-map", "0:a", .. Ffmpeg.Repeatable, .. codec, path],
                cancellationToken: cancellationToken
            );
            return await Loudness.MeasureAsync(path, cancellationToken);
        }
        var mp3 = Encode(
            Mp3Name,
            "-ar",
            "44100",
            "-c:a",
            "libmp3lame",
            "-b:a",
            $"{run.Show.Audio.Mp3Bitrate}k",
            "-write_xing",
            "1",
            "-id3v2_version",
            "0"
        );
        var aac = Encode(M4aName, "-c:a", "aac", "-aac_coder", "fast", "-b:a", $"{run.Show.Audio.AacBitrate}k", "-movflags", "+faststart");
        await Task.WhenAll(mp3, aac);
        return (await mp3, await aac);
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
