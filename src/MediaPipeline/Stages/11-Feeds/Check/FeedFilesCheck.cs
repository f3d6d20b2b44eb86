using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using SkiaSharp;

namespace MediaPipeline.Feeds;

/// <summary>
/// Checks what is behind a feed's addresses as players and directories meet it: HEAD, byte ranges, lengths, types,
/// art, transcripts and chapters; and whether the feed itself answers those who ask again.
/// </summary>
public sealed class FeedFilesCheck
{
    /// <summary>Media are asked for no more than this; the length is told by the answer's head.</summary>
    private const long MostBytes = 8 << 20;

    private readonly HttpClient http;
    private readonly FeedReport report;

    /// <summary>Prepares to ask.</summary>
    /// <param name="http">The client to ask with.</param>
    /// <param name="report">Where findings go.</param>
    public FeedFilesCheck(HttpClient http, FeedReport report)
    {
        this.http = http;
        this.report = report;
    }

    /// <summary>Asks for the feed itself once more, as a reader does that has it already.</summary>
    public async Task FeedAsync(Uri address, HttpResponseMessage first, CancellationToken cancellationToken)
    {
        var type = first.Content.Headers.ContentType?.MediaType;
        if (type is not ("application/rss+xml" or "application/xml" or "text/xml"))
        {
            report.Add(FeedRule.ServedType, 1, $"The feed is served as '{type}'.");
        }
        CheckCors(first, 1, "The feed");
        using var again = new HttpRequestMessage(HttpMethod.Get, address);
        if (first.Headers.ETag is { } tag)
        {
            again.Headers.IfNoneMatch.Add(tag);
        }
        else if (first.Content.Headers.LastModified is { } modified)
        {
            again.Headers.IfModifiedSince = modified;
        }
        else
        {
            report.Add(FeedRule.Conditional, 1, "The feed has neither ETag nor Last-Modified.");
            return;
        }
        using var answer = await SendAsync(again, 1, "The feed", cancellationToken);
        if (answer is not null && answer.StatusCode != HttpStatusCode.NotModified)
        {
            report.Add(
                FeedRule.Conditional,
                1,
                $"Asked again with what it had said of itself, the feed answered {(int)answer.StatusCode}, not 304."
            );
        }
    }

    /// <summary>Asks for the show's art, and the files of its newest episodes.</summary>
    /// <param name="feed">The feed.</param>
    /// <param name="address">The feed's address, for relative ones.</param>
    /// <param name="episodes">How many episodes.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public async Task FilesAsync(XDocument feed, Uri address, int episodes, CancellationToken cancellationToken)
    {
        var channel = feed.Root!.Element("channel")!;
        foreach (var (where, url) in Addresses(channel.Elements(FeedXml.Itunes + "image"), "href", address))
        {
            await ArtAsync(where, url, cancellationToken);
        }
        foreach (var item in channel.Elements("item").Take(episodes))
        {
            foreach (var (where, url) in Addresses(item.Elements("enclosure"), "url", address))
            {
                await MediaAsync(where, url, where.Attribute("length")?.Value, where.Attribute("type")?.Value, cancellationToken);
            }
            var alternates = item.Elements(FeedXml.Podcast + "alternateEnclosure");
            foreach (var alternate in alternates)
            {
                foreach (var (_, url) in Addresses(alternate.Elements(FeedXml.Podcast + "source").Take(1), "uri", address))
                {
                    await MediaAsync(
                        alternate,
                        url,
                        alternate.Attribute("length")?.Value,
                        alternate.Attribute("type")?.Value,
                        cancellationToken
                    );
                }
            }
            foreach (var (where, url) in Addresses(item.Elements(FeedXml.Itunes + "image"), "href", address))
            {
                await ArtAsync(where, url, cancellationToken);
            }
            foreach (var (where, url) in Addresses(item.Elements(FeedXml.Podcast + "transcript"), "url", address))
            {
                await TextAsync(where, url, Captions, cancellationToken);
            }
            foreach (var (where, url) in Addresses(item.Elements(FeedXml.Podcast + "chapters"), "url", address))
            {
                await TextAsync(where, url, Chapters, cancellationToken);
            }
        }
    }

    private static IEnumerable<(XElement Where, Uri Url)> Addresses(IEnumerable<XElement> elements, string attribute, Uri address)
    {
        foreach (var element in elements)
        {
            // What is no address at all is told by the other part.
            if (Uri.TryCreate(address, element.Attribute(attribute)?.Value, out var url) && url.Scheme is "http" or "https")
            {
                yield return (element, url);
            }
        }
    }

    private async Task MediaAsync(XElement where, Uri url, string? length, string? type, CancellationToken cancellationToken)
    {
        var line = ((System.Xml.IXmlLineInfo)where).LineNumber;
        using var head = await SendAsync(new HttpRequestMessage(HttpMethod.Head, url), line, url.AbsoluteUri, cancellationToken);
        if (head is null)
        {
            return;
        }
        if (
            head.Content.Headers.ContentLength is { } served
            && long.TryParse(length, NumberStyles.None, CultureInfo.InvariantCulture, out var said)
            && served != said
        )
        {
            report.Add(FeedRule.ServedLength, where, $"The feed says {said:N0} bytes, the server {served:N0}: {url}");
        }
        CheckType(head, where, url, type);
        using var part = new HttpRequestMessage(HttpMethod.Get, url) { Headers = { Range = new RangeHeaderValue(0, 1) } };
        using var answer = await SendAsync(part, line, url.AbsoluteUri, cancellationToken);
        if (answer is not null && answer.StatusCode != HttpStatusCode.PartialContent)
        {
            report.Add(FeedRule.Ranges, where, $"Asked for two bytes, the server answered {(int)answer.StatusCode}: {url}");
        }
    }

    private async Task ArtAsync(XElement where, Uri url, CancellationToken cancellationToken)
    {
        if (await GetAsync(where, url, cancellationToken) is not var (answer, bytes))
        {
            return;
        }
        using (answer)
        {
            using var codec = SKCodec.Create(new MemoryStream(bytes));
            if (codec?.EncodedFormat is not (SKEncodedImageFormat.Jpeg or SKEncodedImageFormat.Png))
            {
                report.Add(FeedRule.Artwork, where, $"It is neither JPEG nor PNG: {url}");
                return;
            }
            var (width, height) = (codec.Info.Width, codec.Info.Height);
            if (width != height || width is < 1400 or > 3000)
            {
                report.Add(FeedRule.Artwork, where, $"It has {width} × {height} pixels: {url}");
            }
            if (bytes.Length > 512 * 1024)
            {
                report.Add(FeedRule.ArtworkSize, where, $"It has {bytes.Length / 1024:N0} KB: {url}");
            }
        }
    }

    private async Task TextAsync(XElement where, Uri url, Action<XElement, Uri, byte[]> check, CancellationToken cancellationToken)
    {
        if (await GetAsync(where, url, cancellationToken) is not var (answer, bytes))
        {
            return;
        }
        using (answer)
        {
            CheckType(answer, where, url, where.Attribute("type")?.Value);
            CheckCors(answer, ((System.Xml.IXmlLineInfo)where).LineNumber, url.AbsoluteUri);
            check(where, url, bytes);
        }
    }

    private void Captions(XElement where, Uri url, byte[] bytes)
    {
        var text = Encoding.UTF8.GetString(bytes).TrimStart('\uFEFF');
        var begins = where.Attribute("type")?.Value switch
        {
            "text/vtt" => "WEBVTT",
            "application/x-subrip" or "application/srt" => "1",
            _ => "",
        };
        // An episode in which nothing is said has captions without a cue.
        if (text.Trim().Length > 0 && !text.StartsWith(begins, StringComparison.Ordinal))
        {
            report.Add(FeedRule.CaptionsFile, where, $"It does not begin with {begins}: {url}");
        }
    }

    private void Chapters(XElement where, Uri url, byte[] bytes)
    {
        try
        {
            using var json = JsonDocument.Parse(bytes);
            var starts = json
                .RootElement.GetProperty("chapters")
                .EnumerateArray()
                .Select(c => c.GetProperty("startTime").GetDouble())
                .ToList();
            if (!json.RootElement.TryGetProperty("version", out _) || !starts.SequenceEqual(starts.Order()))
            {
                report.Add(FeedRule.ChaptersFile, where, $"It has no version, or starts that do not ascend: {url}");
            }
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            report.Add(FeedRule.ChaptersFile, where, $"It cannot be read as chapters ({e.Message}): {url}");
        }
    }

    private void CheckType(HttpResponseMessage answer, XElement where, Uri url, string? type)
    {
        var served = answer.Content.Headers.ContentType?.MediaType;
        if (type is not null && !string.Equals(served, type, StringComparison.OrdinalIgnoreCase))
        {
            report.Add(FeedRule.ServedType, where, $"The feed says {type}, the server {served ?? "nothing"}: {url}");
        }
    }

    private void CheckCors(HttpResponseMessage answer, int line, string what)
    {
        if (!answer.Headers.TryGetValues("Access-Control-Allow-Origin", out var origins) || !origins.Contains("*"))
        {
            report.Add(FeedRule.Cors, line, $"{what} may not be read from other sites' pages.");
        }
    }

    private async Task<(HttpResponseMessage Answer, byte[] Bytes)?> GetAsync(XElement where, Uri url, CancellationToken cancellationToken)
    {
        var line = ((System.Xml.IXmlLineInfo)where).LineNumber;
        using var head = await SendAsync(new HttpRequestMessage(HttpMethod.Head, url), line, url.AbsoluteUri, cancellationToken);
        if (head is null)
        {
            return null;
        }
        var request = new HttpRequestMessage(HttpMethod.Get, url);
        // Azure answers a page's script only when it is asked by one.
        request.Headers.TryAddWithoutValidation("Origin", "https://player.example");
        if (await SendAsync(request, line, url.AbsoluteUri, cancellationToken) is not { } answer)
        {
            return null;
        }
        try
        {
            if (await BoundedBody.ReadAsync(answer, MostBytes, cancellationToken) is { } bytes)
            {
                return (answer, bytes);
            }
            report.Add(FeedRule.Reachable, where, $"It has more than {MostBytes >> 20} MB, too much to read: {url}");
        }
        catch (HttpRequestException e)
        {
            report.Add(FeedRule.Reachable, line, $"It cannot be read ({e.Message}): {url}");
        }
        answer.Dispose();
        return null;
    }

    /// <summary>The answer's head; null, and a finding, when there is none or it is no success.</summary>
    private async Task<HttpResponseMessage?> SendAsync(
        HttpRequestMessage request,
        int line,
        string what,
        CancellationToken cancellationToken
    )
    {
        try
        {
            var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            if (answer.IsSuccessStatusCode || answer.StatusCode == HttpStatusCode.NotModified)
            {
                return answer;
            }
            report.Add(FeedRule.Reachable, line, $"{request.Method} is answered {(int)answer.StatusCode}: {what}");
            answer.Dispose();
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException && !cancellationToken.IsCancellationRequested)
        {
            report.Add(FeedRule.Reachable, line, $"{request.Method} is not answered ({e.Message}): {what}");
        }
        return null;
    }
}
