namespace MediaPipeline.Scripts;

/// <summary>What a block of the script is, before its words are found.</summary>
internal enum BlockKind
{
    Heading,
    Text,
    ListItem,
    Quote,
    Shown,
}

/// <summary>
/// A block of the script: text without markup, and for each of its characters the place in the source.
/// </summary>
internal sealed record Block(
    BlockKind Kind,
    int Level,
    string Text,
    IReadOnlyList<int> Places,
    string? Speaker,
    IReadOnlyList<Link> Links,
    string Markdown
);
