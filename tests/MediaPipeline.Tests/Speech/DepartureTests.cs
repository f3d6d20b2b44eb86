using MediaPipeline.Scripts;
using MediaPipeline.Speech.Alignment;
using MediaPipeline.Speech.Whisper;

namespace MediaPipeline.Tests.Speech;

/// <summary>Hosts who do not read as written, spoken by the embedded voice, so that every word's time is known.</summary>
public sealed class DepartureTests(DepartureTests.Ear ear) : IClassFixture<DepartureTests.Ear>
{
    public static TheoryData<string> Cases => [.. DepartureTakes.All.Keys];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task What_the_host_did_is_told_and_every_word_said_has_its_time(string name)
    {
        var take = DepartureTakes.All[name](ear.Maker);
        var guide = take.Guide ?? ear.Maker.Guide;
        var spoken = await ear.Maker.RecordAsync(take.Pieces);

        // Windows that several takes have in common are heard once.
        var transcript = ear.Aligner.Align(spoken.Audio, guide, ear.Memory);

        foreach (var expected in take.Expected)
        {
            transcript.Departures.ShouldContain(d => TakeScore.Matches(d, expected), $"{expected}, of {Told(transcript)}");
        }
        transcript.Departures.Count.ShouldBeLessThanOrEqualTo(take.Expected.Count + 2, Told(transcript));
        if (take.Guide is null)
        {
            var score = TakeScore.Of(spoken, transcript, guide);
            score.Astray.ShouldBe(0, score.ToString());
            score.Missed.ShouldBeLessThanOrEqualTo(2, score.ToString());
            score.Phantoms.ShouldBeLessThanOrEqualTo(1, score.ToString());
            score.Within100.ShouldBeGreaterThan(0.9, score.ToString());
            score.Median.ShouldBeLessThan(35, score.ToString());
        }
    }

    [Fact]
    public async Task Most_single_misread_words_are_found_and_hardly_any_are_invented()
    {
        // Of many words, since shares are asked.
        var maker = TakeMaker.OfSample();
        var take = MisreadTake.Make(maker, seed: 1);
        var spoken = await maker.RecordAsync(take.Pieces);
        var tally = new MisreadTally();

        tally.Add(take, spoken, ear.Aligner.Align(spoken.Audio, maker.Guide), maker.Guide);

        var details = string.Join('\n', tally.Details);
        tally.Found(DepartureKind.Changed).ShouldBeGreaterThan(0.75, details);
        tally.Found(DepartureKind.Omitted).ShouldBeGreaterThan(0.75, details);
        tally.Found(DepartureKind.Added).ShouldBeGreaterThan(0.7, details);
        (tally.FalseAlarms / (double)tally.Words).ShouldBeLessThan(0.005, details);
    }

    [Fact]
    public async Task A_person_who_departs_from_an_edited_script_is_heard_to()
    {
        var recording = Project.Shared("recordings/sonnet-002.mp3");
        var lines = (await File.ReadAllLinesAsync(Project.Shared("recordings/sonnet-002.txt"))).ToList();
        // As if the poem had one line more, one line less, another word, and two lines the other way round.
        lines.Insert(3, "The quiet garden keeps no secret from the rain,");
        lines.RemoveAt(lines.FindIndex(l => l.StartsWith("Will be a tatter'd weed")));
        lines[1] = lines[1].Replace("forty winters", "fourteen winters");
        var last = lines.Count - 1;
        (lines[last], lines[last - 1]) = (lines[last - 1], lines[last]);
        var script = ScriptReader.Parse(string.Join('\n', lines), "sonnet.txt", "en", Pronunciations.None);
        using var audio = await Media.SpeechPcm.DecodeAsync(
            recording,
            Path.Combine(Project.NewFolder(), "s.pcm"),
            null,
            CancellationToken.None
        );

        var transcript = ear.Aligner.Align(audio, GuideWords.Of(script));

        var told = Told(transcript);
        (DepartureKind, string, string)[] expected =
        [
            (DepartureKind.Omitted, "The quiet garden keeps no secret from the rain,", ""),
            (DepartureKind.Added, "", "weed of small worth held"),
            (DepartureKind.Changed, "fourteen", "forty"),
        ];
        var found = expected.Count(e => transcript.Departures.Any(d => TakeScore.Matches(d, e)));
        // Of two lines the other way round, either is the one that was moved.
        found += transcript.Departures.Any(d =>
            d.Kind == DepartureKind.Moved
            && (
                d.Heard.Contains("new made", StringComparison.OrdinalIgnoreCase) || d.Heard.Contains("blood warm", StringComparison.Ordinal)
            )
        )
            ? 1
            : 0;
        found.ShouldBeGreaterThanOrEqualTo(3, told);
        transcript.Departures.Count.ShouldBeLessThanOrEqualTo(8, told);
        transcript.Words.Count(w => w.Start is not null).ShouldBeGreaterThan(transcript.Words.Count - 15, told);
    }

    private static string Told(Transcript transcript) =>
        string.Join("; ", transcript.Departures.Select(d => $"{d.Kind} '{d.Script}' '{d.Heard}'"));

    /// <summary>What all takes are made of and heard with.</summary>
    public sealed class Ear
    {
        internal TakeMaker Maker { get; } = TakeMaker.OfLighthouse();

        internal WindowMemory Memory { get; } = new(Project.NewFolder(), "tiny.en");

        internal Aligner Aligner { get; } = new(EmbeddedModels.Whisper, EmbeddedModels.Vad, new DecodingOptions { Language = "en" });
    }
}
