using System.Xml.Linq;
using System.Xml.Schema;
using CodeHollow.FeedReader;
using CodeHollow.FeedReader.Feeds.Itunes;
using MediaPipeline.Feeds;
using MediaPipeline.Publishing;
using MediaPipeline.Shows;

namespace MediaPipeline.Tests.Feeds;

[Collection(nameof(MadeEpisode))]
public sealed class FeedTests(MadeEpisode made)
{
    private static readonly XNamespace Itunes = "http://www.itunes.com/dtds/podcast-1.0.dtd";
    private static readonly XNamespace Podcast = "https://podcastindex.org/namespace/1.0";

    [Theory]
    [InlineData("https://podnews.net/rss", "9b024349-ccf0-5f69-a609-6b82873eab3c")]
    [InlineData("https://mp3s.nashownotes.com/pc20rss.xml", "917393e3-1b1e-5cef-ace4-edaa54e1f810")]
    [InlineData("http://podnews.net/rss///", "9b024349-ccf0-5f69-a609-6b82873eab3c")]
    public void The_podcast_guid_is_that_of_the_specification(string address, string guid) =>
        NamedGuid.OfFeed(address).ToString().ShouldBe(guid);

    [Fact]
    public void A_feed_reader_finds_the_episode()
    {
        var feed = FeedReader.ReadFromFile(Path.Combine(made.Public, FeedXml.AudioName));

        feed.Title.ShouldBe("Tests <and> tones");
        var item = feed.Items.Single();
        item.Title.ShouldBe("Test & tones");
        item.PublishingDate!.Value.ToUniversalTime().ShouldBe(new DateTime(2026, 1, 9, 6, 0, 0, DateTimeKind.Utc));
        item.GetItunesItem().Duration!.Value.TotalSeconds.ShouldBe(made.Record.Duration, 1);
    }

    [Theory]
    [InlineData(FeedXml.AudioName, ".mp3", "audio/mpeg")]
    [InlineData(FeedXml.VideoName, ".mp4", "video/mp4")]
    public void The_enclosure_is_the_files_exact_size_and_kind(string name, string ending, string type)
    {
        var item = XDocument.Load(Path.Combine(made.Public, name)).Descendants("item").Single();
        var enclosure = item.Element("enclosure")!;

        var url = enclosure.Attribute("url")!.Value;
        url.ShouldStartWith("https://tones.example/show/episodes/");
        url.ShouldEndWith(ending);
        enclosure.Attribute("type")!.Value.ShouldBe(type);
        var file = Path.Combine(made.Public, url["https://tones.example/show/".Length..]);
        enclosure.Attribute("length")!.Value.ShouldBe(new FileInfo(file).Length.ToString());
        item.Elements(Podcast + "transcript")
            .Select(t => t.Attribute("type")!.Value)
            .ShouldBe(["text/vtt", "application/x-subrip", "application/json", "text/html", "text/plain"]);
        item.Element(Podcast + "txt")!.Value.ShouldBe("true");
        item.Element(Podcast + "txt")!.Attribute("purpose")!.Value.ShouldBe("ai-content");
        item.Element(Podcast + "chapters")!.Attribute("type")!.Value.ShouldBe("application/json+chapters");
        foreach (var address in item.Descendants().Attributes("url").Concat(item.Descendants().Attributes("uri")))
        {
            File.Exists(Path.Combine(made.Public, address.Value["https://tones.example/show/".Length..])).ShouldBeTrue(address.Value);
        }
    }

    [Fact]
    public void The_channel_has_what_apple_and_spotify_demand()
    {
        var channel = XDocument.Load(Path.Combine(made.Public, FeedXml.AudioName)).Root!.Element("channel")!;

        foreach (var must in new[] { "title", "link", "description", "language" })
        {
            channel.Element(must)!.Value.ShouldNotBeEmpty(must);
        }
        channel.Element(Itunes + "explicit")!.Value.ShouldBe("false");
        channel.Element(Itunes + "category")!.Attribute("text")!.Value.ShouldBe("Technology");
        channel.Element(Itunes + "owner")!.Element(Itunes + "email")!.Value.ShouldBe("nora@tones.example");
        channel.Element(Podcast + "guid")!.Value.ShouldBe(NamedGuid.OfFeed("https://tones.example/show/feed.xml").ToString());
        var cover = channel.Element(Itunes + "image")!.Attribute("href")!.Value;
        using var picture = SkiaSharp.SKBitmap.Decode(Path.Combine(made.Public, cover["https://tones.example/show/".Length..]));
        picture.Width.ShouldBe(picture.Height);
        picture.Width.ShouldBeInRange(1400, 3000);
    }

    [Fact]
    public void The_podcast_elements_follow_the_namespaces_own_schema()
    {
        // The schema is written without a namespace, and knows some of the elements.
        var schemas = new XmlSchemaSet();
        schemas.Add(null, Project.Shared("design/podcast.xsd"));
        schemas.Compile();
        var known = schemas.GlobalElements.Names.Cast<System.Xml.XmlQualifiedName>().Select(n => n.Name).ToHashSet();
        var elements = XDocument
            .Load(Path.Combine(made.Public, FeedXml.AudioName))
            .Descendants()
            .Where(e => e.Name.Namespace == Podcast && known.Contains(e.Name.LocalName))
            .ToList();
        elements
            .Select(e => e.Name.LocalName)
            .Distinct()
            .ShouldBe(["locked", "episode", "transcript", "chapters", "person"], ignoreOrder: true);
        foreach (var element in elements)
        {
            var problems = new List<string>();
            var bare = new XElement(element.Name.LocalName, element.Attributes().Where(a => !a.IsNamespaceDeclaration), element.Nodes());
            new XDocument(bare).Validate(schemas, (_, e) => problems.Add(e.Message));
            problems.ShouldBeEmpty(element.ToString());
        }
    }

    [Fact]
    public void Hostile_text_comes_out_as_text_and_the_same_index_gives_the_same_bytes()
    {
        var show = new Show
        {
            Title = "A & B <script> ]]> \u0001",
            Author = "\"x\"",
            Site = "https://a.example",
        };
        var episode = made.Record with { Title = "<b>&amp;</b> ]]> \u0000\uFFFE", Description = "<p>]]></p>" };
        var index = new SiteIndex([episode]);

        var bytes = FeedXml.Write(show, index, FeedKind.Audio, "assets/cover.jpg").Single().Bytes;

        XDocument.Load(new MemoryStream(bytes)).Descendants("item").Single().Element("title")!.Value.ShouldBe("<b>&amp;</b> ]]> ");
        FeedXml.Write(show, index, FeedKind.Audio, "assets/cover.jpg").Single().Bytes.ShouldBe(bytes);
        bytes[0].ShouldBe((byte)'<');
    }
}
