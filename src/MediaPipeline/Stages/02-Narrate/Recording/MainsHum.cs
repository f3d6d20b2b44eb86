using System.Runtime.InteropServices;
using MediaPipeline.Media;

namespace MediaPipeline.Narration;

/// <summary>
/// Finds hum of the mains: lines at multiples of 50 or 60 Hz that stand over what lies beside them for most of a
/// recording's first minutes, in the pauses, too.
/// </summary>
internal static class MainsHum
{
    private const int Rate = 4000;
    private const double Seconds = 120;
    private const int Harmonics = 10;

    /// <summary>How far (dB) a line stands over what lies beside it.</summary>
    private const double Prominence = 9;

    /// <summary>Hz from a line to where it is compared with: not on a line of the other mains.</summary>
    private const double Beside = 4;

    /// <summary>The lines found, in Hz; none where there is no hum.</summary>
    public static async Task<IReadOnlyList<double>> FindAsync(string path, string track, CancellationToken cancellationToken)
    {
        var sound = new List<float>();
        await MonoSamples.ReadAsync(path, track, 0, Seconds, Rate, samples => sound.AddRange(samples), cancellationToken);
        return Find(CollectionsMarshal.AsSpan(sound), Rate);
    }

    /// <summary>The lines in samples at a rate.</summary>
    public static IReadOnlyList<double> Find(ReadOnlySpan<float> samples, int rate)
    {
        if (samples.Length < rate)
        {
            return [];
        }
        var pauses = Quietest(samples, rate);
        var (at50, at60) = (Lines(samples, rate, pauses, 50), Lines(samples, rate, pauses, 60));
        var lines = at50.Count >= at60.Count ? at50 : at60;
        // One line alone may be a note of music, unless it is deeper than any voice.
        return lines.Count >= 2 || lines is [50 or 60] ? lines : [];
    }

    /// <summary>The first samples of the quieter half of all seconds: there the voice rests, and hum does not.</summary>
    private static List<int> Quietest(ReadOnlySpan<float> samples, int rate)
    {
        var seconds = new List<(int From, double Energy)>();
        for (var from = 0; from + rate <= samples.Length; from += rate / 2)
        {
            seconds.Add((from, MonoSamples.MeanSquare(samples.Slice(from, rate))));
        }
        return [.. seconds.OrderBy(s => s.Energy).Take((seconds.Count + 1) / 2).Select(s => s.From)];
    }

    private static List<double> Lines(ReadOnlySpan<float> samples, int rate, List<int> seconds, double mains)
    {
        var lines = new List<double>();
        for (var h = 1; h <= Harmonics && h * mains < rate / 2 - 50; h++)
        {
            var prominence = new List<double>();
            foreach (var from in seconds)
            {
                var window = samples.Slice(from, rate);
                var beside = Math.Max(Power(window, rate, h * mains - Beside), Power(window, rate, h * mains + Beside));
                prominence.Add(10 * Math.Log10((Power(window, rate, h * mains) + 1e-12) / (beside + 1e-12)));
            }
            prominence.Sort();
            if (prominence[prominence.Count / 2] > Prominence)
            {
                lines.Add(h * mains);
            }
        }
        return lines;
    }

    /// <summary>The power at a frequency, in a Hann window (Goertzel's algorithm).</summary>
    private static double Power(ReadOnlySpan<float> window, int rate, double frequency)
    {
        var turn = 2 * Math.Cos(2 * Math.PI * frequency / rate);
        double before = 0,
            beforeThat = 0;
        for (var i = 0; i < window.Length; i++)
        {
            var hann = 0.5 - 0.5 * Math.Cos(2 * Math.PI * i / window.Length);
            var now = window[i] * hann + turn * before - beforeThat;
            (beforeThat, before) = (before, now);
        }
        return (before * before + beforeThat * beforeThat - turn * before * beforeThat) / window.Length;
    }
}
