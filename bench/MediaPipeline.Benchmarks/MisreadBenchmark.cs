using MediaPipeline.Speech.Alignment;
using MediaPipeline.Speech.Silero;
using MediaPipeline.Speech.Whisper;
using MediaPipeline.Tests.Speech;

namespace MediaPipeline.Benchmarks;

/// <summary>
/// How many single misread words are found (changed, left out, added; about one in twelve), how many are reported that
/// were read as written, and what a word's confidence is worth.
/// </summary>
internal static class MisreadBenchmark
{
    public static async Task RunAsync(Bench bench)
    {
        var maker = new TakeMaker(bench.Script);
        Console.WriteLine(
            "| misread | model | changed found | left out found | added found | false alarms in words said | confidence 0-0.5: said as written | 0.5-0.85 | 0.85-0.95 | 0.95-0.99 | 0.99-1 |"
        );
        Console.WriteLine("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |");
        foreach (var modelName in (string[])["whisper-tiny.en", "whisper-base"])
        {
            if (bench.Models.FindWhisper(modelName) is not { } folder)
            {
                continue;
            }
            using var model = WhisperModel.Load(folder);
            using var vad = bench.Models.FindVad() is { } path ? new SileroVad(path) : null;
            var tally = new MisreadTally();
            for (var seed = 11; seed <= 13; seed++)
            {
                var misread = MisreadTake.Make(maker, seed);
                var spoken = await maker.RecordAsync(misread.Pieces);
                var transcript = new Aligner(model, vad, new DecodingOptions { Language = "en" }).Align(spoken.Audio, maker.Guide);
                tally.Add(misread, spoken, transcript, maker.Guide);
            }
            Console.WriteLine($"| {Path.GetFileName(bench.ScriptPath)} | {modelName} | {tally} |");
            if (Environment.GetEnvironmentVariable("MISREAD_DETAIL") is not null)
            {
                tally.Details.ForEach(Console.WriteLine);
            }
        }
        Console.WriteLine();
    }
}
