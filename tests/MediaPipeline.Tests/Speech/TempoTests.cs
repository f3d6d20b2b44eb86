using MediaPipeline.Speech.Alignment;
using MediaPipeline.Speech.Audio;

namespace MediaPipeline.Tests.Speech;

public sealed class TempoTests
{
    private const double Word = 0.4;

    [Fact]
    public void Words_that_take_what_their_letters_need_leave_nothing_over()
    {
        var tempo = Of([5, 5, 5, 5, 5], [0, 0.4, 0.8, 1.2, 1.6]);

        Enumerable.Range(0, 5).Select(tempo.Share).ShouldAllBe(s => Math.Abs(s - 1) < 0.01);
        Enumerable.Range(0, 5).Select(tempo.LeftOver).ShouldAllBe(s => Math.Abs(s) < 0.01);
    }

    [Fact]
    public void A_word_with_hardly_any_time_was_hardly_said() =>
        Of([5, 5, 5, 5, 5], [0, 0.4, 0.45, 0.85, 1.25]).Share(1).ShouldBeLessThan(0.2);

    [Fact]
    public void Speech_that_two_words_do_not_need_is_left_over()
    {
        var tempo = Of([5, 5, 5, 5, 5], [0, 0.4, 1.2, 1.6, 2.0]);

        // It lies behind the second word: about the third one's start, or the second's.
        tempo.LeftOver(1).ShouldBe(0.4, 0.01);
        tempo.LeftOver(2).ShouldBe(0.4, 0.01);
        tempo.LeftOver(4).ShouldBe(0, 0.01);
    }

    [Fact]
    public void A_pause_is_no_speech()
    {
        // Half a second of silence after the second word.
        var speech = Enumerable.Repeat(true, 80).Concat(Enumerable.Repeat(false, 50)).Concat(Enumerable.Repeat(true, 120)).ToArray();
        double[] starts = [0, 0.4, 1.3, 1.7, 2.1];
        var tempo = new Tempo([5, 5, 5, 5, 5], [.. starts.Select(s => (s, s + Word))], new SpeechActivity(speech, true));

        tempo.LeftOver(2).ShouldBe(0, 0.03);
    }

    [Fact]
    public void There_is_time_for_a_word_where_it_stands_unless_its_neighbours_were_robbed_of_it_or_it_has_far_too_much()
    {
        Of([5, 5, 5, 5, 5], [0, 0.4, 0.8, 1.2, 1.6]).HasTimeFor(2, 3).ShouldBeTrue();
        Of([5, 5, 5, 5, 5], [0, 0.4, 0.8, 0.85, 1.25]).HasTimeFor(2, 3).ShouldBeFalse();
        Of([5, 5, 5, 5, 5, 5, 5], [0, 0.4, 0.8, 0.9, 1.2, 1.3, 1.7]).HasTimeFor(3, 4).ShouldBeFalse();
        Of([5, 5, 2, 5, 5], [0, 0.4, 0.8, 1.6, 2.0]).HasTimeFor(2, 3).ShouldBeFalse();
    }

    [Fact]
    public void There_is_time_for_a_long_word_beside_its_place()
    {
        // The fourth word has the third one's time, and more.
        double[] starts = [0, 0.4, 0.8, 0.85, 1.85, 2.25];

        Of([5, 5, 5, 5, 5, 5], starts).HasTimeFor(2, 3).ShouldBeTrue();
        Of([5, 5, 2, 5, 5, 5], starts).HasTimeFor(2, 3).ShouldBeFalse();
    }

    [Fact]
    public void No_words_and_no_speech_are_no_fault()
    {
        Of([3], [0], silent: true).HasTimeFor(0, 1).ShouldBeFalse();
        Of([], []).IsWrong(new SpeechWindow(0, 0.5)).ShouldBeFalse();
        Of([3], [0], silent: true).Share(0).ShouldBe(1);
    }

    private static Tempo Of(int[] letters, double[] starts, bool silent = false)
    {
        var times = starts.Select((s, w) => (s, w + 1 < starts.Length ? starts[w + 1] : s + Word)).ToList();
        var length = (int)Math.Round((times.Count == 0 ? 1 : times[^1].Item2) / SpeechActivity.Step);
        return new Tempo(letters, times, new SpeechActivity([.. Enumerable.Repeat(!silent, length)], true));
    }
}
