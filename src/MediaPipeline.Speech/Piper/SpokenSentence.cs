namespace MediaPipeline.Speech.Piper;

/// <summary>A sentence as a voice said it.</summary>
/// <param name="Samples">-1 to 1, at the voice's rate.</param>
/// <param name="SampleRate">Samples a second.</param>
/// <param name="PhonemeEnds">
/// For each character of the phonemes, the sample at which it ends; empty when the voice does not tell.
/// </param>
public sealed record SpokenSentence(float[] Samples, int SampleRate, int[] PhonemeEnds);
