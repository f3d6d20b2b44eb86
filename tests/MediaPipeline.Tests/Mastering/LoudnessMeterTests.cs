using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using MediaPipeline.Media;

namespace MediaPipeline.Tests.Mastering;

/// <summary>The test signals of EBU Tech 3341 and 3342 (minimum requirements), and ffmpeg's own meter.</summary>
public sealed partial class LoudnessMeterTests
{
    private const int Rate = 48000;

    public static TheoryData<string, double> Programmes =>
        new()
        {
            { "20@-23", -23 },
            { "20@-33", -33 },
            { "10@-36 60@-23 10@-36", -23 },
            { "10@-72 10@-36 60@-23 10@-36 10@-72", -23 },
            { "20@-26 20.1@-20 20@-26", -23 },
        };

    [Theory]
    [MemberData(nameof(Programmes))]
    public void Programmes_of_tones_measure_what_the_ebu_says(string programme, double lufs) =>
        Measured(Tones(programme), 2).Integrated.ShouldBe(lufs, 0.1);

    [Theory]
    [InlineData(1, 48000, 1)]
    [InlineData(2, 44100, 7)]
    [InlineData(1, 22050, 65)]
    [InlineData(2, 48000, 131)]
    public void Stretches_weighed_side_by_side_weigh_what_they_weigh_one_after_the_other(int channels, int rate, int steps)
    {
        var random = new Random(steps);
        var (weighting, step) = (new KWeighting(rate, channels), rate / 10);
        var sound = new float[(weighting.WarmUp + steps * step - 17) * channels];
        for (var i = 0; i < sound.Length; i++)
        {
            // Speech's band and, far louder, what the slowest of the filters takes longest to forget.
            sound[i] = (float)(random.NextDouble() * 0.2 - 0.1 + 0.9 * Math.Sin(2 * Math.PI * 38 * i / channels / rate));
        }
        var (all, one) = (new double[steps], new double[1]);

        weighting.Energies(sound, weighting.WarmUp, step, all);

        for (var s = 0; s < steps; s++)
        {
            var (from, end) = (s * step * channels, Math.Min(sound.Length, (weighting.WarmUp + (s + 1) * step) * channels));
            weighting.Energies(sound.AsSpan(from, end - from), weighting.WarmUp, step, one);
            all[s].ShouldBe(one[0], 1e-9 * one[0]);
        }
    }

    [Fact]
    public void Pieces_of_any_size_measure_what_the_whole_measures()
    {
        var sound = Tones("3@-20 2@-70 9@-30");
        var whole = new LoudnessMeter(Rate, 2);
        whole.Add(sound);
        var pieces = new LoudnessMeter(Rate, 2);
        var random = new Random(5);
        for (var at = 0; at < sound.Length; )
        {
            var count = Math.Min(sound.Length - at, 2 * random.Next(1, 30_000));
            pieces.Add(sound.AsSpan(at, count));
            // Asked in between, it goes on all the same.
            pieces.Result();
            at += count;
        }

        pieces.Result().ShouldBe(whole.Result());
        pieces.ShortTerm().ShouldBe(whole.ShortTerm());
    }

    [Theory]
    [InlineData("20@-20 20@-30", 10)]
    [InlineData("20@-20 20@-15", 5)]
    [InlineData("20@-40 20@-20", 20)]
    [InlineData("20@-50 20@-35 20@-20 20@-35 20@-50", 15)]
    public void Ranges_of_tones_measure_what_the_ebu_says(string programme, double lu) =>
        Measured(Tones(programme), 2).Range.ShouldBe(lu, 1);

    [Theory]
    [InlineData(4, 0, 0.5, -6)]
    [InlineData(4, 45, 0.5, -6)]
    [InlineData(6, 60, 0.5, -6)]
    [InlineData(8, 67.5, 0.5, -6)]
    [InlineData(4, 45, 1.41, 3)]
    public void Peaks_between_samples_are_found(int samplesPerPeriod, double degrees, double amplitude, double expected)
    {
        var sine = new float[Rate];
        for (var i = 0; i < sine.Length; i++)
        {
            // Faded in and out, as the EBU has it: a sine that begins at once overshoots.
            var fade = Math.Min(1, Math.Min(i, sine.Length - 1 - i) / 1000.0);
            sine[i] = (float)(fade * amplitude * Math.Sin(2 * Math.PI * i / samplesPerPeriod + degrees * Math.PI / 180));
        }

        (Measured(sine, 1).TruePeak - expected).ShouldBeInRange(-0.4, 0.2);
    }

    [Theory]
    [InlineData(48000, 2)]
    [InlineData(44100, 2)]
    [InlineData(22050, 1)]
    public async Task Any_sound_measures_what_ffmpeg_measures(int rate, int channels)
    {
        var path = Path.Combine(Project.NewFolder(), "sound.wav");
        var layout = channels == 1 ? "mono" : "stereo";
        await FfmpegLine.RunAsync([
            "-f",
            "lavfi",
            "-i",
            $"anoisesrc=d=20:seed=7:a=0.4:r={rate},bandpass=f=1500:w=2500:width_type=h,tremolo=f=0.3:d=0.9,aformat=channel_layouts={layout}",
            "-c:a",
            "pcm_f32le",
            path,
        ]);
        var log = "";
        await FfmpegLine.RunAsync(["-i", path, "-af", "ebur128=peak=true:framelog=verbose", "-f", "null", "-"], line => log += line + "\n");
        double Theirs(string name) =>
            double.Parse(
                Figure().Matches(log).Last(m => m.Groups["name"].Value == name).Groups["value"].Value,
                CultureInfo.InvariantCulture
            );

        var ours = await HeardSound.LoudnessAsync(path);

        ours.Integrated.ShouldBe(Theirs("I"), 0.1);
        ours.Range.ShouldBe(Theirs("LRA"), 0.2);
        ours.TruePeak.ShouldBe(Theirs("Peak"), 0.2);
        Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
    }

    [Fact]
    public void Pieces_of_any_length_measure_as_the_whole()
    {
        var sound = Tones("3@-20 2@-30 4@-18");
        var random = new Random(3);
        var heard = new HeardSound(Rate, 2);
        for (var at = 0; at < sound.Length; )
        {
            var count = Math.Min(sound.Length - at, 2 * random.Next(1, 9000));
            heard.Add(sound.AsSpan(at, count));
            at += count;
        }

        heard.Loudness.ShouldBe(Measured(sound, 2));
    }

    [Fact]
    public void Silence_and_nothing_have_no_loudness()
    {
        Measured(new float[2 * Rate], 2).Integrated.ShouldBe(double.NegativeInfinity);
        Measured([], 1).ShouldBe(new Loudness(double.NegativeInfinity, double.NegativeInfinity, 0));
    }

    [Fact]
    public void Mono_sound_on_both_sides_measures_as_the_same_in_stereo()
    {
        var stereo = Tones("5@-20");
        var mono = stereo.Where((_, i) => i % 2 == 0).ToArray();
        var meter = new LoudnessMeter(Rate, 1, onBothSides: true);
        meter.Add(mono);

        meter.Result().Integrated.ShouldBe(Measured(stereo, 2).Integrated, 0.01);
    }

    private static Loudness Measured(ReadOnlySpan<float> samples, int channels)
    {
        var heard = new HeardSound(Rate, channels);
        heard.Add(samples);
        return heard.Loudness;
    }

    /// <summary>Tones of 1 kHz on both sides, one after the other: seconds@dBFS.</summary>
    private static float[] Tones(string programme)
    {
        var sound = new List<float>();
        foreach (var part in programme.Split(' ').Select(p => p.Split('@')))
        {
            var amplitude = Math.Pow(10, double.Parse(part[1], CultureInfo.InvariantCulture) / 20);
            var count = (int)(double.Parse(part[0], CultureInfo.InvariantCulture) * Rate);
            for (var i = 0; i < count; i++)
            {
                var sample = (float)(amplitude * Math.Sin(2 * Math.PI * 1000 * i / Rate));
                sound.Add(sample);
                sound.Add(sample);
            }
        }
        return CollectionsMarshal.AsSpan(sound).ToArray();
    }

    [GeneratedRegex(@"^\s+(?<name>I|Peak|LRA):\s+(?<value>\S+) (LUFS|dBFS|LU)$", RegexOptions.Multiline)]
    private static partial Regex Figure();
}
