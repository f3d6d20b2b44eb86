using System.Text;
using CsCheck;
using MediaPipeline.Captions;
using MediaPipeline.Shows;

namespace MediaPipeline.Tests.Captions;

[Collection(nameof(MadeEpisode))]
public sealed class CaptionCheckTests(MadeEpisode made)
{
    private static CaptionScore Score(string text) =>
        CaptionCheck.Run(CaptionFile.Parse(Encoding.UTF8.GetBytes(text)), new CaptionSettings());

    [Theory]
    [InlineData(CaptionStage.VttName)]
    [InlineData(CaptionStage.SrtName)]
    [InlineData(CaptionStage.KaraokeName)]
    public void Our_own_captions_are_read_back_and_well_formed(string name)
    {
        var cues = made.Run.Output(CaptionStage.StageName).Read<List<Cue>>(CaptionStage.CuesName);
        var file = CaptionFile.Parse(File.ReadAllBytes(made.FileOf(CaptionStage.StageName, name)));

        file.Faults.ShouldBeEmpty();
        file.Cues.Count.ShouldBe(cues.Count);
        for (var c = 0; c < cues.Count; c++)
        {
            file.Cues[c].Start.ShouldBe(cues[c].Start, 0.0006);
            file.Cues[c].End.ShouldBe(cues[c].End, 0.0006);
        }
        CaptionCheck.Run(file, new CaptionSettings()).Findings.Select(f => f.Rule).Where(r => r is not "speed").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("00:01.000 --> 00:03.000\nThis line is a good deal longer than forty-two characters.", "line-length")]
    [InlineData("00:01.000 --> 00:03.000\nOne\nTwo here\nThree here", "lines")]
    [InlineData("00:01.000 --> 00:02.000\nThis is too much to read in one second.", "speed")]
    [InlineData("00:01.000 --> 00:01.300\nAh.", "short")]
    [InlineData("00:03.000 --> 00:01.300\nAh.", "short")]
    [InlineData("00:01.000 --> 00:11.000\nA long one.", "long")]
    [InlineData("00:01.000 --> 00:03.000\nOne.\n\n00:02.000 --> 00:04.000\nTwo.", "overlap")]
    [InlineData("00:01.000 --> 00:03.000\nOne.\n\n00:03.040 --> 00:05.000\nTwo.", "blink")]
    [InlineData("00:01.000 --> 00:03.000\nHe went to the\nhouse at noon.", "break")]
    [InlineData("00:01.000 --> 00:03.000\nHe went to it\nnow.", "orphan")]
    [InlineData("00:01.000 --> 00:03.000\n<b></b>", "empty")]
    [InlineData("00:01,000 --> 00:03,000\nComma.", "form")]
    [InlineData("0:01 --> 0:03\nNo milliseconds.", "form")]
    [InlineData("Words without times.", "form")]
    public void A_breach_is_found(string cues, string rule)
    {
        var score = Score("WEBVTT\n\n" + cues + "\n");

        score.Findings.Select(f => f.Rule).ShouldContain(rule);
        score.Findings.ShouldAllBe(f => f.Line >= 3 || f.Rule == "form");
    }

    [Theory]
    [InlineData(
        "WEBVTT\n\n00:00.000 --> 00:02.400\n \ngood morning\n\n00:02.400 --> 00:04.000\ngood morning\n \n\n00:05.000 --> 00:06.000\n\n00:06.000 --> 00:07.000\ngoodbye\n"
    )]
    [InlineData(
        "1\n00:00:00,000 --> 00:00:02,400\n \t\ngood morning\n\n2\n00:00:02,400 --> 00:00:04,000\ngood morning\n \n\n \n\n3\n00:00:05,000 --> 00:00:06,000\n\n4\n00:00:06,000 --> 00:00:07,000\ngoodbye\n"
    )]
    public void Only_an_empty_line_ends_a_caption(string text)
    {
        var file = CaptionFile.Parse(Encoding.UTF8.GetBytes(text));

        file.Faults.ShouldBeEmpty();
        file.Cues.Select(c => string.Join('/', c.Lines)).ShouldBe(["good morning", "good morning", "", "goodbye"]);
    }

    [Fact]
    public void Good_captions_score_full_marks_in_both_forms()
    {
        Score("WEBVTT\n\nNOTE a note\n\n1\n00:01.000 --> 00:03.000 align:start\n<v Ann>Good morning to all of you.\n")
            .Percent.ShouldBe(100);
        var srt = Score("1\r\n00:00:01,000 --> 00:00:03,000\r\nGood morning.\r\n\r\n2\r\n00:00:03,000 --> 00:00:05,000\r\nGood night.\r\n");
        (srt.Percent, srt.Cues, srt.Findings.Count).ShouldBe((100, 2, 0));
        Score("3\n00:00:01,000 --> 00:00:03,000\nGood morning.\n").Findings.Single().Rule.ShouldBe("number");
    }

    [Fact]
    public void Whatever_is_in_the_file_is_read_without_failing() =>
        Gen.String.Sample(text => Score(text).Findings.ShouldNotBeNull(), iter: 500);

    [Fact]
    public void Karaoke_has_the_time_of_each_word_inside_its_caption()
    {
        var text = File.ReadAllText(made.FileOf(CaptionStage.StageName, CaptionStage.KaraokeName));
        var cue = text.Split("\n\n")[1].Split('\n');

        cue[2].ShouldMatch(@"^(<v [^>]+>)?Welcome <00:00:0\d\.\d{3}>to <00:00:0\d\.\d{3}>the ");
        var times = System
            .Text.RegularExpressions.Regex.Matches(string.Join(' ', cue[2..]), @"<(\d\d:\d\d:\d\d\.\d{3})>")
            .Select(m => m.Groups[1].Value)
            .ToList();
        times.ShouldBe(times.Order());
    }
}
