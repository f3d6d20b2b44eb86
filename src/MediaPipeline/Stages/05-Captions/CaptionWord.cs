namespace MediaPipeline.Captions;

/// <summary>A word as captions show it.</summary>
/// <param name="Text">With its punctuation.</param>
/// <param name="Start">Seconds.</param>
/// <param name="End">Seconds.</param>
/// <param name="Speaker">Who says it; null for the host of a show with one voice.</param>
/// <param name="Section">The section it belongs to.</param>
/// <param name="SentenceEnd">Whether a sentence ends after it.</param>
/// <param name="ScriptIndex">The script's word that it is; null for words that are not in the script.</param>
public sealed record CaptionWord(string Text, double Start, double End, string? Speaker, int Section, bool SentenceEnd, int? ScriptIndex);
