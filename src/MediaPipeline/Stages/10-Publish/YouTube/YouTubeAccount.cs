using System.Net.Http.Json;
using System.Text.Json.Serialization;

namespace MediaPipeline.Publishing.YouTube;

/// <summary>
/// Who uploads: an access token from the environment, or a refresh token, with which a new one is fetched when it has
/// run out (developers.google.com/identity/protocols/oauth2). Scopes: youtube.upload, and youtube.force-ssl for captions.
/// </summary>
public sealed class YouTubeAccount
{
    public const string TokenVariable = "YOUTUBE_ACCESS_TOKEN";
    public const string ClientVariable = "YOUTUBE_CLIENT_ID";
    public const string SecretVariable = "YOUTUBE_CLIENT_SECRET";
    public const string RefreshVariable = "YOUTUBE_REFRESH_TOKEN";

    /// <summary>The environment variable that names another server in place of Google's, for tests and proxies.</summary>
    public const string ServerVariable = "MEDIAPIPELINE_YOUTUBE";

    private readonly Func<string, string?> environment;
    private readonly string? server;
    private string? token;

    /// <summary>Looks into the environment.</summary>
    public YouTubeAccount()
        : this(Environment.GetEnvironmentVariable) { }

    /// <summary>Looks into another set of variables.</summary>
    public YouTubeAccount(Func<string, string?> environment)
    {
        this.environment = environment;
        server = Variable(ServerVariable)?.TrimEnd('/');
        token = Variable(TokenVariable);
    }

    /// <summary>Where uploads and questions go.</summary>
    public string Api => server ?? "https://www.googleapis.com";

    private string TokenAddress => server is null ? "https://oauth2.googleapis.com/token" : $"{server}/token";

    private bool CanRefresh =>
        Variable(ClientVariable) is not null && Variable(SecretVariable) is not null && Variable(RefreshVariable) is not null;

    /// <summary>A token; a new one when the last was refused.</summary>
    /// <param name="http">The client to ask with.</param>
    /// <param name="renew">Whether the last one was refused.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="MissingException">There is none, and none can be fetched.</exception>
    public async Task<string> TokenAsync(HttpClient http, bool renew, CancellationToken cancellationToken)
    {
        if (token is not null && !renew)
        {
            return token;
        }
        if (!CanRefresh)
        {
            throw renew
                ? new MissingException(
                    "YouTube refuses the access token; it may have run out.",
                    null,
                    $"Set {TokenVariable} to a new one; or set {ClientVariable}, {SecretVariable} and {RefreshVariable}, and new ones are fetched."
                )
                : new MissingException(
                    "There is no access to YouTube.",
                    null,
                    $"Set {TokenVariable}; or {ClientVariable}, {SecretVariable} and {RefreshVariable}."
                );
        }
        using var answer = await http.PostAsync(
            TokenAddress,
            new FormUrlEncodedContent(
                new Dictionary<string, string>
                {
                    ["grant_type"] = "refresh_token",
                    ["client_id"] = Variable(ClientVariable)!,
                    ["client_secret"] = Variable(SecretVariable)!,
                    ["refresh_token"] = Variable(RefreshVariable)!,
                }
            ),
            cancellationToken
        );
        if (!answer.IsSuccessStatusCode)
        {
            throw new MissingException(
                $"Google gives no access token for the refresh token ({(int)answer.StatusCode}).",
                null,
                $"Sign in again, and set {RefreshVariable} to the new one."
            );
        }
        var fresh = await answer.Content.ReadFromJsonAsync<Fresh>(cancellationToken);
        return token = fresh!.AccessToken;
    }

    private string? Variable(string name) => environment(name) is { Length: > 0 } value ? value : null;

    private sealed record Fresh([property: JsonPropertyName("access_token")] string AccessToken);
}
