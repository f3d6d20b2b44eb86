using System.ComponentModel;
using System.Text.Json.Serialization;

namespace MediaPipeline.Shows;

/// <summary>Where episodes go.</summary>
public sealed record PublishingSettings
{
    [Description("folder, or azure-blob.")]
    public PublishingTarget Target { get; init; } = PublishingTarget.Folder;

    [Description("The folder to publish to, relative to pipeline.json.")]
    public string Folder { get; init; } = "public";

    [Description("The blob container; $web for a static site.")]
    public string Container { get; init; } = "podcast";

    [Description(
        "The storage account's blob address, for DefaultAzureCredential; without it the connection string in AZURE_STORAGE_CONNECTION_STRING is used."
    )]
    public string? AccountUrl { get; init; }

    [Description("A path in the container, or in the folder, under which all files go.")]
    public string Prefix { get; init; } = "";

    [Description("Time of day (UTC) at which episodes with a bare date appear: 06:00.")]
    public string PublishTime { get; init; } = "06:00";
}

/// <summary>The kinds of target.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PublishingTarget>))]
public enum PublishingTarget
{
    [JsonStringEnumMemberName("folder")]
    Folder,

    [JsonStringEnumMemberName("azure-blob")]
    AzureBlob,
}
