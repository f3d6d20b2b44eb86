using MediaPipeline.Mastering;
using MediaPipeline.Media;
using MediaPipeline.Running;
using NAudio.Dsp;

namespace MediaPipeline.Benchmarks;

/// <summary>How far delivered sound is from the master: log-spectral distance (Rabiner and Juang, "Fundamentals of Speech Recognition", 4.5.1).</summary>
internal static class SoundBenchmark
{
    private const int Rate = 48000;
    private const int Window = 1024;

    /// <summary>Frames softer than this (dB of power under full scale) are pauses, and bins under it are not heard.</summary>
    private const double Floor = -70;

    /// <summary>Hz, over which encoders at these rates keep nothing.</summary>
    private const double Highest = 15000;

    private static readonly FftProcessor Fourier = new(Window, FftWindowType.Hann);
    private static readonly Complex[] Spectrum = new Complex[Fourier.SpectrumLength];

    /// <summary>The power of a sine at full scale, in the transform's own measure.</summary>
    private static readonly double Scale = FullScale();

    public static async Task RunAsync(Bench bench)
    {
        var run = bench.Run();
        await new Runner(Pipeline.Stages, new Unheard()).RunAsync(run, new RunOptions(To: EncodeStage.StageName), default);
        var path = run.Output(MasterStage.StageName).File(MasterStage.MasterName);
        var master = await DecodeAsync(path);
        Console.WriteLine("| against the master | log-spectral distance dB | bytes | seconds to encode |");
        Console.WriteLine("| --- | --- | --- | --- |");
        var encoded = run.Output(EncodeStage.StageName);
        var sound = run.Output(MasterStage.StageName).Read<SoundStretches>(MasterStage.StretchesName);
        foreach (
            var (name, file, codec) in new (string, string, FramedCodec)[]
            {
                ("MP3 as delivered", EncodeStage.Mp3Name, new Mp3Codec(bench.Show.Audio.Mp3Bitrate)),
                ("AAC as delivered", EncodeStage.M4aName, new AacCodec(bench.Show.Audio.AacBitrate)),
            }
        )
        {
            await RowAsync(name, Placed(master, sound, codec), encoded.File(file), null);
        }
        var rate = $"{bench.Show.Audio.Mp3Bitrate}k";
        foreach (
            var (name, options) in new (string, string[])[]
            {
                ("AAC at the MP3's rate, coded as a whole", ["-aac_coder", "fast", "-aac_is", "0", "-aac_pns", "0"]),
                ("the same, always middle and side", ["-aac_coder", "fast", "-aac_is", "0", "-aac_pns", "0", "-aac_ms", "1"]),
                ("the same, ffmpeg's slow coder", ["-aac_coder", "twoloop"]),
            }
        )
        {
            var file = Path.Combine(bench.NewFolder(), "sound.m4a");
            var clock = System.Diagnostics.Stopwatch.StartNew();
            await Ffmpeg.From(path).To(file, ["-c:a", "aac", .. options, "-b:a", rate]).RunAsync();
            await RowAsync(name, master, file, clock.Elapsed.TotalSeconds);
        }
        Console.WriteLine();
    }

    private static async Task RowAsync(string name, float[] master, string path, double? seconds)
    {
        var distance = Distance(master, await DecodeAsync(path));
        Console.WriteLine($"| {name} | {distance:0.00} | {new FileInfo(path).Length:N0} | {(seconds is { } s ? $"{s:0.0}" : "")} |");
    }

    /// <summary>The master with each stretch where the codec's frames let it stand.</summary>
    private static float[] Placed(float[] master, SoundStretches sound, FramedCodec codec)
    {
        var placed = new float[master.Length + codec.FrameLength * Rate / codec.Rate];
        foreach (var stretch in sound.All)
        {
            var start = codec.FirstFrame(stretch) * (double)codec.FrameLength / codec.Rate * Rate + stretch.Lead;
            master.AsSpan((int)stretch.Start, (int)stretch.Length).CopyTo(placed.AsSpan((int)Math.Round(start)));
        }
        return placed;
    }

    private static async Task<float[]> DecodeAsync(string path)
    {
        var samples = new List<float>();
        void Take(ReadOnlySpan<float> piece) => samples.AddRange(piece);
        await DecodedSound.ReadAsync(Ffmpeg.From(path), 1, Rate, Take, ["-map", "0:a:0", "-af", "pan=mono|c0=c0"], default);
        return [.. samples];
    }

    /// <summary>The root mean square of the difference of levels (dB), over what is heard.</summary>
    private static double Distance(float[] one, float[] other)
    {
        double sum = 0;
        long count = 0;
        var length = Math.Min(one.Length, other.Length);
        for (var at = 0; at + Window <= length; at += Window / 2)
        {
            var (a, b) = (Levels(one.AsSpan(at, Window)), Levels(other.AsSpan(at, Window)));
            for (var bin = 1; bin < Window / 2 && bin * (double)Rate / Window < Highest; bin++)
            {
                if (a[bin] > Floor)
                {
                    var difference = a[bin] - Math.Max(Floor, b[bin]);
                    sum += difference * difference;
                    count++;
                }
            }
        }
        return Math.Sqrt(sum / Math.Max(1, count));
    }

    private static double[] Levels(ReadOnlySpan<float> samples)
    {
        Fourier.RealForward(samples, Spectrum);
        return [.. Spectrum.Select(c => 10 * Math.Log10((c.X * c.X + c.Y * c.Y) / Scale + 1e-12))];
    }

    private static double FullScale()
    {
        const int bin = 64;
        var sine = Enumerable.Range(0, Window).Select(i => (float)Math.Sin(2 * Math.PI * bin * i / Window)).ToArray();
        Fourier.RealForward(sine, Spectrum);
        return Spectrum.Max(c => (double)c.X * c.X + (double)c.Y * c.Y);
    }
}
