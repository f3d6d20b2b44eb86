using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;
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

    internal static readonly XNamespace Itunes = "http://www.itunes.com/dtds/podcast-1.0.dtd";
    internal static readonly XNamespace Podcast = "https://podcastindex.org/namespace/1.0";
    internal static readonly XNamespace Content = "http://purl.org/rss/1.0/modules/content/";
    internal static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    /// <summary>The feed's documents: the feed itself, then pages with its older episodes, if it is long.</summary>
    /// <param name="show">The show.</param>
    /// <param name="index">Its episodes.</param>
    /// <param name="kind">Audio or video.</param>
    /// <param name="coverPath">The show's cover in the target.</param>
    public static IReadOnlyList<FeedDocument> Write(Show show, SiteIndex index, FeedKind kind, string coverPath)
    {
        var episodes = index.Episodes.Where(e => FeedItem.Enclosure(e, kind) is not null).ToList();
        var pages = FeedPage.Split(kind == FeedKind.Audio ? AudioName : VideoName, episodes, show.Feed.PageSize);
        return [.. pages.Select(p => new FeedDocument(p.Name, Write(show, p, kind, coverPath)))];
    }

    /// <summary>A date as RFC 2822 writes it, with a numeric zone.</summary>
    public static string Date(DateTimeOffset date) =>
        date.UtcDateTime.ToString("ddd, dd MMM yyyy HH:mm:ss", CultureInfo.InvariantCulture) + " +0000";

    /// <summary>Without the control characters that XML 1.0 has no way to write.</summary>
    internal static string Text(string text) => string.Concat(text.Where(c => XmlConvert.IsXmlChar(c) || char.IsSurrogate(c)));

    /// <summary>An element; null for an empty text.</summary>
    internal static XElement? Optional(XName name, string? value) => string.IsNullOrEmpty(value) ? null : new XElement(name, Text(value));

    /// <summary>An attribute; null for an empty text.</summary>
    internal static XAttribute? Maybe(string name, string? value) => string.IsNullOrEmpty(value) ? null : new XAttribute(name, Text(value));

    private static byte[] Write(Show show, FeedPage page, FeedKind kind, string coverPath)
    {
        var addresses = new SiteAddresses(show.Site);
        var channel = new XElement("channel", FeedChannel.Elements(show, page, kind, addresses, coverPath));
        channel.Add(page.Episodes.Select(e => FeedItem.Of(show, e, kind, addresses)));
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
}

/// <summary>A document of a feed.</summary>
/// <param name="Path">In the target.</param>
/// <param name="Bytes">UTF-8, no byte order mark.</param>
public sealed record FeedDocument(string Path, byte[] Bytes);
