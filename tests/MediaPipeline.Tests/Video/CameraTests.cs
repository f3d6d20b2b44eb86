using CliWrap;
using MediaPipeline.Art;
using MediaPipeline.Captions;
using MediaPipeline.Chapters;
using MediaPipeline.Filming;
using MediaPipeline.Media;
using MediaPipeline.Recordings;
using MediaPipeline.Shows;
using MediaPipeline.Tests.Recordings;

namespace MediaPipeline.Tests.Video;

public sealed class CameraTests
{
    private static readonly VideoSettings Small = new() { Width = 640, Height = 360 };

    private static readonly CardTexts Texts = new(
        "Signal Path",
        "With a camera",
        "",
        [],
        "",
        [new Chapter(1, 6, ChapterMaker.Introduction, 0), new Chapter(6, 9, "Waves", 1)],
        9
    );

    [Fact]
    public async Task The_picture_is_cut_as_the_sound_is_and_begins_with_the_speech()
    {
        // A film that grows brighter with every second.
        var folder = Project.NewFolder();
        var film = Path.Combine(folder, "camera.mp4");
        await FfmpegLine.RunAsync([
            "-f",
            "lavfi",
            "-i",
            "nullsrc=s=640x360:r=25:d=12,geq=lum='20+15*floor(T)':cb=128:cr=128",
            "-c:v",
            "libx264",
            "-preset",
            "ultrafast",
            film,
        ]);
        Cut[] cuts = [new(2, 5, CutKind.Retake, "x"), new(7, 7.5, CutKind.Pause, "")];
        var camera = new CameraSource([film], [await MediaInfo.ProbeAsync(film, CancellationToken.None)], cuts, 1);
        CardChange[] cards = [new(0, new Card(CardKind.Camera, 0))];
        var made = Path.Combine(folder, "made.mp4");

        using var drawer = new CardDrawer(
            Texts,
            Small,
            null,
            Cover.Jpeg(null, new Show { Title = "T" }),
            new Dictionary<int, string>(),
            []
        );
        using var overlay = new CameraOverlay(Texts, Small, null, drawer, []);
        await CameraFilm.EncodeAsync(
            camera,
            Storyboard.Draw(cards, [], 10, false),
            overlay,
            Small,
            Texts.Chapters,
            10,
            made,
            new Progress<double>(),
            CancellationToken.None
        );

        var info = await MediaInfo.ProbeAsync(made, CancellationToken.None);
        (info.Width, info.Height, info.FrameRate).ShouldBe((640, 360, 25));
        info.Duration.ShouldBe(10, 0.05);
        foreach (var (time, second) in new[] { (1.5, 0), (2.5, 1), (3.5, 5), (4.5, 6), (5.2, 7), (6.2, 8), (8.2, 10) })
        {
            (await BrightnessAsync(made, time)).ShouldBe(20 + 15 * second, 4, $"at {time} s");
        }
        Directory.GetFiles(folder).Select(Path.GetFileName).ShouldBe(["camera.mp4", "made.mp4"], ignoreOrder: true);
    }

    [Fact]
    public void Titles_and_names_stand_by_turns_over_the_picture()
    {
        Cue Said(double start, string speaker) =>
            new(start, start + 2, ["Words"], [new CaptionWord("Words", start, start + 2, speaker, 0, false, 0)]);
        var texts = Texts with
        {
            Chapters = [new Chapter(3, 20, ChapterMaker.Introduction, 0), new Chapter(20, 60, "Waves", 1)],
            Duration = 60,
        };

        var cards = CameraPlan.Of(
            texts,
            [Said(3.2, "Ada"), Said(9, "Ada"), Said(21, "Ben"), Said(26, "Ben")],
            new Dictionary<string, string> { ["Ada"] = "host" },
            3,
            55
        );

        cards
            .Select(c => (c.Time, c.Card.Kind, c.Card.Text))
            .ShouldBe([
                (0, CardKind.Title, ""),
                (3, CardKind.LowerThird, "With a camera\nSignal Path"),
                (8, CardKind.Camera, ""),
                (9, CardKind.LowerThird, "Ada\nhost"),
                (14, CardKind.Camera, ""),
                (20, CardKind.LowerThird, "Waves\nWith a camera"),
                (25, CardKind.Camera, ""),
                (26, CardKind.LowerThird, "Ben\n"),
                (31, CardKind.Camera, ""),
                (55, CardKind.End, ""),
            ]);
    }

    [Fact]
    public async Task A_recording_with_moving_pictures_is_filmed_from_them()
    {
        using var show = new RecordedShow("\"title\": \"T\", \"video\": { \"width\": 640, \"height\": 360, \"endCard\": 2 }");
        show.Write("script.md", "Welcome to the show about waves and numbers.");
        var voice = await show.SayAsync("Welcome to the show about waves and numbers.");
        await FfmpegLine.RunAsync([
            "-f",
            "lavfi",
            "-i",
            "color=c=white:s=640x480:r=30:d=8",
            "-i",
            voice,
            "-shortest",
            "-c:v",
            "libx264",
            "-preset",
            "ultrafast",
            "-c:a",
            "aac",
            Path.Combine(show.Episode, "recording.mp4"),
        ]);

        var run = await show.RunAsync([.. Pipeline.Stages.TakeWhile(s => s.Name != VideoStage.StageName)]);

        var film = run.Output(FilmStage.StageName).File(FilmStage.FilmName);
        var info = await MediaInfo.ProbeAsync(film, CancellationToken.None);
        var sound = await MediaInfo.ProbeAsync(Take.Of(run).Path, CancellationToken.None);
        info.Duration.ShouldBe(sound.Duration + 2, 0.15);
        info.FrameRate.ShouldBe(30, 0.01);
        // White from the camera, then the end card.
        (await BrightnessAsync(film, 1)).ShouldBeGreaterThan(200);
        (await BrightnessAsync(film, sound.Duration + 1)).ShouldBeLessThan(80);
    }

    /// <summary>The mean of the luma (16 to 235) in the middle of the picture's upper part.</summary>
    private static async Task<double> BrightnessAsync(string path, double time)
    {
        using var pixels = new MemoryStream();
        await FfmpegLine.RunAsync(
            [
                "-ss",
                Ffmpeg.Number(time),
                "-i",
                path,
                "-frames:v",
                "1",
                "-vf",
                "extractplanes=y,crop=iw/4:ih/4:iw/2:ih/8",
                "-f",
                "rawvideo",
                "pipe:1",
            ],
            PipeTarget.ToStream(pixels)
        );
        return pixels.ToArray().Average(b => (double)b);
    }
}
