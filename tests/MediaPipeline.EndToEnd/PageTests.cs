using System.Globalization;
using Microsoft.Playwright;

namespace MediaPipeline.EndToEnd;

/// <summary>The published pages in a real browser, served by the program itself.</summary>
[Collection(nameof(ServedShow))]
public sealed class PageTests(ServedShow served)
{
    private const string Time = "document.getElementById('audio').currentTime";

    [Fact]
    public async Task The_transcript_follows_the_sound_and_a_click_on_a_word_goes_there()
    {
        var page = await served.NewPageAsync();
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
            if (!request.Url.StartsWith(served.Address))
            {
                elsewhere.Add(request.Url);
            }
        };

        await page.GotoAsync($"{served.Address}/index.html");
        await page.FillAsync("#q", "nothing like it");
        await page.Locator("#found", new() { HasTextString = "0 of 1" }).WaitForAsync();
        (await page.Locator("#results > li").CountAsync()).ShouldBe(0);
        (await page.Locator("#browse").IsVisibleAsync()).ShouldBeFalse();
        await page.FillAsync("#q", "short goodbye");
        await page.ClickAsync("#results a");
        await page.Locator("#transcript span[data-t]").First.WaitForAsync();

        (await page.TitleAsync()).ShouldBe("A short one · Short show");
        (await page.Locator("#transcript span[data-t]").AllInnerTextsAsync()).ShouldContain("water");
        var word = page.Locator("#transcript span[data-t]", new() { HasTextString = "stone" });
        await word.ClickAsync();
        var wanted = double.Parse((await word.GetAttributeAsync("data-t"))!, CultureInfo.InvariantCulture);
        (await page.EvaluateAsync<double>(Time)).ShouldBeInRange(wanted - 0.05, wanted + 1.5);
        await page.Locator("#transcript span.said").First.WaitForAsync();
        page.Url.ShouldContain("#t=");
        (await page.Locator(".chapters a").CountAsync()).ShouldBe(3);
        problems.ShouldBeEmpty();
        elsewhere.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_keyboard_does_what_the_mouse_does()
    {
        var page = await ReadyAsync();
        await page.Locator(".chapters a").Nth(1).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        var second = double.Parse((await page.Locator(".chapters a").Nth(1).GetAttributeAsync("data-t"))!, CultureInfo.InvariantCulture);
        (await page.EvaluateAsync<double>(Time)).ShouldBeInRange(second - 0.05, second + 1.5);
        await page.EvaluateAsync("document.activeElement.blur()");

        await page.Keyboard.PressAsync("k");
        (await page.EvaluateAsync<bool>("document.getElementById('audio').paused")).ShouldBeTrue();
        await page.Keyboard.PressAsync("j");
        (await page.EvaluateAsync<double>(Time)).ShouldBe(0, 0.5);

        // Keys of one letter can be turned off (WCAG 2.1.4).
        await page.UncheckAsync("#keys");
        await page.EvaluateAsync("document.activeElement.blur()");
        await page.Keyboard.PressAsync("l");
        (await page.EvaluateAsync<double>(Time)).ShouldBe(0, 0.5);
    }

    [Fact]
    public async Task An_address_with_a_time_begins_there_and_place_and_speed_are_remembered()
    {
        var page = await ReadyAsync("#t=3.5");
        (await page.EvaluateAsync<double>(Time)).ShouldBe(3.5, 0.05);
        await page.SelectOptionAsync("#speed", "1.5");
        await page.EvaluateAsync("document.getElementById('audio').currentTime = 7");
        await page.GotoAsync($"{served.Address}/index.html");

        await page.GotoAsync(served.EpisodePage);
        await page.WaitForFunctionAsync($"{Time} > 1");

        (await page.EvaluateAsync<double>(Time)).ShouldBe(7, 0.3);
        (await page.EvaluateAsync<double>("document.getElementById('audio').playbackRate")).ShouldBe(1.5);
    }

    [Fact]
    public async Task The_video_has_captions()
    {
        var page = await ReadyAsync();

        var text = await page.EvaluateAsync<string>(
            """
            async () => {
              const track = document.querySelector("video track");
              track.track.mode = "showing";
              await new Promise((loaded) => track.addEventListener("load", loaded));
              return [...track.track.cues].map((c) => c.text).join(" ");
            }
            """
        );

        text.ShouldContain("very short show");
    }

    [Fact]
    public async Task The_pages_are_whole_without_javascript()
    {
        var page = await served.NewPageAsync(new() { JavaScriptEnabled = false });
        await page.GotoAsync($"{served.Address}/index.html");
        (await page.Locator(".search").IsVisibleAsync()).ShouldBeFalse();
        await page.ClickAsync(".episodes a");

        (await page.Locator("#audio").IsVisibleAsync()).ShouldBeTrue();
        (await page.Locator("#transcript").InnerTextAsync()).ShouldContain("A drop of water fell on a stone.");
        (await page.Locator(".controls").IsVisibleAsync()).ShouldBeFalse();
        (await page.Locator(".downloads a").CountAsync()).ShouldBe(6);
        await page.ClickAsync(".episode .tags a");
        (await page.TitleAsync()).ShouldBe("short · Short show");
        (await page.Locator(".episodes article").CountAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task The_first_page_weighs_less_than_100_kilobytes()
    {
        var page = await served.NewPageAsync();
        await page.GotoAsync($"{served.Address}/index.html", new() { WaitUntil = WaitUntilState.NetworkIdle });

        var bytes = await page.EvaluateAsync<long>(
            "performance.getEntriesByType('resource').concat(performance.getEntriesByType('navigation')).reduce((sum, r) => sum + r.transferSize, 0)"
        );

        bytes.ShouldBeInRange(5_000, 100_000);
    }

    [Fact]
    public async Task The_card_for_other_sites_plays()
    {
        var page = await served.NewPageAsync();
        await page.GotoAsync(served.EpisodePage);
        var oembed = await page.Locator("link[type='application/json+oembed']").GetAttributeAsync("href");
        using var http = new HttpClient();
        using var card = System.Text.Json.JsonDocument.Parse(await http.GetStringAsync(oembed));
        card.RootElement.GetProperty("type").GetString().ShouldBe("rich");

        // In a place whose policy lets others' cards in, as the pages' own does not.
        await page.GotoAsync($"{served.Address}/search.json");
        await page.SetContentAsync(card.RootElement.GetProperty("html").GetString()!);
        var frame = page.FrameLocator("iframe");
        await frame.Locator("h1").WaitForAsync();

        (await frame.Locator("h1").InnerTextAsync()).ShouldBe("A short one");
        await page.Frames[1].EvaluateAsync("document.querySelector('audio').play()");
        await page.Frames[1].WaitForFunctionAsync("document.querySelector('audio').currentTime > 0");
    }

    private async Task<IPage> ReadyAsync(string hash = "")
    {
        var page = await served.NewPageAsync();
        await page.GotoAsync(served.EpisodePage + hash);
        await page.Locator("#transcript span[data-t]").First.WaitForAsync();
        await page.WaitForFunctionAsync("document.getElementById('audio').readyState > 0");
        return page;
    }
}
