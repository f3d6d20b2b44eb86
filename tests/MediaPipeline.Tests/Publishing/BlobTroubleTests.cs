using System.Text;
using Azure.Storage.Blobs;
using Azure.Storage.Sas;
using MediaPipeline.Storage;

namespace MediaPipeline.Tests.Publishing;

/// <summary>What goes wrong with blob storage: servers that die, are busy or refuse, clocks, lost containers.</summary>
[Collection(nameof(Azurite))]
public sealed class BlobTroubleTests(Azurite azurite)
{
    private static readonly IProgress<double> NoProgress = new Progress<double>();

    private readonly BlobPlace settings = new(null, $"t{Guid.NewGuid():N}"[..20], "", Public: true, "publishing");

    [Fact]
    public async Task A_server_killed_in_mid_upload_and_started_again_gets_the_whole_file()
    {
        azurite.Require();
        await using var server = await AzuriteServer.StartAsync();
        var target = Open(server.Connection());
        await target.PrepareAsync(CancellationToken.None);
        // The emulator writes down every five seconds what it has; the container must outlive the kill, blocks need not.
        await Task.Delay(TimeSpan.FromSeconds(6));
        var (file, bytes) = LargeFile(60_000_000);
        var restarted = Task.CompletedTask;
        var kill = new At(
            4,
            () =>
                restarted = Task.Run(async () =>
                {
                    await server.KillAsync();
                    await Task.Delay(800);
                    await server.StartAgainAsync();
                })
        );

        await target.UploadAsync("long.mp4", file, Delivery.Lasting("long.mp4"), kill, CancellationToken.None);

        await restarted;
        kill.Reached.ShouldBeTrue();
        (await target.ReadAsync("long.mp4", CancellationToken.None))!.Bytes.ShouldBeAllOf(bytes);
    }

    [Fact]
    public async Task A_large_file_goes_up_in_blocks()
    {
        azurite.Require();
        await using var server = await AzuriteServer.StartAsync();
        var target = Open(server.Connection());
        await target.PrepareAsync(CancellationToken.None);
        var file = Path.Combine(Project.NewFolder(), "large.mp4");
        using (var made = File.Create(file))
        {
            made.SetLength(256L << 20);
        }

        await target.UploadAsync("large.mp4", file, Delivery.Lasting("large.mp4"), NoProgress, CancellationToken.None);

        (await target.ListAsync("", CancellationToken.None)).Single().Size.ShouldBe(256L << 20);
        server.BlocksReceived.ShouldBe(64);
    }

    [Fact]
    public async Task A_busy_server_is_asked_again_until_it_has_time()
    {
        azurite.Require();
        using var proxy = new FaultyProxy(
            azurite.Server.Port,
            (n, context) =>
            {
                if (n % 3 != 0)
                {
                    return false;
                }
                context.Response.StatusCode = 503;
                context.Response.Headers["x-ms-error-code"] = "ServerBusy";
                return true;
            }
        );
        var target = Open(azurite.Server.Connection(proxy.Port));
        await target.PrepareAsync(CancellationToken.None);
        var (file, bytes) = LargeFile(21_000_000);

        await target.UploadAsync("busy.mp4", file, Delivery.Lasting("busy.mp4"), NoProgress, CancellationToken.None);

        proxy.Requests.ShouldBeGreaterThan(9);
        (await target.ReadAsync("busy.mp4", CancellationToken.None))!.Bytes.ShouldBeAllOf(bytes);
    }

    [Fact]
    public async Task A_wrong_key_is_told_without_the_key()
    {
        azurite.Require();
        var key = Convert.ToBase64String(Encoding.ASCII.GetBytes("a key that is not the one"));

        var error = await Should.ThrowAsync<PipelineException>(() =>
            Open(azurite.Server.Connection(key: key)).PrepareAsync(CancellationToken.None)
        );

        error.Problem.ShouldContain("refuses the credential (403)");
        error.ToString().ShouldNotContain(key);
    }

    [Fact]
    public async Task A_clock_that_is_wrong_is_named_as_the_cause()
    {
        using var server = new FaultyProxy(
            0,
            (_, context) =>
            {
                context.Response.StatusCode = 403;
                context.Response.Headers["x-ms-error-code"] = "AuthenticationFailed";
                context.Response.Headers["Date"] = DateTimeOffset.UtcNow.AddHours(3).ToString("r");
                return true;
            }
        );

        var error = await Should.ThrowAsync<PipelineException>(() => Open(ConnectionTo(server.Port)).PrepareAsync(CancellationToken.None));

        error.Problem.ShouldContain("clock is 180 minutes behind");
    }

    [Fact]
    public async Task A_server_that_cannot_be_reached_is_told_without_the_secret()
    {
        var error = await Should.ThrowAsync<PipelineException>(() => Open(ConnectionTo(9)).PrepareAsync(CancellationToken.None));

        error.Problem.ShouldContain("cannot be reached");
        error.ToString().ShouldNotContain("c2VjcmV0c2VjcmV0");
    }

    [Fact]
    public async Task A_container_that_was_deleted_is_told_and_made_again_by_the_next_run()
    {
        azurite.Require();
        var connection = azurite.Server.Connection();
        var target = Open(connection);
        await target.PrepareAsync(CancellationToken.None);
        await new BlobServiceClient(connection).GetBlobContainerClient(settings.Container).DeleteAsync();

        var error = await Should.ThrowAsync<PipelineException>(() =>
            target.WriteAsync("a.json", "{}"u8.ToArray(), Delivery.Changing("a.json"), WriteCondition.Always, CancellationToken.None)
        );

        error.Problem.ShouldContain("container is not there");
        await target.PrepareAsync(CancellationToken.None);
        (
            await target.WriteAsync("a.json", "{}"u8.ToArray(), Delivery.Changing("a.json"), WriteCondition.Always, CancellationToken.None)
        ).ShouldBeTrue();
    }

    [Fact]
    public async Task A_signature_for_one_container_is_enough()
    {
        azurite.Require();
        var container = new BlobServiceClient(azurite.Server.Connection()).GetBlobContainerClient(settings.Container);
        await container.CreateAsync();
        var permissions =
            BlobContainerSasPermissions.Read
            | BlobContainerSasPermissions.Write
            | BlobContainerSasPermissions.Create
            | BlobContainerSasPermissions.Delete
            | BlobContainerSasPermissions.List;
        var signature = container.GenerateSasUri(permissions, DateTimeOffset.UtcNow.AddHours(1)).Query;
        var target = new BlobStorage(
            settings with
            {
                AccountUrl = $"http://127.0.0.1:{azurite.Server.Port}/devstoreaccount1",
            },
            signature,
            null
        );
        await target.PrepareAsync(CancellationToken.None);
        var (file, bytes) = LargeFile(9_000_000);

        await target.UploadAsync("a.mp3", file, Delivery.Lasting("a.mp3"), NoProgress, CancellationToken.None);

        (await target.ReadAsync("a.mp3", CancellationToken.None))!.Bytes.ShouldBeAllOf(bytes);
        (await target.ListAsync("", CancellationToken.None)).Single().Path.ShouldBe("a.mp3");
    }

    private BlobStorage Open(string connection) => new(settings, null, connection);

    private static string ConnectionTo(int port) =>
        $"DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;AccountKey=c2VjcmV0c2VjcmV0;BlobEndpoint=http://127.0.0.1:{port}/devstoreaccount1;";

    private static (string File, byte[] Bytes) LargeFile(int size)
    {
        var bytes = new byte[size];
        new Random(size).NextBytes(bytes);
        var file = Path.Combine(Project.NewFolder(), "large.bin");
        File.WriteAllBytes(file, bytes);
        return (file, bytes);
    }

    private sealed class At(int number, Action act) : IProgress<double>
    {
        private int count;

        public bool Reached => count >= number;

        public void Report(double value)
        {
            if (Interlocked.Increment(ref count) == number)
            {
                act();
            }
        }
    }
}
