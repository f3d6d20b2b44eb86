using System.Diagnostics;
using MediaPipeline.Narration;
using MediaPipeline.Running;

namespace MediaPipeline.Benchmarks;

/// <summary>The narration alone: with nothing kept, and with one sentence changed.</summary>
internal static class NarrationBenchmark
{
    public static async Task RunAsync(Bench bench)
    {
        var lines = bench.Lines();
        var cache = new SentenceCache(bench.NewFolder());
        var hashes = new FileHashes(Path.Combine(bench.NewFolder(), "hashes"));
        async Task<(double Sound, double Seconds)> Speak(IReadOnlyList<SpokenLine> what)
        {
            var clock = Stopwatch.StartNew();
            var booth = new Booth(bench.Models, hashes, cache);
            var takes = await booth.SpeakAsync(what, new Progress<double>(), default);
            return (takes.Sum(t => t.Sound.Samples.Length / (double)t.Sound.SampleRate), clock.Elapsed.TotalSeconds);
        }
        var cold = await Speak(lines);
        var middle = lines.Count / 2;
        List<SpokenLine> changed = [.. lines];
        changed[middle] = changed[middle] with { Sentence = new(changed[middle].Sentence.Words.Reverse().ToList()) };
        var one = await Speak(changed);
        Console.WriteLine("| narration | seconds | times real time |");
        Console.WriteLine("| --- | --- | --- |");
        Console.WriteLine($"| nothing kept, {cold.Sound:0} s of speech | {cold.Seconds:0.0} | {cold.Sound / cold.Seconds:0.0} |");
        Console.WriteLine($"| one of {lines.Count} sentences changed | {one.Seconds:0.0} | {one.Sound / one.Seconds:0.0} |");
        Console.WriteLine();
    }
}
