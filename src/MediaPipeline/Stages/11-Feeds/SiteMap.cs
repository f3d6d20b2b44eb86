using System.Globalization;
using System.Text;
using System.Xml.Linq;
using MediaPipeline.Publishing;
using MediaPipeline.Shows;

namespace MediaPipeline.Feeds;

/// <summary>The list of pages that search engines read (sitemaps.org, protocol 0.9).</summary>
internal static class SiteMap
{
    public const string Name = "sitemap.xml";

    private static readonly XNamespace Ns = "http://www.sitemaps.org/schemas/sitemap/0.9";

    /// <summary>The file's bytes.</summary>
    public static byte[] Write(Show show, SiteIndex index)
    {
        var addresses = new SiteAddresses(show.Site);
        var collections = Collections.Years(index.Episodes).Concat(Collections.Tags(index.Episodes));
        var urls = new List<XElement> { Url(addresses.Home, Newest(index.Episodes)) };
        urls.AddRange(index.Episodes.Select(e => Url(addresses.Episode(e.Slug), e.Updated)));
        urls.AddRange(collections.Select(c => Url(addresses.Of(c.Path), Newest(c.Episodes))));
        return Encoding.UTF8.GetBytes($"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n{new XElement(Ns + "urlset", urls)}\n");
    }

    private static DateTimeOffset? Newest(IReadOnlyList<PublishedEpisode> episodes) =>
        episodes.Count == 0 ? null : episodes.Max(e => e.Updated);

    private static XElement Url(string address, DateTimeOffset? changed) =>
        new(
            Ns + "url",
            new XElement(Ns + "loc", address),
            changed is { } day ? new XElement(Ns + "lastmod", day.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)) : null
        );
}
