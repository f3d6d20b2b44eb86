using MediaPipeline.Models;
using MediaPipeline.Scripts;
using MediaPipeline.Speech.Alignment;
using MediaPipeline.Speech.Silero;
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

        var transcript = ear.Aligner.Align(spoken.Audio, guide);

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
        var take = MisreadTake.Make(ear.Maker, seed: 1);
        var spoken = await ear.Maker.RecordAsync(take.Pieces);
        var tally = new MisreadTally();

        tally.Add(take, spoken, ear.Aligner.Align(spoken.Audio, ear.Maker.Guide), ear.Maker.Guide);

        var details = string.Join('\n', tally.Details);
        tally.Found(DepartureKind.Changed).ShouldBeGreaterThan(0.8, details);
        tally.Found(DepartureKind.Omitted).ShouldBeGreaterThan(0.6, details);
        tally.Found(DepartureKind.Added).ShouldBeGreaterThan(0.5, details);
        (tally.FalseAlarms / (double)tally.Words).ShouldBeLessThan(0.015, details);
    }

    private static string Told(Transcript transcript) =>
        string.Join("; ", transcript.Departures.Select(d => $"{d.Kind} '{d.Script}' '{d.Heard}'"));

    /// <summary>The embedded models, loaded once for all takes.</summary>
    public sealed class Ear : IDisposable
    {
        private readonly WhisperModel model = WhisperModel.Load(new ModelShelf(null, null).RequireWhisper("whisper-tiny.en"));
        private readonly SileroVad vad = new(new ModelShelf(null, null).FindVad()!);

        public Ear()
        {
            Aligner = new Aligner(model, vad, new DecodingOptions { Language = "en" });
            var path = Path.Combine(Project.Root, "episodes", "2026-03-06-sampling", "script.md");
            Maker = new TakeMaker(ScriptReader.Read(path, "en", Pronunciations.None));
        }

        internal TakeMaker Maker { get; }

        internal Aligner Aligner { get; }

        public void Dispose()
        {
            model.Dispose();
            vad.Dispose();
        }
    }
}
