namespace MediaPipeline.EndToEnd;

/// <summary>Runs that are ended before they are done, and runs beside others.</summary>
public sealed class EndedRunTests
{
    internal static readonly string[] Stages =
    [
        "script",
        "narrate",
        "master",
        "encode",
        "transcribe",
        "captions",
        "chapters",
        "tag",
        "notes",
        "film",
        "video",
        "publish",
        "feeds",
    ];

    [Fact]
    public async Task A_kill_in_any_stage_and_the_same_command_give_the_episode_of_an_undisturbed_run()
    {
        var calm = await ShortShow.MadeAsync();
        var show = new ShortShow();
        var killed = new List<string>();
        foreach (var stage in Stages)
        {
            using var process = Terminal.Start(show.Root, null, "produce", ShortShow.Slug);
            var errors = process.StandardError.ReadToEndAsync();
            if (await Terminal.WaitForAsync(process, line => line.StartsWith($"  {stage} ", StringComparison.Ordinal)))
            {
                // Some of the work is to be under way.
                await Task.Delay(stage is "narrate" or "film" or "master" or "encode" or "transcribe" ? 400 : 20);
                killed.Add(stage);
            }
            Terminal.Signal(process, "KILL");
            await Terminal.EndAsync(process);
            await errors;
        }

        var last = await show.ProduceAsync();

        killed.ShouldContain("narrate");
        killed.ShouldContain("transcribe");
        killed.Count.ShouldBeGreaterThan(8);
        last.Code.ShouldBe(0, last.All);
        show.Published().ShouldBe(calm.Published());
        Directory.GetFiles(show.Root, "*.part", SearchOption.AllDirectories).ShouldBeEmpty();
    }

    [Fact]
    public async Task Ctrl_c_ends_with_130_and_leaves_nothing_half_written()
    {
        var show = new ShortShow();
        using var process = Terminal.Start(show.Root, null, "produce", ShortShow.Slug);
        await Terminal.WaitForAsync(process, line => line.StartsWith("  master ", StringComparison.Ordinal));

        Terminal.Signal(process, "INT");
        await Terminal.EndAsync(process);

        process.ExitCode.ShouldBe(130);
        (await process.StandardError.ReadToEndAsync()).ShouldContain("Cancelled");
        var work = Path.Combine(show.Store, "episodes", ShortShow.Slug, "work");
        Directory.GetFileSystemEntries(work).ShouldBeEmpty();
        Directory.Exists(show.Public).ShouldBeFalse();
    }

    [Fact]
    public async Task A_second_run_at_once_is_told_to_wait()
    {
        var show = new ShortShow();
        using var first = Terminal.Start(show.Root, null, "produce", ShortShow.Slug, "--to", "narrate");
        await Terminal.WaitForAsync(first, line => line.StartsWith("  narrate ", StringComparison.Ordinal));

        var second = await show.ProduceAsync();

        second.Code.ShouldBe(1);
        second.Error.ShouldContain("Another run is at work");
        await Terminal.EndAsync(first);
        first.ExitCode.ShouldBe(0);
    }
}
