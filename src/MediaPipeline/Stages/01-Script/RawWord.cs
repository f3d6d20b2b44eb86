namespace MediaPipeline.Scripts;

/// <summary>A word as it stands in the script, before it is known how it is said.</summary>
/// <param name="Text">With its punctuation.</param>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1.</param>
/// <param name="At">Where in its block's text it begins.</param>
/// <param name="After">Punctuation that stands alone after it, such as a dash.</param>
internal sealed record RawWord(string Text, int Line, int Column, int At, string After = "")
{
    /// <summary>The code that the word is, without punctuation around it; null for words of text.</summary>
    public string? Code { get; init; }

    /// <summary>The sign that the word is, without punctuation behind it; null for words with letters or digits.</summary>
    public string? Sign { get; init; }

    /// <summary>The word with what stands behind it; a dash stands apart, as it does in the script.</summary>
    public string Written => After.Length > 0 && After[0] is '-' or '–' or '—' or '―' ? $"{Text} {After}" : Text + After;
}
