using MediaPipeline;
using MediaPipeline.Benchmarks;
using MediaPipeline.Running;

// Measures the whole line and its parts in one run, and prints Markdown tables; with --docs they take the place of those in docs/, too.
//   dotnet run -c Release --project bench/MediaPipeline.Benchmarks -- SCRIPT [narration|transcription|free|engines|departures|misread|sound|cold|program|growth|queue|faults|hostile|fuzz|load|all] [--docs]
NativeHeap.Share();
var isForDocuments = args.Contains("--docs");
args = [.. args.Where(a => a != "--docs")];
var scriptPath = args.Length > 0 ? args[0] : Bench.SampleScript();
var what = args.Length > 1 ? args[1] : "all";
if (what == "queue-worker")
{
    await QueueBenchmark.WorkAsync(args[2]);
    return;
}
if (what == FuzzBenchmark.TargetWord)
{
    FuzzBenchmark.Target(args[2], args[3..]);
    return;
}
using var bench = new Bench(scriptPath);
var machine = Machine.Describe();
await using var documents = isForDocuments ? DocumentTables.Listen(machine) : null;
Console.WriteLine(machine);
Console.WriteLine();
try
{
    if (what is "narration" or "all")
    {
        await NarrationBenchmark.RunAsync(bench);
    }
    if (what is "transcription" or "all")
    {
        await TranscriptionBenchmark.RunAsync(bench, args.Skip(2).FirstOrDefault());
    }
    if (what is "free" or "all")
    {
        await FreeBenchmark.RunAsync(bench);
    }
    if (what is "engines" or "all")
    {
        await EnginesBenchmark.RunAsync(bench);
    }
    if (what is "departures" or "all")
    {
        await DeparturesBenchmark.RunAsync(bench, args.Skip(2).FirstOrDefault());
    }
    if (what is "misread" or "all")
    {
        await MisreadBenchmark.RunAsync(bench);
    }
    if (what is "sound" or "all")
    {
        await SoundBenchmark.RunAsync(bench);
    }
    if (what is "cold" or "all")
    {
        await ColdRun.RunAsync(bench);
    }
    if (what is "program" or "all")
    {
        await ProgramBenchmark.RunAsync(bench);
    }

    // By itself: it takes half an hour; a number of minutes is the longest script tried.
    if (what is "growth")
    {
        await GrowthBenchmark.RunAsync(bench, args.Skip(2).FirstOrDefault());
    }

    // By itself, too: it needs PostgreSQL.
    if (what is "queue")
    {
        await QueueBenchmark.RunAsync();
    }

    // By itself: each kind of fault is tried fifty times, or as often as is said.
    if (what is "faults")
    {
        await FaultsBenchmark.RunAsync(args.Skip(2).FirstOrDefault(), args.Skip(3).FirstOrDefault());
    }

    // By itself, an hour long: AFL++ on every reader of ours; a number is the minutes for all, a word part of the names of those to try.
    if (what is "fuzz")
    {
        await FuzzBenchmark.RunAsync(args.Skip(2).FirstOrDefault(), args.Skip(3).FirstOrDefault());
    }

    // By itself: years of episodes, hundreds of runs, many hours; a word and a number are which, and how many.
    if (what is "load")
    {
        await LoadBenchmark.RunAsync(args.Skip(2).FirstOrDefault(), args.Skip(3).FirstOrDefault());
    }
    if (what is "hostile")
    {
        await HostileBenchmark.RunAsync(args.Skip(2).FirstOrDefault());
    }
}
catch (MissingException missing)
{
    Console.Error.WriteLine($"{missing.Problem} {missing.Remedy}");
    Environment.ExitCode = (int)missing.ExitCode;
    return;
}
documents?.WriteInto(Path.Combine(MeasuredProgram.Repository, "docs"));
