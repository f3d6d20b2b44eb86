using System.ComponentModel;
using System.Text.Json.Serialization;
using MediaPipeline.Running;
using MediaPipeline.Storage;

namespace MediaPipeline.Shows;

/// <summary>Where machines that work on one show leave each other what they have made.</summary>
public sealed record StoreSettings
{
    [Description("folder (one that every machine sees), or azure-blob.")]
    public StoreKind Kind { get; init; } = StoreKind.Folder;

    [Description("The folder, by a path that is the same on every machine: /mnt/mediapipeline.")]
    public string? Folder { get; init; }

    [Description("The blob container; nobody reads it without a credential.")]
    public string Container { get; init; } = "mediapipeline";

    [Description(
        "The storage account's blob address, for DefaultAzureCredential; without it the connection string in AZURE_STORAGE_CONNECTION_STRING is used."
    )]
    public string? AccountUrl { get; init; }

    [Description("A path in the container, or in the folder, under which all files go.")]
    public string Prefix { get; init; } = "";

    /// <summary>Makes sure that a folder is there: one that is made where another should be mounted is seen by nobody else.</summary>
    /// <exception cref="PipelineException">It is not on this machine; that may pass.</exception>
    public void RequireHere()
    {
        if (Kind == StoreKind.Folder && !Directory.Exists(Folder))
        {
            throw new PipelineException(
                "The store's folder is not on this machine.",
                Folder,
                "Mount it here, or make it; every machine must see the same.",
                new IOException("not mounted")
            );
        }
    }

    /// <summary>Opens it.</summary>
    /// <exception cref="MissingException">A credential is missing.</exception>
    public IStorage Open(FileHashes hashes)
    {
        if (Kind == StoreKind.AzureBlob)
        {
            return new BlobStorage(new BlobPlace(AccountUrl, Container, Prefix, Public: false, "store"));
        }
        var folder = Path.Combine(Folder!, Prefix.Trim('/'));
        return new FolderStorage(folder, Path.Combine(folder, ".lock"), hashes);
    }
}

/// <summary>The kinds of store.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<StoreKind>))]
public enum StoreKind
{
    [JsonStringEnumMemberName("folder")]
    Folder,

    [JsonStringEnumMemberName("azure-blob")]
    AzureBlob,
}
