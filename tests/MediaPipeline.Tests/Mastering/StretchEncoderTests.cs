using MediaPipeline.Mastering;
using MediaPipeline.Media;
using MediaPipeline.Running;

namespace MediaPipeline.Tests.Mastering;

/// <summary>Sound coded stretch by stretch, by the real encoders, and decoded again by ffmpeg.</summary>
public sealed class StretchEncoderTests
{
    private const int Rate = RawSound.Rate;

    public static TheoryData<string> Codecs => ["mp3", "m4a"];

    [Theory]
    [MemberData(nameof(Codecs))]
    public async Task A_stretch_sounds_between_others_as_it_does_alone(string kind)
    {
        var codec = Codec(kind);
        var (one, two, three) = (Speech(1.3, 1), Speech(2.1, 2), Speech(0.9, 3));
        float[] silence = new float[(int)(0.47 * Rate)];
        var all = await MasterAsync([.. silence, .. one, .. silence, .. two, .. silence, .. three, .. silence]);
        var alone = await MasterAsync([.. silence, .. two, .. silence]);

        var among = await DecodeAsync(await EncodeAsync(codec, all), codec.Rate);
        var single = await DecodeAsync(await EncodeAsync(codec, alone), codec.Rate);

        // Sample for sample, from the silence before it to the silence behind it.
        var length = codec.Frames(all.Sound.All[1]) * codec.FrameLength - codec.Delay;
        var from = (int)codec.FirstFrame(all.Sound.All[1]) * codec.FrameLength;
        var fromAlone = (int)codec.FirstFrame(alone.Sound.All[0]) * codec.FrameLength;
        among.AsSpan(from, length).SequenceEqual(single.AsSpan(fromAlone, length)).ShouldBeTrue();
        single.AsSpan(fromAlone, length).ContainsAnyExceptInRange(-0.1f, 0.1f).ShouldBeTrue();
        // And what is between two is silence.
        var end = (int)((codec.FirstFrame(all.Sound.All[0]) + codec.Frames(all.Sound.All[0])) * codec.FrameLength) - codec.Delay;
        among.AsSpan(end, from - end).ContainsAnyExceptInRange(-1e-6f, 1e-6f).ShouldBeFalse();
    }

    [Theory]
    [MemberData(nameof(Codecs))]
    public async Task A_changed_stretch_costs_itself_alone_and_gives_what_all_give_anew(string kind)
    {
        var codec = Codec(kind);
        float[] silence = new float[(int)(0.32 * Rate)];
        float[] Script(double seconds) => [.. silence, .. Speech(seconds, 4), .. silence, .. Speech(1.7, 5), .. silence, .. Speech(0.6, 6)];
        var cache = Project.NewFolder();

        await EncodeAsync(codec, await MasterAsync(Script(1.1)), cache);
        var before = Files(cache);
        var changed = await MasterAsync(Script(1.26));
        var kept = await EncodeAsync(codec, changed, cache);

        Files(cache).Except(before).Count().ShouldBe(1);
        var anew = await EncodeAsync(codec, changed);
        (await File.ReadAllBytesAsync(kept.Path)).ShouldBeAllOf(await File.ReadAllBytesAsync(anew.Path));
        kept.Measured.ShouldBe(anew.Measured);
    }

    [Theory]
    [MemberData(nameof(Codecs))]
    public async Task What_it_measures_is_what_a_player_hears_and_nothing_is_further_off_than_half_a_frame(string kind)
    {
        var codec = Codec(kind);
        var sound = new List<float>();
        for (var i = 0; i < 14; i++)
        {
            sound.AddRange(new float[(int)((0.25 + 0.013 * i) * Rate)]);
            sound.AddRange(Speech(0.7 + 0.11 * i, 10 + i));
        }
        var master = await MasterAsync([.. sound]);

        var made = await EncodeAsync(codec, master);

        var heard = await HeardSound.LoudnessAsync(made.Path);
        made.Measured.Integrated.ShouldBe(heard.Integrated, 0.05);
        made.Measured.TruePeak.ShouldBe(heard.TruePeak, 0.05);
        made.Measured.Range.ShouldBe(heard.Range, 0.3);
        var decoded = await DecodeAsync(made, Rate);
        // A frame is the least that AAC can be longer by.
        decoded.Length.ShouldBeInRange(sound.Count - 2, sound.Count + codec.FrameLength);
        foreach (var stretch in master.Sound.All)
        {
            ((double)Onset(decoded, stretch.Start)).ShouldBe(
                Onset([.. sound], stretch.Start),
                (0.5 * codec.FrameLength / codec.Rate + 0.002) * Rate
            );
        }
    }

    [Theory]
    [InlineData("mp3", 2.5, 0, 0)]
    [InlineData("m4a", 2.5, 0, 0)]
    [InlineData("mp3", 0.5, 0.011, 0)]
    [InlineData("m4a", 0.5, 0.011, 0)]
    [InlineData("mp3", 0, 0, 1)]
    [InlineData("m4a", 0, 0, 1)]
    [InlineData("mp3", 0.0001, 0, 0)]
    [InlineData("m4a", 0.0001, 0, 0)]
    [InlineData("mp3", 0.4, 0.3, 61)]
    public async Task Sound_from_its_first_sample_to_its_last_silence_and_next_to_nothing_are_coded_too(
        string kind,
        double seconds,
        double before,
        double after
    )
    {
        var codec = Codec(kind);
        float[] sound = [.. new float[(int)(before * Rate)], .. Speech(seconds, 7), .. new float[(int)(after * Rate)]];

        var decoded = await DecodeAsync(await EncodeAsync(codec, await MasterAsync(sound)), Rate);

        // A file has some frames at least, of which players may leave out those that hold next to nothing.
        var tiny = sound.Length < Rate / 10;
        decoded.Length.ShouldBeInRange(tiny ? 0 : sound.Length - 2, sound.Length + (tiny ? 4 : 1) * codec.FrameLength);
        decoded.Sum(s => (double)s * s).ShouldBe(sound.Sum(s => (double)s * s), 0.15 * sound.Sum(s => (double)s * s) + 1);
    }

    private sealed record Master(string Path, SoundStretches Sound);

    private sealed record Coded(string Path, Loudness Measured);

    private static FramedCodec Codec(string kind) => kind == "mp3" ? new Mp3Codec(128) : new AacCodec(128);

    private static async Task<Master> MasterAsync(float[] sound)
    {
        var folder = Project.NewFolder();
        var raw = new RawSound(Path.Combine(folder, "sound.f32"), 1);
        using (var writer = raw.Write())
        {
            writer.Add(sound);
        }
        var limited = new LimitedSound(raw, 0, -0.1);
        var path = Path.Combine(folder, "master.flac");
        await limited.WriteAsync(path, CancellationToken.None);
        return new Master(path, limited.Stretches);
    }

    private static async Task<Coded> EncodeAsync(FramedCodec codec, Master master, string? cache = null)
    {
        var path = Path.Combine(Project.NewFolder(), codec is Mp3Codec ? "audio.mp3" : "audio.m4a");
        var kept = new KeptFiles(cache ?? Project.NewFolder(), ".frames");
        var encoder = new StretchEncoder(codec, 0, StageInput.Value("ffmpeg's version", "5"), kept);
        return new Coded(path, await encoder.EncodeAsync(master.Path, master.Sound, path, CancellationToken.None));
    }

    private static async Task<float[]> DecodeAsync(Coded coded, int rate)
    {
        var samples = new List<float>();
        await DecodedSound.ReadAsync(
            Ffmpeg.From(coded.Path),
            2,
            rate,
            piece =>
            {
                for (var i = 0; i < piece.Length; i += 2)
                {
                    samples.Add(piece[i]);
                }
            },
            ["-map", "0:a"],
            CancellationToken.None
        );
        return [.. samples];
    }

    private static IReadOnlyList<string> Files(string folder) => Directory.GetFiles(folder, "*", SearchOption.AllDirectories);

    /// <summary>The first loud sample about a place.</summary>
    private static int Onset(float[] sound, long about)
    {
        var from = (int)Math.Max(0, about - Rate / 20);
        return from + sound.AsSpan(from).IndexOfAnyExceptInRange(-0.08f, 0.08f);
    }

    /// <summary>Something like vowels: harmonics whose pitch and strength move, beginning and ending at once.</summary>
    private static float[] Speech(double seconds, int seed)
    {
        var random = new Random(seed);
        var (pitch, speed) = (90 + 60 * random.NextDouble(), 2 + 3 * random.NextDouble());
        var phase = 0.0;
        var sound = new float[(int)(seconds * Rate)];
        for (var i = 0; i < sound.Length; i++)
        {
            var t = i / (double)Rate;
            phase += 2 * Math.PI * pitch * (1 + 0.1 * Math.Sin(2 * Math.PI * 1.7 * t)) / Rate;
            var strength = 0.2 + 0.12 * Math.Cos(2 * Math.PI * speed * t);
            sound[i] = (float)(strength * Enumerable.Range(1, 9).Sum(h => Math.Cos(h * phase + h * h) / h));
        }
        return sound;
    }
}
