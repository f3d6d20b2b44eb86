using System.Text.Json;

namespace MediaPipeline.EndToEnd;

/// <summary>What the commands of publishing change at the target, and what they leave.</summary>
public sealed class PublishCommandTests
{
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
            .Where(f => !f.StartsWith("records/", StringComparison.Ordinal))
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
}
