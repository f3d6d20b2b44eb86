using System.Net;
using System.Text;
using MediaPipeline.Tests;

namespace MediaPipeline.EndToEnd;

/// <summary>What people and collectors see of workers.</summary>
public sealed class WorkerSightTests(Network network) : IClassFixture<Network>
{
    [Fact]
    public async Task The_dashboard_shows_episodes_by_name_to_those_who_may_see_them()
    {
        await using var studio = new Studio(network.Server);
        var show = new ShortShow(studio.Settings);
        (await studio.RunAsync(show, "enqueue", ShortShow.Slug)).Code.ShouldBe(0);
        var port = FreePort.Next();
        var open = studio.Work("--stages", "feeds", "--dashboard", $"{port}");
        await open.SaysAsync("the dashboard is at");
        using var http = new HttpClient();

        var page = await http.GetStringAsync($"http://127.0.0.1:{port}/jobs/enqueued/{await LineAsync(http, port)}");

        page.ShouldContain($"{ShortShow.Slug}: script (not made yet)");
        // Nothing can be deleted there unless asked.
        (await http.PostAsync($"http://127.0.0.1:{port}/jobs/enqueued/delete", null)).IsSuccessStatusCode.ShouldBeFalse();
        using var elsewhere = new HttpRequestMessage(HttpMethod.Get, $"http://127.0.0.1:{port}/");
        elsewhere.Headers.Host = "evil.example";
        (await http.SendAsync(elsewhere)).StatusCode.ShouldBe(HttpStatusCode.MisdirectedRequest);
        var refused = await Terminal.RunWithAsync(
            "/",
            studio.Environment,
            "worker",
            "--dashboard",
            "0.0.0.0:9001",
            "--folder",
            Project.NewFolder()
        );
        refused.Code.ShouldBe(2);
        refused.Error.ShouldContain("--hash-password");

        var other = FreePort.Next();
        var guarded = studio.WorkWith(
            new()
            {
                ["MEDIAPIPELINE_DASHBOARD_USER"] = "ada",
                // PBKDF2 of 'lovelace', salt of zeros, 1,000 rounds: by Python's hashlib.
                ["MEDIAPIPELINE_DASHBOARD_HASH"] =
                    "pbkdf2-sha256:1000:AAAAAAAAAAAAAAAAAAAAAA==:Mfx9dTAH+ev7+ymkRq9FarY5YToMhWb4+oEXMldooJc=",
            },
            "--dashboard",
            $"0.0.0.0:{other}"
        );
        await guarded.SaysAsync("the dashboard is at");
        (await http.GetAsync($"http://127.0.0.1:{other}/")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        http.DefaultRequestHeaders.Authorization = new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes("ada:lovelace")));
        (await http.GetAsync($"http://127.0.0.1:{other}/")).StatusCode.ShouldBe(HttpStatusCode.OK);
        http.DefaultRequestHeaders.Authorization = new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes("ada:byron")));
        (await http.GetAsync($"http://127.0.0.1:{other}/")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Traces_and_metrics_of_stages_go_to_a_collector()
    {
        await using var studio = new Studio(network.Server);
        var show = await ShortShow.UnpublishedAsync(studio.Settings);
        await using var collector = new Collector();
        var worker = studio.WorkWith(
            new() { ["OTEL_EXPORTER_OTLP_ENDPOINT"] = collector.Address, ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf" }
        );
        (await studio.RunAsync(show, "enqueue", ShortShow.Slug, "--wait")).Code.ShouldBe(0);

        (await worker.StopAsync()).Code.ShouldBe(0);

        collector.Received("/v1/traces").ShouldContain("stage publish");
        collector.Received("/v1/traces").ShouldContain(ShortShow.Slug);
        var metrics = collector.Received("/v1/metrics");
        metrics.ShouldContain("mediapipeline.stage.duration");
        metrics.ShouldContain("mediapipeline.queue.length");
        metrics.ShouldContain("mediapipeline.stage.realtime_factor");
        metrics.ShouldNotContain(PostgresServer.Password);
    }

    /// <summary>The line that the dashboard names on its page of queues.</summary>
    private static async Task<string> LineAsync(HttpClient http, int port)
    {
        var page = await http.GetStringAsync($"http://127.0.0.1:{port}/jobs/enqueued");
        var at = page.IndexOf("2-text-script-", StringComparison.Ordinal);
        at.ShouldBeGreaterThan(0, page);
        return page[at..(at + "2-text-script-".Length + 8)];
    }
}
