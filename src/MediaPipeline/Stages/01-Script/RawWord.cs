namespace MediaPipeline.Scripts;

/// <summary>A word as it stands in the script, before it is known how it is said.</summary>
/// <param name="Text">With its punctuation.</param>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1.</param>
/// <param name="After">Punctuation that stands alone after it, such as a dash.</param>
internal sealed record RawWord(string Text, int Line, int Column, string After = "");
