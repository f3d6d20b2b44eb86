using MediaPipeline.Media;

namespace MediaPipeline.Mastering;

/// <summary>
/// Holds peaks under a limit, those between samples, too: it looks ahead, so the gain is there before the peak is, and
/// changes it so smoothly that nobody hears it at work. The lowest gain needed within a window, let go slowly, averaged over the
/// attack (a common design: D. Zölzer, "DAFX", 2nd ed., section 4.2.2).
/// </summary>
internal sealed class TruePeakLimiter
{
    /// <summary>The limiter works this far (dB) under the limit, since lossy coding raises peaks.</summary>
    public const double CodingRoom = 0.5;

    /// <summary>Seconds over which the gain comes down.</summary>
    private const double Attack = 0.004;

    /// <summary>Seconds over which it comes back, to a third of what is missing.</summary>
    private const double Release = 0.06;

    private const int Chunk = 4096;

    /// <summary>So many samples are passed over at once where nothing is limited.</summary>
    private const int Stretch = 128;

    private readonly int channels;
    private readonly float limit;
    private readonly int attack;
    private readonly double release;
    private readonly TruePeak peaks;
    private readonly float[] found = new float[Chunk];
    private readonly LowestOf lowest;

    /// <summary>The samples that wait to go out (none before the first), and behind them a piece that comes in.</summary>
    private readonly float[] sound;

    /// <summary>The gains of the last <see cref="attack"/> samples, and their sum.</summary>
    private readonly float[] gains;
    private double sum;
    private int oldest;
    private float gain = 1;

    /// <summary>For how many samples no peak has been over the limit.</summary>
    private int under = int.MaxValue / 2;

    /// <summary>For how many samples nothing has been limited.</summary>
    private int rest = int.MaxValue / 2;
    private int waiting;

    /// <param name="channels">1 or 2; both get the same gain, so nothing moves from side to side.</param>
    /// <param name="rate">Samples a second.</param>
    /// <param name="limit">dBTP.</param>
    public TruePeakLimiter(int channels, int rate, double limit)
    {
        this.channels = channels;
        this.limit = Decibels.Factor(limit);
        attack = (int)(Attack * rate);
        release = 1 - Math.Exp(-1 / (Release * rate));
        peaks = new TruePeak(channels);
        sound = new float[(Delay + Chunk) * channels];
        lowest = new LowestOf(Delay + 1);
        gains = new float[attack];
        Array.Fill(gains, 1);
        sum = attack;
    }

    /// <summary>How much later (samples) sound comes out: the attack, and what the filter that finds peaks looks back.</summary>
    private int Delay => attack + TruePeak.Taps;

    /// <summary>Limits a piece, and gives what can go out of it and of the pieces before.</summary>
    /// <param name="samples">Those of two channels by turns.</param>
    /// <param name="write">Given as many samples as came in, less those that wait.</param>
    public void Process(ReadOnlySpan<float> samples, SampleReader write)
    {
        var ready = new float[Chunk * channels];
        while (samples.Length > 0)
        {
            var piece = samples[..Math.Min(samples.Length, Chunk * channels)];
            write(ready.AsSpan(0, Limit(piece, ready)));
            samples = samples[piece.Length..];
        }
    }

    /// <summary>Gives what still waits, after the last piece.</summary>
    public void End(SampleReader write)
    {
        // So much silence moves all that waits to the front, and out.
        Process(new float[Delay * channels], write);
        waiting = 0;
    }

    /// <summary>Limits a piece; gives how many samples are ready.</summary>
    private int Limit(ReadOnlySpan<float> samples, Span<float> ready)
    {
        var count = samples.Length / channels;
        var peaksNow = found.AsSpan(0, count);
        peaks.Follow(samples, peaksNow, limit);
        samples.CopyTo(sound.AsSpan(Delay * channels));
        // At the beginning less waits than the delay: what would go out first is not there yet.
        var missing = Math.Min(count, Delay - waiting);
        var going = sound.AsSpan(0, count * channels);
        for (var from = 0; from < count; from += Stretch)
        {
            var stretch = peaksNow[from..Math.Min(from + Stretch, count)];
            if (rest >= 2 * Delay && !stretch.ContainsAnyExceptInRange(0, limit))
            {
                continue;
            }
            for (var i = 0; i < stretch.Length; i++)
            {
                var factor = (float)(Next(stretch[i]) / attack);
                for (var c = 0; c < channels; c++)
                {
                    going[(from + i) * channels + c] *= factor;
                }
            }
        }
        going[(missing * channels)..].CopyTo(ready);
        sound.AsSpan(count * channels, Delay * channels).CopyTo(sound);
        waiting += missing;
        return (count - missing) * channels;
    }

    /// <summary>The sum of the gains over the attack, now that a peak has come in.</summary>
    private double Next(float peak)
    {
        under = peak > limit ? 0 : Math.Min(under + 1, int.MaxValue / 2);
        // Once no peak stands in the window, nothing in it is lower than another.
        var wanted = under > Delay ? 1 : lowest.Next(peak > limit ? limit / peak : 1);
        gain = wanted < gain ? wanted : (float)(gain + (wanted - gain) * release);
        // Close enough to all of it.
        gain = gain > 0.99999f ? 1 : gain;
        rest = gain < 1 ? 0 : Math.Min(rest + 1, int.MaxValue / 2);
        sum += gain - gains[oldest];
        gains[oldest] = gain;
        oldest = oldest + 1 == attack ? 0 : oldest + 1;
        return sum;
    }
}
