namespace MediaPipeline.Captions;

/// <summary>Words that a line of captions should not end with, since what they belong to would stand in the next.</summary>
internal static class LineEnd
{
    /// <summary>Articles, possessives, titles, and the commonest prepositions.</summary>
    public static readonly IReadOnlySet<string> Clinging = new HashSet<string>(StringComparer.OrdinalIgnoreCase)
    {
        "a",
        "an",
        "the",
        "of",
        "to",
        "in",
        "on",
        "at",
        "by",
        "for",
        "with",
        "from",
        "my",
        "your",
        "his",
        "her",
        "its",
        "our",
        "their",
        "dr.",
        "mr.",
        "mrs.",
        "ms.",
        "prof.",
    };
}
