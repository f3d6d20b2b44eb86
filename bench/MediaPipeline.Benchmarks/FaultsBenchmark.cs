using System.Globalization;
using MediaPipeline.EndToEnd.Faults;

namespace MediaPipeline.Benchmarks;

/// <summary>Everything that can go wrong around the program, at random moments: what was tried, what survived, what was wrong.</summary>
internal static class FaultsBenchmark
{
    private const int Usual = 50;

    /// <param name="times">How often each fault is tried; null for fifty times.</param>
    /// <param name="only">Part of the names of those to try; null for all.</param>
    public static async Task RunAsync(string? times, string? only)
    {
        var count = times is null ? Usual : int.Parse(times, CultureInfo.InvariantCulture);
        var show = await FaultShow.MakeAsync(MeasuredProgram.Program);
        Console.WriteLine("| fault | tried | survived | updates lost | files left over | messages not to be acted on |");
        Console.WriteLine("| --- | --- | --- | --- | --- | --- |");
        List<Fault> faults = [.. MachineFaults.All, .. StoreFaults.All, .. BlobFaults.All];
        foreach (var fault in faults.Where(f => f.Name.Contains(only ?? "", StringComparison.Ordinal)))
        {
            if (fault.Missing is { } missing)
            {
                Console.WriteLine($"| {fault.Name} | not tried: {missing} | | | | |");
                continue;
            }
            var tally = new FaultTally();
            for (var seed = 1; seed <= count; seed++)
            {
                await tally.TryAsync(show, fault, seed);
            }
            Console.WriteLine($"| {fault.Name} | {tally.Tried} | {tally.Survived} | {tally.Lost} | {tally.LeftOver} | {tally.Unclear} |");
            foreach (var wrong in tally.Wrong)
            {
                await Console.Error.WriteLineAsync($"{fault.Name}, seed {wrong}");
            }
        }
    }
}
