using System.Text;
using MediaPipeline.Tests;

namespace MediaPipeline.EndToEnd;

/// <summary>Whatever may hold a secret holds a marked one, every command that uses it fails, and nobody ever sees a mark.</summary>
public sealed class SecretTests
{
    private static readonly string Nowhere = $"http://127.0.0.1:{FreePort.Next()}";

    [Fact]
    public async Task No_secret_is_in_any_output_file_or_process_list()
    {
        var show = await ShortShow.UnpublishedAsync(
            "\"publishing\": { \"target\": \"azure-blob\", \"container\": \"short-show\" }, \"store\": { \"kind\": \"azure-blob\", \"container\": \"store\" }"
        );
        var environment = new Dictionary<string, string?>
        {
            ["AZURE_STORAGE_CONNECTION_STRING"] =
                $"DefaultEndpointsProtocol=http;AccountName=a;AccountKey={Convert.ToBase64String(Encoding.ASCII.GetBytes(Mark("account")))};BlobEndpoint={Nowhere}/a;",
            ["MEDIAPIPELINE_QUEUE"] = $"Host=127.0.0.1;Port={new Uri(Nowhere).Port};Username=u;Password={Mark("queue")};Timeout=2",
            ["YOUTUBE_ACCESS_TOKEN"] = null,
            ["YOUTUBE_CLIENT_ID"] = Mark("client"),
            ["YOUTUBE_CLIENT_SECRET"] = Mark("client-secret"),
            ["YOUTUBE_REFRESH_TOKEN"] = Mark("refresh"),
            ["MEDIAPIPELINE_YOUTUBE"] = Nowhere,
            ["PODPING_TOKEN"] = Mark("podping"),
            ["MEDIAPIPELINE_PODPING"] = Nowhere,
            ["MEDIAPIPELINE_SPEECH_KEY"] = Mark("speech"),
            ["MEDIAPIPELINE_DASHBOARD_USER"] = "host",
            ["MEDIAPIPELINE_DASHBOARD_HASH"] = Mark("dashboard"),
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = Nowhere,
            ["OTEL_EXPORTER_OTLP_HEADERS"] = $"authorization={Mark("telemetry")}",
            ["TMPDIR"] = Path.Combine(show.Root, "tmp"),
        };
        Directory.CreateDirectory(environment["TMPDIR"]!);
        var sasOnly = new Dictionary<string, string?>(environment)
        {
            ["AZURE_STORAGE_CONNECTION_STRING"] = null,
            ["AZURE_STORAGE_SAS_TOKEN"] = $"sv=2024-11-04&sig={Mark("sas")}",
        };
        var tokenOnly = new Dictionary<string, string?>(environment) { ["YOUTUBE_ACCESS_TOKEN"] = Mark("access") };
        var said = new StringBuilder();
        using var looking = new CancellationTokenSource();
        var processes = LookAtProcessesAsync(looking.Token);

        async Task FailsAsync(Dictionary<string, string?> with, params string[] command)
        {
            var answer = await Terminal.RunWithAsync(show.Root, with, [.. command, "--verbose"]);
            answer.Code.ShouldNotBe(0, string.Join(' ', command));
            said.AppendLine(answer.All);
        }
        await FailsAsync(environment, "produce", ShortShow.Slug);
        await FailsAsync(environment, "youtube", ShortShow.Slug, "--upload");
        await FailsAsync(tokenOnly, "youtube", ShortShow.Slug, "--upload");
        await FailsAsync(environment, "enqueue", ShortShow.Slug);
        await FailsAsync(environment, "worker");
        var settings = Path.Combine(show.Root, "pipeline.json");
        var text = await File.ReadAllTextAsync(settings);
        await File.WriteAllTextAsync(
            settings,
            text.Replace(
                "\"container\": \"short-show\"",
                $"\"container\": \"short-show\", \"accountUrl\": \"{Nowhere}/a\"",
                StringComparison.Ordinal
            )
        );
        await FailsAsync(sasOnly, "produce", ShortShow.Slug);
        said.AppendLine((await Terminal.RunWithAsync(show.Root, environment, "doctor", "--verbose")).All);
        said.AppendLine((await Terminal.RunWithAsync(show.Root, environment, "status", "--verbose", "--json")).All);

        await looking.CancelAsync();
        Marks(said.ToString()).ShouldBeEmpty(said.ToString());
        Marks(await processes).ShouldBeEmpty();
        foreach (var file in Directory.EnumerateFiles(show.Root, "*", SearchOption.AllDirectories))
        {
            Marks(Encoding.Latin1.GetString(await File.ReadAllBytesAsync(file))).ShouldBeEmpty(file);
        }
    }

    [Fact]
    public void A_mark_is_found_as_it_is_and_as_it_is_sent()
    {
        Marks($"x {Mark("a")} y").ShouldNotBeEmpty();
        Marks($"x {Convert.ToBase64String(Encoding.ASCII.GetBytes(Mark("a")))} y").ShouldNotBeEmpty();
    }

    /// <summary>Twelve bytes and a multiple of three, so that its base64 is the same wherever it begins a key.</summary>
    private const string Sign = "hushhushhush";

    private static string Mark(string of) => $"{Sign}-{of}";

    private static IEnumerable<string> Marks(string text) =>
        new[] { Sign, Convert.ToBase64String(Encoding.ASCII.GetBytes(Sign)) }.Where(s => text.Contains(s, StringComparison.Ordinal));

    /// <summary>Every command line that is there while it looks, as any user of the machine sees it.</summary>
    private static async Task<string> LookAtProcessesAsync(CancellationToken cancellationToken)
    {
        var seen = new HashSet<string>();
        while (!cancellationToken.IsCancellationRequested)
        {
            foreach (var folder in Directory.EnumerateDirectories("/proc").Where(f => int.TryParse(Path.GetFileName(f), out _)))
            {
                try
                {
                    seen.Add(await File.ReadAllTextAsync(Path.Combine(folder, "cmdline"), CancellationToken.None));
                }
                catch (Exception e) when (e is IOException or UnauthorizedAccessException)
                {
                    // It has just ended.
                }
            }
            await Task.Delay(100, CancellationToken.None);
        }
        return string.Join('\n', seen);
    }
}
