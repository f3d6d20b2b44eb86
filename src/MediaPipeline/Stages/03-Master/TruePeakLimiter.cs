using MediaPipeline.Media;

namespace MediaPipeline.Mastering;

/// <summary>Limits true peaks: at four times the rate, so that peaks between samples are caught (BS.1770-4, annex 2).</summary>
internal static class TruePeakLimiter
{
    /// <summary>The limiter works this far (dB) under the limit, since lossy coding raises peaks.</summary>
    public const double CodingRoom = 0.5;

    /// <summary>ffmpeg's filters for a limit in dBTP; in and out at 48 kHz.</summary>
    public static string Filter(double limit)
    {
        var linear = Ffmpeg.Number(Math.Pow(10, limit / 20));
        return $"aresample=192000,alimiter=limit={linear}:attack=4:release=60:level=false,aresample=48000";
    }
}
