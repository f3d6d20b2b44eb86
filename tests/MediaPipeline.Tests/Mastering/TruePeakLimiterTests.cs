using CsCheck;
using MediaPipeline.Mastering;

namespace MediaPipeline.Tests.Mastering;

public sealed class TruePeakLimiterTests
{
    private const int Rate = 48000;
    private const double Limit = -1.5;

    /// <summary>Sound of any length, with bursts far over the limit, and the lengths of the pieces in which it comes.</summary>
    private static readonly Gen<(float[] Sound, int Channels, int[] Pieces)> Any =
        from channels in Gen.Int[1, 2]
        from length in Gen.Int[0, 12000]
        from seed in Gen.Int
        from pieces in Gen.Int[1, 6000].Array[1, 8]
        select (Bursts(length * channels, seed), channels, pieces);

    [Fact]
    public void No_peak_is_over_the_limit_and_nothing_is_lost_or_added() =>
        Any.Sample(
            any =>
            {
                var limited = Limited(any.Sound, any.Channels, any.Pieces);

                limited.Length.ShouldBe(any.Sound.Length);
                var heard = new HeardSound(Rate, any.Channels);
                heard.Add(limited);
                heard.Loudness.TruePeak.ShouldBeLessThanOrEqualTo(Limit + 0.1);
            },
            iter: 300
        );

    [Fact]
    public void Pieces_of_any_length_give_what_the_whole_gives() =>
        Any.Sample(
            any => Limited(any.Sound, any.Channels, any.Pieces).ShouldBe(Limited(any.Sound, any.Channels, [int.MaxValue])),
            iter: 200
        );

    [Fact]
    public void Sound_under_the_limit_stays_as_it_is()
    {
        var quiet = Bursts(20000, 5).Select(s => s * 0.05f).ToArray();

        Limited(quiet, 2, [777]).ShouldBe(quiet);
    }

    [Fact]
    public void Both_sides_get_the_same_gain()
    {
        var left = Bursts(9600, 11);
        var sound = left.SelectMany(s => new[] { s, 0.25f * s }).ToArray();

        var limited = Limited(sound, 2, [1000]);

        for (var i = 0; i < limited.Length; i += 2)
        {
            limited[i + 1].ShouldBe(0.25f * limited[i], 1e-6f);
        }
    }

    [Fact]
    public void The_lowest_of_the_last_values_is_what_a_search_finds() =>
        Gen.Select(Gen.Float[0, 1].Array[1, 300], Gen.Int[1, 40])
            .Sample(
                (values, length) =>
                {
                    var lowest = new LowestOf(length);
                    for (var i = 0; i < values.Length; i++)
                    {
                        lowest.Next(values[i]).ShouldBe(values[Math.Max(0, i + 1 - length)..(i + 1)].Min());
                    }
                },
                iter: 300
            );

    private static float[] Limited(float[] sound, int channels, int[] pieces)
    {
        var limiter = new TruePeakLimiter(channels, Rate, Limit);
        var limited = new List<float>();
        void Take(ReadOnlySpan<float> samples) => limited.AddRange(samples);
        var next = 0;
        for (var at = 0; at < sound.Length; )
        {
            var count = (int)Math.Min(sound.Length - at, (long)channels * pieces[next++ % pieces.Length]);
            limiter.Process(sound.AsSpan(at, count), Take);
            at += count;
        }
        limiter.End(Take);
        return [.. limited];
    }

    /// <summary>Tones and noise, quiet and far too loud by turns.</summary>
    private static float[] Bursts(int length, int seed)
    {
        var random = new Random(seed);
        var sound = new float[length];
        double phase = 0,
            step = 0.1,
            level = 0;
        for (var i = 0; i < length; i++)
        {
            if (i % 500 == 0)
            {
                level = random.NextDouble() < 0.5 ? 0.3 : 3 * random.NextDouble();
                step = random.NextDouble() * 2;
            }
            phase += step;
            sound[i] = (float)(level * (0.8 * Math.Sin(phase) + 0.2 * (2 * random.NextDouble() - 1)));
        }
        return sound;
    }
}
