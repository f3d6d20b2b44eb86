using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace MediaPipeline.Media;

/// <summary>
/// The K-weighting of ITU-R BS.1770-4. The standard gives coefficients for 48 kHz only; these figures of the analogue
/// filters behind them (B. De Man, "Evaluation of implementations of the EBU R128 loudness measurement", AES 145, 2018) hold
/// for any rate.
/// <para>
/// A filter's next sample waits for the one before, so several stretches of the sound are filtered side by side. Each begins
/// <see cref="WarmUp"/> early: what lies further back the filters have forgotten, to less than the last digit of a double (the slower
/// one's poles are at 38 Hz, where 0.2 s leave e^-48).
/// </para>
/// </summary>
internal sealed class KWeighting(int rate, int channels)
{
    /// <summary>Values worked on at once.</summary>
    private const int Lanes = 8;

    private readonly Biquad shelf = Shelf(rate);
    private readonly Biquad highPass = HighPass(rate);

    /// <summary>Samples of each channel after which the filters have forgotten what was before.</summary>
    public int WarmUp { get; } = rate / 5;

    /// <summary>The energy of weighted samples in steps, summed over the channels.</summary>
    /// <param name="sound">
    /// Samples; those of two channels stand by turns. They begin with those before the first step: all, or <see cref="WarmUp"/> of them.
    /// </param>
    /// <param name="before">How many those are, of each channel.</param>
    /// <param name="step">Samples of each channel in a step; the last may have fewer.</param>
    /// <param name="energies">Takes the energy of each step.</param>
    public void Energies(ReadOnlySpan<float> sound, int before, int step, Span<double> energies)
    {
        var stretches = Lanes / channels;
        var steps = (energies.Length + stretches - 1) / stretches;
        // Silence around it, so that no stretch looks outside.
        var length = (WarmUp + stretches * steps * step) * channels;
        var padded = ArrayPool<float>.Shared.Rent(length);
        try
        {
            var silence = (WarmUp - before) * channels;
            padded.AsSpan(0, silence).Clear();
            sound.CopyTo(padded.AsSpan(silence));
            padded.AsSpan(silence + sound.Length, length - silence - sound.Length).Clear();
            Weigh(padded.AsSpan(0, length), steps, step, energies);
        }
        finally
        {
            ArrayPool<float>.Shared.Return(padded);
        }
    }

    private void Weigh(ReadOnlySpan<float> padded, int steps, int step, Span<double> energies)
    {
        var stretch = steps * step * channels;
        var (shelfState, highPassState) = (
            (Vector512<double>.Zero, Vector512<double>.Zero),
            (Vector512<double>.Zero, Vector512<double>.Zero)
        );
        var at = 0;
        for (; at < WarmUp * channels; at += channels)
        {
            highPass.Next(shelf.Next(Samples(padded, at, stretch), ref shelfState), ref highPassState);
        }
        for (var s = 0; s < steps; s++)
        {
            var sum = Vector512<double>.Zero;
            for (var end = at + step * channels; at < end; at += channels)
            {
                var weighted = highPass.Next(shelf.Next(Samples(padded, at, stretch), ref shelfState), ref highPassState);
                sum += weighted * weighted;
            }
            for (var lane = 0; lane < Lanes; lane += channels)
            {
                if (lane / channels * steps + s is var index && index < energies.Length)
                {
                    energies[index] = channels == 1 ? sum[lane] : sum[lane] + sum[lane + 1];
                }
            }
        }
    }

    /// <summary>A sample of each channel from each stretch.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector512<double> Samples(ReadOnlySpan<float> padded, int at, int stretch)
    {
        var samples =
            channels == 1
                ? Vector256.Create(
                    padded[at],
                    padded[at + stretch],
                    padded[at + 2 * stretch],
                    padded[at + 3 * stretch],
                    padded[at + 4 * stretch],
                    padded[at + 5 * stretch],
                    padded[at + 6 * stretch],
                    padded[at + 7 * stretch]
                )
                : Vector256.Create(
                    padded[at],
                    padded[at + 1],
                    padded[at + stretch],
                    padded[at + stretch + 1],
                    padded[at + 2 * stretch],
                    padded[at + 2 * stretch + 1],
                    padded[at + 3 * stretch],
                    padded[at + 3 * stretch + 1]
                );
        return Vector512.Create(Vector256.WidenLower(samples), Vector256.WidenUpper(samples));
    }

    /// <summary>The head's effect: 4 dB more above some 1.7 kHz.</summary>
    private static Biquad Shelf(int rate)
    {
        const double gain = 3.999843853973347,
            quality = 0.7071752369554196,
            frequency = 1681.974450955533;
        var k = Math.Tan(Math.PI * frequency / rate);
        var high = Math.Pow(10, gain / 20);
        var band = Math.Pow(high, 0.4996667741545416);
        var norm = 1 + k / quality + k * k;
        return new Biquad(
            (high + band * k / quality + k * k) / norm,
            2 * (k * k - high) / norm,
            (high - band * k / quality + k * k) / norm,
            2 * (k * k - 1) / norm,
            (1 - k / quality + k * k) / norm
        );
    }

    /// <summary>Less of what lies under some 38 Hz.</summary>
    private static Biquad HighPass(int rate)
    {
        const double quality = 0.5003270373238773,
            frequency = 38.13547087602444;
        var k = Math.Tan(Math.PI * frequency / rate);
        var norm = 1 + k / quality + k * k;
        return new Biquad(1, -2, 1, 2 * (k * k - 1) / norm, (1 - k / quality + k * k) / norm);
    }
}
