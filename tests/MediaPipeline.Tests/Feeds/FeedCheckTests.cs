using System.Text;
using MediaPipeline.Feeds;

namespace MediaPipeline.Tests.Feeds;

[Collection(nameof(MadeEpisode))]
public sealed class FeedCheckTests(MadeEpisode made)
{
    private static readonly DateTimeOffset Now = DateTimeOffset.UtcNow;

    [Theory]
    [InlineData(FeedXml.AudioName)]
    [InlineData(FeedXml.VideoName)]
    public void Our_own_feeds_break_no_rule(string name)
    {
        long? LengthOf(string url) => new FileInfo(Path.Combine(made.Public, url["https://tones.example/show/".Length..])).Length;

        var (report, feed) = FeedCheck.Run(
            File.ReadAllBytes(Path.Combine(made.Public, name)),
            new Uri($"https://tones.example/show/{name}"),
            Now,
            LengthOf
        );

        report.Findings.ShouldBeEmpty();
        feed.ShouldNotBeNull();
    }

    /// <summary>What is replaced in a right feed, by what, and the rule that then is broken.</summary>
    public static TheoryData<string, string, string> Breaches =>
        new()
        {
            { "<rss version=\"2.0\"", "<rss version=\"0.91\"", "rss" },
            { "<channel>", "<channel><b>", "xml" },
            {
                "<?xml version=\"1.0\" encoding=\"utf-8\"?>",
                "<?xml version=\"1.0\"?><!DOCTYPE rss [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>",
                "xml"
            },
            { "encoding=\"utf-8\"", "encoding=\"iso-8859-1\"", "utf-8" },
            { "http://www.itunes.com/dtds/podcast-1.0.dtd", "https://www.itunes.com/dtds/podcast-1.0.dtd", "namespaces" },
            { "<language>en-us</language>", "", "channel-texts" },
            { "<language>en-us</language>", "<language>English</language>", "language" },
            { "<link>https://tones.example/show/index.html</link>", "<link>www.tones.example</link>", "address" },
            { "<itunes:explicit>false</itunes:explicit>", "<itunes:explicit>no</itunes:explicit>", "explicit" },
            { "<itunes:type>episodic</itunes:type>", "<itunes:type>weekly</itunes:type>", "type" },
            { "<itunes:category text=\"Technology\" />", "", "category" },
            { "<itunes:category text=\"Technology\" />", "<itunes:category text=\"Tech\" />", "category" },
            { "<itunes:author>Test team</itunes:author>", "", "author" },
            { "<itunes:email>nora@tones.example</itunes:email>", "<itunes:email>nora</itunes:email>", "owner" },
            { "rel=\"self\"", "rel=\"alternate\"", "self" },
            { "<ttl>60</ttl>", "<ttl>an hour</ttl>", "ttl" },
            { "<ttl>60</ttl>", "<ttl>60</ttl><ttl>60</ttl>", "once" },
            { "<ttl>60</ttl>", "<ttl>60</ttl><itunes:complete>no</itunes:complete>", "flag" },
            { "<ttl>60</ttl>", "<ttl>60</ttl><atom:link rel=\"next\" href=\"https://tones.example/show/feed.xml\" />", "paging" },
            { "<itunes:image href", "<itunes:image link", "show-image" },
            { "type=\"audio/mpeg\"", "type=\"audio/mp3\"", "enclosure-type" },
            { ".mp3\"", ".ogg\"", "enclosure-url" },
            { "<enclosure ", "<enclosed ", "enclosure" },
            { "<itunes:duration>", "<itunes:duration>about ", "duration" },
            { "<guid isPermaLink=\"false\">", "<guid>", "guid" },
            { "Fri, 09 Jan 2026 06:00:00 +0000</pubDate>", "2026-01-09T06:00:00Z</pubDate>", "date" },
            { "Fri, 09 Jan 2026 06:00:00 +0000</pubDate>", "Mon, 09 Jan 2026 06:00:00 +0000</pubDate>", "date" },
            { "Fri, 09 Jan 2026 06:00:00 +0000</pubDate>", "Fri, 09 Jan 2099 06:00:00 +0000</pubDate>", "future" },
            { "<title>Test &amp; tones</title>", "<title>Episode 7: tones</title>", "number-in-title" },
            { "<title>Test &amp; tones</title>", "<title> </title>", "title" },
            { "<itunes:episode>7</itunes:episode>", "<itunes:episode>seven</itunes:episode>", "numbers" },
            { "<itunes:episodeType>full", "<itunes:episodeType>normal", "episode-type" },
            { "<description><![CDATA[", "<description><![CDATA[<script>alert(1)</script>", "script" },
            { "<description><![CDATA[", "<description><![CDATA[<p onclick = 'x()'>a</p>", "script" },
            { "<description><![CDATA[", "<description><![CDATA[<h1>a</h1>", "html" },
            { "<podcast:locked owner=\"nora@tones.example\">yes", "<podcast:locked>true", "podcast-locked" },
            { "<podcast:guid>", "<podcast:guid>x", "podcast-guid" },
            { "<podcast:medium>podcast", "<podcast:medium>radio", "podcast-medium" },
            { "type=\"text/vtt\"", "type=\"text/captions\"", "podcast-transcript" },
            { "type=\"application/json+chapters\"", "type=\"application/json\"", "podcast-chapters" },
            { "role=\"host\"", "role=\"singer\"", "podcast-role" },
            { "<podcast:source ", "<podcast:from ", "podcast-alternate" },
            { "<podcast:episode>7", "<podcast:episode>7a", "podcast-numbers" },
            { "<ttl>60</ttl>", "<ttl>60</ttl><podcast:funding>Give</podcast:funding>", "podcast-attributes" },
            { "</item>", "<podcast:soundbite startTime=\"3\" duration=\"5\">x</podcast:soundbite></item>", "soundbite-length" },
            { "</item>", "<podcast:soundbite startTime=\"0:03\" duration=\"5\">x</podcast:soundbite></item>", "podcast-soundbite" },
            { "https://tones.example/show/index.html</link>\n    </image>", "</link></image>", "rss-image" },
        };

    /// <summary>Rules that are broken by what is not there.</summary>
    private static readonly string[] Missing = ["xml", "self", "enclosure", "podcast-alternate", "rss-image"];

    [Theory]
    [MemberData(nameof(Breaches))]
    public void A_breach_is_found_in_its_line(string right, string wrong, string rule)
    {
        var feed = File.ReadAllText(Path.Combine(made.Public, FeedXml.AudioName));
        // Of elements that channel and item both have, the channel's is meant when it is the one that must be there.
        var ofChannel = right.StartsWith("<itunes:image") || right.StartsWith("<itunes:author") || right.StartsWith("<link>");
        var at = ofChannel ? feed.IndexOf(right, StringComparison.Ordinal) : feed.LastIndexOf(right, StringComparison.Ordinal);
        at.ShouldBeGreaterThan(-1, right);

        var (report, _) = FeedCheck.Run(Encoding.UTF8.GetBytes(feed[..at] + wrong + feed[(at + right.Length)..]), null, Now, _ => null);

        var finding = report.Findings.FirstOrDefault(f => f.Rule.Name == rule);
        finding.ShouldNotBeNull(string.Join(", ", report.Findings.Select(f => f.Rule.Name)));
        // What is missing is told where its parent begins, and broken XML where the parser gave up.
        if (!Missing.Contains(rule) && wrong.Length > 0)
        {
            finding.Line.ShouldBe(feed[..at].Count(c => c == '\n') + 1);
        }
    }

    [Fact]
    public void A_length_that_is_not_the_files_is_found()
    {
        var (report, _) = FeedCheck.Run(File.ReadAllBytes(Path.Combine(made.Public, FeedXml.AudioName)), null, Now, _ => 5);

        report.Findings.Single().Rule.Name.ShouldBe("enclosure-length");
        report.Findings[0].Problem.ShouldContain("the file has 5");
    }

    [Fact]
    public void Two_episodes_with_one_guid_are_found()
    {
        var feed = File.ReadAllText(Path.Combine(made.Public, FeedXml.AudioName));
        var item = feed[feed.IndexOf("<item>", StringComparison.Ordinal)..(feed.IndexOf("</item>", StringComparison.Ordinal) + 7)];

        var (report, _) = FeedCheck.Run(Encoding.UTF8.GetBytes(feed.Replace("</channel>", item + "</channel>")), null, Now, _ => null);

        report.Findings.Single().Rule.Name.ShouldBe("guid");
    }

    [Theory]
    [InlineData("")]
    [InlineData("no feed at all")]
    [InlineData("<html><body></body></html>")]
    [InlineData("<feed xmlns=\"http://www.w3.org/2005/Atom\"></feed>")]
    public void What_is_no_feed_is_told_as_such(string text)
    {
        var (report, feed) = FeedCheck.Run(Encoding.UTF8.GetBytes(text), null, Now, _ => null);

        report.Errors.ShouldBeGreaterThan(0);
        feed.ShouldBeNull();
    }

    [Fact]
    public void The_rules_in_docs_are_those_of_the_code()
    {
        var table = string.Concat(
            FeedRule.All.Select(r => $"| `{r.Name}` | {(r.Severity == FeedSeverity.Error ? "must" : "should")} | {r.Who} | {r.Demand} |\n")
        );

        File.ReadAllText(Path.Combine(Project.Root, "docs", "feeds.md")).ShouldContain(table);
    }
}
