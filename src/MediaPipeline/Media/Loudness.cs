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
    /// <summary>
    /// ffmpeg's own meter, to stand at the end of a chain of its filters; sound that passes through this program is measured by
    /// <see cref="LoudnessMeter"/>.
    /// </summary>
    public const string Meter = "ebur128=peak=none:framelog=verbose";

    /// <summary>Runs ffmpeg with a <see cref="Meter"/> among its filters, and reads what it measured.</summary>
    public static async Task<Loudness> ReadAsync(FFMpegArgumentProcessor ffmpeg, CancellationToken cancellationToken)
    {
        var reader = new SummaryReader();
        await ffmpeg.RunAsync(onLine: reader.Read, cancellationToken: cancellationToken);
        return reader.Result();
    }

    private sealed partial class SummaryReader
    {
        private double integrated = double.NegativeInfinity;
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
                case "LRA":
                    range = value;
                    break;
            }
        }

        public Loudness Result() => new(integrated, double.NegativeInfinity, range);

        [GeneratedRegex(@"^\s+(?<name>I|LRA):\s+(?<value>\S+) (LUFS|LU)$")]
        private static partial Regex Figure();
    }
}
