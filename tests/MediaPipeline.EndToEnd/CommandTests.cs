using System.Text.Json;
using MediaPipeline.Media;
using MediaPipeline.Tests;
using MediaPipeline.Tests.Publishing;

namespace MediaPipeline.EndToEnd;

/// <summary>The commands besides produce.</summary>
public sealed class CommandTests
{
    private static readonly string Jfk = Path.Combine(Project.Root, "tests", "MediaPipeline.Tests", "Data", "jfk.wav");

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
    public async Task Transcribe_writes_captions_and_words_with_and_without_a_script()
    {
        var folder = Project.NewFolder();
        // Named as the recording is, as scripts beside recordings often are.
        var script = Path.Combine(folder, "jfk.txt");
        await File.WriteAllTextAsync(
            script,
            "And so, my fellow Americans: ask not what your country can do for you; ask what you can do for your nation."
        );

        var free = await Terminal.RunAsync(folder, "transcribe", Jfk, "--out", folder);

        free.Code.ShouldBe(0, free.All);
        foreach (var ending in new[] { ".vtt", ".srt", ".json", ".transcript.txt", ".words.json" })
        {
            File.Exists(Path.Combine(folder, "jfk" + ending)).ShouldBeTrue(ending);
        }
        var words = Words(folder);
        words.GetProperty("language").GetString().ShouldBe("en");
        words.GetProperty("duration").GetDouble().ShouldBe(11, 0.1);
        words.GetProperty("words").GetArrayLength().ShouldBe(22);
        words.GetProperty("departures").GetArrayLength().ShouldBe(0);

        var guided = await Terminal.RunAsync(folder, "transcribe", Jfk, "--script", script, "--out", folder);

        guided.Code.ShouldBe(0, guided.All);
        words = Words(folder);
        var list = words.GetProperty("words").EnumerateArray().ToList();
        string.Join(' ', list.Select(w => w.GetProperty("text").GetString())).ShouldBe(await File.ReadAllTextAsync(script));
        list[^1].GetProperty("start").ValueKind.ShouldBe(JsonValueKind.Null);
        list[^2].GetProperty("start").ValueKind.ShouldBe(JsonValueKind.Number);
        var departure = words.GetProperty("departures").EnumerateArray().Single();
        departure.GetProperty("kind").GetString().ShouldBe("changed");
        departure.GetProperty("script").GetString()!.ShouldContain("nation");
        departure.GetProperty("heard").GetString()!.ShouldContain("country");
    }

    [Fact]
    public async Task Transcribe_says_what_is_wrong_with_a_file()
    {
        var folder = Project.NewFolder();
        await File.WriteAllTextAsync(Path.Combine(folder, "a.wav"), "no sound");

        (await Terminal.RunAsync(folder, "transcribe", "missing.wav")).Code.ShouldBe(2);
        var broken = await Terminal.RunAsync(folder, "transcribe", "a.wav");
        broken.Code.ShouldBe(2);
        broken.Error.ShouldContain("no sound or film that can be read");
        var model = await Terminal.RunAsync(folder, "transcribe", Jfk, "--model", "whisper-none", "--out", folder);
        model.Code.ShouldBe(3);
        model.Error.ShouldContain("models pull whisper-none");
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
    public async Task Publish_uploads_alone_feeds_repair_and_unpublish_takes_back()
    {
        var early = await Terminal.RunAsync(new ShortShow().Root, "publish", ShortShow.Slug);
        early.Code.ShouldBe(1);
        early.Error.ShouldContain("mediapipeline produce");
        var show = await ShortShow.MadeAsync();
        var feed = Path.Combine(show.Public, "feed.xml");
        var before = await File.ReadAllTextAsync(feed);

        File.Delete(show.PublishedFile(".mp3"));
        (await Terminal.RunAsync(show.Root, "publish", ShortShow.Slug)).Code.ShouldBe(0);
        File.Exists(show.PublishedFile(".mp3")).ShouldBeTrue();
        (await File.ReadAllTextAsync(feed)).ShouldBe(before);

        await File.WriteAllTextAsync(Path.Combine(show.Public, "index.json"), "damaged");
        File.Delete(feed);
        (await Terminal.RunAsync(show.Root, "feeds")).Code.ShouldBe(0);
        (await File.ReadAllTextAsync(feed)).ShouldBe(before);

        (await Terminal.RunAsync(show.Root, "unpublish", ShortShow.Slug)).Code.ShouldBe(0);
        (await File.ReadAllTextAsync(feed)).ShouldNotContain("<item>");
        Directory.Exists(Path.Combine(show.Public, "episodes")).ShouldBeFalse();
    }

    [Fact]
    public async Task A_dry_run_tells_every_file_that_publishing_changes_and_changes_none()
    {
        var show = await ShortShow.MadeAsync();
        Directory.Delete(show.Public, recursive: true);

        var before = await Terminal.RunAsync(show.Root, "publish", ShortShow.Slug, "--dry-run", "--json");

        before.Code.ShouldBe(0, before.All);
        Directory.Exists(show.Public).ShouldBeFalse();
        using var plan = JsonDocument.Parse(before.Out);
        IEnumerable<string> Told(string kind) =>
            plan.RootElement[0]
                .GetProperty(kind)
                .EnumerateArray()
                .Select(f => f.ValueKind == JsonValueKind.String ? f.GetString()! : f.GetProperty("path").GetString()!);
        var told = Told("uploads").Concat(Told("writes")).Order().ToList();
        (await Terminal.RunAsync(show.Root, "publish", ShortShow.Slug)).Code.ShouldBe(0);
        var written = Directory
            .GetFiles(show.Public, "*", SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(show.Public, f))
            .Order();
        written.ShouldBe(told, ignoreOrder: true);
        (await Terminal.RunAsync(show.Root, "publish", ShortShow.Slug, "--dry-run")).Out.ShouldContain("nothing would change");
    }

    [Fact]
    public async Task A_machine_with_only_this_weeks_episode_drops_no_older_one()
    {
        var show = await ShortShow.MadeAsync();
        var feed = Path.Combine(show.Public, "feed.xml");
        var old = (await File.ReadAllTextAsync(feed)).Split("<guid ")[1].Split("</guid>")[0];
        // CI checks out this week's folder, and the target is where it always was.
        Directory.Delete(Path.Combine(show.Root, "episodes"), recursive: true);
        Directory.Delete(show.Store, recursive: true);
        var next = Path.Combine(show.Root, "episodes", "2026-02-20-next");
        Directory.CreateDirectory(next);
        await File.WriteAllTextAsync(Path.Combine(next, "script.md"), "# The next one\n\nA second drop fell.\n");

        (await Terminal.RunAsync(show.Root, "produce", "2026-02-20-next")).Code.ShouldBe(0);

        var text = await File.ReadAllTextAsync(feed);
        text.Split("<item>").Length.ShouldBe(3);
        text.ShouldContain(old);
        (await File.ReadAllTextAsync(Path.Combine(show.Public, "index.html"))).ShouldContain("A short one");
        var repaired = await Terminal.RunAsync(show.Root, "feeds");
        repaired.Out.ShouldContain("2 episodes");
        repaired.Out.ShouldContain("everything was up to date");
    }

    [Fact]
    public async Task Feeds_check_tells_rule_line_and_who_wants_it_of_files_and_addresses()
    {
        var show = await ShortShow.MadeAsync();
        var own = await Terminal.RunAsync(show.Root, "feeds", "--check");
        own.Code.ShouldBe(0, own.All);
        own.Out.ShouldContain("0 errors");
        var copy = Path.Combine(show.Root, "copy.xml");
        await File.WriteAllTextAsync(
            copy,
            (await File.ReadAllTextAsync(Path.Combine(show.Public, "feed.xml"))).Replace("<guid isPermaLink=\"false\">", "<guid>")
        );

        var broken = await Terminal.RunAsync(show.Root, "feeds", "--check", copy);

        broken.Code.ShouldBe(2);
        broken.Out.ShouldContain("error guid:");
        broken.Out.ShouldContain("(wanted by all)");
        var json = await Terminal.RunAsync(show.Root, "feeds", "--check", copy, "--json");
        var finding = JsonDocument
            .Parse(json.Out)
            .RootElement[0]
            .GetProperty("findings")
            .EnumerateArray()
            .First(f => f.GetProperty("rule").GetString() == "guid");
        File.ReadAllLines(copy)[finding.GetProperty("line").GetInt32() - 1].ShouldContain("<guid>");
        (await Terminal.RunAsync(show.Root, "feeds", "--check", "nowhere.xml")).Code.ShouldBe(2);
        (await Terminal.RunAsync(show.Root, "feeds", "--check", "http://127.0.0.1:9/feed.xml")).Code.ShouldBe(2);
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
        server.Video.ShouldBe(await File.ReadAllBytesAsync(show.PublishedFile(".mp4")));
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
    public async Task A_new_title_changes_no_guid_no_date_and_nothing_of_other_episodes()
    {
        var show = await ShortShow.MadeAsync();
        var other = Path.Combine(show.Root, "episodes", "2026-02-20-next");
        Directory.CreateDirectory(other);
        await File.WriteAllTextAsync(Path.Combine(other, "script.md"), "# The next one\n\nA second drop fell.\n");
        (await Terminal.RunAsync(show.Root, "produce", "2026-02-20-next")).Code.ShouldBe(0);
        string Item(string feed) => feed.Split("<item>").Single(i => i.Contains($"/{ShortShow.Slug}/"));
        string Of(string item, string name) => item.Split($"<{name}")[1].Split($"</{name}>")[0];
        var feed = Path.Combine(show.Public, "feed.xml");
        var before = await File.ReadAllTextAsync(feed);
        var times = Directory
            .GetFiles(Path.Combine(show.Public, "episodes", "2026-02-20-next"))
            .ToDictionary(f => f, File.GetLastWriteTimeUtc);

        await File.WriteAllTextAsync(show.ScriptPath, ShortShow.Script.Replace("A short one", "Another name"));
        (await show.ProduceAsync()).Code.ShouldBe(0);

        var after = await File.ReadAllTextAsync(feed);
        Of(Item(after), "title").ShouldBe(">Another name");
        Of(Item(after), "guid").ShouldBe(Of(Item(before), "guid"));
        Of(Item(after), "pubDate").ShouldBe(Of(Item(before), "pubDate"));
        after.Split("<item>")[1].ShouldBe(before.Split("<item>")[1]);
        times.ShouldAllBe(t => File.GetLastWriteTimeUtc(t.Key) == t.Value);
    }

    [Fact]
    public async Task A_budget_that_is_not_kept_to_is_told_or_keeps_the_episode_at_home()
    {
        var show = await ShortShow.MadeAsync();
        Directory.Delete(show.Public, recursive: true);
        show.Settings("\"budgets\": { \"fastestSpeech\": 20, \"fail\": true }");

        var strict = await show.ProduceAsync();

        strict.Code.ShouldBe(1);
        strict.Error.ShouldContain("fastestSpeech");
        var report = strict.Error.Split("report.html")[0].Split("error: ")[1] + "report.html";
        File.ReadAllText(report).ShouldContain("class=\"over\"");
        Directory.Exists(Path.Combine(show.Public, "episodes")).ShouldBeFalse();
        show.Settings("\"budgets\": { \"fastestSpeech\": 20 }");
        var lenient = await show.ProduceAsync();
        lenient.Code.ShouldBe(0, lenient.All);
        lenient.Out.ShouldContain("Over budget: fastestSpeech");
        lenient.Out.ShouldContain("report.html");
        File.Exists(Path.Combine(show.Public, "feed.xml")).ShouldBeTrue();
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
    public async Task A_damaged_record_changes_no_date_of_an_episode_without_one()
    {
        var show = new ShortShow();
        Directory.Move(show.Episode, Path.Combine(show.Root, "episodes", "undated"));
        (await Terminal.RunAsync(show.Root, "produce", "undated")).Code.ShouldBe(0);
        var feed = Path.Combine(show.Public, "feed.xml");
        var before = await File.ReadAllTextAsync(feed);
        // The date is written to the second.
        await Task.Delay(1100);

        await File.WriteAllTextAsync(Path.Combine(show.Public, "episodes", "undated", "episode.json"), "damaged");
        var answer = await Terminal.RunAsync(show.Root, "publish", "undated");

        answer.Code.ShouldBe(0, answer.All);
        (await File.ReadAllTextAsync(feed)).ShouldBe(before);
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

    [Fact]
    public async Task Calibrate_finds_heads_better_than_bad_ones_and_keeps_them_beside_the_model()
    {
        var models = Project.NewFolder();
        var model = CopyOfTiny(models, "whisper-tiny.en");
        var kept = Path.Combine(model, "alignment.json");
        await File.WriteAllTextAsync(kept, """{ "heads": [{ "layer": 0, "head": 0, "lag": 0 }] }""");
        var environment = new Dictionary<string, string?> { ["MEDIAPIPELINE_MODELS"] = models };

        var answer = await Terminal.RunWithAsync(models, environment, "models", "calibrate", "whisper-tiny.en", "--json");

        answer.Code.ShouldBe(0, answer.All);
        using var json = JsonDocument.Parse(answer.Out);
        var (before, after) = (json.RootElement.GetProperty("before"), json.RootElement.GetProperty("after"));
        after.GetProperty("within100").GetDouble().ShouldBeGreaterThan(0.9);
        after.GetProperty("medianError").GetDouble().ShouldBeLessThan(0.035);
        before.GetProperty("within100").GetDouble().ShouldBeLessThan(0.8);
        json.RootElement.GetProperty("keptAs").GetString().ShouldBe(kept);
        (await File.ReadAllTextAsync(kept)).ShouldContain("\"layer\"");
        (await Terminal.RunWithAsync(models, environment, "transcribe", Jfk, "--out", models)).Code.ShouldBe(0);

        await File.WriteAllTextAsync(kept, """{ "heads": [{ "layer": 40, "head": 0, "lag": 0 }] }""");
        var broken = await Terminal.RunWithAsync(models, environment, "transcribe", Jfk, "--out", models);
        broken.Code.ShouldBe(3, broken.All);
        broken.Error.ShouldContain("alignment.json");
    }

    [Fact]
    public async Task A_decoder_without_attention_outputs_is_named_with_the_export_that_has_them()
    {
        var models = Project.NewFolder();
        var model = CopyOfTiny(models, "whisper-plain");
        // The encoder is a valid model, and has no such outputs.
        File.Copy(
            Path.Combine(model, "encoder_model_quantized.onnx"),
            Path.Combine(model, "decoder_model_merged_quantized.onnx"),
            overwrite: true
        );
        var environment = new Dictionary<string, string?> { ["MEDIAPIPELINE_MODELS"] = models };

        var answer = await Terminal.RunWithAsync(models, environment, "transcribe", Jfk, "--model", "whisper-plain", "--out", models);

        answer.Code.ShouldBe(3, answer.All);
        answer.Error.ShouldContain("_timestamped");
    }

    /// <summary>The embedded Whisper model under some name, in a folder that may be changed.</summary>
    private static string CopyOfTiny(string models, string name)
    {
        var model = Directory.CreateDirectory(Path.Combine(models, name)).FullName;
        foreach (var file in Directory.GetFiles(Path.Combine(Project.Root, "models", "whisper-tiny.en")))
        {
            File.Copy(file, Path.Combine(model, Path.GetFileName(file)));
        }
        return model;
    }

    private static JsonElement Words(string folder) =>
        JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "jfk.words.json"))).RootElement;
}
