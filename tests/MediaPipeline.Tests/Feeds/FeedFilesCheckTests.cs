using System.Net;
using System.Text;
using System.Xml.Linq;
using MediaPipeline.Feeds;
using MediaPipeline.Tests.Publishing;
using SkiaSharp;

namespace MediaPipeline.Tests.Feeds;

/// <summary>What the check finds behind a feed's addresses, on a server that does much of it wrong.</summary>
public sealed class FeedFilesCheckTests : IDisposable
{
    private readonly FaultyProxy server;
    private readonly HttpClient http = new();
    private readonly byte[] media = new byte[1000];

    public FeedFilesCheckTests() => server = new FaultyProxy(0, (_, context) => Answer(context));

    private string At => $"http://127.0.0.1:{server.Port}";

    private string Feed =>
        $"""
            <rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:podcast="https://podcastindex.org/namespace/1.0">
            <channel>
            <itunes:image href="{At}/wide.png"/>
            <item>
            <enclosure url="{At}/norange.mp3" length="1000" type="audio/mpeg"/>
            <podcast:transcript url="{At}/captions.vtt" type="text/vtt"/>
            <podcast:chapters url="{At}/chapters.json" type="application/json+chapters"/>
            </item>
            <item>
            <enclosure url="{At}/longer.mp3" length="999" type="audio/mpeg"/>
            <itunes:image href="{At}/gone.png"/>
            </item>
            </channel></rss>
            """;

    [Fact]
    public async Task Each_fault_of_the_server_is_found_in_its_line()
    {
        var report = new FeedReport();
        var feed = XDocument.Parse(Feed, LoadOptions.SetLineInfo);

        await new FeedFilesCheck(http, report).FilesAsync(feed, new Uri(At), 10, CancellationToken.None);

        report
            .Findings.Select(f => (f.Line, f.Rule.Name))
            .ShouldBe([
                (3, "artwork"),
                (5, "ranges"),
                (6, "cors"),
                (6, "captions-file"),
                (7, "served-type"),
                (7, "chapters-file"),
                (10, "served-length"),
                (11, "reachable"),
            ]);
    }

    [Fact]
    public async Task Only_the_newest_episodes_are_asked_for_when_told_so()
    {
        var report = new FeedReport();
        var feed = XDocument.Parse(Feed, LoadOptions.SetLineInfo);

        await new FeedFilesCheck(http, report).FilesAsync(feed, new Uri(At), 1, CancellationToken.None);

        report.Findings.ShouldAllBe(f => f.Line < 9);
    }

    [Theory]
    [InlineData("always-new", "conditional")]
    [InlineData("no-tag", "conditional")]
    [InlineData("html", "served-type")]
    public async Task A_feed_that_cannot_be_asked_again_or_has_a_wrong_type_is_found(string path, string rule)
    {
        var report = new FeedReport();
        var address = new Uri($"{At}/{path}");
        using var first = await http.GetAsync(address);

        await new FeedFilesCheck(http, report).FeedAsync(address, first, CancellationToken.None);

        report.Findings.Select(f => f.Rule.Name).ShouldBe([rule]);
    }

    public void Dispose()
    {
        server.Dispose();
        http.Dispose();
    }

    private bool Answer(HttpListenerContext context)
    {
        var path = context.Request.Url!.AbsolutePath;
        var open = path is not "/captions.vtt";
        if (open)
        {
            context.Response.Headers["Access-Control-Allow-Origin"] = "*";
        }
        switch (path)
        {
            case "/norange.mp3":
                Send(context, "audio/mpeg", media);
                break;
            case "/longer.mp3" when context.Request.Headers["Range"] is not null:
                context.Response.StatusCode = 206;
                Send(context, "audio/mpeg", media[..2]);
                break;
            case "/longer.mp3":
                Send(context, "audio/mpeg", media);
                break;
            case "/wide.png":
                using (var bitmap = new SKBitmap(1600, 1400))
                {
                    Send(context, "image/png", bitmap.Encode(SKEncodedImageFormat.Png, 90).ToArray());
                }
                break;
            case "/captions.vtt":
                Send(context, "text/vtt", "00:00 --> 00:01\nHello\n"u8.ToArray());
                break;
            case "/chapters.json":
                Send(context, "application/json", Encoding.UTF8.GetBytes("{\"chapters\": 3}"));
                break;
            case "/always-new":
                context.Response.Headers["ETag"] = $"\"{Guid.NewGuid()}\"";
                Send(context, "application/rss+xml", media);
                break;
            case "/no-tag":
                Send(context, "application/rss+xml", media);
                break;
            case "/html":
                context.Response.Headers["ETag"] = "\"same\"";
                context.Response.StatusCode = context.Request.Headers["If-None-Match"] is null ? 200 : 304;
                Send(context, "text/html", context.Response.StatusCode == 200 ? media : []);
                break;
            default:
                context.Response.StatusCode = 404;
                break;
        }
        return true;
    }

    private static void Send(HttpListenerContext context, string type, byte[] bytes)
    {
        context.Response.ContentType = type;
        context.Response.ContentLength64 = bytes.Length;
        if (context.Request.HttpMethod != "HEAD" && bytes.Length > 0)
        {
            context.Response.OutputStream.Write(bytes);
        }
    }
}
