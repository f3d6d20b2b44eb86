namespace MediaPipeline.Scripts;

/// <summary>What a block of the script is, before its words are found.</summary>
internal enum BlockKind
{
    Heading,
    Text,
    ListItem,
    Quote,
    Shown,

    /// <summary>A direction by itself, about all that follows in the section.</summary>
    Direction,
}

/// <summary>
/// A block of the script: text without markup, for each of its characters the place in the source, and the
/// directions to the voice that stand in it.
/// </summary>
internal sealed record Block(
    BlockKind Kind,
    int Level,
    string Text,
    IReadOnlyList<int> Places,
    string? Speaker,
    IReadOnlyList<Link> Links,
    string Markdown
)
{
    public IReadOnlyList<Direction> Directions { get; init; } = [];

    /// <summary>Stretches of the text that are code: from, and how many characters.</summary>
    public IReadOnlyList<(int From, int Length)> Code { get; init; } = [];
}
