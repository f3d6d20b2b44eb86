using System.Text;
using MediaPipeline.Feeds;
using MediaPipeline.Publishing;
using MediaPipeline.Shows;

namespace MediaPipeline.Tests.Feeds;

/// <summary>Pages of a show whose every text tries to be more than text.</summary>
[Collection(nameof(MadeEpisode))]
public sealed class HostilePageTests(MadeEpisode made)
{
    private const string Attack = "\"'><script>alert(1)</script><img src=x onerror=alert(2)>{{ 7 | plus: 7 }}</script>&amp;";

    [Fact]
    public void No_text_becomes_a_tag_an_attribute_or_a_template()
    {
        var root = Project.NewFolder();
        var show = new Show
        {
            Title = Attack,
            Description = Attack,
            Author = Attack,
            Copyright = Attack,
            Site = "https://hostile.example",
        };
        var episode = made.Record with
        {
            Title = Attack,
            Summary = Attack,
            Tags = [Attack],
            People = [new Person { Name = Attack, Role = Attack }],
            Chapters = [new PublishedChapter(0, Attack), new PublishedChapter(5, Attack)],
        };
        var index = new SiteIndex([episode]);
        var pages = new Pages(show, SiteAssets.Of(show, root));
        var transcript = Encoding.UTF8.GetBytes(
            System.Text.Json.JsonSerializer.Serialize(
                new
                {
                    segments = new[]
                    {
                        new
                        {
                            startTime = 0.5,
                            endTime = 1.0,
                            body = Attack,
                            speaker = Attack,
                        },
                    },
                }
            )
        );
        byte[][] written =
        [
            pages.Index(index),
            pages.NotFound(index),
            pages.Episode(index, episode, transcript, "<p>Notes</p>"),
            pages.Embed(episode),
            .. Collections.Tags(index.Episodes).Select(c => pages.Collection(index, c)),
        ];

        foreach (var html in written.Select(Encoding.UTF8.GetString))
        {
            html.ShouldNotContain("<script>alert");
            html.ShouldNotContain("<img src=x");
            html.ShouldNotContain("\"'>");
            html.ShouldNotContain("14</script>");
            // What stands in a script element must not end it.
            html.Split("</script>").Length.ShouldBe(html.Split("<script").Length);
        }
        Collections.PathOfTag(Attack).ShouldMatch("^tags/[a-z0-9-]+\\.html$");
        Encoding.UTF8.GetString(new EmbedCard(show, episode).Oembed()).ShouldNotContain("<script>alert(1)</script>\" loading");
    }
}
