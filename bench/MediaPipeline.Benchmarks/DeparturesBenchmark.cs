using System.Diagnostics;
using MediaPipeline.Speech.Alignment;
using MediaPipeline.Speech.Silero;
using MediaPipeline.Speech.Whisper;
using MediaPipeline.Tests.Speech;

namespace MediaPipeline.Benchmarks;

/// <summary>What is found of the script, and of the departures from it, where a host does not read as written.</summary>
internal static class DeparturesBenchmark
{
    public static async Task RunAsync(Bench bench, string? only)
    {
        var maker = new TakeMaker(bench.Script);
        Console.WriteLine(
            "| departures | model | audio s | times real time | said | found | missed | astray | phantoms | median ms | within 100 ms | reported | expected, not reported |"
        );
        Console.WriteLine("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |");
        foreach (var (name, make) in DepartureTakes.All.Where(c => only is null || c.Key.Contains(only)))
        {
            var take = make(maker);
            var guide = take.Guide ?? maker.Guide;
            var spoken = await maker.RecordAsync(take.Pieces);
            foreach (var modelName in (string[])["whisper-tiny.en", "whisper-base"])
            {
                if (bench.Models.FindWhisper(modelName) is not { } folder)
                {
                    continue;
                }
                using var model = WhisperModel.Load(folder);
                using var vad = bench.Models.FindVad() is { } path ? new SileroVad(path) : null;
                var clock = Stopwatch.StartNew();
                var transcript = new Aligner(model, vad, new DecodingOptions { Language = "en" }).Align(spoken.Audio, guide);
                var seconds = clock.Elapsed.TotalSeconds;
                var score = TakeScore.Of(spoken, transcript, guide);
                var missing = take.Expected.Count(e => !transcript.Departures.Any(d => TakeScore.Matches(d, e)));
                Console.WriteLine(
                    $"| {name} | {modelName} | {spoken.Audio.Duration:0} | {spoken.Audio.Duration / seconds:0} | {score.Said} | {score.Found} | {score.Missed} | {score.Astray} | {score.Phantoms} "
                        + $"| {score.Median:0} | {score.Within100:0.0%} | {transcript.Departures.Count} | {missing} of {take.Expected.Count} |"
                );
                if (only is not null)
                {
                    var truth = spoken.Said.Where(w => w.ScriptIndex is not null).ToLookup(w => w.ScriptIndex!.Value);
                    for (var w = 0; w < transcript.Words.Count; w++)
                    {
                        var word = transcript.Words[w];
                        if (word.Start is { } start && truth[w].Select(t => Math.Abs(t.Start - start)).DefaultIfEmpty(9).Min() > 0.5)
                        {
                            Console.WriteLine(
                                $"    far off: {w} '{word.Text}' {start:0.00}-{word.End:0.00}, said {string.Join(", ", truth[w].Select(t => $"{t.Start:0.00}-{t.End:0.00}"))}"
                            );
                        }
                    }
                    foreach (var d in transcript.Departures)
                    {
                        Console.WriteLine($"    {d.Kind} {d.Start:0.00}-{d.End:0.00} script '{d.Script}' heard '{d.Heard}'");
                    }
                }
            }
        }
        Console.WriteLine();
    }
}
