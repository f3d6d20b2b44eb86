using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using MediaPipeline.Notes;
using MediaPipeline.Publishing;
using MediaPipeline.Shows;

namespace MediaPipeline.Feeds;

/// <summary>Which file an episode's enclosure is.</summary>
public enum FeedKind
{
    /// <summary>The MP3; the video stands beside it as an alternate enclosure.</summary>
    Audio,

    /// <summary>The MP4.</summary>
    Video,
}

/// <summary>
/// Writes RSS 2.0 with the iTunes, Podcasting 2.0, content and Atom namespaces, as Apple, Spotify, YouTube and
/// podcast apps take it. The same index gives the same bytes.
/// </summary>
public static class FeedXml
{
    public const string AudioName = "feed.xml";
    public const string VideoName = "video.xml";

    private static readonly XNamespace Itunes = "http://www.itunes.com/dtds/podcast-1.0.dtd";
    private static readonly XNamespace Podcast = "https://podcastindex.org/namespace/1.0";
    private static readonly XNamespace Content = "http://purl.org/rss/1.0/modules/content/";
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    /// <summary>The feed's bytes: UTF-8, no byte order mark.</summary>
    /// <param name="show">The show.</param>
    /// <param name="index">Its episodes.</param>
    /// <param name="kind">Audio or video.</param>
    /// <param name="coverPath">The show's cover in the target.</param>
    public static byte[] Write(Show show, SiteIndex index, FeedKind kind, string coverPath)
    {
        var addresses = new SiteAddresses(show.Site);
        var name = kind == FeedKind.Audio ? AudioName : VideoName;
        var episodes = index.Episodes.Where(e => Enclosure(e, kind) is not null).ToList();
        var channel = new XElement("channel", Channel(show, episodes, kind, addresses, name, coverPath));
        channel.Add(episodes.Select(e => Item(show, e, kind, addresses)));
        var rss = new XElement(
            "rss",
            new XAttribute("version", "2.0"),
            new XAttribute(XNamespace.Xmlns + "itunes", Itunes),
            new XAttribute(XNamespace.Xmlns + "podcast", Podcast),
            new XAttribute(XNamespace.Xmlns + "content", Content),
            new XAttribute(XNamespace.Xmlns + "atom", Atom),
            channel
        );
        var bytes = new MemoryStream();
        var settings = new XmlWriterSettings
        {
            Encoding = new UTF8Encoding(false),
            Indent = true,
            NewLineChars = "\n",
            CheckCharacters = true,
        };
        using (var writer = XmlWriter.Create(bytes, settings))
        {
            new XDocument(rss).Save(writer);
        }
        bytes.WriteByte((byte)'\n');
        return bytes.ToArray();
    }

    /// <summary>A date as RFC 2822 writes it, with a numeric zone.</summary>
    public static string Date(DateTimeOffset date) =>
        date.UtcDateTime.ToString("ddd, dd MMM yyyy HH:mm:ss", CultureInfo.InvariantCulture) + " +0000";

    private static IEnumerable<object?> Channel(
        Show show,
        List<PublishedEpisode> episodes,
        FeedKind kind,
        SiteAddresses addresses,
        string name,
        string coverPath
    )
    {
        var cover = addresses.Of(coverPath);
        var self = addresses.Of(name);
        var title = kind == FeedKind.Audio ? show.Title : $"{show.Title} (video)";
        yield return new XElement("title", Text(title));
        yield return new XElement("link", addresses.Home);
        yield return new XElement("description", Text(show.Description.Length > 0 ? show.Description : show.Title));
        yield return new XElement("language", show.Language.Replace('_', '-').ToLowerInvariant());
        yield return new XElement(
            Atom + "link",
            new XAttribute("href", self),
            new XAttribute("rel", "self"),
            new XAttribute("type", "application/rss+xml")
        );
        yield return Optional("copyright", show.Copyright);
        yield return new XElement("generator", "MediaPipeline");
        yield return new XElement("docs", "https://www.rssboard.org/rss-specification");
        yield return new XElement("ttl", 60);
        if (episodes.Count > 0)
        {
            yield return new XElement("pubDate", Date(episodes[0].Date));
            yield return new XElement("lastBuildDate", Date(episodes.Max(e => e.Updated)));
        }
        yield return new XElement(
            "image",
            new XElement("url", cover),
            new XElement("title", Text(title)),
            new XElement("link", addresses.Home)
        );
        yield return new XElement(Itunes + "image", new XAttribute("href", cover));
        yield return Optional(Itunes + "author", show.Author);
        if (show.Owner is { } owner)
        {
            yield return new XElement(
                Itunes + "owner",
                new XElement(Itunes + "name", Text(owner.Name)),
                new XElement(Itunes + "email", owner.Email)
            );
        }
        foreach (var category in show.Categories)
        {
            var parts = category.Split('>', 2, StringSplitOptions.TrimEntries);
            yield return new XElement(
                Itunes + "category",
                new XAttribute("text", parts[0]),
                parts.Length > 1 ? new XElement(Itunes + "category", new XAttribute("text", parts[1])) : null
            );
        }
        yield return new XElement(Itunes + "explicit", show.Explicit ? "true" : "false");
        yield return new XElement(Itunes + "type", show.Type == ShowType.Serial ? "serial" : "episodic");
        yield return new XElement(Podcast + "guid", kind == FeedKind.Audio ? PublishStage.FeedGuid(show) : NamedGuid.OfFeed(self));
        yield return new XElement(Podcast + "locked", show.Owner is { } o ? new XAttribute("owner", o.Email) : null, "yes");
        yield return new XElement(Podcast + "medium", kind == FeedKind.Audio ? "podcast" : "video");
        if (show.Funding is { } funding)
        {
            yield return new XElement(Podcast + "funding", new XAttribute("url", funding), "Support the show");
        }
        foreach (var person in show.People)
        {
            yield return PersonElement(person);
        }
    }

    private static XElement Item(Show show, PublishedEpisode episode, FeedKind kind, SiteAddresses addresses)
    {
        var file = Enclosure(episode, kind)!;
        var item = new XElement(
            "item",
            new XElement("title", Text(episode.Title)),
            new XElement("link", addresses.Episode(episode.Slug)),
            new XElement("guid", new XAttribute("isPermaLink", "false"), kind == FeedKind.Audio ? episode.Guid : $"{episode.Guid}-video"),
            new XElement("pubDate", Date(episode.Date)),
            new XElement("description", new XCData(CData(episode.Description))),
            new XElement(Content + "encoded", new XCData(CData(episode.Description))),
            new XElement(
                "enclosure",
                new XAttribute("url", addresses.Of(file.Path)),
                new XAttribute("length", file.Size),
                new XAttribute("type", file.Type)
            ),
            new XElement(Itunes + "title", Text(episode.Title)),
            new XElement(Itunes + "summary", Text(PlatformText.Cut(episode.Summary, PlatformText.FeedDescription))),
            new XElement(Itunes + "duration", (long)Math.Round(episode.Duration)),
            new XElement(Itunes + "explicit", episode.Explicit ? "true" : "false"),
            new XElement(Itunes + "episodeType", episode.Type),
            Optional(Itunes + "author", show.Author)
        );
        if (episode.Number is { } number)
        {
            item.Add(new XElement(Itunes + "episode", number), new XElement(Podcast + "episode", number));
        }
        if (episode.Season is { } season)
        {
            item.Add(new XElement(Itunes + "season", season), new XElement(Podcast + "season", season));
        }
        if (episode.File(FileRole.Cover) is { } cover)
        {
            item.Add(new XElement(Itunes + "image", new XAttribute("href", addresses.Of(cover.Path))));
        }
        item.Add(Transcripts(show, episode, addresses));
        if (episode.Chapters.Count > 0 && episode.File(FileRole.Chapters) is { } chapters)
        {
            item.Add(
                new XElement(
                    Podcast + "chapters",
                    new XAttribute("url", addresses.Of(chapters.Path)),
                    new XAttribute("type", chapters.Type)
                )
            );
        }
        item.Add(episode.People.Select(PersonElement));
        item.Add(new XElement(Podcast + "txt", new XAttribute("purpose", "ai-content"), episode.SyntheticVoice ? "true" : "false"));
        if (kind == FeedKind.Audio)
        {
            item.Add(
                Alternate(episode.File(FileRole.M4a), "Audio (AAC)", episode, addresses),
                Alternate(episode.File(FileRole.Video), "Video", episode, addresses)
            );
        }
        return item;
    }

    private static IEnumerable<XElement> Transcripts(Show show, PublishedEpisode episode, SiteAddresses addresses)
    {
        string[] roles = [FileRole.Vtt, FileRole.Srt, FileRole.TranscriptJson, FileRole.TranscriptHtml, FileRole.TranscriptText];
        foreach (var file in roles.Select(episode.File).OfType<PublishedFile>())
        {
            var timed = file.Role is FileRole.Vtt or FileRole.Srt;
            yield return new XElement(
                Podcast + "transcript",
                new XAttribute("url", addresses.Of(file.Path)),
                new XAttribute("type", file.Type),
                new XAttribute("language", show.LanguageCode),
                timed ? new XAttribute("rel", "captions") : null
            );
        }
    }

    private static XElement? Alternate(PublishedFile? file, string title, PublishedEpisode episode, SiteAddresses addresses) =>
        file is null
            ? null
            : new XElement(
                Podcast + "alternateEnclosure",
                new XAttribute("type", file.Type),
                new XAttribute("length", file.Size),
                new XAttribute("bitrate", Math.Round(file.Size * 8 / Math.Max(1, episode.Duration))),
                new XAttribute("title", title),
                new XElement(Podcast + "source", new XAttribute("uri", addresses.Of(file.Path))),
                file.Integrity is null
                    ? null
                    : new XElement(Podcast + "integrity", new XAttribute("type", "sri"), new XAttribute("value", file.Integrity))
            );

    private static XElement PersonElement(Person person) =>
        new(
            Podcast + "person",
            new XAttribute("role", person.Role.ToLowerInvariant()),
            person.Url is { } url ? new XAttribute("href", url) : null,
            person.Img is { } img ? new XAttribute("img", img) : null,
            Text(PlatformText.Cut(person.Name, 128))
        );

    private static PublishedFile? Enclosure(PublishedEpisode episode, FeedKind kind) =>
        episode.File(kind == FeedKind.Audio ? FileRole.Mp3 : FileRole.Video);

    private static XElement? Optional(XName name, string? value) => string.IsNullOrEmpty(value) ? null : new XElement(name, Text(value));

    /// <summary>Without the control characters that XML 1.0 has no way to write.</summary>
    private static string Text(string text) => string.Concat(text.Where(c => XmlConvert.IsXmlChar(c) || char.IsSurrogate(c)));

    private static string CData(string html) => Text(html).Replace("]]>", "]]&gt;");
}
