using System.Diagnostics;
using MediaPipeline.Tests;

namespace MediaPipeline.EndToEnd;

/// <summary>Where ffmpeg is not what it should be: missing, failing, killed, hanging, or a wrapper of its own.</summary>
public sealed class BrokenFfmpegTests : IDisposable
{
    private static readonly string Speech = Path.Combine(Project.Root, "tests", "MediaPipeline.Tests", "Data", "jfk.wav");

    private readonly string folder = Directory.CreateTempSubdirectory("mediapipeline-broken-").FullName;

    [Fact]
    public async Task A_missing_one_is_named_with_the_command_that_brings_it()
    {
        var answer = await Terminal.RunWithAsync(folder, OnPath(folder), "transcribe", Speech);

        answer.Code.ShouldBe(3, answer.All);
        answer.Error.ShouldContain("The program ffprobe is not on this machine");
        answer.Error.ShouldContain("apt-get install ffmpeg");
    }

    /// <summary>Whichever stage is the first to need it: what the pipeline spoke itself is no recording to be exported again.</summary>
    [Theory]
    [InlineData(
        "case \"$*\" in *16000*) echo 'Conversion failed!' >&2; exit 187;; esac; exec /usr/bin/ffmpeg \"$@\"",
        "exit code 187: Conversion failed!"
    )]
    [InlineData("kill -9 $$", "exit code 137")]
    public async Task A_failing_one_is_told_with_its_command(string does, string told)
    {
        Write("ffmpeg", does);

        var answer = await Terminal.RunWithAsync(folder, OnPath($"{folder}:/usr/bin:/bin"), "produce", new ShortShow().Episode);

        answer.Code.ShouldBe(1, answer.All);
        answer.Error.ShouldContain(told);
        answer.Error.ShouldContain("The command was: ffmpeg ");
    }

    [Theory]
    [InlineData("echo 'Invalid data found' >&2; exit 183", 2, "This is no sound or film that can be read")]
    [InlineData("kill -9 $$", 1, "exit code 137")]
    public async Task A_recording_is_blamed_where_it_may_be_at_fault(string does, int code, string told)
    {
        Write("ffmpeg", does);

        var answer = await Terminal.RunWithAsync(folder, OnPath($"{folder}:/usr/bin:/bin"), "transcribe", Speech);

        answer.Code.ShouldBe(code, answer.All);
        answer.Error.ShouldContain(told);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_recording_is_not_blamed_where_ffprobe_reads_nothing_at_all(bool answersWhatItIs)
    {
        Write("ffprobe", "echo 'error while loading shared libraries: libavformat.so.59' >&2; exit 127", answersWhatItIs);

        var answer = await Terminal.RunWithAsync(folder, OnPath($"{folder}:/usr/bin:/bin"), "transcribe", Speech);

        answer.Code.ShouldBe(3, answer.All);
        answer.Error.ShouldContain(
            "does not work on this machine: ffprobe failed with exit code 127: error while loading shared libraries"
        );
        answer.Error.ShouldNotContain("no sound or film");
    }

    [Fact]
    public async Task One_that_does_not_start_is_told_as_such()
    {
        Write("ffmpeg", "echo 'error while loading shared libraries: libavdevice.so.59' >&2; exit 127", answersWhatItIs: false);

        var answer = await Terminal.RunWithAsync(folder, OnPath($"{folder}:/usr/bin:/bin"), "transcribe", Speech);

        answer.Code.ShouldBe(3, answer.All);
        answer.Error.ShouldContain($"The program ffmpeg ({folder}/ffmpeg) does not work on this machine");
        answer.Error.ShouldContain("libavdevice.so.59");
    }

    [Theory]
    [InlineData("ffmpeg")]
    [InlineData("ffprobe")]
    public async Task What_a_wrapper_started_ends_with_the_run(string program)
    {
        var seconds = $"{Random.Shared.Next(10_000, 99_999)}.25";
        // It says so only when the child has become 'sleep': until then nobody would find it by that name.
        Write(program, $"sleep {seconds} & until [ \"$(cat /proc/$!/comm)\" = sleep ]; do :; done; echo started > {folder}/started; wait");
        using var process = Terminal.Start(folder, OnPath($"{folder}:/usr/bin:/bin"), "transcribe", Speech);
        while (!File.Exists(Path.Combine(folder, "started")))
        {
            process.HasExited.ShouldBeFalse();
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
        IsRunning(seconds).ShouldBeTrue();

        Terminal.Signal(process, "INT");
        await Terminal.EndAsync(process);

        process.ExitCode.ShouldBe(130);
        IsRunning(seconds).ShouldBeFalse();
    }

    [Theory]
    [InlineData("ffmpeg")]
    [InlineData("ffprobe")]
    public async Task One_that_gives_no_sign_of_life_is_ended_and_told(string program)
    {
        var seconds = $"{Random.Shared.Next(10_000, 99_999)}.25";
        Write(program, $"sleep {seconds}");
        var environment = OnPath($"{folder}:/usr/bin:/bin");
        environment["MEDIAPIPELINE_STANDSTILL"] = "8";

        var answer = await Terminal.RunWithAsync(folder, environment, "transcribe", Speech);

        answer.Code.ShouldBe(1, answer.All);
        answer.Error.ShouldContain($"{program} gave no sign of life for 8 s");
        IsRunning(seconds).ShouldBeFalse();
    }

    [Theory]
    [InlineData("ffconcat version 1.0\nfile jfk.wav\n")]
    [InlineData("#EXTM3U\n#EXT-X-TARGETDURATION:11\n#EXTINF:11.0,\njfk.wav\n#EXT-X-ENDLIST\n")]
    [InlineData("v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nc=IN IP4 127.0.0.1\nt=0 0\nm=audio 5004 RTP/AVP 0\n")]
    public async Task A_recording_that_only_names_other_files_is_refused(string list)
    {
        File.Copy(Speech, Path.Combine(folder, "jfk.wav"));
        var path = Path.Combine(folder, "recording.wav");
        await File.WriteAllTextAsync(path, list, TestContext.Current.CancellationToken);

        var answer = await Terminal.RunAsync(folder, "transcribe", path);

        answer.Code.ShouldBe(2, answer.All);
        answer.Error.ShouldContain(path);
        answer.Error.ShouldContain("list of other files");
    }

    private static bool IsRunning(string seconds)
    {
        using var found = Process.Start("pgrep", ["-f", "-c", $"sleep {seconds}"])!;
        found.WaitForExit();
        return found.ExitCode == 0;
    }

    private static Dictionary<string, string?> OnPath(string path) => new() { ["PATH"] = path };

    /// <summary>A program that answers what it is, and does something else when it is to work.</summary>
    private void Write(string program, string does, bool answersWhatItIs = true)
    {
        var path = Path.Combine(folder, program);
        File.WriteAllText(
            path,
            $"#!/bin/sh\n{(answersWhatItIs ? $"[ \"$1\" = -version ] && exec /usr/bin/{program} -version\n" : "")}{does}\n"
        );
        Process.Start("chmod", ["+x", path]).WaitForExit();
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
