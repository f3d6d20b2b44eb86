using System.Diagnostics;
using System.Globalization;
using MediaPipeline.Scripts;
using MediaPipeline.Speech.Alignment;
using MediaPipeline.Speech.Audio;
using MediaPipeline.Speech.Engines;
using MediaPipeline.Speech.Ggml;
using MediaPipeline.Speech.Silero;
using MediaPipeline.Speech.Whisper;
using MediaPipeline.Tests.Speech;

namespace MediaPipeline.Benchmarks;

/// <summary>Both engines on the same weights, in one run: free transcription, clean and with music, and guided by the script.</summary>
internal static class EnginesBenchmark
{
    private const string OnnxName = "whisper-tiny.en";
    private const string GgmlName = "ggml-tiny.en-q8_0";

    /// <summary>Bands of confidence; who trusts 0.8 should find four words of five right.</summary>
    private static readonly (double From, double To)[] Bands = [(0, 0.5), (0.5, 0.7), (0.7, 0.85), (0.85, 0.95), (0.95, 1.01)];

    public static async Task RunAsync(Bench bench)
    {
        if (bench.Models.FindWhisper(OnnxName) is not { } folder || bench.Models.FindWhisper(GgmlName) is not { } bin)
        {
            Console.WriteLine($"{OnnxName} and {GgmlName} are not both on this machine.");
            return;
        }
        using var vad = bench.Models.FindVad() is { } path ? new SileroVad(path) : null;
        using var onnx = new OnnxEngine(WhisperModel.Load(folder), vad);
        using var ggml = new GgmlEngine(GgmlModel.Load(bin), vad);
        IWhisperEngine[] engines = [onnx, ggml];
        await FreeAsync(bench, engines);
        await GuidedAsync(bench, engines);
    }

    private static async Task FreeAsync(Bench bench, IWhisperEngine[] engines)
    {
        var maker = new TakeMaker(bench.Script);
        var spoken = await maker.RecordAsync(maker.ReadAll());
        List<GuideWord> words = [.. spoken.Said.Select(s => maker.Guide[s.ScriptIndex!.Value])];
        var music = TakeMaker.Music(spoken.Samples.Length / 16000.0 + 1);
        (string Name, float[] Samples)[] sounds =
        [
            ("clean", spoken.Samples),
            ("music under the voice", [.. spoken.Samples.Select((v, i) => v + music[i])]),
        ];
        var trusted = engines.ToDictionary(e => e, _ => new List<(double Confidence, bool Right)>());
        Console.WriteLine("| free transcription | sound | audio s | seconds | times real time | word error rate |");
        Console.WriteLine("| --- | --- | --- | --- | --- | --- |");
        foreach (var (sound, samples) in sounds)
        {
            foreach (var engine in engines)
            {
                var audio = new MemoryAudio(samples);
                var options = new DecodingOptions { Language = "en" };
                var clock = Stopwatch.StartNew();
                var transcript = await TranscribedSegment.CollectAsync(engine.StreamAsync(audio, options), audio.Duration, "en", null);
                var seconds = clock.Elapsed.TotalSeconds;
                var errors = WordErrors.Of(words, transcript.Words);
                trusted[engine].AddRange(transcript.Words.Zip(errors.Right, (w, right) => (w.Confidence, right)));
                Console.WriteLine(
                    $"| {engine.Name} | {sound} | {audio.Duration:0} | {seconds:0.00} | {audio.Duration / seconds:0} | {errors.Rate:0.0%} |"
                );
            }
        }
        Console.WriteLine();
        Console.WriteLine(
            $"| right, of words of a confidence | {string.Join(" | ", Bands.Select(b => $"{b.From} to {Math.Min(1, b.To)}"))} |"
        );
        Console.WriteLine($"| --- |{string.Concat(Bands.Select(_ => " --- |"))}");
        foreach (var engine in engines)
        {
            var shares = Bands.Select(band =>
            {
                var words = trusted[engine].Where(w => w.Confidence >= band.From && w.Confidence < band.To).ToList();
                return words.Count == 0 ? "none" : $"{words.Count(w => w.Right) * 100.0 / words.Count:0} % of {words.Count}";
            });
            Console.WriteLine($"| {engine.Name} | {string.Join(" | ", shares)} |");
        }
        Console.WriteLine();
    }

    private static async Task GuidedAsync(Bench bench, IWhisperEngine[] engines)
    {
        var voice = await TranscriptionBenchmark.VoiceAsync(bench);
        var espeak = EspeakTruth.Speak(bench.Script);
        var words = GuideWords.Of(bench.Script);
        var said = Enumerable.Range(0, words.Count).Where(i => !words[i].Optional).ToList();
        List<GuideWord> guide = [.. said.Select(i => words[i])];
        (string Name, SpeechAudio Audio, IReadOnlyList<double?> Starts)[] truths =
        [
            ("the voice's durations", voice.Audio, voice.Starts),
            ("espeak-ng's word events", new MemoryAudio(espeak.Samples), espeak.Starts),
        ];
        Console.WriteLine(
            "| with the script | truth | audio s | seconds | times real time | words found | median ms | within 50 ms | within 100 ms | departures |"
        );
        Console.WriteLine("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |");
        foreach (var (truth, audio, starts) in truths)
        {
            foreach (var engine in engines)
            {
                var clock = Stopwatch.StartNew();
                var transcript = engine.Align(audio, guide, new DecodingOptions { Language = "en" });
                var seconds = clock.Elapsed.TotalSeconds;
                var name = engine.Name;
                Row(transcript, name, seconds);
                if (starts == espeak.Starts)
                {
                    Row(VoiceWitness.Refine(transcript, audio, voice.Renditions), name + ", the voice a witness", seconds);
                }
            }

            void Row(Transcript transcript, string name, double seconds)
            {
                var errors = said.Select((s, i) => (Truth: starts[s], transcript.Words[i].Start))
                    .Where(p => p.Truth is not null && p.Start is not null)
                    .Select(p => Math.Abs(p.Start!.Value - p.Truth!.Value) * 1000)
                    .Order()
                    .ToList();
                string Within(double ms) =>
                    (errors.Count(e => e <= ms) / (double)errors.Count).ToString("0.0%", CultureInfo.InvariantCulture);
                Console.WriteLine(
                    $"| {name} | {truth} | {audio.Duration:0} | {seconds:0.00} | {audio.Duration / seconds:0} | {transcript.Words.Count(w => w.Start is not null)} of {guide.Count} | {errors[errors.Count / 2]:0} | {Within(50)} | {Within(100)} | {transcript.Departures.Count} |"
                );
                foreach (var departure in transcript.Departures)
                {
                    Console.Error.WriteLine($"{departure.Kind} at {departure.Start:0.0}: '{departure.Script}' / '{departure.Heard}'");
                }
            }
        }
        Console.WriteLine();
    }
}
