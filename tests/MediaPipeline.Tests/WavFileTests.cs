using CsCheck;
using MediaPipeline.Media;

namespace MediaPipeline.Tests;

public sealed class WavFileTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("mediapipeline-wav-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData(22050, 1)]
    [InlineData(22050, 3_541_508)]
    [InlineData(16000, 48_001)]
    [InlineData(48000, 47_999)]
    public async Task A_header_of_ours_says_what_ffprobe_says(int rate, int samples)
    {
        var ours = Write(rate, samples);
        // With something behind its samples it is a file like any other, and ffprobe is asked.
        var others = Path.Combine(folder, "others.wav");
        await File.WriteAllBytesAsync(others, [.. await File.ReadAllBytesAsync(ours), .. "LIST\u0004\0\0\0INFO"u8.ToArray()]);

        WavFile.Header(others).ShouldBeNull();
        WavFile.Header(ours).ShouldBe((rate, (long)samples));
        var info = await MediaInfo.ProbeAsync(ours, TestContext.Current.CancellationToken);
        var asked = await MediaInfo.ProbeAsync(others, TestContext.Current.CancellationToken);

        info.AudioTracks.ShouldBe(asked.AudioTracks);
        info.ShouldBe(asked with { AudioTracks = info.AudioTracks });
    }

    [Fact]
    public void A_file_cut_short_is_none_of_ours()
    {
        var file = Write(22050, 1000);
        var bytes = File.ReadAllBytes(file);
        Gen.Int[0, bytes.Length - 1]
            .Sample(
                length =>
                {
                    File.WriteAllBytes(file, bytes[..length]);
                    WavFile.Header(file).ShouldBeNull();
                },
                iter: 200,
                threads: 1
            );
    }

    [Fact]
    public void Any_header_is_read_to_its_end()
    {
        var file = Write(22050, 1000);
        var bytes = File.ReadAllBytes(file);
        Gen.Select(Gen.Int[0, 90], Gen.Byte)
            .Array[1, 12]
            .Sample(
                changes =>
                {
                    var changed = bytes.ToArray();
                    foreach (var (at, value) in changes)
                    {
                        changed[at] = value;
                    }
                    File.WriteAllBytes(file, changed);
                    if (WavFile.Header(file) is var (_, samples))
                    {
                        samples.ShouldBe(1000);
                    }
                },
                iter: 2000,
                threads: 1
            );
    }

    private string Write(int rate, int samples)
    {
        var file = Path.Combine(folder, "ours.wav");
        using var wav = new WavFile(file, rate);
        wav.WriteSilence(samples);
        return file;
    }
}
