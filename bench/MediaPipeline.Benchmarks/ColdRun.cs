using System.Diagnostics;
using MediaPipeline.Mastering;
using MediaPipeline.Running;

namespace MediaPipeline.Benchmarks;

/// <summary>The whole line: with nothing made, with nothing changed, and with one sentence changed.</summary>
internal static class ColdRun
{
    public static async Task RunAsync(Bench bench)
    {
        if (Directory.Exists(Path.Combine(bench.Root, ArtifactStore.FolderName)))
        {
            Directory.Delete(Path.Combine(bench.Root, ArtifactStore.FolderName), recursive: true);
        }
        var (cold, reports, duration) = await TimeAsync(bench);
        Console.WriteLine($"| stage, cold | seconds | times real time ({duration:0} s of sound) |");
        Console.WriteLine("| --- | --- | --- |");
        foreach (var report in reports)
        {
            Console.WriteLine($"| {report.Stage} | {report.Seconds:0.0} | {duration / Math.Max(0.001, report.Seconds):0} |");
        }
        Console.WriteLine($"| **whole episode** | **{cold:0.0}** | **{duration / cold:0.0}** |");
        Console.WriteLine();
        var (again, _, _) = await TimeAsync(bench);
        var text = await File.ReadAllTextAsync(bench.Episode.Script!);
        var at = text.IndexOf(". ", text.Length / 2, StringComparison.Ordinal);
        await File.WriteAllTextAsync(bench.Episode.Script!, text[..at] + " indeed" + text[at..]);
        var (one, _, _) = await TimeAsync(bench);
        await File.WriteAllTextAsync(bench.Episode.Script!, text);
        Console.WriteLine("| again | seconds | share of the cold time |");
        Console.WriteLine("| --- | --- | --- |");
        Console.WriteLine($"| nothing changed (without the program's start) | {again:0.00} | {again / cold:0.0%} |");
        Console.WriteLine($"| one sentence changed | {one:0.0} | {one / cold:0.0%} |");
        Console.WriteLine();
    }

    private static async Task<(double Seconds, IReadOnlyList<StageReport> Reports, double Duration)> TimeAsync(Bench bench)
    {
        var run = bench.Run();
        var clock = Stopwatch.StartNew();
        var reports = await new Runner(Pipeline.Stages, new Unheard()).RunAsync(run, new RunOptions(), default);
        return (clock.Elapsed.TotalSeconds, reports, run.Output(MasterStage.StageName).Read<MasterReport>(MasterStage.ReportName).Duration);
    }
}
