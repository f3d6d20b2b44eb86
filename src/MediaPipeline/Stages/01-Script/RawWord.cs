namespace MediaPipeline.Scripts;

/// <summary>A word as it stands in the script, before it is known how it is said.</summary>
/// <param name="Text">With its punctuation.</param>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1.</param>
/// <param name="At">Where in its block's text it begins.</param>
/// <param name="After">Punctuation that stands alone after it, such as a dash.</param>
internal sealed record RawWord(string Text, int Line, int Column, int At, string After = "");
