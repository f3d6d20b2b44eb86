using System.Text.Json;

namespace MediaPipeline.EndToEnd;

/// <summary>The whole command on a short script.</summary>
public sealed class ProduceTests
{
    private static readonly string[] Stages =
    [
        "script",
        "narrate",
        "master",
        "encode",
        "transcribe",
        "captions",
        "chapters",
        "tag",
        "notes",
        "film",
        "video",
        "publish",
        "feeds",
    ];

    [Fact]
    public async Task One_command_publishes_the_next_does_nothing_and_a_changed_sentence_speaks_itself_alone()
    {
        var show = new ShortShow();

        var first = await show.ProduceAsync();

        first.Code.ShouldBe(0, first.All);
        foreach (var stage in Stages)
        {
            first.Out.ShouldMatch($@"(?m)^  {stage} +[0-9.]+ s ");
        }
        first.Out.ShouldContain("http://127.0.0.1:8080/feed.xml");
        File.Exists(Path.Combine(show.Public, "feed.xml")).ShouldBeTrue();
        new FileInfo(show.PublishedFile(".mp4")).Length.ShouldBeGreaterThan(100_000);
        var published = show.Published();
        var sentences = Sentences(show);

        var second = await show.ProduceAsync();

        second.Out.ShouldContain("nothing has changed, so nothing ran");
        show.Published().ShouldBe(published);

        await File.WriteAllTextAsync(show.ScriptPath, ShortShow.Script.Replace("on a stone", "on a leaf"));
        var plan = await show.ProduceAsync("--dry-run");
        var third = await show.ProduceAsync();

        plan.Out.ShouldMatch(@"script +would run  script.md: section 2 changed");
        third.Code.ShouldBe(0, third.All);
        Sentences(show).Except(sentences).Count().ShouldBe(1);
        (await File.ReadAllTextAsync(show.PublishedFile(".vtt"))).ShouldContain("leaf");
    }

    [Fact]
    public async Task A_kill_in_any_stage_and_the_same_command_give_the_episode_of_an_undisturbed_run()
    {
        var calm = new ShortShow();
        (await calm.ProduceAsync()).Code.ShouldBe(0);
        var show = new ShortShow();
        var killed = new List<string>();
        foreach (var stage in Stages)
        {
            using var process = Terminal.Start(show.Root, null, "produce", ShortShow.Slug);
            var errors = process.StandardError.ReadToEndAsync();
            if (await Terminal.WaitForAsync(process, line => line.StartsWith($"  {stage} ", StringComparison.Ordinal)))
            {
                // Some of the work is to be under way.
                await Task.Delay(stage is "narrate" or "film" or "master" or "encode" or "transcribe" ? 400 : 20);
                killed.Add(stage);
            }
            Terminal.Signal(process, "KILL");
            await process.WaitForExitAsync();
            await errors;
        }

        var last = await show.ProduceAsync();

        killed.ShouldContain("narrate");
        killed.ShouldContain("transcribe");
        killed.Count.ShouldBeGreaterThan(8);
        last.Code.ShouldBe(0, last.All);
        show.Published().ShouldBe(calm.Published());
        Directory.GetFiles(show.Root, "*.part", SearchOption.AllDirectories).ShouldBeEmpty();
    }

    [Fact]
    public async Task Ctrl_c_ends_with_130_and_leaves_nothing_half_written()
    {
        var show = new ShortShow();
        using var process = Terminal.Start(show.Root, null, "produce", ShortShow.Slug);
        await Terminal.WaitForAsync(process, line => line.StartsWith("  master ", StringComparison.Ordinal));

        Terminal.Signal(process, "INT");
        await process.WaitForExitAsync();

        process.ExitCode.ShouldBe(130);
        (await process.StandardError.ReadToEndAsync()).ShouldContain("Cancelled");
        var work = Path.Combine(show.Store, "episodes", ShortShow.Slug, "work");
        Directory.GetFileSystemEntries(work).ShouldBeEmpty();
        Directory.Exists(show.Public).ShouldBeFalse();
    }

    [Fact]
    public async Task A_second_run_at_once_is_told_to_wait()
    {
        var show = new ShortShow();
        using var first = Terminal.Start(show.Root, null, "produce", ShortShow.Slug, "--to", "narrate");
        await Terminal.WaitForAsync(first, line => line.StartsWith("  narrate ", StringComparison.Ordinal));

        var second = await show.ProduceAsync();

        second.Code.ShouldBe(1);
        second.Error.ShouldContain("Another run is at work");
        await first.WaitForExitAsync();
        first.ExitCode.ShouldBe(0);
    }

    [Fact]
    public async Task A_recording_is_used_instead_of_the_voice_and_departures_are_told()
    {
        var show = new ShortShow();
        var spoken = new ShortShow();
        await File.WriteAllTextAsync(
            spoken.ScriptPath,
            ShortShow.Script.Replace("Nothing else happened.", "Then a bird came and drank it.")
        );
        (await spoken.ProduceAsync("--to", "narrate")).Code.ShouldBe(0);
        var sound = Directory.GetFiles(spoken.Store, "narration.wav", SearchOption.AllDirectories).Single();
        File.Copy(sound, Path.Combine(show.Episode, "recording.wav"));

        var answer = await show.ProduceAsync();

        answer.Code.ShouldBe(0, answer.All);
        answer.Out.ShouldMatch("(?m)^  take ");
        answer.Out.ShouldNotMatch("(?m)^  narrate ");
        answer.Out.ShouldMatch("note transcribe: .*bird");
        (await File.ReadAllTextAsync(Path.Combine(show.Public, "feed.xml"))).ShouldContain(
            "<podcast:txt purpose=\"ai-content\">false</podcast:txt>"
        );
        (await File.ReadAllTextAsync(show.PublishedFile(".txt"))).ShouldContain("drop of water fell on a stone");
    }

    [Fact]
    public async Task Without_a_model_a_voice_tells_its_own_times_and_a_recording_is_an_error()
    {
        var show = new ShortShow("\"transcription\": { \"model\": \"whisper-large-v3\" }");

        var voice = await show.ProduceAsync("--to", "captions");

        voice.Code.ShouldBe(0, voice.All);
        voice.Out.ShouldContain("the times are the voice's own");
        File.Copy(
            Directory.GetFiles(show.Store, "narration.wav", SearchOption.AllDirectories).Single(),
            Path.Combine(show.Episode, "recording.wav")
        );
        var recording = await show.ProduceAsync("--to", "captions");
        recording.Code.ShouldBe(3);
        recording.Error.ShouldContain("mediapipeline models pull whisper-large-v3");
    }

    [Fact]
    public async Task Published_false_takes_the_episode_out_again()
    {
        var show = new ShortShow();
        (await show.ProduceAsync()).Code.ShouldBe(0);

        await File.WriteAllTextAsync(show.ScriptPath, ShortShow.Script.Replace("tags: [short]", "tags: [short]\npublished: false"));
        var answer = await show.ProduceAsync();

        answer.Code.ShouldBe(0, answer.All);
        answer.Out.ShouldContain("published: false");
        (await File.ReadAllTextAsync(Path.Combine(show.Public, "feed.xml"))).ShouldNotContain("<item>");
        Directory.Exists(Path.Combine(show.Public, "episodes", ShortShow.Slug)).ShouldBeFalse();
    }

    [Fact]
    public async Task Headings_are_spoken_where_the_show_says_so()
    {
        var show = new ShortShow("\"narration\": { \"speakHeadings\": true }");

        (await show.ProduceAsync("--to", "captions")).Code.ShouldBe(0);

        var words = JsonDocument
            .Parse(await File.ReadAllTextAsync(Directory.GetFiles(show.Store, "words.json", SearchOption.AllDirectories).Single()))
            .RootElement.GetProperty("words");
        words.EnumerateArray().ShouldAllBe(w => w.GetProperty("start").ValueKind == JsonValueKind.Number);
    }

    private static HashSet<string> Sentences(ShortShow show) =>
        [
            .. Directory
                .GetFiles(Path.Combine(show.Store, "shared", "sentences"), "*.sentence", SearchOption.AllDirectories)
                .Select(f => Path.GetFileName(f)),
        ];
}
