using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Xml;
using Azure;
using Azure.Core;
using Azure.Identity;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using MediaPipeline.Running;
using Microsoft.Win32.SafeHandles;

namespace MediaPipeline.Storage;

/// <summary>
/// A container of Azure Blob Storage. Large files go up in blocks and are committed at once; blocks that an
/// interrupted upload left there are not sent again.
/// </summary>
public sealed class BlobStorage : IStorage
{
    /// <summary>The environment variable with the account's connection string (also one with a SAS).</summary>
    public const string ConnectionVariable = "AZURE_STORAGE_CONNECTION_STRING";

    /// <summary>The environment variable with a shared access signature for an 'accountUrl' in pipeline.json.</summary>
    public const string SasVariable = "AZURE_STORAGE_SAS_TOKEN";

    private const int BlockSize = 4 << 20;
    private const int BlocksAtOnce = 4;
    private const int MostCommits = 3;

    /// <summary>Azure refuses requests whose date is off by 15 minutes; from here on it is worth telling.</summary>
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromMinutes(5);
    private const string HashName = "sha256";

    /// <summary>A service version whose anonymous answers have byte ranges, which players seek by.</summary>
    private const string ServiceVersion = "2021-12-02";

    private readonly BlobPlace place;
    private readonly BlobServiceClient service;
    private readonly BlobContainerClient container;
    private readonly string prefix;
    private readonly bool signed;

    /// <summary>Connects to a place with what the environment gives.</summary>
    /// <exception cref="MissingException">No credential is there.</exception>
    public BlobStorage(BlobPlace place)
        : this(place, Environment.GetEnvironmentVariable(SasVariable), Environment.GetEnvironmentVariable(ConnectionVariable)) { }

    /// <summary>Connects with a given signature or connection string.</summary>
    /// <exception cref="MissingException">No credential is there.</exception>
    public BlobStorage(BlobPlace place, string? signature, string? connection)
    {
        this.place = place;
        service = Connect(place, signature, connection);
        signed = !string.IsNullOrEmpty(signature);
        container = service.GetBlobContainerClient(place.Container);
        prefix = place.Prefix.Trim('/') is { Length: > 0 } p ? p + "/" : "";
    }

    /// <inheritdoc />
    public string Name => $"{container.Uri.GetLeftPart(UriPartial.Path)}/{prefix}".TrimEnd('/');

    /// <inheritdoc />
    public Task PrepareAsync(CancellationToken cancellationToken) =>
        Explained(async () =>
        {
            if (!await ExistsAsync(cancellationToken))
            {
                // A static site's container is served by its own endpoint, never by the blob's.
                var access = place.Public && container.Name != "$web" ? PublicAccessType.Blob : PublicAccessType.None;
                await container.CreateIfNotExistsAsync(access, cancellationToken: cancellationToken);
            }
            if (place.Public)
            {
                await ServeRangesAsync(cancellationToken);
            }
            return true;
        });

    /// <inheritdoc />
    public Task<IReadOnlyList<StorageFile>> ListAsync(string path, CancellationToken cancellationToken) =>
        Explained<IReadOnlyList<StorageFile>>(async () =>
        {
            var files = new List<StorageFile>();
            await foreach (var blob in container.GetBlobsAsync(BlobTraits.Metadata, BlobStates.None, prefix + path, cancellationToken))
            {
                files.Add(
                    new StorageFile(
                        blob.Name[prefix.Length..],
                        blob.Properties.ContentLength ?? 0,
                        blob.Properties.LastModified ?? DateTimeOffset.UtcNow,
                        () => blob.Metadata.TryGetValue(HashName, out var hash) ? hash : null
                    )
                );
            }
            return files;
        });

    /// <inheritdoc />
    public Task<string?> StampAsync(string path, CancellationToken cancellationToken) =>
        Explained<string?>(async () =>
        {
            try
            {
                return (await Blob(path).GetPropertiesAsync(cancellationToken: cancellationToken)).Value.ETag.ToString();
            }
            catch (RequestFailedException e) when (e.Status == 404)
            {
                return null;
            }
        });

    /// <inheritdoc />
    public Task<StorageContent?> ReadAsync(string path, CancellationToken cancellationToken) =>
        Explained<StorageContent?>(async () =>
        {
            try
            {
                var answer = await Blob(path).DownloadContentAsync(cancellationToken);
                return new StorageContent(answer.Value.Content.ToArray(), answer.Value.Details.ETag.ToString());
            }
            catch (RequestFailedException e) when (e.Status == 404)
            {
                return null;
            }
        });

    /// <inheritdoc />
    public Task<bool> DownloadAsync(string path, string localFile, CancellationToken cancellationToken) =>
        Explained(async () =>
        {
            try
            {
                await AtomicFile.WriteAsync(localFile, temporary => Blob(path).DownloadToAsync(temporary, cancellationToken));
                return true;
            }
            catch (RequestFailedException e) when (e.Status == 404)
            {
                return false;
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
            await using var whole = File.OpenRead(localFile);
            var options = new CommitBlockListOptions
            {
                HttpHeaders = Headers(delivery, await MD5.HashDataAsync(whole, cancellationToken)),
                Metadata = new Dictionary<string, string> { [HashName] = hash },
            };
            for (var attempt = 1; ; attempt++)
            {
                var blocks = await StageAsync(blob, localFile, whole.Length, hash, progress, cancellationToken);
                try
                {
                    await blob.CommitBlockListAsync(blocks, options, cancellationToken);
                    return true;
                }
                catch (RequestFailedException e) when (e.ErrorCode == BlobErrorCode.InvalidBlockList && attempt < MostCommits)
                {
                    // Blocks are gone: the service lost them, or another publisher has committed this blob.
                }
            }
        });

    /// <summary>Sends the blocks that the service does not hold yet.</summary>
    /// <returns>The names of all, in order.</returns>
    private static async Task<List<string>> StageAsync(
        BlockBlobClient blob,
        string localFile,
        long length,
        string hash,
        IProgress<double> progress,
        CancellationToken cancellationToken
    )
    {
        var there = await UncommittedAsync(blob, cancellationToken);
        // Named by content, so that blocks of another version of the file are never taken for ours.
        var count = (int)Math.Max(1, (length + BlockSize - 1) / BlockSize);
        List<string> blocks =
        [
            .. Enumerable.Range(0, count).Select(b => Convert.ToBase64String(Encoding.ASCII.GetBytes($"{hash[..24]}-{b:D6}"))),
        ];
        var done = 0;
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = BlocksAtOnce, CancellationToken = cancellationToken };
        using var file = File.OpenHandle(localFile);
        await Parallel.ForAsync(
            0,
            count,
            parallel,
            async (b, token) =>
            {
                var size = (int)Math.Min(BlockSize, length - (long)b * BlockSize);
                if (!there.TryGetValue(blocks[b], out var kept) || kept != size)
                {
                    var bytes = ArrayPool<byte>.Shared.Rent(BlockSize);
                    try
                    {
                        await ReadAsync(file, bytes.AsMemory(0, size), (long)b * BlockSize, token);
                        await blob.StageBlockAsync(blocks[b], new MemoryStream(bytes, 0, size), cancellationToken: token);
                    }
                    finally
                    {
                        ArrayPool<byte>.Shared.Return(bytes);
                    }
                }
                progress.Report(Interlocked.Increment(ref done) / (double)count);
            }
        );
        return blocks;
    }

    private static async Task ReadAsync(SafeFileHandle file, Memory<byte> bytes, long offset, CancellationToken cancellationToken)
    {
        while (bytes.Length > 0)
        {
            var read = await RandomAccess.ReadAsync(file, bytes, offset, cancellationToken);
            if (read == 0)
            {
                throw new EndOfStreamException("The file became shorter while it was sent.");
            }
            bytes = bytes[read..];
            offset += read;
        }
    }

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

    private static BlobServiceClient Connect(BlobPlace place, string? signature, string? connection)
    {
        var options = new BlobClientOptions();
        options.Retry.Mode = RetryMode.Exponential;
        options.Retry.MaxRetries = 5;
        options.Retry.Delay = TimeSpan.FromSeconds(0.4);
        options.Retry.MaxDelay = TimeSpan.FromSeconds(10);
        if (place.AccountUrl is { } url)
        {
            return string.IsNullOrEmpty(signature)
                ? new BlobServiceClient(new Uri(url), new DefaultAzureCredential(), options)
                : new BlobServiceClient(new Uri(url), new AzureSasCredential(signature.TrimStart('?')), options);
        }
        if (string.IsNullOrEmpty(connection))
        {
            throw new MissingException(
                "There is no credential for Azure Blob Storage.",
                null,
                $"Set {ConnectionVariable}; or set '{place.Setting}.accountUrl' in pipeline.json, to use {SasVariable} or the machine's own identity."
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

    private async Task<bool> ExistsAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await container.ExistsAsync(cancellationToken);
        }
        catch (RequestFailedException e) when (e.Status == 403 && signed)
        {
            // A signature for the container may list what is in it, but not ask for the container itself.
            await foreach (
                var _ in container.GetBlobsAsync(BlobTraits.None, BlobStates.None, prefix, cancellationToken).AsPages(pageSizeHint: 1)
            )
            {
                break;
            }
            return true;
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
        catch (XmlException e)
        {
            throw new PipelineException(
                "The storage's answer broke off in its middle.",
                Name,
                "Check the network, and run the same command again: what is there already is not sent again.",
                e
            );
        }
        catch (AuthenticationFailedException e)
        {
            throw new MissingException(
                "Azure gave no identity to work with.",
                Name,
                $"Sign in (az login), or set {ConnectionVariable} or {SasVariable}.",
                e
            );
        }
    }

    private PipelineException Explain(Exception e, int status) =>
        status switch
        {
            401 or 403 when ClockOffset(e) is { } offset => new PipelineException(
                $"The target refuses the credential ({status}); this machine's clock is {Math.Abs(offset.TotalMinutes):0} minutes {(offset < TimeSpan.Zero ? "behind" : "ahead of")} the target's.",
                Name,
                "Set the clock right (timedatectl set-ntp true), and run the same command again.",
                e
            ),
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
            404 when (e as RequestFailedException)?.ErrorCode == BlobErrorCode.ContainerNotFound => new PipelineException(
                "The container is not there, or was deleted meanwhile.",
                Name,
                "Run the same command again: it makes the container.",
                e
            ),
            409 when (e as RequestFailedException)?.ErrorCode == BlobErrorCode.ContainerBeingDeleted => new PipelineException(
                "The container is being deleted; Azure takes some minutes for that.",
                Name,
                $"Wait, and run the same command again; or choose another name in '{place.Setting}.container'.",
                e
            ),
            429 or 503 => new PipelineException(
                $"The target is too busy ({status}), and stayed so while we waited and tried again.",
                Name,
                "Run the same command later; what is sent is kept.",
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

    /// <summary>How far this machine's clock is ahead of the server's, when that is far enough to be refused.</summary>
    private static TimeSpan? ClockOffset(Exception e) =>
        (e as RequestFailedException)?.GetRawResponse()?.Headers.Date is { } there
        && DateTimeOffset.UtcNow - there is var offset
        && offset.Duration() > ClockTolerance
            ? offset
            : null;
}

/// <summary>Where in Azure Blob Storage.</summary>
/// <param name="AccountUrl">The account's blob address; null where the connection string names it.</param>
/// <param name="Container">The container.</param>
/// <param name="Prefix">A path in it.</param>
/// <param name="Public">Whether players fetch from it: such a container is made for anonymous readers.</param>
/// <param name="Setting">The key in pipeline.json that says all this, for people.</param>
public sealed record BlobPlace(string? AccountUrl, string Container, string Prefix, bool Public, string Setting);
