using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using MediaPipeline.Running;
using MediaPipeline.Shows;

namespace MediaPipeline.Publishing.YouTube;

/// <summary>
/// Brings an episode to YouTube: the video by the resumable protocol, then thumbnail, captions and playlist. What YouTube
/// has already is not sent again; changed texts, thumbnail and captions are.
/// </summary>
public sealed class YouTubeUpload
{
    private readonly YouTubeClient client;
    private readonly YouTubeSettings settings;
    private readonly TimeSpan firstWait;

    /// <summary>Prepares to upload.</summary>
    /// <param name="client">Whom to ask.</param>
    /// <param name="settings">What the show wants.</param>
    /// <param name="firstWait">How long to wait after a first break of the line.</param>
    public YouTubeUpload(YouTubeClient client, YouTubeSettings settings, TimeSpan firstWait)
    {
        this.client = client;
        this.settings = settings;
        this.firstWait = firstWait;
    }

    /// <summary>Brings YouTube up to date.</summary>
    /// <param name="kit">The episode.</param>
    /// <param name="statePath">Where the upload's state is kept.</param>
    /// <param name="again">Whether a changed video may go up as a new one.</param>
    /// <param name="progress">Told the share of the video that is there.</param>
    /// <param name="cancellationToken">Stops; the next time it goes on from there.</param>
    /// <returns>What YouTube has now.</returns>
    /// <exception cref="PipelineException">YouTube refuses, or cannot be reached.</exception>
    public async Task<UploadState> RunAsync(
        UploadKit kit,
        string statePath,
        bool again,
        IProgress<double> progress,
        CancellationToken cancellationToken
    )
    {
        var state = UploadState.Read(statePath);
        if (state?.VideoId is { } other && state.VideoHash != kit.VideoHash && !again)
        {
            throw new WrongInputException(
                $"The video has changed since it went to YouTube (https://youtu.be/{other}), and YouTube replaces none.",
                null,
                "To upload the changed one as a new video, say --again; delete the old one there."
            );
        }
        if (state is null || state.VideoHash != kit.VideoHash)
        {
            state = new UploadState { VideoHash = kit.VideoHash };
        }
        void Keep(UploadState next)
        {
            state = next;
            state.Write(statePath);
        }
        if (state.VideoId is null)
        {
            await SendVideoAsync(kit, state, Keep, progress, cancellationToken);
        }
        // Who can see it is sent again only when the settings changed: the host may have decided otherwise on YouTube.
        var (snippet, status) = (ContentHash.OfValue(Snippet(kit)), ContentHash.OfValue(Status(kit)));
        string[] parts =
        [
            .. state.SnippetHash == snippet ? Array.Empty<string>() : ["snippet"],
            .. state.StatusHash == status ? Array.Empty<string>() : ["status"],
        ];
        if (parts.Length > 0)
        {
            var video = new Dictionary<string, object?> { ["id"] = state.VideoId };
            foreach (var part in parts)
            {
                video[part] = part == "snippet" ? Snippet(kit) : Status(kit);
            }
            await client.AskAsync(Json(HttpMethod.Put, $"/youtube/v3/videos?part={string.Join(',', parts)}", video), cancellationToken);
            Keep(state with { SnippetHash = snippet, StatusHash = status });
        }
        await SendExtrasAsync(kit, state, Keep, cancellationToken);
        return state;
    }

    private async Task SendVideoAsync(
        UploadKit kit,
        UploadState state,
        Action<UploadState> keep,
        IProgress<double> progress,
        CancellationToken cancellationToken
    )
    {
        var upload = new ResumableUpload(client, firstWait);
        var ask = state.Session is not null;
        var session = state.Session;
        for (var sessions = 0; sessions < 3; sessions++)
        {
            session ??= await BeginAsync(kit, cancellationToken);
            keep(state with { Session = session });
            if (await upload.SendAsync(session, kit.Video, ask, progress, cancellationToken) is { } text)
            {
                var id = JsonDocument.Parse(text).RootElement.GetProperty("id").GetString()!;
                keep(
                    state with
                    {
                        Session = null,
                        VideoId = id,
                        SnippetHash = ContentHash.OfValue(Snippet(kit)),
                        StatusHash = ContentHash.OfValue(Status(kit)),
                    }
                );
                return;
            }
            // The session is gone: it lives a week, or the server lost it.
            (session, ask) = (null, false);
        }
        throw new PipelineException("YouTube forgets each upload that is begun.", client.Api, "Run the same command later.");
    }

    private async Task<string> BeginAsync(UploadKit kit, CancellationToken cancellationToken)
    {
        var notify = settings.NotifySubscribers ? "true" : "false";
        using var request = Json(
            HttpMethod.Post,
            $"/upload/youtube/v3/videos?uploadType=resumable&part=snippet,status&notifySubscribers={notify}",
            new Dictionary<string, object?> { ["snippet"] = Snippet(kit), ["status"] = Status(kit) }
        );
        request.Headers.Add("X-Upload-Content-Length", $"{new FileInfo(kit.Video).Length}");
        request.Headers.Add("X-Upload-Content-Type", "video/mp4");
        try
        {
            using var answer = await client.SendAsync(request, cancellationToken);
            return answer.IsSuccessStatusCode && answer.Headers.Location is { } location
                ? location.AbsoluteUri
                : throw YouTubeClient.Refused(answer.StatusCode, await answer.Content.ReadAsStringAsync(cancellationToken));
        }
        catch (HttpRequestException e)
        {
            throw new PipelineException($"YouTube does not answer: {e.Message}", client.Api, "Check the network, and run this again.", e);
        }
    }

    private async Task SendExtrasAsync(UploadKit kit, UploadState state, Action<UploadState> keep, CancellationToken cancellationToken)
    {
        var id = state.VideoId!;
        var thumbnail = ContentHash.OfFile(kit.Thumbnail);
        if (state.ThumbnailHash != thumbnail)
        {
            using var request = new HttpRequestMessage(
                HttpMethod.Post,
                $"{client.Api}/upload/youtube/v3/thumbnails/set?videoId={id}&uploadType=media"
            )
            {
                Content = new ByteArrayContent(await File.ReadAllBytesAsync(kit.Thumbnail, cancellationToken))
                {
                    Headers = { ContentType = new MediaTypeHeaderValue("image/jpeg") },
                },
            };
            await client.AskAsync(request, cancellationToken);
            keep(state = state with { ThumbnailHash = thumbnail });
        }
        if (kit.Captions is { } captions && ContentHash.OfFile(captions) is var hash && state.CaptionsHash != hash)
        {
            var answer = await client.AskAsync(Captions(captions, id, kit.Language, state.CaptionsId), cancellationToken);
            keep(state = state with { CaptionsId = answer.GetProperty("id").GetString(), CaptionsHash = hash });
        }
        if (settings.Playlist is { } playlist && !state.InPlaylist)
        {
            var entry = new { snippet = new { playlistId = playlist, resourceId = new { kind = "youtube#video", videoId = id } } };
            await client.AskAsync(Json(HttpMethod.Post, "/youtube/v3/playlistItems?part=snippet", entry), cancellationToken);
            keep(state with { InPlaylist = true });
        }
    }

    private HttpRequestMessage Captions(string path, string videoId, string language, string? captionsId)
    {
        object snippet = captionsId is null
            ? new
            {
                snippet = new
                {
                    videoId,
                    language,
                    name = "",
                },
            }
            : new { id = captionsId, snippet = new { } };
        var related = new MultipartContent("related")
        {
            JsonContent.Create(snippet),
            new ByteArrayContent(File.ReadAllBytes(path)) { Headers = { ContentType = new MediaTypeHeaderValue("application/x-subrip") } },
        };
        return new HttpRequestMessage(
            captionsId is null ? HttpMethod.Post : HttpMethod.Put,
            $"{client.Api}/upload/youtube/v3/captions?part=snippet&uploadType=multipart"
        )
        {
            Content = related,
        };
    }

    private HttpRequestMessage Json(HttpMethod method, string path, object value) =>
        new(method, client.Api + path) { Content = JsonContent.Create(value) };

    /// <summary>What the video says of itself (developers.google.com/youtube/v3/docs/videos).</summary>
    private object Snippet(UploadKit kit) =>
        new
        {
            title = kit.Title,
            description = kit.Description,
            tags = kit.Tags,
            categoryId = $"{settings.Category}",
            defaultLanguage = kit.Language,
            defaultAudioLanguage = kit.Language,
        };

    /// <summary>Who can see it, and when. A video that is to appear later is private until then.</summary>
    private Dictionary<string, object?> Status(UploadKit kit)
    {
        var scheduled = kit.PublishAt is not null && settings.Privacy == YouTubePrivacy.Public;
        var status = new Dictionary<string, object?>
        {
            ["privacyStatus"] = scheduled ? "private" : settings.Privacy.ToString().ToLowerInvariant(),
            ["selfDeclaredMadeForKids"] = settings.MadeForKids,
            ["containsSyntheticMedia"] = kit.SyntheticVoice,
        };
        if (scheduled)
        {
            status["publishAt"] = kit.PublishAt!.Value.UtcDateTime.ToString(
                "yyyy-MM-ddTHH:mm:ssZ",
                System.Globalization.CultureInfo.InvariantCulture
            );
        }
        return status;
    }
}
