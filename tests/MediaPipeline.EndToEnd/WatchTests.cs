namespace MediaPipeline.EndToEnd;

/// <summary><c>produce --watch</c>, for a host who writes and listens by turns.</summary>
public sealed class WatchTests
{
    private const string Waits = "Waiting for a change";

    [Fact]
    public async Task What_is_saved_is_made_and_what_is_wrong_is_told_and_waited_for()
    {
        var show = await ShortShow.MadeAsync();
        var settings = Path.Combine(show.Root, "pipeline.json");
        var right = await File.ReadAllTextAsync(settings);
        await using var watching = new TalkingProcess(show.Root, null, "produce", ShortShow.Slug, "--watch");
        await watching.SaysAsync(Waits);
        watching.Log.ShouldNotContain("speaking");

        await File.WriteAllTextAsync(show.ScriptPath, ShortShow.Script.Replace("ends soon", "ends late"));
        await watching.SaysAsync(Waits, times: 2);
        (await File.ReadAllTextAsync(show.PublishedFile(".txt"))).ShouldContain("ends late");

        // What is saved without a change, and what no stage reads, makes nothing.
        await File.WriteAllTextAsync(show.ScriptPath, await File.ReadAllTextAsync(show.ScriptPath));
        await File.WriteAllTextAsync(Path.Combine(show.Root, "shopping.txt"), "bread");
        await Task.Delay(3000);
        await File.WriteAllTextAsync(settings, right.Replace("\"title\"", "\"titel\""));
        await watching.SaysAsync("Waiting for it to be mended");
        watching.Log.ShouldContain("titel");
        watching.Log.Split(Waits).Length.ShouldBe(3, watching.Log);

        // Mended, there is nothing to make, but it is said that it was seen.
        await File.WriteAllTextAsync(settings, right);
        await watching.SaysAsync(Waits, times: 3);
        await File.WriteAllTextAsync(settings, right.Replace("Short show", "Shorter show"));
        await watching.SaysAsync(Waits, times: 4);
        (await File.ReadAllTextAsync(Path.Combine(show.Public, "feed.xml"))).ShouldContain("Shorter show");
        (await watching.StopAsync("INT")).Code.ShouldBe(0, watching.Log);
    }

    [Fact]
    public async Task It_ends_at_once_where_there_is_no_such_episode()
    {
        var show = new ShortShow();

        var answer = await Terminal.RunAsync(show.Root, "produce", "2026-01-01-nowhere", "--watch");
        var both = await Terminal.RunAsync(show.Root, "produce", ShortShow.Slug, "--watch", "--dry-run");

        answer.Code.ShouldBe(2, answer.All);
        both.Code.ShouldBe(2, both.All);
        both.Error.ShouldContain("--dry-run");
    }
}
