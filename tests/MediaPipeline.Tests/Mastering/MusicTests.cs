using MediaPipeline.Mastering;
using MediaPipeline.Media;
using MediaPipeline.Models;
using MediaPipeline.Narration;
using MediaPipeline.Running;
using MediaPipeline.Scripts;
using MediaPipeline.Shows;
using MediaPipeline.Tests.Recordings;

namespace MediaPipeline.Tests.Mastering;

/// <summary>An episode of two sections with music of every kind, mastered once.</summary>
public sealed class MusicEpisode : IAsyncLifetime
{
    public const double StingSeconds = 3;

    private readonly string root = Project.NewFolder();

    public EpisodeRun Run { get; private set; } = null!;

    public IReadOnlyList<string> Warnings { get; private set; } = [];

    public Timeline Timeline => Run.Output(NarrateStage.StageName).Read<Timeline>(NarrateStage.TimelineName);

    public MasterReport Report => Run.Output(MasterStage.StageName).Read<MasterReport>(MasterStage.ReportName);

    public string Master => Run.Output(MasterStage.StageName).File(MasterStage.MasterName);

    public async ValueTask InitializeAsync()
    {
        var folder = Path.Combine(root, "episodes", "2026-01-05-music");
        Directory.CreateDirectory(folder);
        // Loud, quiet, and one whose sides cancel each other; sting and bed are so high that they can be told from speech.
        await MakeAsync("intro.wav", "sine=f=330:d=4,volume=8dB,aformat=channel_layouts=stereo");
        await MakeAsync("outro.wav", "sine=f=440:d=4,volume=-20dB,aformat=channel_layouts=stereo");
        await MakeAsync("bed.wav", "sine=f=9000:d=5,pan=stereo|c0=c0|c1=-1*c0");
        await MakeAsync("sting.wav", $"sine=f=5000:d={StingSeconds},volume=-6dB,aformat=channel_layouts=stereo");
        await File.WriteAllTextAsync(
            Path.Combine(root, ShowFile.Name),
            """
            {
              "title": "Music",
              "music": { "intro": "intro.wav", "outro": "outro.wav", "bed": "bed.wav", "sting": "sting.wav" }
            }
            """
        );
        await File.WriteAllTextAsync(
            Path.Combine(folder, "script.md"),
            "This is the first part, and it says a little about nothing at all.\n\n## Second\n\nThis is the second part, which says even less, but takes its time."
        );
        Run = new EpisodeRun(
            ShowFile.Load(root),
            EpisodeFolder.Open(folder),
            new ArtifactStore(root, "2026-01-05-music"),
            new FileHashes(Path.Combine(root, "hashes")),
            new ModelShelf(null, null)
        );
        Stage[] stages = [new ScriptStage(), new NarrateStage(), new MasterStage(), new EncodeStage()];
        var reports = await new Runner(stages, new Unheard()).RunAsync(Run, new RunOptions(), CancellationToken.None);
        Warnings = [.. reports.SelectMany(r => r.Warnings)];
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(root, recursive: true);
        return ValueTask.CompletedTask;
    }

    private Task MakeAsync(string name, string source) =>
        FfmpegLine.RunAsync(["-f", "lavfi", "-i", source, "-c:a", "pcm_s16le", Path.Combine(root, name)]);
}

public sealed class MusicTests(MusicEpisode made) : IClassFixture<MusicEpisode>
{
    [Fact]
    public void The_master_is_as_loud_as_asked_and_can_be_heard_on_one_loudspeaker()
    {
        made.Report.Master.Integrated.ShouldBe(-16, 0.3);
        made.Report.MonoLoss.ShouldBeLessThan(0.5);
        made.Warnings.ShouldContain(w => w.Contains("bed.wav") && w.Contains("cancel"));
    }

    [Fact]
    public async Task What_players_decode_is_as_loud_and_under_the_limit()
    {
        foreach (var name in new[] { EncodeStage.Mp3Name, EncodeStage.M4aName })
        {
            var level = await HeardSound.LoudnessAsync(made.Run.Output(EncodeStage.StageName).File(name));

            level.Integrated.ShouldBe(-16, 0.3);
            level.TruePeak.ShouldBeLessThanOrEqualTo(-1);
        }
    }

    [Fact]
    public async Task Speech_waits_for_the_sting_between_sections()
    {
        var (first, second) = (made.Timeline.Sentences[0], made.Timeline.Sentences[1]);
        (second.Start - first.End).ShouldBeGreaterThanOrEqualTo(MusicEpisode.StingSeconds - MusicFiles.StingOverlap);
        var at = made.Report.SpeechStart + first.End + MusicFiles.StingLead;

        var sting = await ToneAsync(at + 1, 1);
        var speech = await ToneAsync(made.Report.SpeechStart + first.Start + 0.5, 1);

        sting.ShouldBeGreaterThan(-30);
        (sting - speech).ShouldBeGreaterThan(15);
    }

    [Fact]
    public async Task Music_comes_at_the_level_of_the_speech_however_loud_its_file_is()
    {
        var intro = await LevelAsync(0.5, 1.5);
        var outro = await LevelAsync(made.Report.Duration - 2, 1.5);

        intro.ShouldBe(outro, 1.5);
        intro.ShouldBeInRange(-22, -13);
    }

    [Fact]
    public async Task The_bed_gives_way_under_speech()
    {
        var sentence = made.Timeline.Sentences[0];
        var under = await ToneAsync(made.Report.SpeechStart + sentence.Start + 1, 1.5, 9000);
        var between = await ToneAsync(made.Report.SpeechStart + sentence.End + 1.2, 1.2, 9000);

        (between - under).ShouldBeInRange(6, 20);
    }

    /// <summary>The level (dB) of the master around a frequency.</summary>
    private Task<double> ToneAsync(double start, double seconds, double frequency = 5000) =>
        RecordedShow.LevelAsync(made.Master, start, seconds, $"bandpass=f={Ffmpeg.Number(frequency)}:width_type=h:w=40");

    private Task<double> LevelAsync(double start, double seconds) => RecordedShow.LevelAsync(made.Master, start, seconds);
}
