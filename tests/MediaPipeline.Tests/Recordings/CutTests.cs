using System.Runtime.InteropServices;
using CsCheck;
using MediaPipeline.Recordings;
using MediaPipeline.Speech.Alignment;
using MediaPipeline.Speech.Audio;

namespace MediaPipeline.Tests.Recordings;

public sealed class CutTests
{
    private static readonly string[] RetakeWords = ["scratch that"];

    [Theory]
    // What was said, what the script has, what is left.
    [InlineData("We cut this. We cut this. Done.", "We cut this. Done.", "We cut this. Done.")]
    [InlineData("A list of words. Scratch that. A list of numbers. Done.", "A list of numbers. Done.", "A list of numbers. Done.")]
    [InlineData("It was late. Wrong words here, scratch that. It rained.", "It was late. It rained.", "It was late. It rained.")]
    [InlineData("The model was — the model was trained on text.", "The model was trained on text.", "the model was trained on text.")]
    [InlineData(
        "He was born in 1900 in Rome. He was born in 1901 in Rome. Fine.",
        "He was born in 1901 in Rome. Fine.",
        "He was born in 1901 in Rome. Fine."
    )]
    [InlineData("So many of numbers. We saw numbers. We saw more.", "So many of numbers. We saw more.", "So many of numbers. We saw more.")]
    // What the script has twice is meant, also where Whisper misheard it, or what lies between.
    [InlineData("We made a chest. We made a film.", "We made a test. We made a film.", null)]
    [InlineData("GPT 2 is small. GPT 2 is old.", "GPT-2 is small. GPT-2 is old.", null)]
    [InlineData("Ten days passed, and ten days passed again.", "10 days passed, and 10 days passed again.", null)]
    [InlineData("We we we go. We we go.", "We go. We go.", null)]
    [InlineData("Again and again, we cut. Again and again, we cut.", "Again and again, we cut. Again and again, we cut.", null)]
    [InlineData("You say scratch that to a dog.", "You say scratch that to a dog.", null)]
    [InlineData("We do it, and we go home.", "We do it, and we go home.", null)]
    public void What_was_said_again_is_cut_to_the_second_time(string said, string script, string? left) =>
        Left(said, script.Split(' ')).ShouldBe(left ?? said);

    [Theory]
    [InlineData("This is how it works. This is how it works today.", "This is how it works today.")]
    [InlineData("I said bananas. Scratch that. I said apples.", "I said apples.")]
    [InlineData("It is what it is.", null)]
    [InlineData("We went there, and we went home.", null)]
    public void Without_a_script_only_clear_retakes_are_cut(string said, string? left) => Left(said, null).ShouldBe(left ?? said);

    [Fact]
    public void A_filler_goes_and_the_pause_before_it_stays()
    {
        HeardWord[] words = [new("we,", 1, 1.3, 1), new("um,", 1.6, 1.9, 1), new("cut", 2.2, 2.5, 1)];

        var cut = FillerCuts.Find(words, new HashSet<string> { "um" }).Single();

        cut.Start.ShouldBe(1.56, 1e-6);
        cut.End.ShouldBe(2.1, 1e-6);
        cut.Words.ShouldBe("um");
    }

    [Fact]
    public void A_long_pause_is_shortened_unless_something_is_heard_in_it()
    {
        var samples = new float[16000 * 10];
        void Sound(double from, double to) =>
            Array.ForEach(
                Enumerable.Range((int)(from * 16000), (int)((to - from) * 16000)).ToArray(),
                i => samples[i] = (float)(0.3 * Math.Sin(i * 0.1))
            );
        Sound(1, 2);
        Sound(5, 6);
        Sound(7, 7.5); // laughter
        Sound(9, 9.5);
        HeardWord[] words = [new("one", 1, 2, 1), new("two", 5, 6, 1), new("three", 9, 9.5, 1)];

        var cuts = PauseCuts.Find(words, new MemoryAudio(samples), 0.8).ToList();

        cuts.Select(c => (Math.Round(c.Start, 2), Math.Round(c.End, 2))).ShouldBe([(0.4, 0.6), (2.4, 4.6)]);
    }

    [Fact]
    public void Overlapping_cuts_become_one_and_times_move_with_them()
    {
        var cuts = Cut.Merge([
            new Cut(5, 7, CutKind.Filler, "um"),
            new Cut(1, 2, CutKind.Pause, ""),
            new Cut(6, 8, CutKind.Retake, "we said"),
        ]);

        cuts.Select(c => (c.Start, c.End, c.Kind)).ShouldBe([(1, 2, CutKind.Pause), (5, 8, CutKind.Retake)]);
        new[] { 0.5, 1.5, 3, 5, 6, 9 }.Select(t => Cut.Moved(cuts, t)).ShouldBe([0.5, 1, 2, 4, 4, 5]);
    }

    [Fact]
    public void Whatever_is_cut_the_rest_is_all_there_and_no_join_clicks()
    {
        const int rate = 8000;
        var cutGen = Gen.Select(Gen.Double[0, 3.9], Gen.Double[0.03, 1])
            .Select(p => new Cut(p.Item1, p.Item1 + p.Item2, CutKind.Pause, ""));

        cutGen
            .List[0, 6]
            .Sample(
                list =>
                {
                    var cuts = Cut.Merge(list.Select(c => c with { End = Math.Min(c.End, 4) }));
                    // A slow sine: any jump would stand out against its own steps.
                    var samples = Enumerable.Range(0, 4 * rate).Select(i => (float)Math.Sin(i * 0.01)).ToArray();

                    var left = Copy(samples, rate, cuts);

                    ((double)left.Length).ShouldBe(samples.Length - cuts.Sum(c => c.Length) * rate, cuts.Count + 1.0);
                    for (var i = 1; i < left.Length; i++)
                    {
                        Math.Abs(left[i] - left[i - 1]).ShouldBeLessThan(0.12f);
                    }
                },
                iter: 60
            );
    }

    [Fact]
    public async Task Wherever_a_take_was_cut_off_its_cuts_are_found_and_lie_in_it()
    {
        var spans = Gen.Select(Gen.Double[0, 6], Gen.Double[0, 1.2], Gen.Int[0, 5]).List[0, 12];

        await Task.Run(() =>
                Gen.Select(Gen.Int[0, 6 * SpeechAudio.SampleRate], spans, Gen.Double[0.03, 2])
                    .Sample(
                        (length, said, longest) =>
                        {
                            string[] texts = ["um,", "we", "go.", "scratch", "that.", "We"];
                            var words = said.OrderBy(s => s.Item1)
                                .Select(s => new HeardWord(texts[s.Item3], s.Item1, s.Item1 + s.Item2, 1));
                            List<HeardWord> heard = [.. words];
                            var samples = Enumerable.Range(0, length).Select(i => (float)(0.2 * Math.Sin(i * 0.05) * Math.Sin(i * 0.0003)));
                            var audio = new MemoryAudio(samples.ToArray());
                            var found = PauseCuts
                                .Find(heard, audio, longest)
                                .Concat(FillerCuts.Find(heard, new HashSet<string> { "um" }))
                                .Concat(new RetakeCuts(heard, null, RetakeWords).Find());

                            var cuts = Cut.Merge(found.Select(c => QuietPlace.Of(c, audio)));

                            cuts.All(c => c.Start >= 0 && c.End <= audio.Duration + 0.001 && c.Length > 0).ShouldBeTrue();
                        },
                        iter: 300
                    )
            )
            .WaitAsync(TimeSpan.FromSeconds(60));
    }

    private static string Left(string said, string[]? script)
    {
        var words = said.Split(' ').Where(w => w != "—").Select((w, i) => new HeardWord(w, i, i + 0.8, 1)).ToList();
        var cuts = Cut.Merge(new RetakeCuts(words, script, RetakeWords).Find());
        return string.Join(' ', words.Where(w => !cuts.Any(c => c.Start < w.Start + 0.4 && c.End > w.Start + 0.4)).Select(w => w.Text));
    }

    private static float[] Copy(float[] samples, int rate, IReadOnlyList<Cut> cuts)
    {
        using var input = new MemoryStream(MemoryMarshal.AsBytes(samples.AsSpan()).ToArray());
        using var output = new MemoryStream();
        SoundCutter.CopyAsync(input, output, rate, cuts, CancellationToken.None).GetAwaiter().GetResult();
        return MemoryMarshal.Cast<byte, float>(output.ToArray()).ToArray();
    }
}
