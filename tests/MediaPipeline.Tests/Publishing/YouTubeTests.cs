using MediaPipeline.Notes;
using MediaPipeline.Publishing.YouTube;
using MediaPipeline.Shows;

namespace MediaPipeline.Tests.Publishing;

/// <summary>The upload to YouTube against a server that follows its protocol.</summary>
public sealed class YouTubeTests : IDisposable
{
    private readonly FakeYouTube server = new();
    private readonly string folder = Project.NewFolder();
    private readonly byte[] video = new byte[21_000_003];
    private readonly UploadKit kit;

    public YouTubeTests()
    {
        new Random(5).NextBytes(video);
        string Write(string name, byte[] bytes)
        {
            File.WriteAllBytes(Path.Combine(folder, name), bytes);
            return Path.Combine(folder, name);
        }
        kit = new UploadKit(
            "A title",
            "A description",
            ["one", "two"],
            Write("video.mp4", video),
            "hash-1",
            Write("thumbnail.jpg", [1, 2, 3]),
            Write("captions.srt", "1\r\n00:00:00,000 --> 00:00:01,000\r\nHello\r\n"u8.ToArray()),
            "en",
            null,
            true
        );
    }

    [Fact]
    public async Task Everything_arrives_once_and_nothing_is_sent_again()
    {
        var state = await UploadAsync();

        server.Video.ShouldBeAllOf(video);
        state.VideoId.ShouldBe("video-1");
        server.Bodies["POST /upload/youtube/v3/videos"].ShouldContain("\"title\":\"A title\"");
        server.Bodies["POST /upload/youtube/v3/videos"].ShouldContain("\"containsSyntheticMedia\":true");
        server.Bodies["POST /upload/youtube/v3/captions"].ShouldContain("Hello");
        server.Bodies["POST /youtube/v3/playlistItems"].ShouldContain("PL1");
        var asked = server.Asked.Count;

        await UploadAsync();

        server.Asked.Count.ShouldBe(asked);
    }

    [Fact]
    public async Task A_line_that_breaks_in_mid_chunk_costs_only_what_was_lost()
    {
        server.BreaksAfter = chunk => chunk is 2 or 3 ? 3_000_000 : null;
        server.Refuses = chunk => chunk == 5 ? 503 : null;

        await UploadAsync();

        server.Video.ShouldBeAllOf(video);
        server.BytesReceived.ShouldBe(video.Length);
        server.Asked.Count(a => a == "POST /upload/youtube/v3/videos").ShouldBe(1);
    }

    [Fact]
    public async Task An_upload_that_was_stopped_goes_on_in_the_next_run()
    {
        using var stop = new CancellationTokenSource();
        server.Refuses = chunk =>
        {
            if (chunk == 2)
            {
                stop.Cancel();
            }
            return null;
        };
        await Should.ThrowAsync<OperationCanceledException>(() => UploadAsync(cancellationToken: stop.Token));
        server.Video.ShouldBeNull();

        await UploadAsync();

        server.Video.ShouldBeAllOf(video);
        server.Asked.Count(a => a == "POST /upload/youtube/v3/videos").ShouldBe(1);
    }

    [Fact]
    public async Task A_session_that_is_gone_begins_again()
    {
        server.Refuses = chunk =>
        {
            if (chunk == 2)
            {
                server.ForgetSessions();
                return 404;
            }
            return null;
        };

        await UploadAsync();

        server.Video.ShouldBeAllOf(video);
        server.Asked.Count(a => a == "POST /upload/youtube/v3/videos").ShouldBe(2);
    }

    [Fact]
    public async Task A_token_that_has_run_out_is_renewed()
    {
        server.Token = "fresh";

        await UploadAsync(("YOUTUBE_CLIENT_ID", "a"), ("YOUTUBE_CLIENT_SECRET", "b"), ("YOUTUBE_REFRESH_TOKEN", "c"));

        server.Video.ShouldBeAllOf(video);
        server.Asked.Count(a => a == "POST /token").ShouldBe(1);
    }

    [Fact]
    public async Task A_token_that_has_run_out_and_cannot_be_renewed_is_told()
    {
        server.Token = "fresh";

        var error = await Should.ThrowAsync<MissingException>(() => UploadAsync());

        error.Remedy!.ShouldContain(YouTubeAccount.RefreshVariable);
        error.ToString().ShouldNotContain("\"token\"");
    }

    [Fact]
    public async Task Changed_texts_go_there_without_the_video()
    {
        await UploadAsync();
        var before = server.BytesReceived;

        await UploadAsync(kit with { Title = "Another title" });

        server.BytesReceived.ShouldBe(before);
        server.Bodies["PUT /youtube/v3/videos"].ShouldContain("Another title");
        server.Bodies["PUT /youtube/v3/videos"].ShouldContain("video-1");
        // The host may have made it public meanwhile.
        server.Bodies["PUT /youtube/v3/videos"].ShouldNotContain("privacyStatus");
    }

    [Fact]
    public async Task A_changed_video_is_a_new_one_only_when_asked()
    {
        await UploadAsync();
        var changed = kit with { VideoHash = "hash-2" };

        var error = await Should.ThrowAsync<WrongInputException>(() => UploadAsync(changed));
        error.Remedy!.ShouldContain("--again");
        await UploadAsync(changed, again: true);

        server.Asked.Count(a => a == "POST /upload/youtube/v3/videos").ShouldBe(2);
    }

    [Fact]
    public async Task What_youtube_refuses_is_told_in_its_words()
    {
        server.Always = (403, """{"error":{"message":"The quota is used up.","errors":[{"reason":"quotaExceeded"}]}}""");

        var error = await Should.ThrowAsync<PipelineException>(() => UploadAsync());

        error.Problem.ShouldContain("The quota is used up.");
        error.Remedy!.ShouldContain("tomorrow");
    }

    [Fact]
    public void A_public_video_with_a_date_to_come_is_said_to_be_scheduled()
    {
        var text = (kit with { PublishAt = new DateTimeOffset(2030, 1, 4, 6, 0, 0, TimeSpan.Zero) }).Markdown();

        text.ShouldContain("schedule for 2030-01-04 06:00 UTC");
        text.ShouldContain($"7 of {PlatformText.YouTubeTitle} characters");
    }

    public void Dispose() => server.Dispose();

    private Task<UploadState> UploadAsync(params (string Name, string Value)[] more) => UploadAsync(kit, more: more);

    private Task<UploadState> UploadAsync(CancellationToken cancellationToken) => UploadAsync(kit, cancellationToken: cancellationToken);

    private async Task<UploadState> UploadAsync(
        UploadKit sent,
        bool again = false,
        CancellationToken cancellationToken = default,
        (string Name, string Value)[]? more = null
    )
    {
        var variables = new Dictionary<string, string>
        {
            [YouTubeAccount.TokenVariable] = "token",
            [YouTubeAccount.ServerVariable] = server.Address,
        };
        foreach (var (name, value) in more ?? [])
        {
            variables[name] = value;
        }
        using var client = new YouTubeClient(new YouTubeAccount(variables.GetValueOrDefault));
        var upload = new YouTubeUpload(client, new YouTubeSettings { Playlist = "PL1" }, TimeSpan.FromMilliseconds(10));
        return await upload.RunAsync(sent, Path.Combine(folder, "youtube.json"), again, new Progress<double>(), cancellationToken);
    }
}
