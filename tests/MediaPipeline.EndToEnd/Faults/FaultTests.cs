namespace MediaPipeline.EndToEnd.Faults;

/// <summary>Faults that other tests do not try, once each; <c>bench faults</c> tries all, fifty times.</summary>
public sealed class FaultTests
{
    private static readonly string[] Tried =
    [
        "ffmpeg writes half a file and says all is well",
        "bits flipped, size and time kept",
        "a publisher beside an unpublisher",
    ];

    [Fact]
    public async Task The_next_run_gives_what_an_undisturbed_one_gives()
    {
        var show = await FaultShow.MakeAsync(Terminal.Program);
        var faults = MachineFaults.All.Concat(StoreFaults.All).Where(f => Tried.Contains(f.Name)).ToList();
        faults.Count.ShouldBe(Tried.Length);
        foreach (var fault in faults)
        {
            var tally = new FaultTally();

            await tally.TryAsync(show, fault, seed: 1);

            tally.Survived.ShouldBe(1, $"{fault.Name}: {string.Join('\n', tally.Wrong)}");
            tally.IsClean.ShouldBeTrue($"{fault.Name}: {string.Join('\n', tally.Wrong)}");
        }
    }
}
