using MediaPipeline.Media;

namespace MediaPipeline.Mastering;

/// <summary>What the master measures.</summary>
/// <param name="Duration">Seconds.</param>
/// <param name="SpeechStart">Seconds of music before the speech.</param>
/// <param name="Source">The sound as it came.</param>
/// <param name="Master">The master itself.</param>
/// <param name="MonoLoss">How many LU less is left of it on one loudspeaker.</param>
public sealed record MasterReport(double Duration, double SpeechStart, Loudness Source, Loudness Master, double MonoLoss);
