using System.Diagnostics;
using System.Net;
using Microsoft.Playwright;

namespace MediaPipeline.EndToEnd;

/// <summary>The published pages in a real browser, served by the program itself.</summary>
public sealed class PageTests : IAsyncLifetime
{
    private const string Chromium = "/usr/bin/chromium";

    private readonly ShortShow show = new();
    private Process? server;
    private string address = "";

    public async ValueTask InitializeAsync()
    {
        (await show.ProduceAsync()).Code.ShouldBe(0);
        server = Terminal.Start(show.Root, null, "serve", "--port", "0");
        await Terminal.WaitForAsync(
            server,
            line =>
            {
                address = line.Contains("http://") ? line[line.IndexOf("http://", StringComparison.Ordinal)..].Split("/index.html")[0] : "";
                return address.Length > 0;
            }
        );
    }

    [Fact]
    public async Task Serve_answers_head_ranges_etags_and_no_path_escapes()
    {
        using var http = new HttpClient { BaseAddress = new Uri(address) };
        var path = "/" + Path.GetRelativePath(show.Public, show.PublishedFile(".mp3"));

        var head = await http.SendAsync(new HttpRequestMessage(HttpMethod.Head, path));
        head.Content.Headers.ContentLength.ShouldBe(new FileInfo(show.PublishedFile(".mp3")).Length);
        head.Headers.AcceptRanges.ShouldContain("bytes");
        var part = new HttpRequestMessage(HttpMethod.Get, path);
        part.Headers.Range = new(10, 19);
        (await http.SendAsync(part)).StatusCode.ShouldBe(HttpStatusCode.PartialContent);
        var again = new HttpRequestMessage(HttpMethod.Get, path);
        again.Headers.IfNoneMatch.Add(head.Headers.ETag!);
        (await http.SendAsync(again)).StatusCode.ShouldBe(HttpStatusCode.NotModified);
        (await http.GetAsync("/..%2fpipeline.json")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await http.GetAsync("/feed.xml")).Headers.GetValues("Access-Control-Allow-Origin").ShouldBe(["*"]);
    }

    [Fact]
    public async Task The_transcript_follows_the_sound_and_a_click_on_a_word_goes_there()
    {
        Assert.SkipUnless(File.Exists(Chromium), "Chromium is not installed: run ./test once");
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(
            new()
            {
                ExecutablePath = Chromium,
                Args =
                [
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-quic",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                    "--autoplay-policy=no-user-gesture-required",
                ],
            }
        );
        var page = await browser.NewPageAsync();
        var problems = new List<string>();
        var elsewhere = new List<string>();
        page.PageError += (_, error) => problems.Add(error);
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
            {
                problems.Add(message.Text);
            }
        };
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(address))
            {
                elsewhere.Add(request.Url);
            }
        };

        await page.GotoAsync($"{address}/index.html");
        await page.FillAsync("#q", "nothing like it");
        (await page.Locator(".episodes > li:visible").CountAsync()).ShouldBe(0);
        await page.FillAsync("#q", "short");
        await page.ClickAsync(".episodes a");
        await page.Locator("#transcript span[data-t]").First.WaitForAsync();

        (await page.TitleAsync()).ShouldBe("A short one · Short show");
        (await page.Locator("#transcript span[data-t]").AllInnerTextsAsync()).ShouldContain("water");
        await page.Locator("#transcript span[data-t]", new() { HasTextString = "stone" }).ClickAsync();
        var time = await page.EvaluateAsync<double>("document.getElementById('audio').currentTime");
        var wanted = double.Parse(
            (await page.Locator("#transcript span[data-t]", new() { HasTextString = "stone" }).GetAttributeAsync("data-t"))!,
            System.Globalization.CultureInfo.InvariantCulture
        );
        time.ShouldBeInRange(wanted - 0.05, wanted + 1.5);
        await page.Locator("#transcript span.said").First.WaitForAsync();
        page.Url.ShouldContain("#t=");
        (await page.Locator(".chapters a").CountAsync()).ShouldBe(3);
        problems.ShouldBeEmpty();
        elsewhere.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_page_is_whole_without_javascript()
    {
        using var http = new HttpClient();
        var html = await http.GetStringAsync($"{address}/episodes/{ShortShow.Slug}/index.html");

        html.ShouldContain("<audio id=\"audio\" controls");
        html.ShouldContain("A drop of water fell on a stone.");
        html.ShouldContain("kind=\"captions\"");
        html.ShouldContain("application/rss+xml");
        html.Length.ShouldBeLessThan(100_000);
    }

    public async ValueTask DisposeAsync()
    {
        if (server is not null)
        {
            Terminal.Signal(server, "INT");
            await server.WaitForExitAsync();
        }
    }
}
