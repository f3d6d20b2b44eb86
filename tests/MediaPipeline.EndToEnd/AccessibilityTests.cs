using MediaPipeline.Tests;
using Microsoft.Playwright;

namespace MediaPipeline.EndToEnd;

/// <summary>Every kind of page under axe-core's rules for WCAG 2.2 AA, on phone and desktop, light and dark.</summary>
[Collection(nameof(ServedShow))]
public sealed class AccessibilityTests(ServedShow served)
{
    private static readonly string Axe = Path.Combine(Project.Root, "tests", "servers", "node_modules", "axe-core", "axe.min.js");

    [Theory]
    [InlineData("index.html")]
    [InlineData($"episodes/{ShortShow.Slug}/index.html")]
    [InlineData($"episodes/{ShortShow.Slug}/embed.html")]
    [InlineData("tags/short.html")]
    [InlineData("years/2026.html")]
    [InlineData("404.html")]
    public async Task Axe_finds_nothing_and_nothing_runs_off_the_side(string path)
    {
        Assert.SkipUnless(File.Exists(Axe), "axe-core is not installed: run ./test once");
        // The pages' policy would keep axe-core out.
        var page = await served.NewPageAsync(new() { BypassCSP = true });
        await page.GotoAsync($"{served.Address}/{path}");
        if (await page.Locator("#transcript").CountAsync() > 0)
        {
            await page.Locator("#transcript span[data-t]").First.WaitForAsync();
        }
        await page.AddScriptTagAsync(new() { Path = Axe });
        foreach (var width in new[] { 320, 1280 })
        {
            foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
            {
                await page.SetViewportSizeAsync(width, 800);
                await page.EmulateMediaAsync(new() { ColorScheme = scheme });

                (await ViolationsAsync(page)).ShouldBeEmpty($"{width} pixels, {scheme}");
                (await page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(width);
            }
        }
    }

    private static Task<string[]> ViolationsAsync(IPage page) =>
        page.EvaluateAsync<string[]>(
            """
            async () => {
              const result = await axe.run({ runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] });
              return result.violations.map((v) => `${v.id}: ${v.help}: ${v.nodes.map((n) => n.html).join(" | ")}`);
            }
            """
        );
}
