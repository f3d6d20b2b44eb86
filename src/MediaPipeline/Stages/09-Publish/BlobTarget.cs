using System.Security.Cryptography;
using System.Text;
using Azure;
using Azure.Core;
using Azure.Identity;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using MediaPipeline.Running;
using MediaPipeline.Shows;

namespace MediaPipeline.Publishing;

/// <summary>
/// Publishes into a container of Azure Blob Storage. Large files go up in blocks and are committed at once;
/// blocks that an interrupted upload left there are not sent again.
/// </summary>
public sealed class BlobTarget : IPublishingTarget
{
    /// <summary>The environment variable with the account's connection string (also one with a SAS).</summary>
    public const string ConnectionVariable = "AZURE_STORAGE_CONNECTION_STRING";

    /// <summary>The environment variable with a shared access signature for 'publishing.accountUrl'.</summary>
    public const string SasVariable = "AZURE_STORAGE_SAS_TOKEN";

    private const int BlockSize = 4 << 20;
    private const int BlocksAtOnce = 4;
    private const string HashName = "sha256";

    /// <summary>A service version whose anonymous answers have byte ranges, which players seek by.</summary>
    private const string ServiceVersion = "2021-12-02";

    private readonly BlobServiceClient service;
    private readonly BlobContainerClient container;
    private readonly string prefix;

    /// <summary>Connects as the show says.</summary>
    /// <exception cref="MissingException">No credential is there.</exception>
    public BlobTarget(PublishingSettings settings)
    {
        service = Connect(settings);
        container = service.GetBlobContainerClient(settings.Container);
        prefix = settings.Prefix.Trim('/') is { Length: > 0 } p ? p + "/" : "";
    }

    /// <inheritdoc />
    public string Name => $"{container.Uri.GetLeftPart(UriPartial.Path)}/{prefix}".TrimEnd('/');

    /// <inheritdoc />
    public Task PrepareAsync(CancellationToken cancellationToken) =>
        Explained(async () =>
        {
            if (!await container.ExistsAsync(cancellationToken))
            {
                // A static site's container is served by its own endpoint, never by the blob's.
                var access = container.Name == "$web" ? PublicAccessType.None : PublicAccessType.Blob;
                await container.CreateIfNotExistsAsync(access, cancellationToken: cancellationToken);
            }
            await ServeRangesAsync(cancellationToken);
            return true;
        });

    /// <inheritdoc />
    public Task<IReadOnlyList<TargetFile>> ListAsync(string path, CancellationToken cancellationToken) =>
        Explained<IReadOnlyList<TargetFile>>(async () =>
        {
            var files = new List<TargetFile>();
            await foreach (var blob in container.GetBlobsAsync(BlobTraits.Metadata, BlobStates.None, prefix + path, cancellationToken))
            {
                files.Add(
                    new TargetFile(
                        blob.Name[prefix.Length..],
                        blob.Properties.ContentLength ?? 0,
                        blob.Metadata.TryGetValue(HashName, out var hash) ? hash : null
                    )
                );
            }
            return files;
        });

    /// <inheritdoc />
    public Task<TargetContent?> ReadAsync(string path, CancellationToken cancellationToken) =>
        Explained<TargetContent?>(async () =>
        {
            try
            {
                var answer = await Blob(path).DownloadContentAsync(cancellationToken);
                return new TargetContent(answer.Value.Content.ToArray(), answer.Value.Details.ETag.ToString());
            }
            catch (RequestFailedException e) when (e.Status == 404)
            {
                return null;
            }
        });

    /// <inheritdoc />
    public Task UploadAsync(
        string path,
        string localFile,
        Delivery delivery,
        IProgress<double> progress,
        CancellationToken cancellationToken
    ) =>
        Explained(async () =>
        {
            var blob = Blob(path);
            var hash = ContentHash.OfFile(localFile);
            var length = new FileInfo(localFile).Length;
            var there = await UncommittedAsync(blob, cancellationToken);
            var blocks = new List<string>();
            for (long at = 0; at < length || blocks.Count == 0; at += BlockSize)
            {
                // Named by content, so that blocks of another version of the file are never taken for ours.
                blocks.Add(Convert.ToBase64String(Encoding.ASCII.GetBytes($"{hash[..24]}-{blocks.Count:D6}")));
            }
            var done = 0;
            var parallel = new ParallelOptions { MaxDegreeOfParallelism = BlocksAtOnce, CancellationToken = cancellationToken };
            await Parallel.ForAsync(
                0,
                blocks.Count,
                parallel,
                async (b, token) =>
                {
                    var size = (int)Math.Min(BlockSize, length - (long)b * BlockSize);
                    if (!there.TryGetValue(blocks[b], out var kept) || kept != size)
                    {
                        var bytes = new byte[size];
                        using (var file = File.OpenHandle(localFile))
                        {
                            await RandomAccess.ReadAsync(file, bytes, (long)b * BlockSize, token);
                        }
                        await blob.StageBlockAsync(blocks[b], new MemoryStream(bytes), cancellationToken: token);
                    }
                    progress.Report(Interlocked.Increment(ref done) / (double)blocks.Count);
                }
            );
            await using var whole = File.OpenRead(localFile);
            var options = new CommitBlockListOptions
            {
                HttpHeaders = Headers(delivery, await MD5.HashDataAsync(whole, cancellationToken)),
                Metadata = new Dictionary<string, string> { [HashName] = hash },
            };
            await blob.CommitBlockListAsync(blocks, options, cancellationToken);
            return true;
        });

    /// <inheritdoc />
    public Task<bool> WriteAsync(
        string path,
        byte[] content,
        Delivery delivery,
        WriteCondition condition,
        CancellationToken cancellationToken
    ) =>
        Explained(async () =>
        {
            var options = new BlobUploadOptions
            {
                HttpHeaders = Headers(delivery, MD5.HashData(content)),
                Metadata = new Dictionary<string, string> { [HashName] = ContentHash.Of(content) },
                Conditions =
                    condition.Any ? null
                    : condition.Version is { } version ? new BlobRequestConditions { IfMatch = new ETag(version) }
                    : new BlobRequestConditions { IfNoneMatch = ETag.All },
            };
            try
            {
                await Blob(path).UploadAsync(new MemoryStream(content), options, cancellationToken);
                return true;
            }
            catch (RequestFailedException e) when (e.Status is 409 or 412 && !condition.Any)
            {
                return false;
            }
        });

    /// <inheritdoc />
    public Task DeleteAsync(string path, CancellationToken cancellationToken) =>
        Explained(async () => (await Blob(path).DeleteIfExistsAsync(cancellationToken: cancellationToken)).Value);

    private BlockBlobClient Blob(string path) => container.GetBlockBlobClient(prefix + path);

    private static BlobServiceClient Connect(PublishingSettings settings)
    {
        var options = new BlobClientOptions();
        options.Retry.Mode = RetryMode.Exponential;
        options.Retry.MaxRetries = 4;
        options.Retry.Delay = TimeSpan.FromSeconds(0.4);
        options.Retry.MaxDelay = TimeSpan.FromSeconds(10);
        var sas = Environment.GetEnvironmentVariable(SasVariable);
        var connection = Environment.GetEnvironmentVariable(ConnectionVariable);
        if (settings.AccountUrl is { } url)
        {
            return string.IsNullOrEmpty(sas)
                ? new BlobServiceClient(new Uri(url), new DefaultAzureCredential(), options)
                : new BlobServiceClient(new Uri(url), new AzureSasCredential(sas.TrimStart('?')), options);
        }
        if (string.IsNullOrEmpty(connection))
        {
            throw new MissingException(
                "There is no credential for Azure Blob Storage.",
                null,
                $"Set {ConnectionVariable}; or set 'publishing.accountUrl' in pipeline.json, to use {SasVariable} or the machine's own identity."
            );
        }
        try
        {
            return new BlobServiceClient(connection, options);
        }
        catch (Exception e) when (e is FormatException or ArgumentException or InvalidOperationException)
        {
            // The message could repeat a part of the secret.
            throw new WrongInputException(
                $"{ConnectionVariable} is no connection string.",
                null,
                "Copy it again from the storage account's 'Access keys'."
            );
        }
    }

    /// <summary>Without a default version anonymous answers are of 2009, without open ranges; players could not seek.</summary>
    private async Task ServeRangesAsync(CancellationToken cancellationToken)
    {
        try
        {
            BlobServiceProperties properties = await service.GetPropertiesAsync(cancellationToken);
            var versioned = string.CompareOrdinal(properties.DefaultServiceVersion ?? "", "2011-08-18") >= 0;
            if (versioned && properties.Cors.Count > 0)
            {
                return;
            }
            properties.DefaultServiceVersion = versioned ? properties.DefaultServiceVersion : ServiceVersion;
            if (properties.Cors.Count == 0)
            {
                // Players in browsers fetch transcripts and chapters from any page.
                properties.Cors.Add(
                    new BlobCorsRule
                    {
                        AllowedOrigins = "*",
                        AllowedMethods = "GET,HEAD,OPTIONS",
                        AllowedHeaders = "*",
                        ExposedHeaders = "Content-Length,Content-Range,Accept-Ranges,ETag",
                        MaxAgeInSeconds = 86400,
                    }
                );
            }
            await service.SetPropertiesAsync(properties, cancellationToken);
        }
        catch (RequestFailedException e) when (e.Status is 403 or 401)
        {
            // A signature for the container alone may not look at the account; publishing works all the same.
        }
    }

    private static async Task<Dictionary<string, long>> UncommittedAsync(BlockBlobClient blob, CancellationToken cancellationToken)
    {
        try
        {
            BlockList list = await blob.GetBlockListAsync(BlockListTypes.Uncommitted, cancellationToken: cancellationToken);
            return list.UncommittedBlocks.GroupBy(b => b.Name).ToDictionary(g => g.Key, g => g.First().SizeLong);
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return [];
        }
    }

    private static BlobHttpHeaders Headers(Delivery delivery, byte[] md5) =>
        new()
        {
            ContentType = delivery.ContentType,
            CacheControl = delivery.CacheControl,
            ContentHash = md5,
        };

    private async Task<T> Explained<T>(Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (RequestFailedException e)
        {
            throw Explain(e, e.Status);
        }
        catch (AggregateException e) when (e.InnerExceptions.All(i => i is RequestFailedException))
        {
            // Every try failed: none reached the other side.
            throw Explain(e, ((RequestFailedException)e.InnerExceptions[0]).Status);
        }
        catch (AuthenticationFailedException e)
        {
            throw new MissingException(
                "Azure gave no identity to publish with.",
                Name,
                $"Sign in (az login), or set {ConnectionVariable} or {SasVariable}.",
                e
            );
        }
    }

    private PipelineException Explain(Exception e, int status) =>
        status switch
        {
            0 => new PipelineException(
                "The target cannot be reached.",
                Name,
                "Check the network and the address; what is made is kept, so the same command only uploads.",
                e
            ),
            401 or 403 => new PipelineException(
                $"The target refuses the credential ({status}).",
                Name,
                "Check the key or signature, and that it may write (role Storage Blob Data Contributor).",
                e
            ),
            409 when e.Message.Contains("PublicAccessNotPermitted", StringComparison.Ordinal) => new PipelineException(
                "The storage account does not allow public containers.",
                Name,
                "Allow blob anonymous access on the account, or publish to the static site's container: \"container\": \"$web\".",
                e
            ),
            507 => new PipelineException("The target has no space left.", Name, "Free some, and run the same command again.", e),
            _ => new PipelineException(
                $"The target answered {status}: {e.Message.Split('\n')[0]}",
                Name,
                "Run the same command again; what is done is kept.",
                e
            ),
        };
}
