using CsCheck;
using MediaPipeline.Speech.Alignment;
using MediaPipeline.Speech.Audio;

namespace MediaPipeline.Tests.Speech;

/// <summary>No walk through sound may stand still, whatever the sound and wherever it was cut off.</summary>
public sealed class SpeechWindowTests
{
    /// <summary>Runs of speech and of silence in steps of 10 ms, and a length (seconds) that falls somewhere near their end.</summary>
    private static readonly Gen<(SpeechActivity Activity, double Duration)> Sound = Gen.Select(
        Gen.Select(Gen.Bool, Gen.OneOf(Gen.Int[1, 40], Gen.Int[1, 900], Gen.Int[2500, 3500])).List[0, 12],
        Gen.Double[-0.03, 0.03],
        (runs, off) =>
        {
            var speech = runs.SelectMany(r => Enumerable.Repeat(r.Item1, r.Item2)).ToArray();
            return (new SpeechActivity(speech, true), Math.Max(0, speech.Length * SpeechActivity.Step + off));
        }
    );

    [Fact]
    public void Sound_that_ends_in_the_middle_of_a_word_and_of_a_step_ends()
    {
        // One and a half seconds and 7 ms, speech to its last sample.
        var activity = new SpeechActivity([.. Enumerable.Repeat(true, 151)], true);

        SpeechWindow.All(activity, 1.507).ShouldHaveSingleItem().Cut.ShouldBe(1.507);
        SpeechWindow.Next(activity, 1.507, 1.507).ShouldBeNull();
    }

    [Fact]
    public void The_next_window_begins_no_earlier_than_asked_and_ends_later() =>
        Gen.Select(Sound, Gen.Double[0, 1])
            .Sample(
                (sound, share) =>
                {
                    var time = sound.Duration * share;
                    if (SpeechWindow.Next(sound.Activity, time, sound.Duration) is not { } window)
                    {
                        return;
                    }
                    window.Start.ShouldBeGreaterThanOrEqualTo(time);
                    window.Cut.ShouldBeGreaterThan(window.Start);
                    window.Cut.ShouldBeLessThanOrEqualTo(sound.Duration);
                    window.End.ShouldBeInRange(window.Start, window.Cut);
                    window.Length.ShouldBeLessThanOrEqualTo(30);
                },
                iter: 2000
            );

    [Fact]
    public async Task All_windows_stand_in_order_and_hold_all_speech() =>
        await Ends(() =>
            Sound.Sample(
                sound =>
                {
                    var windows = SpeechWindow.All(sound.Activity, sound.Duration);

                    windows.Count.ShouldBeLessThanOrEqualTo(1 + (int)(sound.Duration / SpeechWindow.Shortest));
                    windows.Zip(windows.Skip(1)).All(pair => pair.First.Cut <= pair.Second.Start).ShouldBeTrue();
                    var whole = sound.Activity.SpeechIn(0, sound.Duration);
                    windows.Sum(w => sound.Activity.SpeechIn(w.Start, w.End)).ShouldBe(whole, 0.03 * (windows.Count + 1));
                },
                iter: 2000
            )
        );

    [Fact]
    public async Task Whatever_end_of_its_text_a_window_tells_the_walk_goes_on() =>
        await Ends(() =>
            Gen.Select(Sound, Gen.OneOf(Gen.Const(double.NaN), Gen.Const(double.NegativeInfinity), Gen.Double[-100, 1000]).Array[1, 8])
                .Sample(
                    (sound, ends) =>
                    {
                        var windows = 0;
                        for (var next = SpeechWindow.Next(sound.Activity, 0, sound.Duration); next is { } window; windows++)
                        {
                            windows.ShouldBeLessThanOrEqualTo(1 + (int)(sound.Duration / (SpeechWindow.Shortest / 2)));
                            // Some ends lie in the window, some anywhere.
                            var end = ends[windows % ends.Length];
                            var within = windows % 2 == 0 ? window.Start + Math.Abs(end) % 30 : end;
                            next = SpeechWindow.Next(sound.Activity, window.GoOn(within), sound.Duration);
                        }
                    },
                    iter: 2000
                )
        );

    /// <summary>The walk on another thread: one that stands still fails the test, and does not hold all others up.</summary>
    private static Task Ends(Action walk) => Task.Run(walk).WaitAsync(TimeSpan.FromSeconds(60));
}
