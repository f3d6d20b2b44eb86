using MediaPipeline.Scripts;
using MediaPipeline.Speech.Alignment;
using MediaPipeline.Transcription;

namespace MediaPipeline.Tests.Speech;

/// <summary>The voice's own times where Whisper heard its words otherwise, or not.</summary>
public sealed class StandInTests
{
    private static readonly Scripts.Script Script = ScriptReader.Parse("One two three four five.", "s.txt", "en", Pronunciations.None);

    private static readonly string[] Texts = ["One", "two", "three", "four", "five."];

    private static Transcript Of(params double?[] starts)
    {
        List<AlignedWord> words = [.. starts.Select((s, i) => new AlignedWord(Texts[i], s, s + 0.9, s is null ? 0 : 0.99))];
        List<HeardWord> heard =
        [
            .. words
                .Select((w, i) => (w, i))
                .Where(p => p.w.Start is not null)
                .Select(p => new HeardWord(p.w.Text, p.w.Start!.Value, p.w.End!.Value, 0.99, p.i)),
        ];
        return new Transcript("en", 6, words, heard, [new Departure(DepartureKind.Omitted, "three", "", 2, 3)]);
    }

    [Fact]
    public void Our_own_voice_departs_from_nothing_and_what_was_not_heard_is_doubted()
    {
        // The third was not heard, and the fourth was taken for a word of two seconds later.
        var whole = VoiceTimes.StandIn(Of(0.1, 1.05, null, 5.4, 4.1), Of(0, 1, 2, 3, 4), Script);

        whole.Departures.ShouldBeEmpty();
        whole.Words.Select(w => w.Start).ShouldBe([0.1, 1.05, 2, 3, 4.1]);
        whole.Heard.Count.ShouldBe(5);
        whole.Heard.Zip(whole.Heard.Skip(1)).ShouldAllBe(p => p.First.End <= p.Second.Start);
        whole.Doubted().Select(w => w.Text).ShouldBe(["three", "four"]);
        HostNotes.Of(whole, spokenByVoice: true).ShouldHaveSingleItem().ShouldStartWith("Worth a listen");
    }

    [Fact]
    public void What_whisper_heard_in_its_place_stays()
    {
        var whole = VoiceTimes.StandIn(Of(0.1, 1.05, 2.04, 3.1, 4.1), Of(0, 1, 2, 3, 4), Script);

        whole.Words.Select(w => w.Start).ShouldBe([0.1, 1.05, 2.04, 3.1, 4.1]);
        whole.Doubted().ShouldBeEmpty();
    }
}
