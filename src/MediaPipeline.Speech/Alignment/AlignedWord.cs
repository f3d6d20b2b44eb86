namespace MediaPipeline.Speech.Alignment;

/// <summary>A word of the script with its place in the audio.</summary>
/// <param name="Text">As the script writes it.</param>
/// <param name="Start">Seconds from the audio's start, or null when it was not said.</param>
/// <param name="End">Seconds, or null when it was not said.</param>
/// <param name="Confidence">0 to 1: how surely it was said as written.</param>
public sealed record AlignedWord(string Text, double? Start, double? End, double Confidence);
