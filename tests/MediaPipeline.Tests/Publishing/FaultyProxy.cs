using System.Net;

namespace MediaPipeline.Tests.Publishing;

/// <summary>Stands before a server and answers some requests itself, as a busy or a suspicious one would.</summary>
public sealed class FaultyProxy : IDisposable
{
    private readonly HttpListener listener = new();
    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false });
    private readonly int target;
    private readonly Func<int, HttpListenerContext, bool> answers;
    private int count;

    /// <param name="target">The port behind it.</param>
    /// <param name="answers">Given the number of a request, answers it and says true; or says false, and it goes on.</param>
    public FaultyProxy(int target, Func<int, HttpListenerContext, bool> answers)
    {
        this.target = target;
        this.answers = answers;
        Port = FreePort.Next();
        listener.Prefixes.Add($"http://127.0.0.1:{Port}/");
        listener.Start();
        _ = ServeAsync();
    }

    public int Port { get; }

    /// <summary>Requests so far.</summary>
    public int Requests => count;

    public void Dispose()
    {
        listener.Close();
        http.Dispose();
    }

    private async Task ServeAsync()
    {
        while (listener.IsListening)
        {
            try
            {
                var context = await listener.GetContextAsync();
                _ = Task.Run(() => AnswerAsync(context));
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        if (!answers(Interlocked.Increment(ref count), context))
        {
            var request = new HttpRequestMessage(
                new HttpMethod(context.Request.HttpMethod),
                $"http://127.0.0.1:{target}{context.Request.RawUrl}"
            );
            if (context.Request.HasEntityBody)
            {
                request.Content = new StreamContent(context.Request.InputStream);
            }
            foreach (string name in context.Request.Headers)
            {
                if (!request.Headers.TryAddWithoutValidation(name, context.Request.Headers[name]))
                {
                    request.Content ??= new ByteArrayContent([]);
                    request.Content.Headers.TryAddWithoutValidation(name, context.Request.Headers[name]);
                }
            }
            using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
            context.Response.StatusCode = (int)answer.StatusCode;
            foreach (
                var header in answer.Headers.Concat(answer.Content.Headers).Where(h => h.Key is not ("Transfer-Encoding" or "Keep-Alive"))
            )
            {
                context.Response.Headers[header.Key] = string.Join(", ", header.Value);
            }
            var body = await answer.Content.ReadAsByteArrayAsync();
            if (context.Request.HttpMethod != "HEAD")
            {
                context.Response.ContentLength64 = body.Length;
                await context.Response.OutputStream.WriteAsync(body);
            }
        }
        context.Response.Close();
    }
}
