using System.Text.Json;

namespace MediaPipeline.EndToEnd;

/// <summary>The whole command on a short script.</summary>
public sealed class ProduceTests
{
    [Fact]
    public async Task One_command_publishes_the_next_does_nothing_and_a_changed_sentence_speaks_itself_alone()
    {
        var show = new ShortShow();

        var first = await show.ProduceAsync();

        first.Code.ShouldBe(0, first.All);
        foreach (var stage in EndedRunTests.Stages)
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
    public async Task A_recording_is_used_instead_of_the_voice_and_departures_are_told()
    {
        var show = new ShortShow();
        var spoken = await ShortShow.UnpublishedAsync();
        await File.WriteAllTextAsync(
            spoken.ScriptPath,
            ShortShow.Script.Replace("Nothing else happened.", "Then a bird came and drank it.")
        );
        (await spoken.ProduceAsync("--to", "narrate")).Code.ShouldBe(0);
        var sound = Newest(spoken, "narration.wav");
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
        var show = await ShortShow.UnpublishedAsync("\"transcription\": { \"model\": \"whisper-large-v3\" }");

        var voice = await show.ProduceAsync("--to", "captions");

        voice.Code.ShouldBe(0, voice.All);
        voice.Out.ShouldContain("the times are the voice's own");
        File.Copy(Newest(show, "narration.wav"), Path.Combine(show.Episode, "recording.wav"));
        var recording = await show.ProduceAsync("--to", "captions");
        recording.Code.ShouldBe(3);
        recording.Error.ShouldContain("mediapipeline models pull whisper-large-v3");
    }

    [Fact]
    public async Task Published_false_takes_the_episode_out_again()
    {
        var show = await ShortShow.MadeAsync();

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
        var show = await ShortShow.UnpublishedAsync("\"narration\": { \"speakHeadings\": true }");

        (await show.ProduceAsync("--to", "captions")).Code.ShouldBe(0);

        var words = JsonDocument.Parse(await File.ReadAllTextAsync(Newest(show, "words.json"))).RootElement.GetProperty("words");
        words.EnumerateArray().ShouldAllBe(w => w.GetProperty("start").ValueKind == JsonValueKind.Number);
    }

    /// <summary>A stage's output of the last run: those before stay for a while.</summary>
    private static string Newest(ShortShow show, string name) =>
        Directory.GetFiles(show.Store, name, SearchOption.AllDirectories).MaxBy(File.GetLastWriteTimeUtc)!;

    private static HashSet<string> Sentences(ShortShow show) =>
        [
            .. Directory
                .GetFiles(Path.Combine(show.Store, "shared", "sentences"), "*.sentence", SearchOption.AllDirectories)
                .Select(f => Path.GetFileName(f)),
        ];
}
