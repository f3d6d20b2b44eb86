using System.Globalization;
using System.Text.RegularExpressions;
using FFMpegCore;

namespace MediaPipeline.Media;

/// <summary>Loudness of a programme as EBU R 128 and ITU-R BS.1770-4 measure it.</summary>
/// <param name="Integrated">LUFS, gated.</param>
/// <param name="TruePeak">dBTP; minus infinity where it was not measured.</param>
/// <param name="Range">LU.</param>
public sealed partial record Loudness(double Integrated, double TruePeak, double Range)
{
    /// <summary>ffmpeg's meter, to stand in any chain of filters; true peaks cost most of its time.</summary>
    public static string Meter(bool truePeak) => $"ebur128=peak={(truePeak ? "true" : "none")}:framelog=verbose";

    /// <summary>Runs ffmpeg with a <see cref="Meter"/> among its filters, and reads what it measured.</summary>
    public static async Task<Loudness> ReadAsync(FFMpegArgumentProcessor ffmpeg, CancellationToken cancellationToken)
    {
        var reader = new SummaryReader();
        await ffmpeg.RunAsync(onLine: reader.Read, cancellationToken: cancellationToken);
        return reader.Result();
    }

    /// <summary>Measures a file as it is, true peak included.</summary>
    public static Task<Loudness> MeasureAsync(string path, CancellationToken cancellationToken) =>
        ReadAsync(Ffmpeg.From(path).ToNothing("-map", "0:a:0", "-af", Meter(truePeak: true)), cancellationToken);

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
