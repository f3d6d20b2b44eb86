using MediaPipeline.Art;
using MediaPipeline.Mastering;
using MediaPipeline.Media;
using MediaPipeline.Reports;
using MediaPipeline.Shows;
using MediaPipeline.Speech.Alignment;

namespace MediaPipeline.Tests.Reports;

[Collection(nameof(MadeEpisode))]
public sealed class ReportTests(MadeEpisode made)
{
    private EpisodeReport Report => made.Run.Output(ReportStage.StageName).Read<EpisodeReport>(ReportStage.JsonName);

    [Fact]
    public void It_has_the_episodes_own_figures()
    {
        var report = Report;

        report.Title.ShouldBe("Test & tones");
        report.Duration.ShouldBe(made.Record.Duration, 0.01);
        report.Mp3.Integrated.ShouldBe(-16, 0.35);
        ((double)report.Master.ShortTerm.Count).ShouldBe(report.Duration, 2);
        // Short-term values lie around the integrated one.
        report.Master.ShortTerm.Count(l => l is > -26 and < -10).ShouldBeGreaterThan((int)report.Duration * 6 / 10);
        report.WordsPerMinute.ShouldBeInRange(90, 260);
        report.SpeakingRate.ShouldNotBeEmpty();
        report.Captions.Percent.ShouldBeGreaterThan(80);
        report.Files.Select(f => f.Name).ShouldContain("episode.mp3");
        report.Stages.Select(s => s.Name).ShouldContain("narrate");
        report.Budgets.ShouldBeEmpty();
    }

    [Fact]
    public void The_page_is_one_file_and_says_what_the_figures_are()
    {
        var html = File.ReadAllText(made.FileOf(ReportStage.StageName, ReportStage.PageName));

        html.ShouldContain("<h1>Test &amp; tones</h1>");
        html.Split("<svg").Length.ShouldBe(3);
        // The axes have their labels: a server's lack of fonts leaves plots bare.
        html.Split("<text").Length.ShouldBeGreaterThan(8);
        html.ShouldNotContain("href=");
        System.Text.RegularExpressions.Regex.Matches(html, "src=\"(?!data:)").ShouldBeEmpty();
    }

    [Fact]
    public async Task Doubted_words_and_departures_can_be_heard_and_hostile_words_stay_words()
    {
        const string hostile = "<script>alert(1)</script>";
        var report = Report with
        {
            Title = hostile,
            Doubted = [new DoubtedWord(hostile, 1, 1.5, 0.4, hostile)],
            Departures = [new Departure(DepartureKind.Changed, hostile, hostile, 3, 4)],
            Notes = [hostile],
        };

        var clips = await SoundClip.CutAsync(made.FileOf(MasterStage.StageName, MasterStage.MasterName), report, CancellationToken.None);
        var html = PageTemplate.Render("report.html.liquid", ReportPage.Model(report, clips));

        html.ShouldNotContain(hostile);
        html.Split("data:audio/mpeg;base64,").Length.ShouldBe(3);
        var file = Path.Combine(Project.NewFolder(), "clip.mp3");
        await File.WriteAllBytesAsync(file, Convert.FromBase64String(clips[3].Split(',')[1]));
        (await MediaInfo.ProbeAsync(file, CancellationToken.None)).Duration.ShouldBe(2.2, 0.15);
    }

    [Theory]
    [InlineData(140, 0.1, 15, 0, 0, "")]
    [InlineData(90, 0.1, 15, 0, 0, "slowestSpeech")]
    [InlineData(190, 0.1, 15, 0, 0, "fastestSpeech")]
    [InlineData(140, 0.6, 15, 0, 0, "loudnessError")]
    [InlineData(140, 0.1, 25, 0, 0, "captionSpeed")]
    [InlineData(140, 0.1, 15, 4, 0, "doubtedWords")]
    [InlineData(140, 0.1, 15, 0, 2, "departures")]
    public void A_budget_is_kept_or_named(double rate, double loudness, double captions, int doubted, int departures, string broken)
    {
        var settings = new BudgetSettings
        {
            SlowestSpeech = 100,
            FastestSpeech = 180,
            LoudnessError = 0.3,
            CaptionSpeed = 20,
            DoubtedWords = 3,
            Departures = 1,
        };

        var budgets = Budget.Of(settings, rate, loudness, captions, doubted, departures);

        budgets.Count.ShouldBe(6);
        string.Join(' ', budgets.Where(b => !b.Kept).Select(b => b.Name)).ShouldBe(broken);
        Budget.Of(new BudgetSettings(), rate, loudness, captions, doubted, departures).ShouldBeEmpty();
    }
}
