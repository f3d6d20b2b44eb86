using CsCheck;
using MediaPipeline.Chapters;

namespace MediaPipeline.Tests.Chapters;

public sealed class DescriptionChaptersTests
{
    private static List<Chapter> Of(params double[] starts) =>
        [.. starts.Select((s, i) => new Chapter(s, i + 1 < starts.Length ? starts[i + 1] : s + 60, $"Chapter {i + 1}", i))];

    [Fact]
    public void Lines_are_what_youtube_reads() =>
        DescriptionChapters
            .Lines(Of(0, 12, 75.4, 3700), DescriptionChapters.YouTube, out _)
            .ShouldBe(["0:00 Chapter 1", "0:12 Chapter 2", "1:15 Chapter 3", "1:01:40 Chapter 4"]);

    [Fact]
    public void Two_chapters_are_too_few() => DescriptionChapters.Lines(Of(0, 60), DescriptionChapters.YouTube, out _).ShouldBeEmpty();

    [Fact]
    public void Chapters_that_share_a_line_are_called_as_the_longest_is() =>
        DescriptionChapters
            .Lines(Of(0, 4, 60, 120), DescriptionChapters.YouTube, out var merged)
            .ShouldBe(["0:00 Chapter 2", "1:00 Chapter 3", "2:00 Chapter 4"], $"{merged} merged");

    [Fact]
    public void Listeners_read_every_title_however_short_its_chapter() =>
        DescriptionChapters.All(Of(0, 4, 60, 120)).ShouldBe(["0:00 Chapter 1", "0:04 Chapter 2", "1:00 Chapter 3", "2:00 Chapter 4"]);

    [Fact]
    public void Whatever_the_chapters_the_rules_hold() =>
        Gen.Double[0.5, 120]
            .List[1, 30]
            .Sample(
                lengths =>
                {
                    var starts = lengths.SkipLast(1).Aggregate(new List<double> { 0 }, (list, l) => [.. list, list[^1] + l]);

                    var lines = DescriptionChapters.Lines(Of([.. starts]), 10, out var merged);

                    if (lines.Count > 0)
                    {
                        lines.Count.ShouldBeGreaterThanOrEqualTo(3);
                        lines[0].ShouldStartWith("0:00 ");
                        (lines.Count + merged).ShouldBe(starts.Count);
                        var times = lines.Select(l => TimeSpan.Parse("0:" + l.Split(' ')[0].PadLeft(5, '0')).TotalSeconds).ToList();
                        times.Zip(times.Skip(1)).All(p => p.Second - p.First >= 10).ShouldBeTrue();
                    }
                },
                iter: 500
            );
}
