using System.Diagnostics;
using System.Text;
using MediaPipeline.Tests;

namespace MediaPipeline.EndToEnd;

/// <summary>Podcast clients of others' making subscribe to what <c>serve</c> shows, and download the episode.</summary>
[Collection(nameof(ServedShow))]
public sealed class PodcastClientTests(ServedShow served)
{
    private readonly string home = Project.NewFolder();

    [Fact]
    public async Task Newsboat_lists_the_episode_and_podboat_downloads_it()
    {
        Require("newsboat");
        File.WriteAllText(Path.Combine(home, "urls"), $"{served.Address}/feed.xml\n");
        var downloads = Path.Combine(home, "downloads");
        File.WriteAllText(Path.Combine(home, "config"), $"download-path \"{downloads}\"\npodcast-auto-enqueue yes\nmax-downloads 1\n");
        var config = Path.Combine(home, "config");

        var reload = await RunAsync(
            "newsboat",
            ["-C", config, "-u", Path.Combine(home, "urls"), "-c", Path.Combine(home, "cache.db"), "-x", "reload", "print-unread"]
        );
        reload.ShouldContain("1 unread");
        // It wants a terminal, which 'script' plays, and stays on when it is done.
        var queue = Path.Combine(home, ".newsboat", "queue");
        await RunAsync("timeout", ["4", "script", "-qec", $"podboat -C {config} -q {queue} -a", "/dev/null"]);

        var file = Directory.EnumerateFiles(downloads).Single();
        (await File.ReadAllBytesAsync(file)).ShouldBeAllOf(await File.ReadAllBytesAsync(served.Show.PublishedFile(".mp3")));
    }

    [Fact]
    public async Task Gpodder_subscribes_and_downloads_every_byte()
    {
        Require("gpo");

        await RunAsync("gpo", ["subscribe", $"{served.Address}/feed.xml", "Short"]);
        var list = await RunAsync("gpo", ["episodes"]);
        await RunAsync("gpo", ["download"]);

        list.ShouldContain("A short one");
        var file = Directory.EnumerateFiles(home, "*.mp3", SearchOption.AllDirectories).Single();
        (await File.ReadAllBytesAsync(file)).ShouldBeAllOf(await File.ReadAllBytesAsync(served.Show.PublishedFile(".mp3")));
    }

    [Fact]
    public async Task Our_own_check_of_the_address_and_all_that_is_behind_it_finds_but_the_missing_https()
    {
        foreach (var feed in new[] { "feed.xml", "video.xml" })
        {
            var answer = await Terminal.RunAsync(home, "feeds", "--check", $"{served.Address}/{feed}", "--allow-private", "--json");

            answer.Code.ShouldBe(0, answer.All);
            using var report = System.Text.Json.JsonDocument.Parse(answer.Out);
            report
                .RootElement[0]
                .GetProperty("findings")
                .EnumerateArray()
                .Select(f => f.GetProperty("rule").GetString())
                .Distinct()
                .ShouldBe(["https"]);
        }
    }

    private static void Require(string program) =>
        Assert.SkipUnless(File.Exists($"/usr/bin/{program}"), $"{program} is not installed: run ./test once");

    private async Task<string> RunAsync(string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        start.Environment["HOME"] = home;
        start.Environment["GPODDER_HOME"] = home;
        start.Environment["TERM"] = "xterm";
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var error = process.StandardError.ReadToEndAsync();
        var output = new StringBuilder(await process.StandardOutput.ReadToEndAsync()).Append(await error);
        await Terminal.EndAsync(process);
        return output.ToString();
    }
}
