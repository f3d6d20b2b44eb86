using MediaPipeline.Models;
using MediaPipeline.Narration;
using MediaPipeline.Running;
using MediaPipeline.Scripts;
using MediaPipeline.Shows;
using MediaPipeline.Speech.Alignment;
using MediaPipeline.Speech.Audio;

namespace MediaPipeline.Transcription;

/// <summary>A model's alignment heads, found anew.</summary>
/// <param name="Before">How those that it had do.</param>
/// <param name="After">How those found do.</param>
/// <param name="KeptAs">The file they are kept in; null where they are no better.</param>
public sealed record Calibration(CalibratedHeads Before, CalibratedHeads After, string? KeptAs)
{
    private const double Pause = 0.4;

    /// <summary>Sentences of all kinds of sounds and lengths.</summary>
    private const string Text = """
        The old ferry leaves the harbour at six, whatever the weather. Nobody on board speaks before the first cup of coffee.

        Three small dogs chased a yellow balloon across the wide square. A judge, who had been reading on a bench, laughed out loud.

        Why do leaves turn red in autumn? Because the green fades, and what was always there begins to show.

        My neighbour builds violins in a shed behind the railway station. She says that good wood sings before anyone touches it with a bow.

        In winter the shop opens late and closes early. Even so, people come from villages far away, just to buy bread and to talk.

        First melt the butter, then stir in the flour, and only after that add the milk, a little at a time. If it thickens too quickly, take the pan off the fire.

        The museum keeps a single page of the letter, torn at the edge. What stood on the other pages, no one has ever found out.

        We measured the bridge twice and got two answers. Half a day later we understood: the sun had made the steel longer.

        Quiet, please! The recording has begun. Every cough and every chair will be heard for a hundred years.

        Jonah asked for a window seat, an extra pillow and silence. He got a child behind him with a toy trumpet, and slept through all of it.

        Fresh snow swallows sound. Walk through a forest after a storm, and you will hear your own breath more clearly than the road.

        The committee could not agree whether the statue should face the river or the church, so now it slowly turns.

        Thick fog rolled over the northern cliffs while the shepherds whistled. Their dogs, wiser than the sheep, lay down and waited.

        She wrote the first chapter on paper bags, the second on the backs of bills, and the last on a borrowed machine in one long night.
        """;

    /// <summary>Calibrates a model and keeps what was found beside it, if it is better than what it had.</summary>
    /// <exception cref="MissingException">The model or the voice is not on the machine.</exception>
    /// <exception cref="WrongInputException">The model's folder cannot be written, or the model is whisper.cpp's.</exception>
    public static async Task<Calibration> RunAsync(
        ModelShelf models,
        string name,
        IProgress<double> progress,
        CancellationToken cancellationToken
    )
    {
        if (ModelShelf.IsGgml(models.RequireWhisper(name)))
        {
            throw new WrongInputException(
                "whisper.cpp knows the attention heads of its models by itself; there is nothing to calibrate.",
                name,
                "Use the model as it is."
            );
        }
        using var model = Listener.Open(models, name);
        var (audio, words) = await SpeakAsync(models, cancellationToken);
        return await Task.Run(
            () =>
            {
                using var calibration = new HeadCalibration(model, audio, words);
                var before = calibration.Measure(AttentionHead.For(model), cancellationToken: cancellationToken);
                var after = calibration.Run("en", progress, cancellationToken);
                if (after.MeanError >= before.MeanError)
                {
                    return new Calibration(before, after, null);
                }
                try
                {
                    return new Calibration(before, after, AttentionHead.Keep(model, after));
                }
                catch (Exception e) when (e is IOException or UnauthorizedAccessException)
                {
                    throw new WrongInputException(
                        $"The heads found cannot be kept beside the model: {e.Message}",
                        model.Folder,
                        "Copy the model's folder to one that you may write, and name that in MEDIAPIPELINE_MODELS.",
                        e
                    );
                }
            },
            cancellationToken
        );
    }

    /// <summary>The text in the embedded voice, with the time of each word.</summary>
    private static async Task<(SpeechAudio, List<KnownWord>)> SpeakAsync(ModelShelf models, CancellationToken cancellationToken)
    {
        var script = ScriptReader.Parse(Text, "calibration.md", "en", Pronunciations.None);
        var sentences = script.Sections.SelectMany(s => s.Paragraphs).SelectMany(p => p.Sentences).ToList();
        var voice = new VoiceSettings();
        var folder = Directory.CreateTempSubdirectory("mediapipeline-calibrate-").FullName;
        try
        {
            var booth = new Booth(
                models,
                new FileHashes(Path.Combine(folder, "hashes")),
                new SentenceCache(Path.Combine(folder, "sentences"))
            );
            var takes = await booth.SpeakAsync(
                [.. sentences.Select(s => new SpokenLine(0, 0, 0, s, voice))],
                new ProgressShare(_ => { }),
                cancellationToken
            );
            var samples = new List<float>(new float[(int)(Pause * SpeechAudio.SampleRate)]);
            var words = new List<KnownWord>();
            foreach (var (sentence, take) in sentences.Zip(takes))
            {
                if (take.WordEnds.Count == 0)
                {
                    throw new MissingException(
                        $"The voice '{voice.Name}' does not tell how long its sounds last, which calibrating needs.",
                        null,
                        "Put back the voice that came with the program."
                    );
                }
                var sound = SentenceSound.Of(take, 0);
                var start = samples.Count / (double)SpeechAudio.SampleRate;
                words.AddRange(
                    sentence.Words.Zip(
                        sound.Words,
                        (word, ends) => new KnownWord(word.Text, start + ends.Start / (double)take.Sound.SampleRate - VoiceWitness.VoiceLag)
                    )
                );
                samples.AddRange(Resampler.Resample(sound.Samples, take.Sound.SampleRate, SpeechAudio.SampleRate));
                samples.AddRange(new float[(int)(Pause * SpeechAudio.SampleRate)]);
            }
            return (new MemoryAudio(samples.ToArray()), words);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
