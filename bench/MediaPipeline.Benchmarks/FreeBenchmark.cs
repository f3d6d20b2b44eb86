using System.Diagnostics;
using MediaPipeline.Speech.Alignment;
using MediaPipeline.Speech.Audio;
using MediaPipeline.Speech.Silero;
using MediaPipeline.Speech.Whisper;
using MediaPipeline.Tests.Speech;

namespace MediaPipeline.Benchmarks;

/// <summary>Speed and word error rate of free transcription, clean and under noise and music, and ways of decoding compared.</summary>
internal static class FreeBenchmark
{
    public static async Task RunAsync(Bench bench)
    {
        var maker = new TakeMaker(bench.Script);
        var spoken = await maker.RecordAsync(maker.ReadAll());
        List<GuideWord> said = [.. spoken.Said.Select(s => maker.Guide[s.ScriptIndex!.Value])];
        var sounds = new (string Name, float[] Samples)[]
        {
            ("clean", spoken.Samples),
            ("white noise under the voice", Mixed(spoken.Samples, TakeMaker.Noise(spoken.Samples.Length, 0.025f))),
            ("music under the voice", Mixed(spoken.Samples, TakeMaker.Music(spoken.Samples.Length / 16000.0 + 1))),
        };
        (string Name, DecodingOptions Options)[] ways =
        [
            ("as it is", new DecodingOptions { Language = "en" }),
            ("no beams", new DecodingOptions { Language = "en", BeamSize = 1 }),
            ("beams always", new DecodingOptions { Language = "en", BeamBelow = 0 }),
            ("not told the text before", new DecodingOptions { Language = "en", ConditionOnPreviousText = false }),
        ];
        Console.WriteLine("| free | sound | way | audio s | times real time | word error rate | words over no speech |");
        Console.WriteLine("| --- | --- | --- | --- | --- | --- | --- |");
        foreach (var name in (string[])["whisper-tiny.en", "whisper-base"])
        {
            if (bench.Models.FindWhisper(name) is not { } folder)
            {
                continue;
            }
            using var model = WhisperModel.Load(folder);
            using var vad = bench.Models.FindVad() is { } path ? new SileroVad(path) : null;
            foreach (var (sound, samples) in sounds)
            {
                foreach (var (way, options) in ways)
                {
                    var audio = new MemoryAudio(samples);
                    var clock = Stopwatch.StartNew();
                    var transcript = await new Transcriber(model, vad, options).TranscribeAsync(audio);
                    var seconds = clock.Elapsed.TotalSeconds;
                    var errors = WordErrors.Of(said, transcript.Words);
                    var invented = transcript.Words.Count(w => !spoken.Said.Any(s => s.Start < w.End + 0.3 && w.Start < s.End + 0.3));
                    Console.WriteLine(
                        $"| {name} | {sound} | {way} | {audio.Duration:0} | {audio.Duration / seconds:0} | {errors.Rate:0.0%} | {invented} |"
                    );
                }
            }
        }
        Console.WriteLine();
    }

    private static float[] Mixed(float[] voice, float[] other) => [.. voice.Select((v, i) => v + other[i])];
}
