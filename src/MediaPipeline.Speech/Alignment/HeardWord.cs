namespace MediaPipeline.Speech.Alignment;

/// <summary>A word as it was said, in the order of the audio.</summary>
/// <param name="Text">In the script's spelling where the script has it, otherwise in Whisper's.</param>
/// <param name="Start">Seconds from the audio's start.</param>
/// <param name="End">Seconds.</param>
/// <param name="Confidence">0 to 1.</param>
/// <param name="ScriptIndex">The word of the script that it is, or null when the script has none.</param>
public sealed record HeardWord(string Text, double Start, double End, double Confidence, int? ScriptIndex = null);
