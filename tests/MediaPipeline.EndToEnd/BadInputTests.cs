using MediaPipeline.Storage;
using MediaPipeline.Tests;

namespace MediaPipeline.EndToEnd;

/// <summary>Wrong input: a clear error, the right exit code, nothing lost.</summary>
public sealed class BadInputTests
{
    private static async Task RefusedAsync(ShortShow show, int code, string about, Dictionary<string, string?>? environment = null)
    {
        var before = Directory.EnumerateFiles(show.Episode).ToDictionary(f => f, File.ReadAllBytes);

        var answer = await Terminal.RunWithAsync(show.Root, environment, "produce", ShortShow.Slug);

        answer.Code.ShouldBe(code, answer.All);
        answer.Error.ShouldStartWith("error: ");
        answer.Error.ShouldContain(about);
        answer.Error.ShouldNotContain("   at MediaPipeline");
        before.ShouldAllBe(f => File.ReadAllBytes(f.Key).SequenceEqual(f.Value));
        Directory.Exists(show.Public).ShouldBeFalse();
    }

    [Fact]
    public Task A_missing_script()
    {
        var show = new ShortShow();
        File.Delete(show.ScriptPath);
        return RefusedAsync(show, 2, "no script and no recording");
    }

    [Fact]
    public Task An_empty_script()
    {
        var show = new ShortShow();
        File.WriteAllText(show.ScriptPath, "\n \n");
        return RefusedAsync(show, 2, "The script is empty");
    }

    [Fact]
    public Task A_binary_script()
    {
        var show = new ShortShow();
        File.WriteAllBytes(show.ScriptPath, [0x50, 0x4B, 3, 4, 0, 0, 0, 0, 1, 2]);
        return RefusedAsync(show, 2, "binary file");
    }

    [Fact]
    public Task Wrong_front_matter()
    {
        var show = new ShortShow();
        File.WriteAllText(show.ScriptPath, "---\ntitle: x\nepisode: 4\n---\ntext");
        return RefusedAsync(show, 2, "script.md:3: 'episode' is no key here");
    }

    [Theory]
    [InlineData("\"colour\": \"red\"", "'colour' is no key")]
    [InlineData("\"loudness\": { \"target\": \"-16\" }", "'loudness.target' cannot be")]
    public Task A_wrong_pipeline_json(string more, string about) => RefusedAsync(new ShortShow(more), 2, about);

    [Fact]
    public Task A_missing_pipeline_json()
    {
        var show = new ShortShow();
        File.Delete(Path.Combine(show.Root, "pipeline.json"));
        return RefusedAsync(show, 2, "There is no pipeline.json");
    }

    [Theory]
    [InlineData("ffmpeg")]
    [InlineData("espeak-ng")]
    public Task A_missing_program(string program)
    {
        // A path that has every program but the one.
        var bin = Project.NewFolder();
        foreach (var other in new[] { "ffmpeg", "ffprobe", "espeak-ng" }.Where(p => p != program))
        {
            File.CreateSymbolicLink(Path.Combine(bin, other), $"/usr/bin/{other}");
        }
        return RefusedAsync(new ShortShow(), 3, $"sudo apt-get install {program}", new() { ["PATH"] = bin });
    }

    [Fact]
    public Task A_broken_recording()
    {
        var show = new ShortShow();
        File.WriteAllBytes(Path.Combine(show.Episode, "recording.mp3"), new byte[5000]);
        return RefusedAsync(show, 2, "no sound or film that can be read");
    }

    [Fact]
    public async Task A_silent_recording()
    {
        var show = new ShortShow();
        await Media.ChildProcess.RunAsync(
            Media.Tool.Ffmpeg,
            ["-f", "lavfi", "-i", "anullsrc=r=48000:cl=mono", "-t", "3", Path.Combine(show.Episode, "recording.wav")]
        );
        await RefusedAsync(show, 2, "The recording is silent");
    }

    [Fact]
    public async Task A_target_that_cannot_be_reached_keeps_what_is_made()
    {
        var show = await ShortShow.UnpublishedAsync("\"publishing\": { \"target\": \"azure-blob\" }");
        var nowhere = "DefaultEndpointsProtocol=http;AccountName=a;AccountKey=c2VjcmV0;BlobEndpoint=http://127.0.0.1:9/a;";
        await RefusedAsync(show, 1, "The target cannot be reached", new() { [BlobStorage.ConnectionVariable] = nowhere });

        await RefusedAsync(show, 3, "no credential", new() { [BlobStorage.ConnectionVariable] = null });
        var status = await Terminal.RunWithAsync(show.Root, new() { [BlobStorage.ConnectionVariable] = nowhere }, "status", ShortShow.Slug);
        status.Out.ShouldMatch("video +done");
        status.Out.ShouldMatch("publish +failed");
    }

    [Fact]
    public async Task A_full_disk_is_told_and_the_next_run_goes_on()
    {
        var disk = Project.NewFolder();
        var mount = System.Diagnostics.Process.Start("mount", ["-t", "tmpfs", "-o", "size=1200k", "none", disk]);
        await Terminal.EndAsync(mount);
        Assert.SkipUnless(mount.ExitCode == 0, "a small disk cannot be mounted here");
        try
        {
            var show = new ShortShow();
            Directory.CreateSymbolicLink(show.Store, disk);

            var full = await show.ProduceAsync();

            full.Code.ShouldBe(1, full.All);
            full.Error.ShouldContain("no space left on the disk");
            (await File.ReadAllTextAsync(show.ScriptPath)).ShouldBe(ShortShow.Script);
            Directory.Exists(show.Public).ShouldBeFalse();
            System.Diagnostics.Process.Start("mount", ["-o", "remount,size=200m", disk]).WaitForExit(10_000);
            (await show.ProduceAsync()).Code.ShouldBe(0);
        }
        finally
        {
            System.Diagnostics.Process.Start("umount", ["-l", disk]).WaitForExit(10_000);
        }
    }

    [Fact]
    public async Task Wrong_use_ends_with_2_and_says_how()
    {
        var show = new ShortShow();

        (await Terminal.RunAsync(show.Root, "produce")).Code.ShouldBe(2);
        (await Terminal.RunAsync(show.Root, "produce", "nothing-there")).Code.ShouldBe(2);
        (await Terminal.RunAsync(show.Root, "frobnicate")).Code.ShouldBe(2);
        (await Terminal.RunAsync(show.Root, "produce", ShortShow.Slug, "--to", "sky")).Error.ShouldContain(
            "The stages are: script, narrate"
        );
        (await Terminal.RunAsync(show.Root, "unpublish", "nothing")).Code.ShouldBe(2);
    }
}
