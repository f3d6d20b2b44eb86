using System.Globalization;
using System.Text.RegularExpressions;

namespace MediaPipeline.Media;

/// <summary>Loudness of a programme as EBU R 128 and ITU-R BS.1770-4 measure it.</summary>
/// <param name="Integrated">LUFS, gated.</param>
/// <param name="TruePeak">dBTP.</param>
/// <param name="Range">LU.</param>
public sealed partial record Loudness(double Integrated, double TruePeak, double Range)
{
    /// <summary>Measures a file with ffmpeg's ebur128.</summary>
    /// <param name="inputs">ffmpeg's input arguments.</param>
    /// <param name="filters">Filters before the measurement; empty for none.</param>
    /// <param name="complex">Whether <paramref name="filters"/> is a filter graph that ends in <c>[out]</c>.</param>
    /// <param name="cancellationToken">Ends ffmpeg.</param>
    public static async Task<Loudness> MeasureAsync(
        IReadOnlyList<string> inputs,
        string filters,
        bool complex,
        CancellationToken cancellationToken
    )
    {
        const string meter = "ebur128=peak=true:framelog=verbose";
        var reader = new SummaryReader();
        string[] arguments = complex
            ? [.. inputs, "-filter_complex", $"{filters};[out]{meter}[measured]", "-map", "[measured]", "-f", "null", "-"]
            : [.. inputs, "-af", filters.Length > 0 ? $"{filters},{meter}" : meter, "-vn", "-f", "null", "-"];
        await Ffmpeg.RunAsync(arguments, onLine: reader.Read, cancellationToken: cancellationToken);
        return reader.Result();
    }

    /// <summary>Measures a file as it is.</summary>
    public static Task<Loudness> MeasureAsync(string path, CancellationToken cancellationToken) =>
        MeasureAsync(["-i", MediaInfo.SafePath(path)], "", false, cancellationToken);

    private sealed partial class SummaryReader
    {
        private double integrated = double.NegativeInfinity;
        private double peak = double.NegativeInfinity;
        private double range;

        public void Read(string line)
        {
            if (Figure().Match(line) is not { Success: true } m)
            {
                return;
            }
            var value = double.TryParse(m.Groups["value"].Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
                ? number
                : double.NegativeInfinity;
            switch (m.Groups["name"].Value)
            {
                case "I":
                    integrated = value;
                    break;
                case "Peak":
                    peak = value;
                    break;
                case "LRA":
                    range = value;
                    break;
            }
        }

        public Loudness Result() => new(integrated, peak, range);

        [GeneratedRegex(@"^\s+(?<name>I|Peak|LRA):\s+(?<value>\S+) (LUFS|dBFS|LU)$")]
        private static partial Regex Figure();
    }
}
