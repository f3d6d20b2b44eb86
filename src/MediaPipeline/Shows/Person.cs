using System.ComponentModel;

namespace MediaPipeline.Shows;

/// <summary>A person of the show or of an episode (podcast:person).</summary>
public sealed record Person
{
    [Description("Name, up to 128 characters.")]
    public required string Name { get; init; }

    [Description("A role of the Podcast Taxonomy: host, guest, editor ...")]
    public string Role { get; init; } = "host";

    [Description("A group of the Podcast Taxonomy; cast if left out.")]
    public string? Group { get; init; }

    [Description("The person's page.")]
    public string? Url { get; init; }

    [Description("Address of a picture.")]
    public string? Img { get; init; }
}
