using MediaPipeline.Media;

namespace MediaPipeline.Mastering;

/// <summary>
/// Makes what is loud softer, gently: power above a threshold grows more slowly, with a soft knee, following the sound within
/// a syllable (D. Giannoulis, M. Massberg, J. Reiss, "Digital Dynamic Range Compressor Design", JAES 60(6), 2012).
/// </summary>
/// <param name="rate">Samples a second.</param>
internal sealed class Compressor(int rate)
{
    private const float Threshold = -22,
        Ratio = 2.2f,
        Knee = 6;

    /// <summary>Seconds in which the level follows what gets louder, and what gets softer.</summary>
    private const double Attack = 0.012,
        Release = 0.22;

    /// <summary>Samples over which the gain goes straight from one value to the next: a fraction of a millisecond.</summary>
    private const int Stretch = 8;

    /// <summary>Decibels of power that a factor of two is.</summary>
    private const float DecibelsPerOctave = 3.0103f;

    private readonly float attack = (float)(1 - Math.Exp(-1 / (Attack * rate)));
    private readonly float release = (float)(1 - Math.Exp(-1 / (Release * rate)));
    private float power;
    private float factor = 1;

    /// <summary>Compresses a piece in place.</summary>
    public void Process(Span<float> samples)
    {
        while (samples.Length > 0)
        {
            var stretch = samples[..Math.Min(Stretch, samples.Length)];
            foreach (var sample in stretch)
            {
                var now = sample * sample;
                power += (now - power) * (now > power ? attack : release);
            }
            var over = DecibelsPerOctave * MathF.Log2(power + 1e-12f) - Threshold;
            var next = over > -Knee / 2 ? Decibels.Factor(Gain(over)) : 1;
            var step = (next - factor) / stretch.Length;
            foreach (ref var sample in stretch)
            {
                factor += step;
                sample *= factor;
            }
            factor = next;
            samples = samples[stretch.Length..];
        }
    }

    /// <summary>The gain (dB) for a level so far (dB) over the threshold.</summary>
    private static float Gain(float over)
    {
        var slope = 1 / Ratio - 1;
        return over >= Knee / 2 ? slope * over : slope * (over + Knee / 2) * (over + Knee / 2) / (2 * Knee);
    }
}
