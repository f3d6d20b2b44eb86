using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using MediaPipeline.Models;
using MediaPipeline.Running;
using MediaPipeline.Scripts;
using MediaPipeline.Shows;
using MediaPipeline.Speech.Piper;

namespace MediaPipeline.Narration;

/// <summary>A sentence to be spoken, its place in the script, and by whom.</summary>
internal sealed record SpokenLine(int Section, int Paragraph, int Index, Sentence Sentence, VoiceSettings Voice);

/// <summary>A spoken sentence, with the samples at which each of its words, and each mark between phrases, begins and ends.</summary>
internal sealed record BoothTake(
    SpokenSentence Sound,
    IReadOnlyList<(int Start, int End)> WordEnds,
    IReadOnlyList<(int Start, int End)> Phrases
);

/// <summary>Where voices speak: as many sentences at once as the machine has cores, each kept.</summary>
internal sealed class Booth(ModelShelf models, FileHashes hashes, SentenceCache cache)
{
    /// <summary>Voices that said something.</summary>
    private readonly ConcurrentDictionary<PiperVoice, bool> spoke = [];

    /// <summary>Threads of one sentence: as many as cores where there are fewer sentences than cores.</summary>
    private int threads = 1;

    /// <summary>Speaks all lines; the takes come in their order.</summary>
    public async Task<IReadOnlyList<BoothTake>> SpeakAsync(
        IReadOnlyList<SpokenLine> lines,
        IProgress<double> progress,
        CancellationToken cancellationToken
    )
    {
        // The voices' weights are read while espeak-ng is at work: sentences that are new to it are new to them. One that fails to
        // load fails where it is needed.
        var loading = new Lazy<Task>(() =>
            Task.WhenAll(
                lines.Select(l => l.Voice.Name).Distinct().Select(n => Task.Run(() => Voice(models.RequireVoice(n)), cancellationToken))
            )
        );
        void Load(int missing)
        {
            if (!loading.IsValueCreated)
            {
                threads = missing < Environment.ProcessorCount ? Environment.ProcessorCount : 1;
                _ = loading.Value;
            }
        }
        try
        {
            var phonemes = await PhonemesAsync(lines, Load, cancellationToken);
            return await SpeakAsync(lines, phonemes, progress, cancellationToken);
        }
        finally
        {
            await (loading.IsValueCreated ? Task.WhenAny(loading.Value) : Task.CompletedTask);
        }
    }

    private async Task<SentencePhonemes[]> PhonemesAsync(
        IReadOnlyList<SpokenLine> lines,
        Action<int> asking,
        CancellationToken cancellationToken
    )
    {
        var phonemes = new SentencePhonemes[lines.Count];
        foreach (var group in lines.Select((line, index) => (line, index)).GroupBy(l => l.line.Voice.Name))
        {
            var config = PiperVoiceConfig.Load(models.RequireVoice(group.Key) + ".json");
            var found = await SentencePhonemes.OfAsync(
                config.EspeakVoice,
                [.. group.Select(l => l.line.Sentence)],
                cache.Phonemes,
                asking,
                cancellationToken
            );
            foreach (var (member, answer) in group.Zip(found))
            {
                phonemes[member.index] = answer;
            }
        }
        return phonemes;
    }

    private async Task<KeptTakes> SpeakAsync(
        IReadOnlyList<SpokenLine> lines,
        SentencePhonemes[] phonemes,
        IProgress<double> progress,
        CancellationToken cancellationToken
    )
    {
        var done = 0;
        var total = phonemes.Sum(p => p.Text.Length);
        // Long sentences first, so that no core is left alone with one at the end.
        var order = Enumerable.Range(0, lines.Count).OrderByDescending(i => phonemes[i].Text.Length);
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellationToken };
        try
        {
            await Task.Run(
                () =>
                {
                    Parallel.ForEach(
                        Partitioner.Create(order, EnumerablePartitionerOptions.NoBuffering),
                        parallel,
                        i =>
                        {
                            _ = Speak(lines[i].Voice, phonemes[i]);
                            progress.Report(Interlocked.Add(ref done, phonemes[i].Text.Length) / (double)total);
                        }
                    );
                    // What follows needs the memory more.
                    foreach (var voice in spoke.Keys)
                    {
                        voice.Rest();
                    }
                },
                cancellationToken
            );
        }
        catch (AggregateException e)
        {
            // What is wrong with one sentence is wrong with many; it is told once.
            ExceptionDispatchInfo.Throw(e.InnerExceptions[0]);
        }
        return new KeptTakes(lines.Count, i => Speak(lines[i].Voice, phonemes[i]));
    }

    private BoothTake Speak(VoiceSettings settings, SentencePhonemes phonemes)
    {
        var path = models.RequireVoice(settings.Name);
        var speaker = SpeakerId(settings, path);
        var key = SentenceCache.Key(hashes.Of(path), phonemes.Text, settings.Pace, speaker);
        var sound = cache.Find(key) ?? cache.Keep(key, Say(path, phonemes.Text, settings.Pace, speaker));
        if (sound.PhonemeEnds.Length == 0)
        {
            return new BoothTake(sound, [], []);
        }
        int End(int character) => character == 0 ? 0 : sound.PhonemeEnds[character - 1];
        return new BoothTake(
            sound,
            [.. phonemes.Spans.Select(s => (End(s.Start), End(s.End)))],
            [.. phonemes.PhraseEnds.Select(p => (End(p), End(p + 1)))]
        );
    }

    private SpokenSentence Say(string path, string phonemes, double pace, int speaker)
    {
        var voice = Voice(path);
        spoke.TryAdd(voice, true);
        return voice.Say(phonemes, pace, speaker);
    }

    private PiperVoice Voice(string path) =>
        models.Warm(
            $"{path} of {threads}",
            () =>
            {
                try
                {
                    return PiperVoice.Load(path, KeptGraphs.OfUser.Open, threads);
                }
                catch (PiperVoiceException e)
                {
                    throw new MissingException(
                        e.Problem,
                        e.Path,
                        "Get the voice again with: mediapipeline models pull " + Path.GetFileNameWithoutExtension(path),
                        e
                    );
                }
            }
        );

    private static int SpeakerId(VoiceSettings settings, string path)
    {
        if (settings.Speaker is null)
        {
            return 0;
        }
        var config = PiperVoiceConfig.Load(path + ".json");
        return config.Speakers.TryGetValue(settings.Speaker, out var id) ? id
            : int.TryParse(settings.Speaker, out var number) && number >= 0 && number < config.SpeakerCount ? number
            : throw new WrongInputException(
                $"The voice {settings.Name} has no speaker '{settings.Speaker}'.",
                ShowFile.Name,
                config.SpeakerCount > 1
                    ? $"Its speakers are {string.Join(", ", config.Speakers.Keys.Take(12))}; a number from 0 to {config.SpeakerCount - 1} will do, too."
                    : "It has only one; leave 'speaker' away."
            );
    }
}
