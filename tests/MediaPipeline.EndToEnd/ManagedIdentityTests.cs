using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using MediaPipeline.Storage;
using MediaPipeline.Tests;

namespace MediaPipeline.EndToEnd;

/// <summary>
/// Publishing by the machine's own identity: DefaultAzureCredential asks the platform's token endpoint (as App
/// Service has one), and Azurite, over TLS, checks the token.
/// </summary>
public sealed class ManagedIdentityTests
{
    [Fact]
    public async Task The_machines_own_identity_publishes()
    {
        Assert.SkipUnless(AzuriteServer.IsInstalled, "Azurite is not installed: run ./test once");
        var folder = Project.NewFolder();
        var (certificate, key) = WriteCertificate(folder);
        await using var server = await AzuriteServer.StartAsync("--oauth", "basic", "--cert", certificate, "--key", key);
        using var identity = new HttpListener();
        var port = FreePort.Next();
        identity.Prefixes.Add($"http://127.0.0.1:{port}/");
        identity.Start();
        var asked = ServeTokensAsync(identity);
        var show = await ShortShow.UnpublishedAsync(
            $$"""
            "publishing": {
              "target": "azure-blob", "container": "identity",
              "accountUrl": "https://127.0.0.1:{{server.Port}}/devstoreaccount1" }
            """
        );
        var environment = new Dictionary<string, string?>
        {
            [BlobStorage.ConnectionVariable] = null,
            ["IDENTITY_ENDPOINT"] = $"http://127.0.0.1:{port}/token",
            ["IDENTITY_HEADER"] = "secret",
            ["SSL_CERT_FILE"] = certificate,
        };

        var answer = await Terminal.RunWithAsync(show.Root, environment, "produce", ShortShow.Slug);

        answer.Code.ShouldBe(0, answer.All);
        identity.Stop();
        (await asked).ShouldBe("secret");
        server.BlocksReceived.ShouldBeGreaterThan(3);
    }

    private static (string Certificate, string Key) WriteCertificate(string folder)
    {
        using var rsa = RSA.Create(2048);
        var request = new CertificateRequest("CN=127.0.0.1", rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        using var made = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(2));
        var (certificate, key) = (Path.Combine(folder, "cert.pem"), Path.Combine(folder, "key.pem"));
        File.WriteAllText(certificate, made.ExportCertificatePem());
        File.WriteAllText(key, rsa.ExportPkcs8PrivateKeyPem());
        return (certificate, key);
    }

    /// <summary>Answers with tokens until it is stopped; tells the secret it was asked with.</summary>
    private static async Task<string?> ServeTokensAsync(HttpListener listener)
    {
        string? secret = null;
        while (true)
        {
            try
            {
                var context = await listener.GetContextAsync();
                secret = context.Request.Headers["X-IDENTITY-HEADER"];
                var json = JsonSerializer.SerializeToUtf8Bytes(
                    new
                    {
                        access_token = Token(),
                        expires_on = DateTimeOffset.UtcNow.AddHours(1).ToUnixTimeSeconds().ToString(),
                        resource = "https://storage.azure.com",
                        token_type = "Bearer",
                    }
                );
                context.Response.ContentType = "application/json";
                await context.Response.OutputStream.WriteAsync(json);
                context.Response.Close();
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
            {
                return secret;
            }
        }
    }

    /// <summary>A token with the claims that Azurite looks at; it checks no signature.</summary>
    private static string Token()
    {
        var now = DateTimeOffset.UtcNow;
        string Part(object value) =>
            Convert.ToBase64String(JsonSerializer.SerializeToUtf8Bytes(value)).TrimEnd('=').Replace('+', '-').Replace('/', '_');
        var claims = new
        {
            aud = "https://storage.azure.com",
            iss = "https://sts.windows.net/ab1f708d-50f6-404c-a006-d71b2ac7a606/",
            iat = now.AddMinutes(-5).ToUnixTimeSeconds(),
            nbf = now.AddMinutes(-5).ToUnixTimeSeconds(),
            exp = now.AddHours(1).ToUnixTimeSeconds(),
        };
        return $"{Part(new { alg = "RS256", typ = "JWT" })}.{Part(claims)}.{Convert.ToBase64String(Encoding.ASCII.GetBytes("signature")).TrimEnd('=')}";
    }
}
