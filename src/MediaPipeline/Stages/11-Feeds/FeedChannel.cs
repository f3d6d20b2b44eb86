using System.Globalization;
using System.Xml.Linq;
using MediaPipeline.Publishing;
using MediaPipeline.Shows;

namespace MediaPipeline.Feeds;

/// <summary>What a feed says of the show.</summary>
internal static class FeedChannel
{
    public static IEnumerable<object?> Elements(Show show, FeedPage page, FeedKind kind, SiteAddresses addresses, string coverPath)
    {
        var cover = addresses.Of(coverPath);
        var title = kind == FeedKind.Audio ? show.Title : $"{show.Title} (video)";
        yield return new XElement("title", FeedXml.Text(title));
        yield return new XElement("link", addresses.Home);
        yield return new XElement("description", FeedXml.Text(show.Description.Length > 0 ? show.Description : show.Title));
        yield return new XElement("language", show.Language.Replace('_', '-').ToLowerInvariant());
        foreach (var link in Links(show, page, addresses))
        {
            yield return link;
        }
        yield return FeedXml.Optional("copyright", show.Copyright);
        yield return new XElement("generator", "MediaPipeline");
        yield return new XElement("docs", "https://www.rssboard.org/rss-specification");
        yield return new XElement("ttl", 60);
        if (page.Episodes.Count > 0)
        {
            yield return new XElement("pubDate", FeedXml.Date(page.Episodes[0].Date));
            yield return new XElement("lastBuildDate", FeedXml.Date(page.Episodes.Max(e => e.Updated)));
        }
        yield return new XElement(
            "image",
            new XElement("url", cover),
            new XElement("title", FeedXml.Text(title)),
            new XElement("link", addresses.Home)
        );
        foreach (var element in Itunes(show, kind, cover).Concat(Podcast(show, page, kind, addresses, cover)))
        {
            yield return element;
        }
    }

    private static IEnumerable<XElement> Links(Show show, FeedPage page, SiteAddresses addresses)
    {
        XElement Link(string rel, string href, string? type) =>
            new(FeedXml.Atom + "link", new XAttribute("href", href), new XAttribute("rel", rel), FeedXml.Maybe("type", type));
        (string Rel, string? Name)[] links =
        [
            ("self", page.Name),
            ("first", page.First),
            ("previous", page.Previous),
            ("next", page.Next),
            ("last", page.Last),
        ];
        foreach (var (rel, name) in links.Where(l => l.Name is not null))
        {
            yield return Link(rel, addresses.Of(name!), "application/rss+xml");
        }
        if (show.Feed.Hub is { } hub)
        {
            yield return Link("hub", hub, null);
        }
    }

    private static IEnumerable<XElement?> Itunes(Show show, FeedKind kind, string cover)
    {
        var ns = FeedXml.Itunes;
        yield return new XElement(ns + "image", new XAttribute("href", cover));
        yield return FeedXml.Optional(ns + "author", show.Author);
        if (show.Owner is { } owner)
        {
            yield return new XElement(
                ns + "owner",
                new XElement(ns + "name", FeedXml.Text(owner.Name)),
                new XElement(ns + "email", owner.Email)
            );
        }
        foreach (var category in show.Categories)
        {
            var parts = category.Split('>', 2, StringSplitOptions.TrimEntries);
            yield return new XElement(
                ns + "category",
                new XAttribute("text", parts[0]),
                parts.Length > 1 ? new XElement(ns + "category", new XAttribute("text", parts[1])) : null
            );
        }
        yield return new XElement(ns + "explicit", show.Explicit ? "true" : "false");
        yield return new XElement(ns + "type", show.Type == ShowType.Serial ? "serial" : "episodic");
        // The new address is that of the audio feed; a video feed that moved with it would become one.
        yield return kind == FeedKind.Audio ? FeedXml.Optional(ns + "new-feed-url", show.Feed.NewFeedUrl) : null;
        yield return show.Feed.Complete ? new XElement(ns + "complete", "Yes") : null;
        yield return show.Feed.Block ? new XElement(ns + "block", "Yes") : null;
    }

    private static IEnumerable<XElement?> Podcast(Show show, FeedPage page, FeedKind kind, SiteAddresses addresses, string cover)
    {
        var ns = FeedXml.Podcast;
        var feed = show.Feed;
        var guid = kind == FeedKind.Audio ? PublishStage.FeedGuid(show) : NamedGuid.OfFeed(addresses.Of(FeedXml.VideoName));
        yield return new XElement(ns + "guid", guid);
        yield return new XElement(ns + "locked", FeedXml.Maybe("owner", show.Owner?.Email), feed.Locked ? "yes" : "no");
        yield return new XElement(ns + "medium", kind == FeedKind.Audio ? "podcast" : "video");
        yield return new XElement(
            ns + "image",
            new XAttribute("href", cover),
            new XAttribute("alt", FeedXml.Text($"Cover of {show.Title}")),
            new XAttribute("aspect-ratio", "1/1"),
            new XAttribute("type", "image/jpeg"),
            new XAttribute("purpose", "artwork")
        );
        yield return show.Funding is { } funding ? new XElement(ns + "funding", new XAttribute("url", funding), "Support the show") : null;
        yield return feed.License is { } license
            ? new XElement(ns + "license", FeedXml.Maybe("url", feed.LicenseUrl), FeedXml.Text(license))
            : null;
        yield return feed.Location is { } place
            ? new XElement(
                ns + "location",
                FeedXml.Maybe("geo", place.Geo),
                FeedXml.Maybe("osm", place.Osm),
                FeedXml.Text(ShortText.Of(place.Name, FeedItem.LongestName))
            )
            : null;
        yield return feed.UpdateFrequency is { } often
            ? new XElement(
                ns + "updateFrequency",
                feed.Complete ? new XAttribute("complete", "true") : null,
                FeedXml.Maybe("rrule", often.Rrule),
                FeedXml.Text(ShortText.Of(often.Text, FeedItem.LongestName))
            )
            : null;
        yield return feed.Publisher is { } publisher
            ? new XElement(
                ns + "publisher",
                new XElement(
                    ns + "remoteItem",
                    new XAttribute("medium", "publisher"),
                    new XAttribute("feedGuid", publisher.Guid),
                    new XAttribute("feedUrl", publisher.Url)
                )
            )
            : null;
        yield return feed.Podping ? new XElement(ns + "podping", new XAttribute("usesPodping", "true")) : null;
        yield return feed.Block ? new XElement(ns + "block", "yes") : null;
        foreach (var (purpose, text) in feed.Txt.OrderBy(t => t.Key, StringComparer.Ordinal))
        {
            yield return new XElement(ns + "txt", new XAttribute("purpose", FeedXml.Text(purpose)), FeedXml.Text(text));
        }
        foreach (var person in show.People)
        {
            yield return FeedItem.PersonElement(person);
        }
        foreach (var trailer in page.Episodes.Where(e => e.Type == "trailer"))
        {
            var file = FeedItem.Enclosure(trailer, kind)!;
            yield return new XElement(
                ns + "trailer",
                new XAttribute("pubdate", FeedXml.Date(trailer.Date)),
                new XAttribute("url", addresses.Of(file.Path)),
                new XAttribute("length", file.Size),
                new XAttribute("type", file.Type),
                FeedXml.Maybe("season", trailer.Season?.ToString(CultureInfo.InvariantCulture)),
                FeedXml.Text(ShortText.Of(trailer.Title, FeedItem.LongestName))
            );
        }
    }
}
