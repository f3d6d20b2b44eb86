using System.Net;
using System.Net.Http.Headers;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using System.Text;

namespace MediaPipeline.EndToEnd;

/// <summary>What <c>serve</c> answers, as players, readers and attackers ask.</summary>
[Collection(nameof(ServedShow))]
public sealed class ServeTests(ServedShow served)
{
    private readonly HttpClient http = new() { BaseAddress = new Uri(served.Address) };

    private string Media => "/" + Path.GetRelativePath(served.Show.Public, served.Show.PublishedFile(".mp3"));

    private string Chapters =>
        "/"
        + Path.GetRelativePath(
            served.Show.Public,
            Directory.GetFiles(served.Show.Public, "chapters.*", SearchOption.AllDirectories).Single()
        );

    [Theory]
    [InlineData(10L, 19L, 10)]
    [InlineData(10L, null, -10)]
    [InlineData(null, 25L, 25)]
    public async Task Media_come_in_byte_ranges(long? from, long? to, int length)
    {
        var whole = await http.GetByteArrayAsync(Media);
        using var request = new HttpRequestMessage(HttpMethod.Get, Media) { Headers = { Range = new RangeHeaderValue(from, to) } };

        using var answer = await http.SendAsync(request);

        answer.StatusCode.ShouldBe(HttpStatusCode.PartialContent);
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        bytes.Length.ShouldBe(length > 0 ? length : whole.Length + length);
        var start = from is { } f ? (int)f : whole.Length - length;
        bytes.ShouldBe(whole.AsSpan(start, bytes.Length).ToArray());
        answer.Content.Headers.ContentRange!.Length.ShouldBe(whole.Length);
    }

    [Fact]
    public async Task Five_hundred_clients_get_their_ranges_beside_slow_and_broken_ones()
    {
        var whole = await http.GetByteArrayAsync(Media);
        var others = new List<Socket>();
        for (var n = 0; n < 200; n++)
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = 1024 };
            await socket.ConnectAsync(IPAddress.Loopback, http.BaseAddress!.Port);
            // One asks and never reads, one never ends its question, one speaks no HTTP at all.
            string[] questions = [$"GET {Media} HTTP/1.1\r\nHost: localhost\r\n\r\n", "GET /feed.x", "\0\u0001 nonsense\r\n\r\n"];
            await socket.SendAsync(Encoding.Latin1.GetBytes(questions[n % questions.Length]));
            others.Add(socket);
        }

        var right = await Task.WhenAll(
            Enumerable
                .Range(0, 500)
                .Select(async n =>
                {
                    var from = n * 7919 % (whole.Length - 1000);
                    using var request = new HttpRequestMessage(HttpMethod.Get, Media)
                    {
                        Headers = { Range = new RangeHeaderValue(from, from + 999) },
                    };
                    using var answer = await http.SendAsync(request);
                    var bytes = await answer.Content.ReadAsByteArrayAsync();
                    return whole.AsSpan(from, 1000).SequenceEqual(bytes);
                })
        );

        right.ShouldAllBe(r => r);
        others.ForEach(o => o.Dispose());
        (await http.GetStringAsync("/feed.xml")).ShouldContain("<item>");
    }

    [Fact]
    public async Task A_range_past_the_end_is_refused()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Media) { Headers = { Range = new RangeHeaderValue(1 << 30, null) } };

        (await http.SendAsync(request)).StatusCode.ShouldBe(HttpStatusCode.RequestedRangeNotSatisfiable);
    }

    [Fact]
    public async Task Head_answers_as_get_does_and_who_asks_again_gets_304()
    {
        var head = await http.SendAsync(new HttpRequestMessage(HttpMethod.Head, Media));

        head.Content.Headers.ContentLength.ShouldBe(new FileInfo(served.Show.PublishedFile(".mp3")).Length);
        head.Headers.AcceptRanges.ShouldContain("bytes");
        foreach (var path in new[] { Media, "/feed.xml", "/index.html" })
        {
            var first = await http.GetAsync(path);
            using var again = new HttpRequestMessage(HttpMethod.Get, path);
            again.Headers.IfNoneMatch.Add(first.Headers.ETag!);
            (await http.SendAsync(again)).StatusCode.ShouldBe(HttpStatusCode.NotModified, path);
        }
    }

    [Fact]
    public async Task Text_is_compressed_and_media_are_not()
    {
        async Task<HttpResponseMessage> Get(string path)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.AcceptEncoding.ParseAdd("gzip");
            return await http.SendAsync(request);
        }
        string Published(string ending) => "/" + Path.GetRelativePath(served.Show.Public, served.Show.PublishedFile(ending));

        foreach (
            var path in new[] { "/feed.xml", "/index.html", "/search.json", "/sitemap.xml", Published(".vtt"), Published(".srt"), Chapters }
        )
        {
            var answer = await Get(path);
            answer.Content.Headers.ContentEncoding.ShouldBe(["gzip"], path);
            answer.Headers.Vary.ShouldContain("Accept-Encoding");
        }
        (await Get(Media)).Content.Headers.ContentEncoding.ShouldBeEmpty();
        (await Get(Published(".mp4"))).Content.Headers.ContentEncoding.ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_published_file_has_its_type_and_may_be_read_from_any_page()
    {
        var types = new HashSet<string>();
        foreach (var file in Directory.EnumerateFiles(served.Show.Public, "*", SearchOption.AllDirectories))
        {
            var answer = await http.SendAsync(
                new HttpRequestMessage(HttpMethod.Head, "/" + Path.GetRelativePath(served.Show.Public, file))
            );
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, file);
            answer.Headers.GetValues("Access-Control-Allow-Origin").ShouldBe(["*"]);
            types.Add(answer.Content.Headers.ContentType!.MediaType!);
        }
        types.ShouldBe(
            [
                "application/json",
                "application/json+chapters",
                "application/rss+xml",
                "application/x-subrip",
                "application/xml",
                "audio/mpeg",
                "audio/x-m4a",
                "image/jpeg",
                "image/png",
                "text/css",
                "text/html",
                "text/javascript",
                "text/markdown",
                "text/plain",
                "text/vtt",
                "video/mp4",
            ],
            ignoreOrder: true
        );
    }

    [Theory]
    [InlineData("/../pipeline.json")]
    [InlineData("/..%2fpipeline.json")]
    [InlineData("/%2e%2e/pipeline.json")]
    [InlineData("/episodes/../../pipeline.json")]
    [InlineData("/..%5cpipeline.json")]
    [InlineData("/....//pipeline.json")]
    [InlineData("//etc/passwd")]
    public async Task No_path_leads_out_of_the_folder(string path)
    {
        // By hand, since clients tidy addresses before they ask.
        using var socket = new TcpClient();
        await socket.ConnectAsync(IPAddress.Loopback, new Uri(served.Address).Port);
        await using var stream = socket.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"));
        var answer = await new StreamReader(stream).ReadToEndAsync();

        answer.Split("\r\n")[0].ShouldMatch("^HTTP/1.1 (400|404)");
        answer.ShouldNotContain("\"site\"");
        answer.ShouldNotContain("root:");
    }

    [Fact]
    public async Task What_is_not_there_is_answered_with_the_sites_own_page()
    {
        var answer = await http.GetAsync("/episodes/none/index.html");

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/html");
        (await answer.Content.ReadAsStringAsync()).ShouldContain("This page is not here");
    }

    [Fact]
    public async Task Only_this_machine_is_let_in()
    {
        var outside = NetworkInterface
            .GetAllNetworkInterfaces()
            .SelectMany(i => i.GetIPProperties().UnicastAddresses)
            .Select(a => a.Address)
            .FirstOrDefault(a => a.AddressFamily == AddressFamily.InterNetwork && !IPAddress.IsLoopback(a));
        Assert.SkipWhen(outside is null, "this machine has no address but its own");
        using var socket = new TcpClient();

        await Should.ThrowAsync<SocketException>(() => socket.ConnectAsync(outside, new Uri(served.Address).Port));
    }
}
