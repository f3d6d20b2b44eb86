using System.Globalization;
using System.Text.RegularExpressions;
using MediaPipeline.Media;

namespace MediaPipeline.Reports;

/// <summary>Short-term loudness over time (EBU Tech 3341: 3 s), as ffmpeg's meter logs it.</summary>
internal static partial class LoudnessCurve
{
    /// <summary>Below this (LUFS) nothing is said.</summary>
    private const double Silence = -70;

    /// <summary>One value a second; null in silence.</summary>
    public static async Task<IReadOnlyList<double?>> MeasureAsync(string path, CancellationToken cancellationToken)
    {
        var values = new List<double?>();
        void Read(string line)
        {
            if (
                Frame().Match(line) is not { Success: true } m
                || !double.TryParse(m.Groups["t"].Value, CultureInfo.InvariantCulture, out var time)
                || time < values.Count + 1
            )
            {
                return;
            }
            var level = double.TryParse(m.Groups["s"].Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var s) ? s : Silence;
            values.Add(level > Silence ? level : null);
        }
        await Ffmpeg
            .From(path)
            .ToNothing("-map", "0:a:0", "-af", "ebur128=peak=none:framelog=info")
            .RunAsync(onLine: Read, cancellationToken: cancellationToken);
        return values;
    }

    [GeneratedRegex(@"\bt:\s*(?<t>[\d.]+)\s.*\bS:\s*(?<s>\S+)")]
    private static partial Regex Frame();
}
