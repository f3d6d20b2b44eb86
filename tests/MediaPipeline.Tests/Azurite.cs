using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using MediaPipeline.Publishing;

namespace MediaPipeline.Tests;

/// <summary>Azure Blob Storage as Microsoft's emulator gives it, started for the tests that need it.</summary>
public sealed class Azurite : IAsyncLifetime
{
    // The emulator's own account, the same everywhere (learn.microsoft.com, 'Use the Azurite emulator').
    private const string Key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    private static readonly string Program = Path.Combine(Project.Root, "tests", "azurite", "node_modules", ".bin", "azurite-blob");

    private readonly string folder = Project.NewFolder();
    private Process? process;

    /// <summary>How many blocks have been put so far, by the server's own log.</summary>
    public int BlocksReceived
    {
        get
        {
            using var log = new FileStream(Path.Combine(folder, "log"), FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            return new StreamReader(log).ReadToEnd().Split("comp=block&").Length - 1;
        }
    }

    /// <summary>Skips the test where the emulator is not installed; <c>./test</c> installs it.</summary>
    public void Require() => Assert.SkipUnless(process is not null, "Azurite is not installed: run ./test once");

    public async ValueTask InitializeAsync()
    {
        if (!File.Exists(Program))
        {
            return;
        }
        var port = FreePort();
        string[] arguments =
        [
            "--blobPort",
            $"{port}",
            "--location",
            folder,
            "--skipApiVersionCheck",
            "--disableTelemetry",
            "--silent",
            "--debug",
            Path.Combine(folder, "log"),
        ];
        process = Process.Start(new ProcessStartInfo(Program, arguments) { RedirectStandardOutput = true })!;
        for (var tries = 0; tries < 100; tries++)
        {
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync(IPAddress.Loopback, port);
                break;
            }
            catch (SocketException)
            {
                await Task.Delay(100);
            }
        }
        Environment.SetEnvironmentVariable(
            BlobTarget.ConnectionVariable,
            $"DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;AccountKey={Key};BlobEndpoint=http://127.0.0.1:{port}/devstoreaccount1;"
        );
    }

    public async ValueTask DisposeAsync()
    {
        if (process is not null)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

[CollectionDefinition(nameof(Azurite))]
public sealed class AzuriteCollection : ICollectionFixture<Azurite>;
