using System.Xml.Linq;
using CodeHollow.FeedReader;
using CsCheck;
using MediaPipeline.Feeds;
using MediaPipeline.Publishing;
using MediaPipeline.Running;
using MediaPipeline.Shows;
using MediaPipeline.Storage;

namespace MediaPipeline.Tests.Feeds;

/// <summary>Long feeds, cut into pages.</summary>
[Collection(nameof(MadeEpisode))]
public sealed class FeedPageTests(MadeEpisode made)
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    private static readonly Show Weekly = new()
    {
        Title = "Weekly",
        Author = "Team",
        Description = "Long.",
        Site = "https://weekly.example",
        Owner = new Owner { Name = "N", Email = "n@weekly.example" },
    };

    [Fact]
    public void Pages_hold_every_episode_once_and_lead_to_each_other() =>
        Gen.Select(Gen.Int[0, 200], Gen.Int[1, 30])
            .Sample(
                (count, size) =>
                {
                    var episodes = Episodes(count);

                    var pages = FeedPage.Split("feed.xml", episodes, size);

                    pages.SelectMany(p => p.Episodes).ShouldBe(episodes);
                    pages[0].Name.ShouldBe("feed.xml");
                    pages[0].Episodes.Count.ShouldBeLessThan(2 * size);
                    pages.Skip(1).All(p => p.Episodes.Count == size).ShouldBeTrue();
                    for (var p = 0; p < pages.Count; p++)
                    {
                        pages[p].Next.ShouldBe(p + 1 < pages.Count ? pages[p + 1].Name : null);
                        pages[p].Previous.ShouldBe(p > 0 ? pages[p - 1].Name : null);
                        pages[p].Last.ShouldBe(pages.Count > 1 ? pages[^1].Name : null);
                    }
                },
                iter: 300
            );

    [Fact]
    public void A_new_episode_changes_the_feed_and_no_page()
    {
        var before = Documents(2000);

        var after = Documents(2001);

        before.Count.ShouldBe(6);
        after.Keys.ShouldBe(before.Keys);
        after.Where(d => !d.Value.AsSpan().SequenceEqual(before[d.Key])).Select(d => d.Key).ShouldBe(["feed.xml"]);
    }

    [Fact]
    public void All_of_two_thousand_episodes_are_found_by_following_the_links()
    {
        var documents = Documents(2000);
        var found = new List<string>();
        string? next = "feed.xml";
        while (next is not null)
        {
            var (report, _) = FeedCheck.Run(documents[next], new Uri($"https://weekly.example/{next}"), DateTimeOffset.UtcNow, _ => null);
            report.Findings.ShouldBeEmpty();
            var feed = XDocument.Load(new MemoryStream(documents[next]));
            found.AddRange(feed.Descendants("guid").Select(g => g.Value));
            next = feed.Descendants(Atom + "link")
                .FirstOrDefault(l => l.Attribute("rel")!.Value == "next")
                ?.Attribute("href")
                ?.Value.Split('/')[^1];
        }

        found.Count.ShouldBe(2000);
        found.Distinct().Count().ShouldBe(2000);
        FeedReader.ReadFromByteArray(documents["feed.xml"]).Items.Count.ShouldBe(500);
    }

    [Fact]
    public async Task A_feed_that_becomes_shorter_leaves_no_page_behind()
    {
        var folder = Project.NewFolder();
        var target = new FolderStorage(
            Path.Combine(folder, "public"),
            Path.Combine(folder, "lock"),
            new FileHashes(Path.Combine(folder, "h"))
        );
        await target.PrepareAsync(CancellationToken.None);
        var site = new Site(target, Weekly with { Feed = new FeedSettings { PageSize = 10 } }, folder);
        Task Show(int count) => site.UpdateAsync(index => Task.FromResult(index with { Episodes = Episodes(count) }), _ => false, default);
        string[] Pages() => [.. Directory.GetFiles(target.Name, "feed*.xml").Select(Path.GetFileName).Order().OfType<string>()];

        await Show(45);
        Pages().ShouldBe(["feed-1.xml", "feed-2.xml", "feed-3.xml", "feed.xml"]);
        await Show(21);

        Pages().ShouldBe(["feed-1.xml", "feed.xml"]);
    }

    private Dictionary<string, byte[]> Documents(int count) =>
        FeedXml.Write(Weekly, new SiteIndex(Episodes(count)), FeedKind.Audio, "assets/cover.jpg").ToDictionary(d => d.Path, d => d.Bytes);

    private List<PublishedEpisode> Episodes(int count) =>
        [
            .. Enumerable
                .Range(1, count)
                .Reverse()
                .Select(n =>
                    made.Record with
                    {
                        Slug = $"e{n}",
                        Guid = $"guid-{n}",
                        Title = $"On number {n}",
                        Number = n,
                        Date = new DateTimeOffset(2015, 1, 1, 6, 0, 0, TimeSpan.Zero).AddDays(n),
                        Updated = new DateTimeOffset(2015, 1, 1, 7, 0, 0, TimeSpan.Zero).AddDays(n),
                    }
                ),
        ];
}
