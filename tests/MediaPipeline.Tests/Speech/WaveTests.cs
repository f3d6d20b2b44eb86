using System.Buffers.Binary;
using CsCheck;
using MediaPipeline.Speech.Audio;

namespace MediaPipeline.Tests.Speech;

public sealed class WaveTests
{
    [Fact]
    public void What_is_written_is_read_again() =>
        Gen.Float[-1, 0.9999f]
            .Array[0, 2000]
            .Sample(samples =>
            {
                using var stream = new MemoryStream(Wave.Write(samples));
                using var audio = Wave.ReadAsync(stream).GetAwaiter().GetResult();
                var read = new float[audio.Length];
                audio.Read(0, read);
                return read.Length == samples.Length && read.Zip(samples).All(p => Math.Abs(p.First - p.Second) <= 0.6f / 32768);
            });

    [Theory]
    [InlineData("pcm_u8", 16000, 1, 0.02)]
    [InlineData("pcm_s24le", 44100, 2, 0.01)]
    [InlineData("pcm_s32le", 48000, 6, 0.01)]
    [InlineData("pcm_f32le", 8000, 1, 0.05)]
    [InlineData("pcm_f64le", 96000, 2, 0.01)]
    public async Task Files_of_ffmpegs_of_all_kinds_sound_the_same(string codec, int rate, int channels, double loudest)
    {
        var folder = Project.NewFolder();
        var path = Path.Combine(folder, "tone.wav");
        // A tone that all these rates hold, the same in all channels.
        await FfmpegLine.RunAsync([
            "-f",
            "lavfi",
            "-i",
            $"sine=440:sample_rate={rate}:duration=0.5",
            "-af",
            $"pan={channels}c|{string.Join('|', Enumerable.Range(0, channels).Select(c => $"c{c}=c0"))}",
            "-c:a",
            codec,
            path,
        ]);

        await using var stream = File.OpenRead(path);
        using var audio = await Wave.ReadAsync(stream, cancellationToken: CancellationToken.None);

        audio.Duration.ShouldBe(0.5, 0.001);
        var samples = audio.Read(0.1, 0.4);
        for (var i = 0; i < samples.Length; i++)
        {
            var expected = 0.125 * Math.Sin(2 * Math.PI * 440 * (0.1 + i / 16000.0));
            Math.Abs(samples[i] - expected).ShouldBeLessThan(loudest, $"sample {i}");
        }
    }

    [Fact]
    public void Absurd_samples_are_replaced_by_their_neighbours_and_others_are_left() =>
        Gen.Select(
                Gen.Float[-1, 1].Array[600, 900],
                Gen.Select(Gen.Int[0, 599], OneOf(float.NaN, float.PositiveInfinity, float.NegativeInfinity, 17500f, -1e30f)).List[0, 4],
                Gen.Int[1, 3],
                OneOf(1f, 0.003f, 30f)
            )
            .Sample(
                (samples, absurd, channels, level) =>
                {
                    float[] clean = [.. samples.Select(s => s * level)];
                    float[] broken = [.. clean];
                    absurd.ForEach(a => broken[a.Item1 % broken.Length] = a.Item2);
                    var found = new AbsurdSamples();
                    found.Scan(broken);
                    found.AreThere.ShouldBe(absurd.Count > 0);
                    float[] repaired = [.. broken];
                    found.Replace([broken.AsMemory(0, 37), broken.AsMemory(37)], channels, 8000, (i, value) => repaired[i] = value);

                    found.Replaced.ShouldBe(absurd.Select(a => a.Item1 % broken.Length).Distinct().Count());
                    for (var i = 0; i < repaired.Length; i++)
                    {
                        Math.Abs(repaired[i]).ShouldBeLessThanOrEqualTo(level);
                        (repaired[i] == clean[i] || absurd.Any(a => a.Item1 % broken.Length == i)).ShouldBeTrue();
                    }
                }
            );

    [Fact]
    public async Task What_is_no_wave_file_is_refused_unless_its_rate_is_told()
    {
        await Should.ThrowAsync<InvalidDataException>(() => Wave.ReadAsync(new MemoryStream(new byte[64])));
        using var raw = await Wave.ReadAsync(new MemoryStream(new byte[64]), rawRate: 8000);
        raw.Length.ShouldBe(64);
    }

    [Theory]
    [InlineData(48000, 16000)]
    [InlineData(44100, 16000)]
    [InlineData(22050, 16000)]
    public void What_the_new_rate_cannot_hold_does_not_fold_back(int from, int to)
    {
        // The edge of the filter ends a twentieth over half the rate.
        for (var frequency = to * 0.525; frequency < from / 2.0; frequency += 613)
        {
            var lower = Resampler.Resample(Tone(frequency, from), from, to);

            lower.Length.ShouldBe((int)Math.Ceiling(from * 0.2 * to / from));
            var decibels = 20 * Math.Log10(lower[400..^400].Max(Math.Abs));
            decibels.ShouldBeLessThan(-90, $"{frequency} Hz");
        }
    }

    [Theory]
    [InlineData(48000, 16000, 7000)]
    [InlineData(22050, 16000, 7000)]
    [InlineData(8000, 16000, 3400)]
    public void What_both_rates_hold_stays_as_it_is(int from, int to, double frequency)
    {
        var other = Resampler.Resample(Tone(frequency, from), from, to);

        for (var i = 500; i < other.Length - 500; i++)
        {
            other[i].ShouldBe((float)Math.Sin(2 * Math.PI * frequency * i / to), 1e-4f);
        }
    }

    private static float[] Tone(double frequency, int rate) =>
        [.. Enumerable.Range(0, rate / 5).Select(i => (float)Math.Sin(2 * Math.PI * frequency * i / rate))];

    [Theory]
    [InlineData(0u)]
    [InlineData(uint.MaxValue)]
    [InlineData(0x7FFFFFFFu)]
    [InlineData(3000u)]
    public async Task A_wrong_length_in_the_header_loses_nothing_that_is_there(uint length)
    {
        var file = Wave.Write(Tone(440, 16000));
        BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(4), length);
        BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(file.Length - 3200 * 2 - 4), length);

        using var audio = await Wave.ReadAsync(new MemoryStream(file));

        audio.Length.ShouldBe(length == 3000 ? 1500 : 3200);
    }

    [Fact]
    public async Task Files_of_more_than_four_gibibytes_say_their_length_elsewhere()
    {
        var path = Path.Combine(Project.NewFolder(), "tone.wav");
        await FfmpegLine.RunAsync(["-f", "lavfi", "-i", "sine=440:sample_rate=16000:duration=0.5", "-rf64", "always", path]);
        (await File.ReadAllBytesAsync(path))[..4].ShouldBe("RF64"u8.ToArray());

        await using var stream = File.OpenRead(path);
        using var audio = await Wave.ReadAsync(stream);

        audio.Duration.ShouldBe(0.5);
    }

    [Fact]
    public void A_file_cut_or_changed_anywhere_is_read_or_refused() =>
        Gen.Select(Gen.Int[0, 90], Gen.Byte, Gen.Int[0, 400], Gen.Int[0, 3])
            .Sample(
                (at, value, end, more) =>
                {
                    var file = Wave.Write(Tone(440, 1600));
                    for (var i = 0; i <= more; i++)
                    {
                        file[(at + 7 * i) % file.Length] = (byte)(value * (i + 1));
                    }
                    try
                    {
                        using var audio = Wave.ReadAsync(new MemoryStream(file, 0, Math.Min(file.Length, end + 12)))
                            .GetAwaiter()
                            .GetResult();
                        audio.Length.ShouldBeLessThan(100_000_000);
                    }
                    catch (InvalidDataException e)
                    {
                        e.Message.ShouldNotBeEmpty();
                    }
                },
                iter: 3000
            );

    private static Gen<float> OneOf(params float[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);
}
