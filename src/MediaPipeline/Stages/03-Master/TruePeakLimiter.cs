using MediaPipeline.Media;

namespace MediaPipeline.Mastering;

/// <summary>
/// Limits peaks at twice the rate, so that those between samples are caught. Four times, as BS.1770-4 measures them,
/// costs twice as much for tenths of a decibel in speech; the delivered files are measured at four times anyway,
/// and limited once more where they are over.
/// </summary>
internal static class TruePeakLimiter
{
    /// <summary>The limiter works this far (dB) under the limit, since lossy coding raises peaks.</summary>
    public const double CodingRoom = 0.5;

    /// <summary>ffmpeg's filters for a limit in dBTP; in and out at 48 kHz.</summary>
    public static string Filter(double limit)
    {
        var linear = Ffmpeg.Number(Math.Pow(10, limit / 20));
        return $"aresample=96000,alimiter=limit={linear}:attack=4:release=60:level=false,aresample=48000";
    }
}
