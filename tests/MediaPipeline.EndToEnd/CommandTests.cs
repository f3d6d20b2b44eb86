using System.Text.Json;
using MediaPipeline.Media;
using MediaPipeline.Tests;
using MediaPipeline.Tests.Publishing;

namespace MediaPipeline.EndToEnd;

/// <summary>The commands besides produce.</summary>
public sealed class CommandTests
{
    [Fact]
    public async Task New_makes_an_episode_that_can_be_produced_and_notes_need_no_sound()
    {
        var root = Project.NewFolder();

        (await Terminal.RunAsync(root, "new", "First light", "--date", "2026-02-06")).Code.ShouldBe(0);

        var made = await Terminal.RunAsync(root, "produce", "2026-02-06-first-light", "--to", "script");
        made.Code.ShouldBe(0, made.All);
        var nothing = new Dictionary<string, string?> { ["PATH"] = Project.NewFolder() };
        var notes = await Terminal.RunWithAsync(root, nothing, "notes", "2026-02-06-first-light");
        notes.Code.ShouldBe(0, notes.All);
        notes.Out.ShouldStartWith("# First light\n");
        notes.Out.ShouldContain("- The first story");
        var html = Path.Combine(root, "out", "notes.html");
        (await Terminal.RunWithAsync(root, nothing, "notes", "2026-02-06-first-light", "--format", "html", "--out", html)).Code.ShouldBe(0);
        (await File.ReadAllTextAsync(html)).ShouldContain("<a href=\"https://example.org\">Links</a>");
        (await Terminal.RunAsync(root, "new", "First light", "--date", "2026-02-06")).Code.ShouldBe(2);
    }

    [Fact]
    public async Task Status_doctor_and_models_answer_people_and_machines()
    {
        var show = new ShortShow();

        var status = JsonDocument.Parse((await Terminal.RunAsync(show.Root, "status", "--json")).Out).RootElement[0];
        status.GetProperty("episode").GetString().ShouldBe(ShortShow.Slug);
        status.GetProperty("stages")[0].GetProperty("state").GetString().ShouldBe("not made");

        var doctor = await Terminal.RunAsync(show.Root, "doctor");
        doctor.Code.ShouldBe(0, doctor.All);
        doctor.Out.ShouldContain("ffmpeg version");
        var ill = await Terminal.RunWithAsync(show.Root, new() { ["PATH"] = Project.NewFolder() }, "doctor");
        ill.Code.ShouldBe(3);
        ill.Out.ShouldContain("sudo apt-get install espeak-ng");

        var models = JsonDocument.Parse((await Terminal.RunAsync(show.Root, "models", "list", "--json")).Out).RootElement;
        models.EnumerateArray().Select(m => m.GetProperty("name").GetString()).ShouldContain("whisper-tiny.en");
    }

    [Fact]
    public async Task Youtube_makes_a_kit_and_uploads_it_once()
    {
        (await Terminal.RunAsync(new ShortShow().Root, "youtube", ShortShow.Slug)).Code.ShouldBe(1);
        var show = await ShortShow.MadeAsync();

        var kit = await Terminal.RunAsync(show.Root, "youtube", ShortShow.Slug);

        kit.Code.ShouldBe(0, kit.All);
        var folder = Path.Combine(show.Root, "youtube", ShortShow.Slug);
        Directory
            .GetFiles(folder)
            .Select(Path.GetFileName)
            .ShouldBe(["captions.en.srt", "thumbnail.jpg", "video.mp4", "youtube.md"], ignoreOrder: true);
        (await File.ReadAllTextAsync(Path.Combine(folder, "youtube.md"))).ShouldContain("yes, the voice is synthetic");
        (await Terminal.RunAsync(show.Root, "youtube", ShortShow.Slug, "--upload")).Code.ShouldBe(3);
        using var server = new FakeYouTube();
        var environment = new Dictionary<string, string?>
        {
            ["MEDIAPIPELINE_YOUTUBE"] = server.Address,
            ["YOUTUBE_ACCESS_TOKEN"] = server.Token,
        };
        var upload = await Terminal.RunWithAsync(show.Root, environment, "youtube", ShortShow.Slug, "--upload");
        upload.Code.ShouldBe(0, upload.All);
        upload.Out.ShouldContain("https://youtu.be/video-1");
        server.Video.ShouldBeAllOf(await File.ReadAllBytesAsync(show.PublishedFile(".mp4")));
        (await Terminal.RunWithAsync(show.Root, environment, "youtube", ShortShow.Slug, "--upload")).Code.ShouldBe(0);
        server.Asked.Count(a => a == "POST /upload/youtube/v3/videos").ShouldBe(1);
    }

    [Fact]
    public async Task Clip_makes_a_short_video_of_a_section_in_the_shape_asked_for()
    {
        var show = await ShortShow.MadeAsync();

        var clip = await Terminal.RunAsync(
            show.Root,
            "clip",
            ShortShow.Slug,
            "--section",
            "only",
            "--shape",
            "square",
            "--seconds",
            "10",
            "--json"
        );

        clip.Code.ShouldBe(0, clip.All);
        var answer = JsonDocument.Parse(clip.Out).RootElement;
        answer.GetProperty("text").GetString().ShouldBe("A drop of water fell on a stone. Nothing else happened.");
        var file = answer.GetProperty("file").GetString()!;
        file.ShouldBe(Path.Combine(show.Root, "clips", $"{ShortShow.Slug}-only-square.mp4"));
        var info = await MediaInfo.ProbeAsync(file, CancellationToken.None);
        (info.Width, info.Height).ShouldBe((1080, 1080));
        var length = answer.GetProperty("end").GetDouble() - answer.GetProperty("start").GetDouble();
        info.Duration.ShouldBe(length + 2.5, 0.2);
        Directory.GetFiles(Path.GetDirectoryName(file)!).ShouldBe([file]);
        var wrong = await Terminal.RunAsync(show.Root, "clip", ShortShow.Slug, "--section", "elsewhere");
        wrong.Code.ShouldBe(2);
        wrong.All.ShouldContain("2 'The only story'");
        (await Terminal.RunAsync(show.Root, "clip", ShortShow.Slug, "--seconds", "5")).Code.ShouldBe(2);
    }

    [Fact]
    public async Task Say_shows_how_words_are_said_and_writes_the_sound()
    {
        var show = new ShortShow("\"pronunciations\": { \"Nyquist\": \"/ˈnaɪkwɪst/\" }");
        var wav = Path.Combine(show.Root, "sound", "said.wav");

        var answer = await Terminal.RunAsync(show.Root, "say", "Dr. Nyquist paid $50,000.", "--out", wav);

        answer.Code.ShouldBe(0, answer.All);
        answer.Out.ShouldContain("fifty thousand dollars");
        answer.Out.ShouldContain("ˈnaɪkwɪst");
        new FileInfo(wav).Length.ShouldBeInRange(50_000, 300_000);
        var json = JsonDocument.Parse((await Terminal.RunAsync(show.Root, "say", "It works.", "--json")).Out).RootElement;
        json[0][1].GetProperty("spoken").GetString().ShouldBe("works");
        json[0][1].GetProperty("start").GetDouble().ShouldBeGreaterThan(0.2);
        var shown = JsonDocument.Parse((await Terminal.RunAsync(show.Root, "say", "It works.", "--json", "--silent")).Out).RootElement;
        shown[0][1].GetProperty("phonemes").GetString().ShouldBe(json[0][1].GetProperty("phonemes").GetString());
        shown[0][1].GetProperty("start").ValueKind.ShouldBe(JsonValueKind.Null);
        // A machine without a sound card says so, and what to do.
        var played = await Terminal.RunAsync(show.Root, "say", "It works.");
        played.Code.ShouldBeOneOf(0, 3);
        (await Terminal.RunAsync(show.Root, "say", "It works.", "--voice", "nobody")).Code.ShouldBe(3);
        (await Terminal.RunAsync(show.Root, "say", "...")).Code.ShouldBe(2);
    }

    [Fact]
    public async Task Captions_check_scores_a_file_with_lines_and_limits_of_the_show()
    {
        var show = new ShortShow("\"captions\": { \"lineLength\": 20 }");
        var file = Path.Combine(show.Root, "talk.srt");
        await File.WriteAllTextAsync(file, "1\n00:00:01,000 --> 00:00:03,000\nThis is a line of thirty and one.\n");

        var answer = await Terminal.RunAsync(show.Root, "captions", "--check", file);

        answer.Code.ShouldBe(0, answer.All);
        answer.Out.ShouldContain("talk.srt:2  33 characters in a line; 20 are the most.");
        answer.Out.ShouldContain("0% of 1 captions");
        await File.WriteAllTextAsync(file, "no captions");
        (await Terminal.RunAsync(show.Root, "captions", "--check", file)).Code.ShouldBe(2);
        (await Terminal.RunAsync(show.Root, "captions", "--check", "nowhere.srt")).Code.ShouldBe(2);
    }

    [Fact]
    public async Task One_wrong_folder_does_not_stop_the_others()
    {
        var show = new ShortShow();
        Directory.CreateDirectory(Path.Combine(show.Root, "episodes", "2026-01-01-empty", "cards"));

        var made = await Terminal.RunAsync(show.Root, "produce", "--all", "--to", "script");
        var status = await Terminal.RunAsync(show.Root, "status");

        made.Code.ShouldBe(2);
        made.Error.ShouldContain("no script and no recording");
        made.Out.ShouldContain(ShortShow.Slug);
        status.Code.ShouldBe(0);
        status.Out.ShouldContain("2026-01-01-empty");
        status.Out.ShouldContain(ShortShow.Slug);
        (await Terminal.RunAsync(show.Root, "status", "2026-01-01-empty")).Code.ShouldBe(2);
    }

    [Fact]
    public async Task Of_many_episodes_the_newest_are_shown()
    {
        var show = new ShortShow();
        for (var n = 1; n <= 21; n++)
        {
            var folder = Path.Combine(show.Root, "episodes", $"2025-01-{n:00}-old");
            Directory.CreateDirectory(folder);
            File.WriteAllText(Path.Combine(folder, "script.md"), "A line.\n");
        }

        var newest = await Terminal.RunAsync(show.Root, "status");
        var all = await Terminal.RunAsync(show.Root, "status", "--all");
        var json = await Terminal.RunAsync(show.Root, "status", "--json");

        newest.Out.ShouldNotContain("2025-01-02-old");
        newest.Out.ShouldContain("2025-01-03-old");
        newest.Out.ShouldContain(ShortShow.Slug);
        newest.Out.ShouldContain("2 older episodes are not shown");
        all.Out.ShouldContain("2025-01-01-old");
        all.Out.ShouldNotContain("not shown");
        JsonDocument.Parse(json.Out).RootElement.GetArrayLength().ShouldBe(22);
    }

    [Fact]
    public async Task Every_command_has_help_with_an_example()
    {
        foreach (
            var command in new[]
            {
                "produce",
                "status",
                "notes",
                "transcribe",
                "say",
                "captions",
                "new",
                "publish",
                "unpublish",
                "clip",
                "youtube",
                "feeds",
                "serve",
                "doctor",
                "completion",
            }
        )
        {
            (await Terminal.RunAsync(Project.Root, command, "--help")).Out.ShouldContain("Example: mediapipeline " + command);
        }
        (await Terminal.RunAsync(Project.Root, "models", "pull", "--help")).Out.ShouldContain("Example: mediapipeline models pull");
        (await Terminal.RunAsync(Project.Root, "[suggest:1]", "p")).Out.ShouldContain("produce");
    }
}
