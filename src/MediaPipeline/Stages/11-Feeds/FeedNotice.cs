using MediaPipeline.Shows;

namespace MediaPipeline.Feeds;

/// <summary>
/// Tells the world that a feed has changed, so that apps need not wait for their next look: WebSub (w3.org/TR/websub,
/// section 7, the hub asks for the feed itself) and Podping (podping.cloud).
/// </summary>
public static class FeedNotice
{
    /// <summary>The environment variable with the token of podping.cloud.</summary>
    public const string TokenVariable = "PODPING_TOKEN";

    /// <summary>The environment variable with another Podping server's address.</summary>
    public const string ServerVariable = "MEDIAPIPELINE_PODPING";

    private const string PodpingCloud = "https://podping.cloud/";

    private static readonly HttpClient Http = NewClient();

    /// <summary>Sends what the show has asked for, for each of its feeds that was written.</summary>
    /// <param name="show">The show.</param>
    /// <param name="written">The paths that were written in the target.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>What went wrong, for people: the episode is published all the same.</returns>
    public static async Task<IReadOnlyList<string>> SendAsync(Show show, IReadOnlyList<string> written, CancellationToken cancellationToken)
    {
        var problems = new List<string>();
        var addresses = new SiteAddresses(show.Site);
        foreach (var feed in new[] { FeedXml.AudioName, FeedXml.VideoName }.Where(written.Contains).Select(addresses.Of))
        {
            if (show.Feed.Hub is { } hub)
            {
                await TellAsync("The WebSub hub", () => WebSub(hub, feed), problems, cancellationToken);
            }
            if (show.Feed.Podping)
            {
                var token = Environment.GetEnvironmentVariable(TokenVariable);
                if (string.IsNullOrEmpty(token))
                {
                    problems.Add($"Podping was not told: set {TokenVariable} to the token that podping.cloud gave you.");
                    break;
                }
                await TellAsync("Podping", () => Podping(token, feed), problems, cancellationToken);
            }
        }
        return problems;
    }

    private static HttpRequestMessage WebSub(string hub, string feed) =>
        new(HttpMethod.Post, hub)
        {
            Content = new FormUrlEncodedContent(new Dictionary<string, string> { ["hub.mode"] = "publish", ["hub.url"] = feed }),
        };

    private static HttpRequestMessage Podping(string token, string feed)
    {
        var server = Environment.GetEnvironmentVariable(ServerVariable) is { Length: > 0 } other ? other : PodpingCloud;
        var request = new HttpRequestMessage(HttpMethod.Get, $"{server}?url={Uri.EscapeDataString(feed)}&reason=update");
        // podping.cloud takes the bare token, without a scheme.
        request.Headers.TryAddWithoutValidation("Authorization", token);
        return request;
    }

    private static async Task TellAsync(
        string who,
        Func<HttpRequestMessage> request,
        List<string> problems,
        CancellationToken cancellationToken
    )
    {
        try
        {
            using var message = request();
            using var answer = await Http.SendAsync(message, cancellationToken);
            if (!answer.IsSuccessStatusCode)
            {
                problems.Add($"{who} was told of the feed and answered {(int)answer.StatusCode}; apps will see it when they next look.");
            }
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException && !cancellationToken.IsCancellationRequested)
        {
            problems.Add($"{who} could not be told of the feed ({e.Message}); apps will see it when they next look.");
        }
    }

    private static HttpClient NewClient()
    {
        var client = new HttpClient { Timeout = TimeSpan.FromSeconds(15) };
        client.DefaultRequestHeaders.UserAgent.ParseAdd("MediaPipeline");
        return client;
    }
}
