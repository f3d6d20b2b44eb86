using System.ComponentModel;

namespace MediaPipeline.Shows;

/// <summary>Liquid templates that replace the built-in ones; paths relative to pipeline.json.</summary>
public sealed record TemplateSettings
{
    [Description("Show notes in Markdown.")]
    public string? Notes { get; init; }
}
