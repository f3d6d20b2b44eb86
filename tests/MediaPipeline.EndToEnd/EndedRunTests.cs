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
        var begun = new List<string>();
        var cut = new List<string>();
        foreach (var stage in Stages)
        {
            // It ends with this stage: where the signal comes late, the stages after it are still to be killed in.
            using var process = Terminal.Start(show.Root, null, "produce", ShortShow.Slug, "--to", stage);
            var errors = process.StandardError.ReadToEndAsync();
            if (await Terminal.WaitForAsync(process, line => line.StartsWith($"  {stage} ", StringComparison.Ordinal)))
            {
                begun.Add(stage);
                // Some of the work is to be under way.
                await Task.Delay(stage is "narrate" or "film" or "master" or "encode" or "transcribe" ? 400 : 20);
            }
            Terminal.Signal(process, "KILL");
            await Terminal.EndAsync(process);
            if (process.ExitCode == 128 + 9)
            {
                cut.Add(stage);
            }
            await errors;
        }

        var last = await show.ProduceAsync();

        begun.ShouldBe(Stages);
        cut.ShouldNotBeEmpty();
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

        // Held, it cannot be done before the second has begun, however slow the machine.
        Terminal.Signal(first, "STOP");
        var second = await show.ProduceAsync();
        Terminal.Signal(first, "CONT");

        second.Code.ShouldBe(1);
        second.Error.ShouldContain("Another run is at work");
        await Terminal.EndAsync(first);
        first.ExitCode.ShouldBe(0);
    }
}
