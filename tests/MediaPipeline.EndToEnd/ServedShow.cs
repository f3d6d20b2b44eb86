using System.Diagnostics;
using MediaPipeline.Tests;
using Microsoft.Playwright;

namespace MediaPipeline.EndToEnd;

/// <summary>A show that is published into a folder and served by the program, at the address that its feeds name.</summary>
public sealed class ServedShow : IAsyncLifetime
{
    private const string Chromium = "/usr/bin/chromium";

    private readonly int port = FreePort.Next();
    private Process? server;
    private IPlaywright? playwright;
    private IBrowser? browser;

    public ShortShow Show { get; private set; } = null!;

    public string Address => $"http://127.0.0.1:{port}";

    public string EpisodePage => $"{Address}/episodes/{ShortShow.Slug}/index.html";

    public async ValueTask InitializeAsync()
    {
        Show = await ShortShow.UnpublishedAsync(
            "\"author\": \"Test team\", \"description\": \"A show for tests.\", \"owner\": { \"name\": \"Nora\", \"email\": \"nora@short.example\" }",
            Address
        );
        var made = await Show.ProduceAsync();
        made.Code.ShouldBe(0, made.All);
        server = Terminal.Start(Show.Root, null, "serve", "--port", $"{port}");
        await Terminal.WaitForAsync(server, line => line.Contains("http://"));
    }

    /// <summary>A page of a browser; a skip where there is no Chromium.</summary>
    public async Task<IPage> NewPageAsync(BrowserNewContextOptions? options = null)
    {
        Assert.SkipUnless(File.Exists(Chromium), "Chromium is not installed: run ./test once");
        playwright ??= await Playwright.CreateAsync();
        browser ??= await playwright.Chromium.LaunchAsync(
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
        return await (await browser.NewContextAsync(options)).NewPageAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.DisposeAsync();
        }
        playwright?.Dispose();
        if (server is not null)
        {
            Terminal.Signal(server, "INT");
            await Terminal.EndAsync(server);
        }
    }
}

[CollectionDefinition(nameof(ServedShow))]
public sealed class ServedShowCollection : ICollectionFixture<ServedShow>;
