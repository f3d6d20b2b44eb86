using CsCheck;
using MediaPipeline.Captions;
using MediaPipeline.Chapters;
using MediaPipeline.Filming;
using MediaPipeline.Scripts;
using MediaPipeline.Speech.Alignment;

namespace MediaPipeline.Tests.Video;

public sealed class CardPlanTests
{
    private const string Text = """
        Welcome to it all, dear friends.

        ## Code

        First a few words of what this is. Here is the line.

        ```c
        y = x;
        ```

        And these words speak about it now.

        Then we go on to something else.

        ## Words

        > Somebody else said this once upon a time.

        So it was said, and so it ends.
        """;

    [Fact]
    public void Code_stands_while_it_is_spoken_of_and_quotations_while_they_are_said()
    {
        var (script, transcript) = Said(Text);
        var chapters = ChapterMaker.Make(script, transcript);

        var cards = CardPlan.Of(script, transcript, chapters, transcript.Duration + 5);

        cards
            .Select(c => c.Card.Kind)
            .ShouldBe([CardKind.Title, CardKind.Section, CardKind.Code, CardKind.Section, CardKind.Quote, CardKind.Section, CardKind.End]);
        double At(string word) => transcript.Words.First(w => w.Text == word).Start!.Value;
        cards[2].Time.ShouldBe(At("Here"), 0.01);
        cards[2].Card.Text.ShouldBe("y = x;");
        cards[3].Time.ShouldBe(At("now.") + 0.8 + 0.35, 0.01);
        // The section's own card would only flash up before the quotation.
        cards[4].Time.ShouldBe(At("Somebody") - 0.2, 0.25);
        cards[5].Time.ShouldBe(At("time.") + 0.8 + 0.35, 0.01);
        cards[6].Time.ShouldBe(At("ends.") + 0.8 + 0.8, 0.01);
        cards[4].Card.Text.ShouldBe("Somebody else said this once upon a time.");
    }

    [Fact]
    public void No_caption_stands_on_a_quotation_and_each_change_is_a_picture()
    {
        var (script, transcript) = Said(Text);
        var cards = CardPlan.Of(script, transcript, ChapterMaker.Make(script, transcript), transcript.Duration + 5);
        var cue = new Cue(0.5, transcript.Duration - 1, ["Words"], [new CaptionWord("Words", 0.5, 1, null, 0, false, 0)]);

        var pictures = Storyboard.Draw(cards, [cue], transcript.Duration + 5, lightWords: true);

        pictures.Where(p => p.Card.Kind is CardKind.Quote or CardKind.End).ShouldAllBe(p => p.Cue == null);
        pictures.Count(p => p.Cue != null).ShouldBeGreaterThan(3);
        pictures.Zip(pictures.Skip(1)).ShouldAllBe(p => p.Second.Time > p.First.Time && p.Second.Time - p.First.Time <= 2.04);
        cards.ShouldAllBe(c => pictures.Any(p => Math.Abs(p.Time - c.Time) <= 0.0201 && p.Card == c.Card));
    }

    [Fact]
    public async Task Wherever_the_sound_ends_its_pictures_end_with_it()
    {
        var times = Gen.Double[0, 90];
        var cueGen = Gen.Select(times, Gen.Double[0, 6])
            .Select(c => new Cue(c.Item1, c.Item1 + c.Item2, ["a"], [new CaptionWord("a", c.Item1, c.Item1 + c.Item2, null, 0, false, 0)]));

        await Task.Run(() =>
                Gen.Select(times.List[0, 8], cueGen.List[0, 12], Gen.OneOf(Gen.Double[0, 0.3], times), Gen.Double[0.04, 3], Gen.Bool)
                    .Sample(
                        (cardTimes, cues, duration, still, light) =>
                        {
                            List<CardChange> cards =
                            [
                                new(0, new Card(CardKind.Title, 0)),
                                .. cardTimes.Order().Select(t => new CardChange(t, new Card(CardKind.Section, 1))),
                            ];

                            var pictures = Storyboard.Draw(cards, [.. cues.OrderBy(c => c.Start)], duration, light, still);

                            pictures[0].Time.ShouldBe(0);
                            // The closing stills alone take eight frames.
                            pictures[^1].Time.ShouldBeLessThanOrEqualTo(Math.Max(duration, 0.28) + 0.021);
                            pictures.Zip(pictures.Skip(1)).All(p => p.Second.Time > p.First.Time).ShouldBeTrue();
                        },
                        iter: 1000
                    )
            )
            .WaitAsync(TimeSpan.FromSeconds(60));
    }

    [Fact]
    public void Without_a_script_there_is_a_title_and_an_end()
    {
        var (_, transcript) = Said(Text);

        var cards = CardPlan.Of(null, transcript, [], transcript.Duration + 5);

        cards.Select(c => c.Card.Kind).ShouldBe([CardKind.Title, CardKind.End]);
        CardPlan.Of(null, transcript, [], transcript.Duration).Select(c => c.Card.Kind).ShouldBe([CardKind.Title]);
    }

    /// <summary>A script as if every word took a second, and was said for four fifths of it.</summary>
    private static (MediaPipeline.Scripts.Script Script, Transcript Transcript) Said(string text)
    {
        var script = ScriptReader.Parse(text, "script.md", "en", Pronunciations.None);
        var time = 0.0;
        var words = new List<AlignedWord>();
        foreach (var section in script.Sections)
        {
            words.AddRange(section.Heading.Select(w => new AlignedWord(w.Text, null, null, 0)));
            foreach (var word in section.Paragraphs.SelectMany(p => p.Sentences).SelectMany(s => s.Words))
            {
                words.Add(new AlignedWord(word.Text, ++time, time + 0.8, 1));
            }
        }
        var heard = words.Where(w => w.Start is not null).Select(w => new HeardWord(w.Text, w.Start!.Value, w.End!.Value, 1)).ToList();
        return (script, new Transcript("en", time + 1.2, words, heard, []));
    }
}
