using System.Diagnostics;
using MediaPipeline.Media;
using MediaPipeline.Narration;
using MediaPipeline.Running;
using MediaPipeline.Scripts;
using MediaPipeline.Speech.Alignment;
using MediaPipeline.Speech.Audio;
using MediaPipeline.Speech.Silero;
using MediaPipeline.Speech.Whisper;

namespace MediaPipeline.Benchmarks;

/// <summary>
/// Speed of script-guided transcription, and how near its word starts and ends come to two truths: the voice's own
/// durations, and espeak-ng's events.
/// </summary>
internal static class TranscriptionBenchmark
{
    private static readonly string[] Names = ["whisper-tiny.en", "whisper-base"];

    public static async Task RunAsync(Bench bench, string? only)
    {
        var voice = await VoiceAsync(bench);
        var espeak = EspeakTruth.Speak(bench.Script);
        Console.WriteLine(
            "| model and way | truth | audio s | seconds | times real time | encoder's share | words found | median ms | mean ms | within 50 ms | within 100 ms | worst ms | departures | ends: median ms | within 100 ms | into silence |"
        );
        Console.WriteLine("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |");
        foreach (var name in Names.Where(n => only is null || n.Contains(only, StringComparison.Ordinal)))
        {
            if (bench.Models.FindWhisper(name) is not { } folder)
            {
                Console.WriteLine($"| {name} | not on this machine | | | | | | | | | | | | | | |");
                continue;
            }
            using var model = WhisperModel.Load(folder);
            using var vad = bench.Models.FindVad() is { } path ? new SileroVad(path) : null;

            Measure(bench, model, vad, name, "the voice's durations", voice.Audio, voice.Starts, voice.Ends, []);
            var sound = new MemoryAudio(espeak.Samples);
            Measure(bench, model, vad, name, "espeak-ng's word events", sound, espeak.Starts, espeak.Ends, []);
            Measure(bench, model, vad, name, "espeak-ng's word events", sound, espeak.Starts, espeak.Ends, voice.Renditions);
        }
        Console.WriteLine();
    }

    private static void Measure(
        Bench bench,
        WhisperModel model,
        SileroVad? vad,
        string name,
        string truth,
        SpeechAudio audio,
        IReadOnlyList<double?> starts,
        IReadOnlyList<double?> ends,
        IReadOnlyList<Rendition> witness
    )
    {
        var options = new DecodingOptions { Language = "en" };
        // Headings are silent in both: what is not said is not listened for, as in the stage.
        var words = GuideWords.Of(bench.Script);
        var said = Enumerable.Range(0, words.Count).Where(i => !words[i].Optional).ToList();
        List<GuideWord> guide = [.. said.Select(i => words[i])];
        var aligner = new Aligner(model, vad, options);
        aligner.Align(audio, guide);
        var clock = Stopwatch.StartNew();
        var transcript = aligner.Align(audio, guide);
        var seconds = clock.Elapsed.TotalSeconds;
        var encoding = EncoderSeconds(model, vad, audio);
        if (witness.Count > 0)
        {
            transcript = VoiceWitness.Refine(transcript, audio, witness, vad);
        }
        var found = transcript.Words.Count(w => w.Start is not null);
        var ways = witness.Count > 0 ? "script-guided, the voice a witness" : "script-guided";
        Row(
            $"{name}, {ways} | {truth} | {audio.Duration:0} | {seconds:0.00} | {audio.Duration / seconds:0} | {encoding / seconds:0%}",
            $"{found} of {guide.Count}",
            [.. transcript.Words.Select(w => w.Start)],
            [.. said.Select(i => starts[i])],
            $"{transcript.Departures.Count} | {Ends(transcript, [.. said.Select(i => starts[i])], [.. said.Select(i => ends[i])])}"
        );
        foreach (var departure in transcript.Departures)
        {
            Console.Error.WriteLine($"{departure.Kind} at {departure.Start:0.0}: '{departure.Script}' / '{departure.Heard}'");
        }
        if (witness.Count == 0)
        {
            List<double?> known = [.. said.Select(i => starts[i])];
            Row(
                $"{name}, official heads | {truth} | {audio.Duration:0} | | | ",
                "told",
                OfficialHeads.Starts(model, vad, audio, guide, known),
                known,
                " | | | "
            );
        }
    }

    /// <summary>
    /// How near the ends come: their median error, how many are within 100 ms, and how many run on by more than that into a
    /// silence behind the word.
    /// </summary>
    private static string Ends(Transcript transcript, List<double?> starts, List<double?> ends)
    {
        var errors = new List<double>();
        var intoSilence = 0;
        for (var w = 0; w < ends.Count; w++)
        {
            if (transcript.Words[w].End is not { } end || ends[w] is not { } truth)
            {
                continue;
            }
            errors.Add(Math.Abs(end - truth) * 1000);
            var next = starts.Skip(w + 1).FirstOrDefault(s => s is not null) ?? double.MaxValue;
            intoSilence += next - truth > 0.15 && end - truth > 0.1 ? 1 : 0;
        }
        errors.Sort();
        return $"{errors[errors.Count / 2]:0} | {errors.Count(e => e <= 100) * 100.0 / errors.Count:0.0} % | {intoSilence}";
    }

    private static void Row(string head, string found, IReadOnlyList<double?> starts, IReadOnlyList<double?> truth, string departures)
    {
        var errors = truth
            .Zip(starts)
            .Where(p => p.First is not null && p.Second is not null)
            .Select(p => Math.Abs(p.Second!.Value - p.First!.Value) * 1000)
            .Order()
            .ToList();
        double Within(double ms) => errors.Count(e => e <= ms) * 100.0 / errors.Count;
        Console.WriteLine(
            $"| {head} | {found} | {errors[errors.Count / 2]:0} | {errors.Average():0} | {Within(50):0.0} % | {Within(100):0.0} % | {errors[^1]:0} | {departures} |"
        );
    }

    /// <summary>The encoder alone, over the same windows.</summary>
    private static double EncoderSeconds(WhisperModel model, SileroVad? vad, SpeechAudio audio)
    {
        var windows = SpeechWindow.All(SpeechActivity.Measure(audio, vad, default), audio.Duration);
        var mel = new float[model.Config.MelBands * LogMelSpectrogram.Frames];
        var spectrogram = new LogMelSpectrogram(model.Config.MelBands);
        var total = 0.0;
        foreach (var window in windows)
        {
            spectrogram.Compute(audio.Read(window.Start, window.End), mel);
            var clock = Stopwatch.StartNew();
            using var encoded = model.Encode(mel);
            total += clock.Elapsed.TotalSeconds;
        }
        return total;
    }

    /// <summary>The narration as the stages make it, with the voice's own word starts.</summary>
    internal static async Task<(SpeechAudio Audio, List<double?> Starts, List<double?> Ends, List<Rendition> Renditions)> VoiceAsync(
        Bench bench
    )
    {
        var run = bench.Run();
        await new Runner(Pipeline.Stages, new Unheard()).RunAsync(run, new RunOptions(To: NarrateStage.StageName), default);
        var narration = run.Output(NarrateStage.StageName);
        var timeline = narration.Read<Timeline>(NarrateStage.TimelineName);
        var spoken = timeline.Sentences.ToDictionary(s => (s.Section, s.Paragraph, s.Index));
        List<double?> starts = [],
            ends = [];
        for (var s = 0; s < bench.Script.Sections.Count; s++)
        {
            starts.AddRange(bench.Script.Sections[s].Heading.Select(_ => (double?)null));
            ends.AddRange(bench.Script.Sections[s].Heading.Select(_ => (double?)null));
            for (var p = 0; p < bench.Script.Sections[s].Paragraphs.Count; p++)
            {
                var sentences = bench.Script.Sections[s].Paragraphs[p].Sentences;
                for (var x = 0; x < sentences.Count; x++)
                {
                    starts.AddRange(spoken[(s, p, x)].Words.Select(w => (double?)w.Start));
                    ends.AddRange(spoken[(s, p, x)].Words.Select(w => (double?)w.End));
                }
            }
        }
        var audio = await SpeechPcm.DecodeAsync(
            narration.File(NarrateStage.SoundName),
            Path.Combine(bench.NewFolder(), "speech.pcm"),
            null,
            default
        );
        // Counted without headings, as the aligner's words are.
        var renditions = new List<Rendition>();
        var word = 0;
        foreach (var sentence in timeline.Sentences)
        {
            renditions.Add(
                new Rendition(word, audio.Read(sentence.Start, sentence.End), [.. sentence.Words.Select(w => w.Start - sentence.Start)])
            );
            word += sentence.Words.Count;
        }
        return (audio, starts, ends, renditions);
    }
}
