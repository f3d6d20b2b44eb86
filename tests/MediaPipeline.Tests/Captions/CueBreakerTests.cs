using CsCheck;
using MediaPipeline.Captions;
using MediaPipeline.Media;
using MediaPipeline.Shows;
using MediaPipeline.Speech.Alignment;

namespace MediaPipeline.Tests.Captions;

public sealed class CueBreakerTests
{
    private static readonly CaptionSettings Settings = new();

    private static readonly Gen<List<CaptionWord>> Words = Gen.Select(
            Gen.String[Gen.Char['a', 'z'], 1, 14],
            Gen.Double[0.08, 0.7],
            Gen.Double[0, 0.3],
            Gen.Bool,
            Gen.Int[0, 9]
        )
        .List[1, 120]
        .Select(words =>
        {
            var time = 0.0;
            var section = 0;
            var list = new List<CaptionWord>();
            foreach (var (text, length, pause, ends, dice) in words)
            {
                var start = time + pause;
                time = start + length;
                list.Add(new CaptionWord(ends ? text + "." : text, start, time, dice < 5 ? "ADA" : "JOE", section, ends, null));
                section += dice == 9 ? 1 : 0;
            }
            return list;
        });

    [Fact]
    public void No_cue_stands_over_the_beginning_of_the_next_section()
    {
        CaptionWord[] words =
        [
            new("Before", 0, 0.5, null, 0, false, 0),
            new("it.", 0.5, 1, null, 0, true, 1),
            new("After", 2, 2.5, null, 1, false, 2),
            new("it.", 2.5, 3, null, 1, true, 3),
        ];

        var cues = new CueBreaker(Settings).Break(words);

        cues[0].End.ShouldBeInRange(1.3, 1.6);
        cues[1].Start.ShouldBe(2);
    }

    [Fact]
    public void Cues_hold_every_word_once_in_order_within_the_lines_allowed() =>
        Words.Sample(
            words =>
            {
                var cues = new CueBreaker(Settings).Break(words);

                cues.SelectMany(c => c.Words).ShouldBe(words);
                foreach (var cue in cues)
                {
                    string.Join(' ', cue.Lines).ShouldBe(string.Join(' ', cue.Words.Select(w => w.Text)));
                    cue.Lines.Count.ShouldBeLessThanOrEqualTo(Settings.Lines);
                    cue.Lines.All(l => l.Length <= Settings.LineLength).ShouldBeTrue();
                    cue.Words.Select(w => (w.Speaker, w.Section)).Distinct().Count().ShouldBe(1);
                }
            },
            iter: 300
        );

    [Fact]
    public void Cues_begin_with_their_first_word_and_never_overlap() =>
        Words.Sample(
            words =>
            {
                var cues = new CueBreaker(Settings).Break(words);

                for (var c = 0; c < cues.Count; c++)
                {
                    cues[c].Start.ShouldBe(cues[c].Words[0].Start, 0.001);
                    cues[c].End.ShouldBeGreaterThanOrEqualTo(cues[c].Start);
                    if (c + 1 < cues.Count)
                    {
                        cues[c].End.ShouldBeLessThanOrEqualTo(cues[c + 1].Start + 0.001);
                    }
                }
            },
            iter: 300
        );

    [Fact]
    public void A_line_does_not_end_with_an_article()
    {
        string[] text = ["We", "took", "a", "long", "and", "careful", "look", "at", "the", "wonderful", "recordings", "of", "the", "week."];
        var words = text.Select((t, i) => new CaptionWord(t, i * 0.35, i * 0.35 + 0.3, null, 0, i == text.Length - 1, null)).ToList();

        var lines = new CueBreaker(Settings).Break(words).SelectMany(c => c.Lines).ToList();

        lines.ShouldAllBe(l => !l.EndsWith(" the") && !l.EndsWith(" a"));
    }

    [Theory]
    [InlineData("It was in the summer of that long year, 1949, that Dr. Claude Shannon wrote it down.", "Dr.")]
    [InlineData("All of it stands as it was drawn then, line by line, in fig. 3 of his paper on it.", "fig.")]
    [InlineData("The long road that they took goes on along the river to St. Louis and to the sea.", "St.")]
    public void A_cue_does_not_part_a_title_from_its_name(string sentence, string title)
    {
        var words = sentence.Split(' ');
        for (var skipped = 0; skipped < 8; skipped++)
        {
            var rest = words.Skip(skipped).ToList();
            var said = rest.Select((t, i) => new CaptionWord(t, i * 0.35, i * 0.35 + 0.3, null, 0, i == rest.Count - 1, null)).ToList();

            var cues = new CueBreaker(Settings with { LineLength = 24 }).Break(said);

            cues.Count.ShouldBeGreaterThan(1);
            cues.SelectMany(c => c.Lines).ShouldAllBe(l => !l.EndsWith(title));
        }
    }

    [Fact]
    public void A_sentence_that_was_heard_goes_on_behind_a_title()
    {
        string[] text = ["He", "met", "Dr.", "Shannon.", "They", "spoke."];
        var heard = text.Select((t, i) => new HeardWord(t, i, i + 0.9, 1)).ToList();

        var words = CaptionWords.Of(new Transcript("en", 6, [], heard, []), null, []);

        words.Where(w => w.SentenceEnd).Select(w => w.Text).ShouldBe(["Shannon.", "spoke."]);
    }

    [Fact]
    public void Webvtt_escapes_and_names_speakers()
    {
        var word = new CaptionWord("R&D<x>", 1, 2.5, "Ada", 0, true, null);
        var cue = new Cue(1, 2.5, ["R&D<x>"], [word]);

        WebVtt.Write([cue], "en").ShouldContain("00:00:01.000 --> 00:00:02.500\n<v Ada>R&amp;D&lt;x&gt;\n");
        SubRip.Write([cue]).ShouldBe("1\r\n00:00:01,000 --> 00:00:02,500\r\nAda: R&D<x>\r\n\r\n");
        ReadingTranscript.WriteHtml([cue]).ShouldContain("<p>R&amp;D&lt;x&gt;</p>");
    }

    [Theory]
    [InlineData(0, "00:00:00.000", "0:00")]
    [InlineData(59.9996, "00:01:00.000", "0:59")]
    [InlineData(3661.5, "01:01:01.500", "1:01:01")]
    [InlineData(360000.25, "100:00:00.250", "100:00:00")]
    public void Times_are_written_as_captions_write_them(double seconds, string vtt, string clock)
    {
        CueTime.Vtt(seconds).ShouldBe(vtt);
        CueTime.Clock(seconds).ShouldBe(clock);
    }
}
