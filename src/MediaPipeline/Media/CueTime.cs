using System.Globalization;

namespace MediaPipeline.Media;

/// <summary>Times as caption files write them.</summary>
public static class CueTime
{
    /// <summary>00:01:02.345</summary>
    public static string Vtt(double seconds) =>
        Span(seconds).ToString(@"\:mm\:ss\.fff", CultureInfo.InvariantCulture).Insert(0, Hours(seconds));

    /// <summary>00:01:02,345</summary>
    public static string Srt(double seconds) => Vtt(seconds).Replace('.', ',');

    /// <summary>1:02, or 1:01:02 from an hour on.</summary>
    public static string Clock(double seconds)
    {
        var span = TimeSpan.FromSeconds(Math.Floor(seconds));
        return span.TotalHours >= 1 ? $"{(int)span.TotalHours}:{span:mm\\:ss}" : span.ToString(@"m\:ss", CultureInfo.InvariantCulture);
    }

    private static TimeSpan Span(double seconds) => TimeSpan.FromMilliseconds(Math.Round(seconds * 1000));

    private static string Hours(double seconds) => ((int)Span(seconds).TotalHours).ToString("00", CultureInfo.InvariantCulture);
}
