using System.Collections.Concurrent;
using MediaPipeline.Feeds;
using MediaPipeline.Shows;
using MediaPipeline.Tests.Publishing;

namespace MediaPipeline.Tests.Feeds;

[Collection(nameof(FeedNoticeTests))]
public sealed class FeedNoticeTests : IDisposable
{
    private readonly ConcurrentQueue<string> asked = new();
    private readonly FaultyProxy server;
    private int status = 204;

    public FeedNoticeTests() =>
        server = new FaultyProxy(
            0,
            (_, context) =>
            {
                var body = new StreamReader(context.Request.InputStream).ReadToEnd();
                asked.Enqueue(
                    $"{context.Request.HttpMethod} {context.Request.Url!.PathAndQuery} {body} {context.Request.Headers["Authorization"]}".Trim()
                );
                context.Response.StatusCode = status;
                return true;
            }
        );

    [Fact]
    public async Task A_hub_and_podping_are_told_of_each_feed_that_was_written()
    {
        Environment.SetEnvironmentVariable(FeedNotice.ServerVariable, $"http://127.0.0.1:{server.Port}/ping");
        Environment.SetEnvironmentVariable(FeedNotice.TokenVariable, "a-token");
        try
        {
            var problems = await FeedNotice.SendAsync(NewShow(podping: true), ["index.json", "feed.xml"], CancellationToken.None);

            problems.ShouldBeEmpty();
            asked.ShouldBe([
                "POST /hub hub.mode=publish&hub.url=https%3A%2F%2Ftold.example%2Ffeed.xml",
                "GET /ping?url=https%3A%2F%2Ftold.example%2Ffeed.xml&reason=update  a-token",
            ]);
        }
        finally
        {
            Environment.SetEnvironmentVariable(FeedNotice.ServerVariable, null);
            Environment.SetEnvironmentVariable(FeedNotice.TokenVariable, null);
        }
    }

    [Fact]
    public async Task Nobody_is_told_when_no_feed_was_written()
    {
        (await FeedNotice.SendAsync(NewShow(podping: false), ["index.html"], CancellationToken.None)).ShouldBeEmpty();

        asked.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_hub_that_refuses_and_a_missing_token_are_told_and_no_more()
    {
        status = 500;

        var problems = await FeedNotice.SendAsync(NewShow(podping: true), ["feed.xml"], CancellationToken.None);

        problems.Count.ShouldBe(2);
        problems[0].ShouldContain("answered 500");
        problems[1].ShouldContain(FeedNotice.TokenVariable);
    }

    public void Dispose() => server.Dispose();

    private Show NewShow(bool podping) =>
        new()
        {
            Title = "Told",
            Site = "https://told.example",
            Feed = new FeedSettings { Hub = $"http://127.0.0.1:{server.Port}/hub", Podping = podping },
        };
}

[CollectionDefinition(nameof(FeedNoticeTests), DisableParallelization = true)]
public sealed class FeedNoticeCollection;
