using System.Diagnostics;
using System.Globalization;
using MediaPipeline.EndToEnd.Faults;
using MediaPipeline.Tests;
using MediaPipeline.Tests.Fuzz;
using SharpFuzz;

namespace MediaPipeline.Benchmarks;

/// <summary>
/// AFL++ on every reader of ours, led by which branches of our code an input takes: SharpFuzz writes counters into a copy of our
/// assemblies. Each input ends right or with a clear error, in ten seconds and a gibibyte. Needs <c>afl-fuzz</c> (Debian: afl++).
/// </summary>
internal static class FuzzBenchmark
{
    /// <summary>What the program is called with when it is the one that AFL runs.</summary>
    public const string TargetWord = "fuzz-target";

    private const double Usual = 60;

    private static readonly string[] Ours = ["MediaPipeline.Stages.dll", "MediaPipeline.Speech.dll"];

    /// <summary>Where inputs that were wrong are kept.</summary>
    private static readonly string Findings = Path.Combine(Project.Root, "artifacts", "fuzz");

    /// <param name="minutes">For all readers together; null for an hour.</param>
    /// <param name="only">Part of the names of those to try; null for all.</param>
    public static async Task RunAsync(string? minutes, string? only)
    {
        if (!FaultTrial.Has("afl-fuzz"))
        {
            throw new MissingException("afl-fuzz is not on this machine.", null, "Install it: sudo apt-get install afl++");
        }
        var work = Directory.CreateTempSubdirectory("mediapipeline-fuzz-").FullName;
        var program = Instrumented(Path.Combine(work, "program"));
        var published = Path.Combine(work, "show");
        (await FaultShow.MakeAsync(MeasuredProgram.Program)).CopyTo(Directory.CreateDirectory(published).FullName, isMade: true);
        var targets = FuzzTargets.All(published).Where(t => t.Name.Contains(only ?? "", StringComparison.Ordinal)).ToList();
        var each =
            TimeSpan.FromMinutes(minutes is null ? Usual : double.Parse(minutes, CultureInfo.InvariantCulture))
            * Environment.ProcessorCount
            / Math.Max(targets.Count, Environment.ProcessorCount);
        Console.WriteLine($"{each.TotalMinutes:0.#} minutes each, {Environment.ProcessorCount} at once.");
        Console.WriteLine();
        Console.WriteLine("| reader | inputs tried | a second | that took new branches | branches seen | faults | longer than 10 s |");
        Console.WriteLine("| --- | --- | --- | --- | --- | --- | --- |");
        await Parallel.ForEachAsync(
            targets,
            new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount },
            async (target, cancellationToken) => Console.WriteLine(await TryAsync(target, program, work, each, cancellationToken))
        );
        Directory.Delete(work, recursive: true);
    }

    /// <summary>What AFL runs: a reader that takes input after input. With files it tries these alone, and prints what they end with.</summary>
    public static void Target(string name, IReadOnlyList<string> files)
    {
        var target = FuzzTargets.All().Single(t => t.Name == name);
        foreach (var file in files)
        {
            var clock = Stopwatch.StartNew();
            var end = "ok";
            try
            {
                target.Try(File.ReadAllBytes(file));
            }
            catch (Exception e)
            {
                end = e.ToString();
            }
            Console.WriteLine($"{file} ({clock.Elapsed.TotalSeconds:0.0} s): {end}");
        }
        if (files.Count > 0)
        {
            return;
        }
        Fuzzer.OutOfProcess.Run(stream =>
        {
            using var input = new MemoryStream();
            stream.CopyTo(input);
            target.Try(input.ToArray());
        });
    }

    private static async Task<string> TryAsync(
        FuzzTarget target,
        string program,
        string work,
        TimeSpan time,
        CancellationToken cancellationToken
    )
    {
        var name = target.Folder;
        var seeds = Directory.CreateDirectory(Path.Combine(work, "seeds", name)).FullName;
        foreach (var (n, seed) in target.Seeds().Index())
        {
            await File.WriteAllBytesAsync(Path.Combine(seeds, $"{n}"), seed, cancellationToken);
        }
        var found = Path.Combine(Directory.CreateDirectory(Path.Combine(work, "found")).FullName, name);
        var start = new ProcessStartInfo(
            "afl-fuzz",
            [
                "-i",
                seeds,
                "-o",
                found,
                "-V",
                time.TotalSeconds.ToString("0", CultureInfo.InvariantCulture),
                "-t",
                "10000",
                "-m",
                "none",
                "--",
                "dotnet",
                program,
                "-",
                TargetWord,
                target.Name,
            ]
        )
        {
            RedirectStandardOutput = true,
        };
        foreach (var setting in new[] { "AFL_NO_UI", "AFL_SKIP_BIN_CHECK", "AFL_SKIP_CPUFREQ", "AFL_NO_AFFINITY" })
        {
            start.Environment[setting] = "1";
        }
        start.Environment["AFL_I_DONT_CARE_ABOUT_MISSING_CRASHES"] = "1";
        using var afl = Process.Start(start)!;
        var said = await afl.StandardOutput.ReadToEndAsync(cancellationToken);
        await afl.WaitForExitAsync(cancellationToken);
        var told = Path.Combine(found, "default", "fuzzer_stats");
        if (!File.Exists(told))
        {
            throw new InvalidOperationException($"afl-fuzz on '{target.Name}' ended with {afl.ExitCode}:\n{said}");
        }
        var figures = File.ReadLines(told).Select(l => l.Split(':', 2)).ToDictionary(l => l[0].Trim(), l => l[1].Trim());
        foreach (var kind in new[] { "crashes", "hangs" })
        {
            foreach (var input in Directory.EnumerateFiles(Path.Combine(found, "default", kind), "id*"))
            {
                var kept = Directory.CreateDirectory(Path.Combine(Findings, name, kind)).FullName;
                File.Copy(input, Path.Combine(kept, Path.GetFileName(input)[..9].Replace(':', '-')), overwrite: true);
            }
        }
        string Count(string figure) =>
            double.Parse(figures[figure], CultureInfo.InvariantCulture).ToString("N0", CultureInfo.InvariantCulture);
        return $"| {target.Name} | {Count("execs_done")} | {Count("execs_per_sec")} | {Count("corpus_found")} | {Count("edges_found")} | {Count("saved_crashes")} | {Count("saved_hangs")} |";
    }

    /// <summary>A copy of this program whose assemblies of ours count the branches taken.</summary>
    private static string Instrumented(string folder)
    {
        Directory.CreateDirectory(folder);
        FaultTrial.Run("cp", "-r", AppContext.BaseDirectory + ".", folder);
        foreach (var assembly in Ours)
        {
            _ = Fuzzer.Instrument(Path.Combine(folder, assembly), _ => true, Options.Value).Count();
        }
        return Path.Combine(folder, "MediaPipeline.Benchmarks.dll");
    }
}
