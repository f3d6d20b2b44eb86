using MediaPipeline.Media;

namespace MediaPipeline.Mastering;

/// <summary>What the master measures.</summary>
/// <param name="Duration">Seconds.</param>
/// <param name="SpeechStart">Seconds of music before the speech.</param>
/// <param name="Source">The sound as it came.</param>
/// <param name="Master">The master itself.</param>
/// <param name="MonoLoss">How many LU less is left of it on one loudspeaker.</param>
/// <param name="ShortTerm">The master's short-term loudness (LUFS over 3 s, EBU Tech 3341) at each second; null in silence.</param>
public sealed record MasterReport(
    double Duration,
    double SpeechStart,
    Loudness Source,
    Loudness Master,
    double MonoLoss,
    IReadOnlyList<double?> ShortTerm
);
