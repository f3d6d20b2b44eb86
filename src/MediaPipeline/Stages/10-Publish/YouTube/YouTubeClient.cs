using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace MediaPipeline.Publishing.YouTube;

/// <summary>Asks YouTube's Data API, signed in; a token that has run out is renewed once.</summary>
public sealed class YouTubeClient : IDisposable
{
    private readonly HttpClient http;
    private readonly YouTubeAccount account;

    /// <summary>Prepares to ask.</summary>
    public YouTubeClient(YouTubeAccount account)
    {
        this.account = account;
        // Google redirects no upload; 308 is an answer of the protocol here.
        http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { Timeout = TimeSpan.FromMinutes(5) };
    }

    /// <summary>Where uploads and questions go.</summary>
    public string Api => account.Api;

    /// <summary>Sends a request, signed.</summary>
    public async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? null : await request.Content.ReadAsByteArrayAsync(cancellationToken);
        request.Headers.Authorization = new AuthenticationHeaderValue(
            "Bearer",
            await account.TokenAsync(http, renew: false, cancellationToken)
        );
        var answer = await http.SendAsync(request, cancellationToken);
        if (answer.StatusCode != HttpStatusCode.Unauthorized)
        {
            return answer;
        }
        answer.Dispose();
        using var again = new HttpRequestMessage(request.Method, request.RequestUri);
        foreach (var header in request.Headers.Where(h => h.Key != "Authorization"))
        {
            again.Headers.TryAddWithoutValidation(header.Key, header.Value);
        }
        again.Headers.Authorization = new AuthenticationHeaderValue(
            "Bearer",
            await account.TokenAsync(http, renew: true, cancellationToken)
        );
        if (body is not null)
        {
            again.Content = new ByteArrayContent(body);
            foreach (var header in request.Content!.Headers)
            {
                again.Content.Headers.TryAddWithoutValidation(header.Key, header.Value);
            }
        }
        return await http.SendAsync(again, cancellationToken);
    }

    /// <summary>Sends a request that must succeed; gives the answer's JSON.</summary>
    /// <exception cref="PipelineException">It is refused, or not answered.</exception>
    public async Task<JsonElement> AskAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await SendAsync(request, cancellationToken);
            var text = await answer.Content.ReadAsStringAsync(cancellationToken);
            return answer.IsSuccessStatusCode
                ? JsonDocument.Parse(text.Length > 0 ? text : "{}").RootElement
                : throw Refused(answer.StatusCode, text);
        }
        catch (HttpRequestException e)
        {
            throw new PipelineException(
                $"YouTube does not answer: {e.Message}",
                Api,
                "Check the network, and run the same command again; what is sent is kept.",
                e
            );
        }
    }

    /// <summary>What an answer that is no success means.</summary>
    public static PipelineException Refused(HttpStatusCode status, string text)
    {
        var (reason, message) = ("", text);
        try
        {
            var error = JsonDocument.Parse(text).RootElement.GetProperty("error");
            message = error.GetProperty("message").GetString() ?? text;
            reason = error.TryGetProperty("errors", out var all) ? all[0].GetProperty("reason").GetString() ?? "" : "";
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or IndexOutOfRangeException)
        {
            // Not of Google's form: told as it is.
        }
        var remedy = reason switch
        {
            "quotaExceeded" or "uploadLimitExceeded" => "YouTube counts by the day; run the same command tomorrow.",
            "insufficientPermissions" or "forbidden" =>
                "The token needs the scopes youtube.upload and youtube.force-ssl, for the show's own channel.",
            "youtubeSignupRequired" => "The account has no channel yet; make one on youtube.com.",
            _ => "Mend what it says, and run the same command again.",
        };
        return new PipelineException($"YouTube answers {(int)status}: {message.Trim()}", null, remedy);
    }

    /// <inheritdoc />
    public void Dispose() => http.Dispose();
}
