using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace MediaPipeline.Tests;

/// <summary>A process of Azure's emulator, which tests may kill and start again on the same port and data.</summary>
public sealed class AzuriteServer : IAsyncDisposable
{
    // The emulator's own account, the same everywhere (learn.microsoft.com, 'Use the Azurite emulator').
    private const string Key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    private static readonly string Program = Path.Combine(Project.Root, "tests", "servers", "node_modules", ".bin", "azurite-blob");

    private readonly string folder = Project.NewFolder();
    private readonly string[] options;
    private Process process = null!;

    private AzuriteServer(string[] options)
    {
        this.options = options;
        Port = FreePort.Next();
    }

    /// <summary>Whether the emulator is on this machine.</summary>
    public static bool IsInstalled => File.Exists(Program);

    public int Port { get; }

    /// <summary>How many blocks have been put so far, by the server's own log.</summary>
    public int BlocksReceived
    {
        get
        {
            using var log = new FileStream(Path.Combine(folder, "log"), FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            return new StreamReader(log).ReadToEnd().Split("comp=block&").Length - 1;
        }
    }

    /// <summary>The connection string, with another port where something stands between.</summary>
    public string Connection(int? port = null, string? key = null) =>
        $"DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;AccountKey={key ?? Key};BlobEndpoint=http://127.0.0.1:{port ?? Port}/devstoreaccount1;";

    /// <summary>Starts a server.</summary>
    /// <param name="options">More options of the emulator's.</param>
    public static async Task<AzuriteServer> StartAsync(params string[] options)
    {
        var server = new AzuriteServer(options);
        await server.StartAgainAsync();
        return server;
    }

    /// <summary>Starts it after a kill.</summary>
    public async Task StartAgainAsync()
    {
        string[] arguments =
        [
            "--blobPort",
            $"{Port}",
            "--location",
            folder,
            "--skipApiVersionCheck",
            "--disableTelemetry",
            "--silent",
            "--debug",
            Path.Combine(folder, "log"),
            .. options,
        ];
        process = Process.Start(new ProcessStartInfo(Program, arguments) { RedirectStandardOutput = true })!;
        for (var tries = 0; tries < 100; tries++)
        {
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync(IPAddress.Loopback, Port);
                return;
            }
            catch (SocketException)
            {
                await Task.Delay(100);
            }
        }
    }

    /// <summary>Makes a container that anybody may read, and waits until it is written down: a kill after that leaves it there.</summary>
    public async Task MakeContainerAsync(string name)
    {
        await new BlobContainerClient(Connection(), name).CreateAsync(PublicAccessType.Blob);
        var database = Path.Combine(folder, "__azurite_db_blob__.json");
        for (var tries = 0; tries < 300; tries++)
        {
            if (File.Exists(database) && (await File.ReadAllTextAsync(database)).Contains($"\"{name}\"", StringComparison.Ordinal))
            {
                return;
            }
            await Task.Delay(100);
        }
        throw new TimeoutException($"The emulator has not written down the container {name} in 30 s.");
    }

    /// <summary>Kills it at once.</summary>
    public async Task KillAsync()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
    }

    /// <summary>Asks it to stop, as a machine that shuts down does: it writes down first what it holds.</summary>
    public async Task StopAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", $"{process.Id}"]);
        await kill.WaitForExitAsync();
        await process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            await KillAsync();
        }
        process.Dispose();
    }
}
