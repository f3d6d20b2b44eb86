using System.Globalization;
using System.Xml.Linq;
using MediaPipeline.Shows;

namespace MediaPipeline.Feeds;

/// <summary>What must be said of the show.</summary>
internal static class ChannelCheck
{
    private const int LongestText = 4000;

    private static readonly string[] Single =
    [
        "title",
        "link",
        "description",
        "language",
        "pubDate",
        "lastBuildDate",
        "ttl",
        "image",
        "copyright",
    ];
    private static readonly string[] SingleOfItunes = ["image", "explicit", "author", "owner", "type", "new-feed-url", "complete", "block"];

    public static void Run(XElement channel, Uri? address, DateTimeOffset now, FeedReport report)
    {
        CheckTexts(channel, report);
        CheckItunes(channel, report);
        CheckCategories(channel, report);
        CheckLinks(channel, address, report);
        foreach (var date in new[] { "pubDate", "lastBuildDate" }.SelectMany(n => channel.Elements(n)))
        {
            report.Require(FeedForms.Date(date.Value) is not null, FeedRule.PubDate, date, $"'{date.Value}' is no such date.");
            report.Require(!(FeedForms.Date(date.Value) > now.AddHours(1)), FeedRule.Future, date, $"'{date.Value}' is still to come.");
        }
        foreach (var ttl in channel.Elements("ttl"))
        {
            report.Require(
                int.TryParse(ttl.Value, NumberStyles.None, CultureInfo.InvariantCulture, out _),
                FeedRule.Ttl,
                ttl,
                $"'{ttl.Value}' is no whole number."
            );
        }
        foreach (var image in channel.Elements("image"))
        {
            var missing = new[] { "url", "title", "link" }.Where(n => string.IsNullOrWhiteSpace(image.Element(n)?.Value)).ToList();
            report.Require(missing.Count == 0, FeedRule.RssImage, image, $"The image has no {string.Join(", no ", missing)}.");
        }
    }

    /// <summary>Elements that stand more than once.</summary>
    public static void CheckOnce(XElement parent, IEnumerable<XName> names, FeedReport report)
    {
        foreach (var second in names.SelectMany(n => parent.Elements(n).Skip(1)))
        {
            report.Add(FeedRule.Once, second, $"'{second.Name.LocalName}' stands here a second time.");
        }
    }

    /// <summary>The same, of a namespace.</summary>
    public static void CheckOnce(XElement parent, IEnumerable<string> names, FeedReport report, XNamespace space) =>
        CheckOnce(parent, names.Select(n => space + n), report);

    /// <summary>An address: absolute, and better https.</summary>
    public static void CheckAddress(string? text, XElement where, string what, FeedReport report)
    {
        if (!FeedForms.IsAddress(text))
        {
            report.Add(FeedRule.Address, where, $"{what} is {(string.IsNullOrWhiteSpace(text) ? "empty" : $"'{text}'")}.");
        }
        else if (!text!.StartsWith("https://", StringComparison.OrdinalIgnoreCase))
        {
            report.Add(FeedRule.Secure, where, $"{what} is {text}");
        }
    }

    private static void CheckTexts(XElement channel, FeedReport report)
    {
        CheckOnce(channel, [.. Single.Select(n => (XName)n), .. SingleOfItunes.Select(n => FeedXml.Itunes + n)], report);
        foreach (var name in new[] { "title", "link", "description", "language" })
        {
            report.Require(
                !string.IsNullOrWhiteSpace(channel.Element(name)?.Value),
                FeedRule.ChannelTexts,
                channel.Element(name) ?? channel,
                $"The channel has no {name}."
            );
        }
        if (channel.Element("link") is { } link && link.Value.Trim().Length > 0)
        {
            CheckAddress(link.Value.Trim(), link, "The show's link", report);
        }
        foreach (var text in new[] { "description", FeedXml.Itunes + "summary" }.SelectMany(n => channel.Elements(n)))
        {
            report.Require(text.Value.Length <= LongestText, FeedRule.LongText, text, $"It has {text.Value.Length:N0} characters.");
        }
        if (channel.Element("language") is { } language)
        {
            report.Require(FeedForms.IsLanguage(language.Value.Trim()), FeedRule.Language, language, $"'{language.Value}' is none.");
        }
    }

    private static void CheckItunes(XElement channel, FeedReport report)
    {
        XElement? Of(string name) => channel.Element(FeedXml.Itunes + name);
        var image = Of("image");
        report.Require(
            image?.Attribute("href") is not null,
            FeedRule.ShowImage,
            image ?? channel,
            "There is no itunes:image with an href."
        );
        if (image?.Attribute("href")?.Value is { } href)
        {
            CheckAddress(href, image, "The show's image", report);
        }
        report.Require(
            Of("explicit")?.Value.Trim() is "true" or "false",
            FeedRule.ShowExplicit,
            Of("explicit") ?? channel,
            Of("explicit") is { } e ? $"'{e.Value}' is neither." : "There is none."
        );
        report.Require(!string.IsNullOrWhiteSpace(Of("author")?.Value), FeedRule.Author, Of("author") ?? channel, "There is none.");
        var owner = Of("owner");
        var email = owner?.Element(FeedXml.Itunes + "email");
        report.Require(
            FeedForms.IsEmail(email?.Value) && !string.IsNullOrWhiteSpace(owner!.Element(FeedXml.Itunes + "name")?.Value),
            FeedRule.Owner,
            email ?? owner ?? channel,
            owner is null ? "There is none." : "Its name or email is missing or wrong."
        );
        if (Of("type") is { } type)
        {
            report.Require(
                type.Value.Trim().ToLowerInvariant() is "episodic" or "serial",
                FeedRule.Kind,
                type,
                $"'{type.Value}' is neither."
            );
        }
        foreach (var flag in new[] { Of("complete"), Of("block") }.OfType<XElement>())
        {
            report.Require(
                flag.Value.Trim().Equals("yes", StringComparison.OrdinalIgnoreCase),
                FeedRule.Flag,
                flag,
                $"itunes:{flag.Name.LocalName} is '{flag.Value}'."
            );
        }
        if (Of("new-feed-url") is { } moved)
        {
            CheckAddress(moved.Value.Trim(), moved, "The new feed's address", report);
        }
    }

    private static void CheckCategories(XElement channel, FeedReport report)
    {
        var name = FeedXml.Itunes + "category";
        var categories = channel.Elements(name).ToList();
        report.Require(categories.Count > 0, FeedRule.Category, channel, "There is no itunes:category.");
        foreach (var category in categories)
        {
            var text = category.Attribute("text")?.Value ?? "";
            var nested = category.Elements(name).Select(c => c.Attribute("text")?.Value ?? "").ToList();
            var full = nested.Count > 0 ? $"{text} > {nested[0]}" : text;
            report.Require(AppleCategories.Contains(full), FeedRule.Category, category, $"Apple knows no '{full}'.");
            report.Require(nested.Count <= 1, FeedRule.Category, category, $"'{text}' has {nested.Count} sub-categories.");
        }
    }

    private static void CheckLinks(XElement channel, Uri? address, FeedReport report)
    {
        var links = channel.Elements(FeedXml.Atom + "link").ToLookup(l => l.Attribute("rel")?.Value ?? "alternate");
        var self = links["self"].FirstOrDefault();
        var own = self?.Attribute("href")?.Value;
        report.Require(own is not null, FeedRule.Self, channel, "There is none.");
        if (own is not null && address is not null && own != address.AbsoluteUri)
        {
            report.Add(FeedRule.Self, self!, $"It says {own}, and was found at {address.AbsoluteUri}.");
        }
        foreach (var rel in new[] { "next", "previous", "prev" })
        {
            foreach (var link in links[rel])
            {
                var href = link.Attribute("href")?.Value;
                CheckAddress(href, link, $"The link '{rel}'", report);
                report.Require(href != own, FeedRule.Paging, link, $"The link '{rel}' leads to the page itself.");
            }
        }
        var pages = links["next"].Concat(links["previous"]).Concat(links["prev"]);
        if (pages.FirstOrDefault() is { } page)
        {
            report.Require(links["first"].Any(), FeedRule.Paging, page, "There are other pages, and no link 'first'.");
        }
    }
}
