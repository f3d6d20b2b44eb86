using System.Diagnostics;
using CsCheck;
using FFMpegCore;
using MediaPipeline.Media;

namespace MediaPipeline.Tests;

public sealed class FfmpegTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("mediapipeline-ffmpeg-").FullName;

    [Theory]
    [InlineData("plain.wav")]
    [InlineData("a \"quoted\" take.wav")]
    [InlineData("back\\slash\\\".wav")]
    [InlineData("-y.wav")]
    [InlineData("http:take.wav")]
    [InlineData("line\nbreak.wav")]
    [InlineData("größe 🎙 %d $(x) `y`.wav")]
    [InlineData("ends in a backslash\\")]
    public async Task A_file_may_be_called_anything(string name)
    {
        var path = Path.Combine(folder, name);
        await FfmpegLine.RunAsync(["-f", "lavfi", "-i", "sine=d=1.5:r=48000", "-f", "wav", $"file:{path}"]);

        var info = await MediaInfo.ProbeAsync(path, CancellationToken.None);
        var copy = Path.Combine(folder, "copy of " + name);
        await Ffmpeg.From(path).To(copy, "-f", "wav").RunAsync();

        info.Duration.ShouldBe(1.5, 1e-6);
        info.AudioTracks.Count.ShouldBe(1);
        File.ReadAllBytes(copy).Length.ShouldBe(File.ReadAllBytes(path).Length);
    }

    [Fact]
    public void Options_arrive_as_they_are() =>
        Gen.Char["ab \"\\'\t\n$é"]
            .Array[0, 12]
            .Array[0, 4]
            .Select(all => all.Select(a => new string(a)).ToArray())
            .Sample(
                options =>
                {
                    var line = Ffmpeg.From("x").To("y", options).Arguments;
                    Arguments(line)[(1 + KnownFormats.Options.Count + 2)..^2].ShouldBe(options);
                },
                iter: 500
            );

    [Fact]
    public async Task A_run_whose_reader_hears_of_the_cancelling_first_is_cancelled_and_has_not_failed()
    {
        using var stop = new CancellationTokenSource();
        var left = new TaskCompletionSource();
        async Task ReadALittle(Stream stream)
        {
            await stream.ReadExactlyAsync(new byte[1 << 16], CancellationToken.None);
            // Of what is told by a token, the last to ask is told first; the others wait for it.
            _ = stop.Token.Register(() =>
            {
                left.SetResult();
                Thread.Sleep(2000);
            });
            await Task.WhenAll(left.Task, stop.CancelAsync().WaitAsync(TimeSpan.FromMilliseconds(200)).ContinueWith(_ => { }));
            throw new OperationCanceledException(stop.Token);
        }

        var endless = FFMpegArguments.FromFileInput("anoisesrc", verifyExists: false, o => o.WithCustomArgument("-f lavfi"));

        await Should.ThrowAsync<OperationCanceledException>(() =>
            endless.ToPipe(ReadALittle, "-f", "f32le").RunAsync(cancellationToken: stop.Token)
        );
    }

    /// <summary>The arguments that a program gets which is started with a command line.</summary>
    private static string[] Arguments(string line)
    {
        using var process = Process.Start(
            new ProcessStartInfo("/usr/bin/printf", "%s\\0 " + line) { RedirectStandardOutput = true, UseShellExecute = false }
        )!;
        var text = process.StandardOutput.ReadToEnd();
        return text.Split('\0')[..^1];
    }

    [Fact]
    public async Task What_is_read_from_it_arrives_whole_however_slowly_it_is_read()
    {
        long bytes = 0;
        await Source(20)
            .ToPipe(
                async stream =>
                {
                    var buffer = new byte[1 << 16];
                    while (await stream.ReadAsync(buffer) is > 0 and var read)
                    {
                        bytes += read;
                        // ffmpeg has ended long before the last of it is read.
                        await Task.Delay(bytes > 3_500_000 ? 300 : 0);
                    }
                },
                "-ar",
                "48000",
                "-ac",
                "1",
                "-f",
                "f32le"
            )
            .RunAsync();

        bytes.ShouldBe(20 * 48000 * sizeof(float));
    }

    [Fact]
    public async Task It_may_leave_the_rest_of_what_is_written_to_it()
    {
        var path = Path.Combine(folder, "short.wav");
        await Endless(out var written).To(path, "-t", "2").RunAsync();

        (await MediaInfo.ProbeAsync(path, CancellationToken.None)).Duration.ShouldBe(2, 0.001);
        written().ShouldBeGreaterThan(2 * 48000 * sizeof(float) - 1);
    }

    [Fact]
    public async Task A_failure_tells_its_code_its_last_lines_and_the_command()
    {
        var error = await Should.ThrowAsync<ChildProcessException>(() =>
            Endless(out _).To(Path.Combine(folder, "nowhere", "x.wav")).RunAsync()
        );

        error.Code.ShouldBe(1);
        error.Message.ShouldContain("No such file or directory");
        error.LastLines[^1].ShouldContain("nowhere");
        error.Remedy!.ShouldStartWith("The command was: ffmpeg ");
    }

    [Fact]
    public async Task What_fails_as_it_writes_is_told_as_it_is()
    {
        var error = await Should.ThrowAsync<InvalidDataException>(() =>
            Ffmpeg
                .FromPipe((_, _) => throw new InvalidDataException("the picture cannot be drawn"), MonoSamples.Format)
                .To(Path.Combine(folder, "x.wav"))
                .RunAsync()
        );

        error.Message.ShouldBe("the picture cannot be drawn");
    }

    [Fact]
    public async Task Progress_rises_to_the_end()
    {
        var told = new List<double>();
        await Source(120).ToNothing("-af", "areverse,areverse,loudnorm").RunAsync(120, new Told(told.Add));

        told.ShouldBeInOrder();
        told[^1].ShouldBe(1);
    }

    [Fact]
    public async Task It_is_ended_when_it_is_cancelled()
    {
        using var stop = new CancellationTokenSource();
        var path = Path.Combine(folder, "endless.wav");
        var running = Endless(out _).To(path).RunAsync(cancellationToken: stop.Token);
        while (!File.Exists(path))
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
        await stop.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => running);

        Directory
            .EnumerateFiles("/proc", "cmdline", new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 1 })
            .ShouldNotContain(f => Read(f).Contains(path, StringComparison.Ordinal));
    }

    private static string Read(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    /// <summary>A tone, in a file.</summary>
    private FFMpegArguments Source(int seconds)
    {
        var path = Path.Combine(folder, "tone.wav");
        FfmpegLine.RunAsync(["-f", "lavfi", "-i", $"sine=d={seconds}:r=48000", path]).GetAwaiter().GetResult();
        return Ffmpeg.From(path);
    }

    /// <summary>Silence without end, and how many bytes of it were written.</summary>
    private static FFMpegArguments Endless(out Func<long> written)
    {
        long bytes = 0;
        written = () => bytes;
        return Ffmpeg.FromPipe(
            async (stream, token) =>
            {
                var silence = new byte[1 << 16];
                while (true)
                {
                    await stream.WriteAsync(silence, token);
                    bytes += silence.Length;
                }
            },
            MonoSamples.Format
        );
    }

    private sealed class Told(Action<double> told) : IProgress<double>
    {
        public void Report(double value) => told(value);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task What_went_wrong_while_samples_were_taken_is_told_and_not_that_ffmpeg_could_not_go_on()
    {
        var path = Path.Combine(Project.NewFolder(), "tone.wav");
        await FfmpegLine.RunAsync(["-f", "lavfi", "-i", "sine=d=60", path]);
        var taken = 0;
        void Take(ReadOnlySpan<float> samples)
        {
            if (taken++ == 3)
            {
                throw new IOException("the disk is full");
            }
        }

        var error = await Should.ThrowAsync<IOException>(() =>
            DecodedSound.ReadAsync(Ffmpeg.From(path), 1, 48000, Take, ["-map", "0:a:0"], TestContext.Current.CancellationToken)
        );

        error.Message.ShouldBe("the disk is full");
        Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
    }
}
