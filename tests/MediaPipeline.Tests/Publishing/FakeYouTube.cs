using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json;

namespace MediaPipeline.Tests.Publishing;

/// <summary>A server that follows YouTube's resumable protocol, and breaks off when told to.</summary>
public sealed class FakeYouTube : IDisposable
{
    private readonly HttpListener listener = new();
    private readonly ConcurrentDictionary<string, MemoryStream> sessions = new();
    private int session;

    public FakeYouTube()
    {
        Port = FreePort.Next();
        listener.Prefixes.Add($"http://127.0.0.1:{Port}/");
        listener.Start();
        _ = ServeAsync();
    }

    public int Port { get; }

    public string Address => $"http://127.0.0.1:{Port}";

    /// <summary>The token that it takes.</summary>
    public string Token { get; set; } = "token";

    /// <summary>What was asked, in order: method and path.</summary>
    public ConcurrentQueue<string> Asked { get; } = new();

    /// <summary>Bodies of requests that are no chunks, by path.</summary>
    public ConcurrentDictionary<string, string> Bodies { get; } = new();

    /// <summary>The video that arrived whole.</summary>
    public byte[]? Video { get; private set; }

    /// <summary>Bytes of video that came in, all in all.</summary>
    public long BytesReceived { get; private set; }

    /// <summary>Given the number of a chunk, how many of its bytes are taken before the line breaks; null for all.</summary>
    public Func<int, int?> BreaksAfter { get; set; } = _ => null;

    /// <summary>Given the number of a chunk, a status to answer with in place of taking it.</summary>
    public Func<int, int?> Refuses { get; set; } = _ => null;

    /// <summary>A status with its body for whatever is asked.</summary>
    public (int Status, string Body)? Always { get; set; }

    private int chunks;

    public void ForgetSessions() => sessions.Clear();

    public void Dispose() => listener.Close();

    private async Task ServeAsync()
    {
        while (listener.IsListening)
        {
            try
            {
                var context = await listener.GetContextAsync();
                await AnswerAsync(context);
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException or IOException)
            {
                if (!listener.IsListening)
                {
                    return;
                }
            }
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        var (request, response) = (context.Request, context.Response);
        var path = request.Url!.AbsolutePath;
        Asked.Enqueue($"{request.HttpMethod} {path}");
        if (Always is var (status, text))
        {
            await EndAsync(response, status, text);
        }
        else if (path == "/token")
        {
            await EndAsync(response, 200, JsonSerializer.Serialize(new { access_token = Token, expires_in = 3600 }));
        }
        else if (request.Headers["Authorization"] != $"Bearer {Token}")
        {
            await EndAsync(response, 401, "{}");
        }
        else if (path.StartsWith("/session/", StringComparison.Ordinal))
        {
            await ChunkAsync(context, path);
        }
        else
        {
            Bodies[$"{request.HttpMethod} {path}"] = await new StreamReader(request.InputStream).ReadToEndAsync();
            if (path == "/upload/youtube/v3/videos")
            {
                var name = $"/session/{++session}";
                sessions[name] = new MemoryStream();
                response.Headers["Location"] = Address + name;
            }
            await EndAsync(
                response,
                200,
                JsonSerializer.Serialize(new { id = path.EndsWith("captions", StringComparison.Ordinal) ? "captions-1" : "x" })
            );
        }
    }

    private async Task ChunkAsync(HttpListenerContext context, string path)
    {
        var (request, response) = (context.Request, context.Response);
        if (!sessions.TryGetValue(path, out var held))
        {
            await EndAsync(response, 404, "");
            return;
        }
        var range = request.Headers["Content-Range"]!;
        var total = long.Parse(range.Split('/')[1]);
        if (!range.StartsWith("bytes */", StringComparison.Ordinal))
        {
            chunks++;
            if (Refuses(chunks) is { } refusal)
            {
                await EndAsync(response, refusal, "");
                return;
            }
            var from = long.Parse(range["bytes ".Length..].Split('-')[0]);
            if (from != held.Length)
            {
                await EndAsync(response, 400, $"{{\"error\":{{\"message\":\"expected {held.Length}\"}}}}");
                return;
            }
            var most = BreaksAfter(chunks);
            var bytes = new byte[most ?? (int)request.ContentLength64];
            await request.InputStream.ReadExactlyAsync(bytes);
            held.Write(bytes);
            BytesReceived += bytes.Length;
            if (most is not null)
            {
                response.Abort();
                return;
            }
        }
        if (held.Length == total)
        {
            Video = held.ToArray();
            await EndAsync(response, 201, "{\"id\":\"video-1\"}");
            return;
        }
        if (held.Length > 0)
        {
            response.Headers["Range"] = $"bytes=0-{held.Length - 1}";
        }
        await EndAsync(response, 308, "");
    }

    private static async Task EndAsync(HttpListenerResponse response, int status, string text)
    {
        response.StatusCode = status;
        await response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(text));
        response.Close();
    }
}
