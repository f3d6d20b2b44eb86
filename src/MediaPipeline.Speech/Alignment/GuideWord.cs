namespace MediaPipeline.Speech.Alignment;

/// <summary>
/// A word of the script that guides the transcription.
/// </summary>
/// <param name="Text">As written, punctuation included: <c>$50,000,</c>.</param>
/// <param name="Spoken">As said, in lower case without punctuation: <c>fifty thousand dollars</c>.</param>
/// <param name="Optional">Whether it may be left out without that being a departure, as a heading may.</param>
/// <param name="Certain">Whether it is known to have been said, as by a synthetic voice: then no mishearing takes its place.</param>
public sealed record GuideWord(string Text, string Spoken, bool Optional = false, bool Certain = false);
