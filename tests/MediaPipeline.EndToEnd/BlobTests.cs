using MediaPipeline.Storage;
using MediaPipeline.Tests;

namespace MediaPipeline.EndToEnd;

/// <summary>The whole command against Azure Blob Storage, as Azurite gives it.</summary>
[Collection(nameof(Azurite))]
public sealed class BlobTests(Azurite azurite)
{
    [Fact]
    public async Task An_episode_goes_up_the_second_run_sends_nothing_and_the_feed_is_there_for_anybody()
    {
        azurite.Require();
        var show = await ShortShow.UnpublishedAsync("\"publishing\": { \"target\": \"azure-blob\", \"container\": \"short-show\" }");
        var environment = new Dictionary<string, string?>
        {
            [BlobStorage.ConnectionVariable] = Environment.GetEnvironmentVariable(BlobStorage.ConnectionVariable),
        };

        var first = await Terminal.RunWithAsync(show.Root, environment, "produce", ShortShow.Slug);

        first.Code.ShouldBe(0, first.All);
        var sent = azurite.Server.BlocksReceived;
        sent.ShouldBeGreaterThan(0);
        (await Terminal.RunWithAsync(show.Root, environment, "produce", ShortShow.Slug)).Out.ShouldContain("nothing has changed");
        azurite.Server.BlocksReceived.ShouldBe(sent);
        var root = environment[BlobStorage.ConnectionVariable]!.Split("BlobEndpoint=")[1].TrimEnd(';') + "/short-show/";
        using var http = new HttpClient();
        var answer = await http.GetAsync(root + "feed.xml");
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/rss+xml");
        (await answer.Content.ReadAsStringAsync()).ShouldContain("<item>");
        (await Terminal.RunWithAsync(show.Root, environment, "unpublish", ShortShow.Slug)).Code.ShouldBe(0);
        (await http.GetStringAsync(root + "feed.xml")).ShouldNotContain("<item>");
    }
}
