using System.ComponentModel;

namespace MediaPipeline.Shows;

/// <summary>The person whom platforms write to.</summary>
public sealed record Owner
{
    [Description("Name.")]
    public required string Name { get; init; }

    [Description("E-mail address.")]
    public required string Email { get; init; }
}
