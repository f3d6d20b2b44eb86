using MediaPipeline.Recordings;
using MediaPipeline.Shows;

namespace MediaPipeline.Tests.Recordings;

public sealed class TrackTests
{
    [Fact]
    public void A_track_is_open_for_its_own_voice_and_closed_for_a_neighbours()
    {
        // Ada speaks for two seconds, then Ben; each is heard 20 dB softer on the other's track.
        var ada = Levels((200, -20), (200, -40), (100, -70));
        var ben = Levels((200, -40), (200, -20), (100, -70));

        var gains = CrosstalkGate.Gains([ada, ben]);
        var turns = CrosstalkGate.Turns([ada, ben], ["Ada", "Ben"]);

        gains[0][100].ShouldBe(1);
        gains[1][100].ShouldBeLessThan(0.03f);
        gains[0][300].ShouldBeLessThan(0.03f);
        gains[1][300].ShouldBe(1);
        // Open a little before the voice begins.
        gains[1][196].ShouldBe(1);
        // In silence who spoke last stays open, so that the room does not come and go.
        gains[1][480].ShouldBe(1);
        turns.Select(t => t.Speaker).ShouldBe(["Ada", "Ben"]);
        turns.SelectMany(t => new[] { t.Start, t.End }).Zip([0.0, 2, 2, 4]).ShouldAllBe(p => Math.Abs(p.First - p.Second) < 0.1);
    }

    [Fact]
    public void An_echo_between_two_syllables_opens_nothing()
    {
        // Ada stops for five frames at a time; her echo on Ben's track outlasts her voice.
        var ada = Levels([.. Enumerable.Range(0, 20).SelectMany(_ => new[] { (15, -20f), (5, -60f) })]);
        var ben = Levels([.. Enumerable.Range(0, 20).SelectMany(_ => new[] { (15, -38f), (5, -44f) })]);

        var gains = CrosstalkGate.Gains([ada, ben]);

        gains[0].ShouldAllBe(g => g == 1);
        gains[1].Skip(50).ShouldAllBe(g => g < 0.03f);
    }

    [Fact]
    public void Two_who_speak_at_once_are_both_heard()
    {
        var gains = CrosstalkGate.Gains([Levels((200, -20)), Levels((200, -24))]);

        gains.ShouldAllBe(g => g[100] == 1);
    }

    [Theory]
    [InlineData(0.5, 1.0, "Ada")]
    [InlineData(1.8, 2.1, "Ada")]
    [InlineData(1.9, 2.5, "Ben")]
    [InlineData(4.5, 5.0, null)]
    public void A_word_is_said_by_whoever_speaks_for_most_of_it(double start, double end, string? speaker) =>
        SpeakerTurn.At([new SpeakerTurn(0, 2, "Ada"), new SpeakerTurn(2, 4, "Ben")], start, end).ShouldBe(speaker);

    [Theory]
    [InlineData(50)]
    [InlineData(60)]
    public void Hum_of_the_mains_is_told_from_what_is_none(double mains)
    {
        var random = new Random(3);
        float[] Sound(Func<int, double> sound) =>
            [.. Enumerable.Range(0, MainsHum.Rate * 10).Select(i => (float)(sound(i) + 0.002 * (random.NextDouble() - 0.5)))];
        var humming = Sound(i =>
            0.004 * Math.Sin(2 * Math.PI * mains * i / MainsHum.Rate) + 0.003 * Math.Sin(2 * Math.PI * 3 * mains * i / MainsHum.Rate)
        );
        var note = Sound(i => 0.1 * Math.Sin(2 * Math.PI * 220 * i / MainsHum.Rate));

        MainsHum.Find(humming).ShouldBe([mains, 3 * mains]);
        MainsHum.Find(note).ShouldBeEmpty();
        MainsHum.Find(Sound(_ => 0)).ShouldBeEmpty();
    }

    [Fact]
    public void Numbered_files_follow_each_other_and_named_ones_are_speakers()
    {
        var folder = Project.NewFolder();
        Directory.CreateDirectory(Path.Combine(folder, "recording"));
        void Put(string name) => File.WriteAllText(Path.Combine(folder, name), "x");
        Recording.Find(folder).ShouldBeNull();
        Put("recording/10-end.wav");
        Put("recording/2-start.wav");

        Recording.Find(folder)!.Files.Select(f => Path.GetFileName(f.Path)).ShouldBe(["2-start.wav", "10-end.wav"]);
        Put("recording/ada.wav");
        Should.Throw<WrongInputException>(() => Recording.Find(folder)).Message.ShouldContain("numbers");
        File.Delete(Path.Combine(folder, "recording/10-end.wav"));
        File.Delete(Path.Combine(folder, "recording/2-start.wav"));
        Put("recording/ben-van_der_berg.mp4");

        var tracks = Recording.Find(folder)!;
        tracks.Kind.ShouldBe(RecordingKind.Tracks);
        tracks.Files.Select(f => f.Speaker).ShouldBe(["Ada", "Ben Van Der Berg"]);
        Put("recording.wav");
        Should.Throw<WrongInputException>(() => Recording.Find(folder)).Message.ShouldContain("There are two");
    }

    [Fact]
    public void Parts_beside_the_script_follow_each_other_by_their_numbers()
    {
        var folder = Project.NewFolder();
        foreach (var name in new[] { "recording-2.wav", "recording-10.wav", "recording-1.mp3" })
        {
            File.WriteAllText(Path.Combine(folder, name), "x");
        }

        Recording
            .Find(folder)!
            .Files.Select(f => Path.GetFileName(f.Path))
            .ShouldBe(["recording-1.mp3", "recording-2.wav", "recording-10.wav"]);
        File.WriteAllText(Path.Combine(folder, "recording-2.mp3"), "x");
        Should.Throw<WrongInputException>(() => Recording.Find(folder)).Message.ShouldContain("There are two");
    }

    private static float[] Levels(params (int Frames, float Level)[] parts) =>
        [.. parts.SelectMany(p => Enumerable.Repeat(p.Level, p.Frames))];
}
