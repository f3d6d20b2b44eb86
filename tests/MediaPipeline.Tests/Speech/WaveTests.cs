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

    [Fact]
    public void A_tone_over_half_the_new_rate_is_gone_after_resampling()
    {
        var high = Enumerable.Range(0, 48000).Select(i => (float)Math.Sin(2 * Math.PI * 11000 * i / 48000)).ToArray();

        var lower = Resampler.Resample(high, 48000, 16000);

        lower.Length.ShouldBe(16000);
        lower[200..^200].Max(Math.Abs).ShouldBeLessThan(0.001f);
    }

    private static Gen<float> OneOf(params float[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);
}
