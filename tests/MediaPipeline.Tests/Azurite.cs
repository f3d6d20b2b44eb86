using MediaPipeline.Storage;

namespace MediaPipeline.Tests;

/// <summary>Azure Blob Storage as Microsoft's emulator gives it, started once for the tests that need it.</summary>
public sealed class Azurite : IAsyncLifetime
{
    private AzuriteServer? server;

    /// <summary>The server.</summary>
    public AzuriteServer Server => server ?? throw new InvalidOperationException("Call Require first.");

    /// <summary>Skips the test where the emulator is not installed; <c>./test</c> installs it.</summary>
    public void Require() => Assert.SkipUnless(server is not null, "Azurite is not installed: run ./test once");

    public async ValueTask InitializeAsync()
    {
        if (AzuriteServer.IsInstalled)
        {
            server = await AzuriteServer.StartAsync();
            Environment.SetEnvironmentVariable(BlobStorage.ConnectionVariable, server.Connection());
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (server is not null)
        {
            await server.DisposeAsync();
        }
    }
}

[CollectionDefinition(nameof(Azurite))]
public sealed class AzuriteCollection : ICollectionFixture<Azurite>;
