using MediaPipeline.Media;
using MediaPipeline.Models;
using MediaPipeline.Narration;
using MediaPipeline.Running;
using MediaPipeline.Scripts;
using MediaPipeline.Shows;
using MediaPipeline.Speech.Piper;

namespace MediaPipeline.Tests.Narration;

public sealed class NarrationTests
{
    private static readonly VoiceSettings Joe = new();

    [Theory]
    [InlineData(48000)]
    [InlineData(22050)]
    [InlineData(16000)]
    public async Task The_meter_measures_what_ffmpegs_does(int rate)
    {
        var path = Path.Combine(Project.NewFolder(), "tones.wav");
        var random = new Random(7);
        var samples = new float[rate * 6];
        for (var i = 0; i < samples.Length; i++)
        {
            // Two levels of coloured sound, and a pause between them.
            var level =
                i < rate * 2 ? 0.3
                : i < rate * 3 ? 0.0001
                : 0.08;
            samples[i] = (float)(level * (Math.Sin(i * 0.02) + 0.5 * Math.Sin(i * 0.31) + 0.3 * (random.NextDouble() - 0.5)));
        }
        using (var wav = new WavFile(path, rate))
        {
            wav.Write(samples);
        }

        var theirs = await HeardSound.LoudnessAsync(path);

        LoudnessMeter.Integrated(samples, rate).ShouldBe(theirs.Integrated, 0.15);
    }

    [Fact]
    public void Silence_has_no_loudness() => LoudnessMeter.Integrated(new float[4000], 16000).ShouldBe(double.NegativeInfinity);

    [Fact]
    public async Task Every_sentence_is_as_loud_as_every_other()
    {
        string[] texts =
        [
            "No.",
            "Was that really so?",
            "The whole of a long and winding sentence, which never seems to come to its end, is heard at one level.",
            "Stop!",
        ];

        var sounds = (await TakesAsync(texts, Joe)).Select(t => SentenceSound.Of(t, 0.3).Samples).ToList();

        var levels = sounds.Select(s => LoudnessMeter.Integrated(s, 22050)).ToList();
        (levels.Max() - levels.Min()).ShouldBeLessThan(0.5);
        // No join clicks: each begins and ends in silence.
        sounds.ShouldAllBe(s => Math.Abs(s.First()) < 0.001 && Math.Abs(s.Last()) < 0.001);
    }

    [Fact]
    public async Task Phrases_stand_as_far_apart_as_wanted_and_words_move_with_them()
    {
        var take = (await TakesAsync(["One was red; the other was blue."], Joe))[0];

        var close = SentenceSound.Of(take, 0);
        var apart = SentenceSound.Of(take, 1.5);

        var more = apart.Samples.Length - close.Samples.Length;
        more.ShouldBeInRange(22050 / 2, 22050 * 3 / 2);
        apart.Words[2].ShouldBe(close.Words[2]);
        ((double)apart.Words[3].Start).ShouldBe(close.Words[3].Start + more, 22050 / 5.0);
        apart.Words[^1].End.ShouldBe(close.Words[^1].End + more);
    }

    [Fact]
    public async Task A_question_is_said_otherwise_than_a_statement()
    {
        var takes = await TakesAsync(["You came back.", "You came back?", "You came back!"], Joe);

        takes.Select(t => t.Sound.Samples.Length).Distinct().Count().ShouldBe(3);
    }

    [Fact]
    public async Task A_script_says_how_fast_a_section_and_a_sentence_are_and_where_to_pause()
    {
        const string text = """
            One two three four five six seven.

            ## Slower <!-- pace: 0.7 -->

            One two three four five six seven. <!-- pace: 1.4 --> One two three four five six seven. One two three four five six seven.

            <!-- pause: 2.5 -->

            One two three four five six seven.

            ## As before

            One two three four five six seven.
            """;
        var timeline = await NarrateAsync(text, new Show { Title = "T" });

        double Length(int sentence) => timeline.Sentences[sentence].End - timeline.Sentences[sentence].Start;
        Length(1).ShouldBe(Length(0) / 0.7, Length(0) * 0.25);
        Length(2).ShouldBe(Length(0) / 1.4, Length(0) * 0.2);
        Length(3).ShouldBe(Length(1), 0.05);
        Length(5).ShouldBe(Length(0), 0.05);
        (timeline.Sentences[4].Start - timeline.Sentences[3].End).ShouldBe(2.5, 0.05);
    }

    [Theory]
    [InlineData("Text.\n\n<!-- pace: quick -->\n\nMore.", "script.md:3", "0.5 to 2")]
    [InlineData("Text.\nIt goes on. <!-- pause: 99 --> More.", "script.md:2", "0 to 30")]
    public void A_direction_that_cannot_be_followed_is_named(string text, string where, string remedy)
    {
        var wrong = Should.Throw<WrongInputException>(() => ScriptReader.Parse(text, "script.md", "en", Pronunciations.None));

        wrong.Where.ShouldBe(where);
        wrong.Remedy!.ShouldContain(remedy);
    }

    [Theory]
    [InlineData("<!-- pace: 0.8 --> Slow. Usual.", 0.8, 1.0)]
    [InlineData("<!-- a remark --> Slow. Usual.", 1.0, 1.0)]
    [InlineData("Slow. <!-- pace: 0.8 -->\nUsual.", 1.0, 0.8)]
    [InlineData("**ADA:** <!-- pace: 0.8 --> Slow. Usual.", 0.8, 1.0)]
    [InlineData("<!-- pace: 0.8 --> Slow.\nUsual.", 0.8, 1.0)]
    [InlineData("<!-- a remark\nof two lines --> Slow.\nUsual.", 1.0, 1.0)]
    [InlineData("> <!-- pace: 0.8 --> Slow. Usual.", 0.8, 1.0)]
    public void Text_after_a_comment_is_said_and_the_comment_is_not(string text, double first, double second)
    {
        var script = ScriptReader.Parse(text, "script.md", "en", Pronunciations.None);

        var paragraph = script.Sections.Single().Paragraphs.Single();
        paragraph.Sentences.Select(s => s.Text).ShouldBe(["Slow.", "Usual."]);
        paragraph.Sentences.Select(s => s.Pace).ShouldBe([first, second]);
        var word = paragraph.Sentences[0].Words[0];
        text.Split('\n')[word.Line - 1][(word.Column - 1)..].ShouldStartWith("Slow");
    }

    [Fact]
    public async Task A_voice_of_several_speaks_as_the_speaker_asked_for_by_name_or_number()
    {
        var folder = Project.NewFolder();
        var path = TwoSpeakers.Write(folder);
        using var voice = PiperVoice.Load(path);
        var near = voice.Say("həlˈoʊ.", 1, 0);

        var far = voice.Say("həlˈoʊ.", 1, 1);

        far.Samples.Max().ShouldBe(near.Samples.Max() / 4, 1e-4);
        var named = await TakesAsync(["Hello."], Joe with { Name = "en_US-duo-medium", Speaker = "far" }, folder);
        var numbered = await TakesAsync(["Hello."], Joe with { Name = "en_US-duo-medium", Speaker = "1" }, folder);
        var first = await TakesAsync(["Hello."], Joe with { Name = "en_US-duo-medium" }, folder);
        named[0].Sound.Samples.ShouldBe(numbered[0].Sound.Samples);
        named[0].Sound.Samples.Max().ShouldBe(first[0].Sound.Samples.Max() / 4, 1e-3);
        var nobody = await Should.ThrowAsync<WrongInputException>(() =>
            TakesAsync(["Hello."], Joe with { Name = "en_US-duo-medium", Speaker = "nobody" }, folder)
        );
        nobody.Remedy!.ShouldContain("near, far");
    }

    private static async Task<IReadOnlyList<BoothTake>> TakesAsync(string[] texts, VoiceSettings voice, string? models = null)
    {
        var folder = Project.NewFolder();
        var booth = new Booth(
            new ModelShelf(models, null),
            new FileHashes(Path.Combine(folder, "hashes")),
            new SentenceCache(Path.Combine(folder, "sentences"))
        );
        var lines = texts
            .SelectMany(t => ScriptReader.Parse(t, "text.md", "en", Pronunciations.None).Sections[0].Paragraphs[0].Sentences)
            .Select((s, i) => new SpokenLine(0, 0, i, s, voice));
        return await booth.SpeakAsync([.. lines], new ProgressShare(_ => { }), CancellationToken.None);
    }

    /// <summary>A script as the narrating stage speaks it.</summary>
    private static async Task<Timeline> NarrateAsync(string text, Show show)
    {
        var root = Project.NewFolder();
        var episode = Path.Combine(root, "episodes", "2026-01-02-paces");
        Directory.CreateDirectory(episode);
        await File.WriteAllTextAsync(Path.Combine(root, ShowFile.Name), "{ \"title\": \"T\" }");
        await File.WriteAllTextAsync(Path.Combine(episode, "script.md"), text);
        var run = new EpisodeRun(
            show,
            EpisodeFolder.Open(episode),
            new ArtifactStore(root, "2026-01-02-paces"),
            new FileHashes(Path.Combine(root, "hashes")),
            new ModelShelf(null, null)
        );
        await new Runner([new ScriptStage(), new NarrateStage()], new Unheard()).RunAsync(run, new RunOptions(), CancellationToken.None);
        return run.Output(NarrateStage.StageName).Read<Timeline>(NarrateStage.TimelineName);
    }
}
