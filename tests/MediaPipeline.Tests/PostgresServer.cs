using System.Diagnostics;

namespace MediaPipeline.Tests;

/// <summary>
/// A PostgreSQL server of our own in a new folder, which tests may stop and start again on the same port and data. PostgreSQL
/// does not run as root; there it runs as the user 'postgres' that its package makes.
/// </summary>
public sealed class PostgresServer : IAsyncDisposable
{
    public const string User = "host";
    public const string Password = "correct-horse-battery";

    private static readonly string? Programs = Directory.Exists("/usr/lib/postgresql")
        ? Directory
            .GetDirectories("/usr/lib/postgresql")
            .Select(d => Path.Combine(d, "bin"))
            .LastOrDefault(d => File.Exists(Path.Combine(d, "initdb")))
        : null;

    private readonly string folder = Path.Combine(Path.GetTempPath(), $"pg-{Guid.NewGuid():N}"[..15]);

    private PostgresServer() => Port = FreePort.Next();

    /// <summary>Whether the server is on this machine.</summary>
    public static bool IsInstalled => Programs is not null;

    public int Port { get; }

    /// <summary>The connection string.</summary>
    public string Connection(string schema = "mediapipeline", string password = Password) =>
        $"Host=127.0.0.1;Port={Port};Database=postgres;Username={User};Password={password};Search Path={schema}";

    /// <summary>Makes a database and starts the server.</summary>
    public static async Task<PostgresServer> StartAsync()
    {
        var server = new PostgresServer();
        Directory.CreateDirectory(server.folder);
        var secret = Path.Combine(server.folder, "password");
        await File.WriteAllTextAsync(secret, Password);
        if (Environment.IsPrivilegedProcess)
        {
            await RunAsync("chown", ["-R", "postgres", server.folder]);
        }
        await server.RunAsUserAsync("initdb", "-D", server.Data, "-U", User, "--auth=scram-sha-256", $"--pwfile={secret}", "--no-sync");
        await server.StartAgainAsync();
        return server;
    }

    private string Data => Path.Combine(folder, "data");

    /// <summary>Starts it after a stop.</summary>
    public Task StartAgainAsync() =>
        RunAsUserAsync("pg_ctl", "-D", Data, "-l", Path.Combine(folder, "log"), "-w", "-o", $"-p {Port} -k {folder} -c fsync=off", "start");

    /// <summary>Ends it at once, as when the machine restarts: sessions are cut.</summary>
    public Task StopAsync() => RunAsUserAsync("pg_ctl", "-D", Data, "-m", "fast", "-w", "stop");

    public async ValueTask DisposeAsync()
    {
        await RunAsUserAsync("pg_ctl", "-D", Data, "-m", "immediate", "-w", "stop");
        Directory.Delete(folder, recursive: true);
    }

    private Task RunAsUserAsync(string program, params string[] arguments)
    {
        var path = Path.Combine(Programs!, program);
        return Environment.IsPrivilegedProcess
            ? RunAsync("runuser", ["-u", "postgres", "--", path, .. arguments])
            : RunAsync(path, arguments);
    }

    private static async Task RunAsync(string program, string[] arguments)
    {
        // The server keeps the streams that it inherits, so it gets none of ours.
        var start = new ProcessStartInfo("/bin/sh", ["-c", "\"$@\" >/dev/null 2>&1 </dev/null", "sh", program, .. arguments])
        {
            WorkingDirectory = "/",
        };
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}.");
        }
    }
}
