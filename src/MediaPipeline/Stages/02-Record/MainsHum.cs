using System.Runtime.InteropServices;
using MediaPipeline.Media;
using NAudio.Dsp;

namespace MediaPipeline.Recordings;

/// <summary>
/// Finds hum of the mains: lines at multiples of 50 or 60 Hz that stand over what lies beside them for most of a
/// recording's first minutes, in the pauses, too.
/// </summary>
internal static class MainsHum
{
    /// <summary>Samples a second: a power of two, so that the spectrum of a second has a line for each Hz.</summary>
    public const int Rate = 4096;

    private const double Seconds = 120;
    private const int Harmonics = 10;

    /// <summary>How far (dB) a line stands over what lies beside it.</summary>
    private const double Prominence = 9;

    /// <summary>Hz from a line to where it is compared with: not on a line of the other mains.</summary>
    private const int Beside = 4;

    /// <summary>Power of no sound: lines of less are none.</summary>
    private const double Least = 1e-12 / Rate;

    /// <summary>The lines found, in Hz; none where there is no hum.</summary>
    public static async Task<IReadOnlyList<double>> FindAsync(string path, string track, CancellationToken cancellationToken)
    {
        var sound = new List<float>();
        await MonoSamples.ReadAsync(path, track, 0, Seconds, Rate, samples => sound.AddRange(samples), cancellationToken);
        return Find(CollectionsMarshal.AsSpan(sound));
    }

    /// <summary>The lines in samples, <see cref="Rate"/> a second.</summary>
    public static IReadOnlyList<double> Find(ReadOnlySpan<float> samples)
    {
        if (samples.Length < Rate)
        {
            return [];
        }
        var spectra = QuietSpectra(samples);
        var (at50, at60) = (Lines(spectra, 50), Lines(spectra, 60));
        var lines = at50.Count >= at60.Count ? at50 : at60;
        // One line alone may be a note of music, unless it is deeper than any voice.
        return lines.Count >= 2 || lines is [50 or 60] ? lines : [];
    }

    /// <summary>The power at each Hz in the quieter half of all seconds: there the voice rests, and hum does not.</summary>
    private static List<double[]> QuietSpectra(ReadOnlySpan<float> samples)
    {
        var seconds = new List<(int From, double Energy)>();
        for (var from = 0; from + Rate <= samples.Length; from += Rate / 2)
        {
            seconds.Add((from, MonoSamples.MeanSquare(samples.Slice(from, Rate))));
        }
        var fourier = new FftProcessor(Rate, FftWindowType.Hann);
        var spectrum = new Complex[fourier.SpectrumLength];
        var quiet = new List<double[]>();
        foreach (var (from, _) in seconds.OrderBy(s => s.Energy).Take((seconds.Count + 1) / 2))
        {
            fourier.RealForward(samples.Slice(from, Rate), spectrum);
            quiet.Add([.. spectrum.Select(c => (double)c.X * c.X + (double)c.Y * c.Y)]);
        }
        return quiet;
    }

    private static List<double> Lines(List<double[]> spectra, int mains)
    {
        var lines = new List<double>();
        for (var line = mains; line <= Harmonics * mains && line < Rate / 2 - 50; line += mains)
        {
            var prominence = spectra.Select(s =>
                10 * Math.Log10((s[line] + Least) / (Math.Max(s[line - Beside], s[line + Beside]) + Least))
            );
            if (prominence.Order().ElementAt(spectra.Count / 2) > Prominence)
            {
                lines.Add(line);
            }
        }
        return lines;
    }
}
