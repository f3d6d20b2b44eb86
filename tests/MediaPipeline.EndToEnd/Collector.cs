using System.Collections.Concurrent;
using System.Net;
using System.Text;
using MediaPipeline.Tests;

namespace MediaPipeline.EndToEnd;

/// <summary>Receives OTLP over HTTP as a collector does, and keeps the bytes; names in them are plain text.</summary>
public sealed class Collector : IAsyncDisposable
{
    private readonly HttpListener listener = new();
    private readonly ConcurrentBag<(string Path, string Body)> received = [];
    private readonly Task serving;

    public Collector()
    {
        Address = $"http://127.0.0.1:{FreePort.Next()}";
        listener.Prefixes.Add(Address + "/");
        listener.Start();
        serving = ServeAsync();
    }

    public string Address { get; }

    public string Received(string path) => string.Concat(received.Where(r => r.Path == path).Select(r => r.Body));

    public async ValueTask DisposeAsync()
    {
        listener.Stop();
        await serving;
    }

    private async Task ServeAsync()
    {
        while (true)
        {
            HttpListenerContext context;
            try
            {
                context = await listener.GetContextAsync();
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
            using var reader = new StreamReader(context.Request.InputStream, Encoding.Latin1);
            received.Add((context.Request.Url!.AbsolutePath, await reader.ReadToEndAsync()));
            context.Response.StatusCode = 200;
            context.Response.Close();
        }
    }
}
