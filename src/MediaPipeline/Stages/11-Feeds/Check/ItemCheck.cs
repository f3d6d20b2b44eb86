using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace MediaPipeline.Feeds;

/// <summary>What must be said of each episode.</summary>
internal static partial class ItemCheck
{
    private const int LongestText = 4000;

    private static readonly string[] Single = ["title", "guid", "pubDate", "description", "link", "enclosure"];
    private static readonly string[] SingleOfItunes =
    [
        "title",
        "duration",
        "image",
        "explicit",
        "episode",
        "season",
        "episodeType",
        "summary",
        "author",
    ];

    private static readonly Dictionary<string, string[]> Extensions = new()
    {
        ["audio/mpeg"] = [".mp3"],
        ["audio/x-m4a"] = [".m4a"],
        ["audio/mp4"] = [".m4a", ".mp4"],
        ["audio/aac"] = [".m4a", ".aac"],
        ["video/mp4"] = [".mp4", ".m4v"],
        ["video/x-m4v"] = [".m4v"],
        ["video/quicktime"] = [".mov"],
    };

    private static readonly string[] ShownTags = ["p", "ol", "ul", "li", "a", "br", "b", "strong", "i", "em"];

    public static void Run(XElement channel, DateTimeOffset now, Func<string, long?> lengthOf, FeedReport report)
    {
        var items = channel.Elements("item").ToList();
        report.Require(items.Count > 0, FeedRule.Items, channel, "There is none.");
        var guids = new Dictionary<string, XElement>();
        DateTimeOffset? newer = null;
        foreach (var item in items)
        {
            ChannelCheck.CheckOnce(
                item,
                [.. Single.Where(n => n != "enclosure").Select(n => (XName)n), .. SingleOfItunes.Select(n => FeedXml.Itunes + n)],
                report
            );
            CheckTitle(item, report);
            CheckEnclosure(item, lengthOf, report);
            CheckGuid(item, guids, report);
            newer = CheckDate(item, now, newer, report) ?? newer;
            CheckTexts(item, report);
            CheckItunes(item, report);
        }
    }

    private static void CheckTitle(XElement item, FeedReport report)
    {
        var title = item.Element("title");
        report.Require(!string.IsNullOrWhiteSpace(title?.Value), FeedRule.Title, title ?? item, "The episode has none.");
        if (title is not null && item.Element(FeedXml.Itunes + "episode") is { } number)
        {
            report.Require(
                !NumberInTitle().Match(title.Value).Groups["n"].Value.Equals(number.Value.Trim(), StringComparison.Ordinal),
                FeedRule.NumberInTitle,
                title,
                $"'{title.Value}' has the number {number.Value.Trim()}."
            );
        }
    }

    private static void CheckEnclosure(XElement item, Func<string, long?> lengthOf, FeedReport report)
    {
        var enclosures = item.Elements("enclosure").ToList();
        if (enclosures.Count != 1)
        {
            report.Add(FeedRule.Enclosure, item, enclosures.Count == 0 ? "The episode has none." : $"The episode has {enclosures.Count}.");
            return;
        }
        var enclosure = enclosures[0];
        var missing = new[] { "url", "length", "type" }.Where(n => enclosure.Attribute(n) is null).ToList();
        report.Require(missing.Count == 0, FeedRule.Enclosure, enclosure, $"It has no {string.Join(", no ", missing)}.");
        var url = enclosure.Attribute("url")?.Value ?? "";
        var type = enclosure.Attribute("type")?.Value ?? "";
        if (url.Length > 0)
        {
            ChannelCheck.CheckAddress(url, enclosure, "The enclosure", report);
            report.Require(url.All(char.IsAscii), FeedRule.EnclosureAddress, enclosure, $"There are letters beyond ASCII in {url}");
            var ending = Uri.TryCreate(url, UriKind.Absolute, out var uri) ? Path.GetExtension(uri.AbsolutePath).ToLowerInvariant() : "";
            if (Extensions.TryGetValue(type, out var endings))
            {
                report.Require(
                    endings.Contains(ending),
                    FeedRule.EnclosureAddress,
                    enclosure,
                    $"'{ending}' is no extension of {type}: {string.Join(" or ", endings)}."
                );
            }
        }
        if (type.Length > 0)
        {
            report.Require(Extensions.ContainsKey(type), FeedRule.EnclosureType, enclosure, $"'{type}' is none of these.");
        }
        if (enclosure.Attribute("length")?.Value is { } length)
        {
            var right = long.TryParse(length, NumberStyles.None, CultureInfo.InvariantCulture, out var bytes) && bytes > 0;
            report.Require(right, FeedRule.EnclosureLength, enclosure, $"'{length}' is no length.");
            if (right && lengthOf(url) is { } truth && truth != bytes)
            {
                report.Add(FeedRule.EnclosureLength, enclosure, $"It says {bytes:N0}; the file has {truth:N0}.");
            }
        }
    }

    private static void CheckGuid(XElement item, Dictionary<string, XElement> guids, FeedReport report)
    {
        var guid = item.Element("guid");
        var value = guid?.Value.Trim() ?? "";
        if (guid is null || value.Length == 0)
        {
            report.Add(FeedRule.Guid, guid ?? item, "The episode has none.");
            return;
        }
        if (!guids.TryAdd(value, guid))
        {
            report.Add(FeedRule.Guid, guid, $"'{value}' is an earlier episode's, too.");
        }
        var permanent = guid.Attribute("isPermaLink")?.Value ?? "true";
        report.Require(
            permanent == "false" || FeedForms.IsAddress(value),
            FeedRule.Guid,
            guid,
            $"'{value}' is no address, and isPermaLink is not 'false'."
        );
    }

    private static DateTimeOffset? CheckDate(XElement item, DateTimeOffset now, DateTimeOffset? newer, FeedReport report)
    {
        var element = item.Element("pubDate");
        var date = element is null ? null : FeedForms.Date(element.Value);
        report.Require(
            date is not null,
            FeedRule.PubDate,
            element ?? item,
            element is null ? "The episode has no pubDate." : $"'{element.Value}' is no such date."
        );
        report.Require(!(date > now.AddHours(1)), FeedRule.Future, element ?? item, $"'{element?.Value}' is still to come.");
        report.Require(!(date > newer), FeedRule.NewestFirst, element ?? item, $"'{element?.Value}' follows an older one.");
        return date;
    }

    private static void CheckTexts(XElement item, FeedReport report)
    {
        XName[] names = ["description", FeedXml.Content + "encoded", FeedXml.Itunes + "summary"];
        var texts = names.SelectMany(n => item.Elements(n)).ToList();
        report.Require(texts.Any(t => t.Value.Trim().Length > 0), FeedRule.Description, item, "The episode has none.");
        foreach (var text in texts)
        {
            report.Require(text.Value.Length <= LongestText, FeedRule.LongText, text, $"It has {text.Value.Length:N0} characters.");
            report.Require(!Active().IsMatch(text.Value), FeedRule.Script, text, $"There is one in '{text.Name.LocalName}'.");
            var others = Tag()
                .Matches(text.Value)
                .Select(m => m.Groups["tag"].Value.ToLowerInvariant())
                .Where(t => !ShownTags.Contains(t))
                .Distinct()
                .ToList();
            report.Require(
                others.Count == 0,
                FeedRule.Html,
                text,
                $"'{text.Name.LocalName}' has {string.Join(", ", others.Select(t => $"<{t}>"))}."
            );
        }
        if (item.Element("link") is { } link)
        {
            ChannelCheck.CheckAddress(link.Value.Trim(), link, "The episode's link", report);
        }
    }

    private static void CheckItunes(XElement item, FeedReport report)
    {
        XElement? Of(string name) => item.Element(FeedXml.Itunes + name);
        if (Of("duration") is { } duration)
        {
            report.Require(FeedForms.Duration(duration.Value) > 0, FeedRule.Duration, duration, $"'{duration.Value}' is none.");
        }
        foreach (var number in new[] { Of("episode"), Of("season") }.OfType<XElement>())
        {
            report.Require(
                int.TryParse(number.Value.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n > 0,
                FeedRule.Numbers,
                number,
                $"itunes:{number.Name.LocalName} is '{number.Value}'."
            );
        }
        if (Of("explicit") is { } clean)
        {
            report.Require(clean.Value.Trim() is "true" or "false", FeedRule.ShowExplicit, clean, $"'{clean.Value}' is neither.");
        }
        if (Of("episodeType") is { } type)
        {
            report.Require(
                type.Value.Trim().ToLowerInvariant() is "full" or "trailer" or "bonus",
                FeedRule.EpisodeType,
                type,
                $"'{type.Value}' is none."
            );
        }
        if (Of("image") is { } image)
        {
            ChannelCheck.CheckAddress(image.Attribute("href")?.Value, image, "The episode's image", report);
        }
    }

    [GeneratedRegex(@"(^|\b)(?:episode|ep\.?|#)\s*(?<n>\d+)|^(?<n>\d+)\s*[:.–-]", RegexOptions.IgnoreCase)]
    private static partial Regex NumberInTitle();

    [GeneratedRegex(
        @"<\s*(script|style|iframe|object|embed|form)\b|<[^>]*\son[a-z]+\s*=|(href|src)\s*=\s*[""']?\s*(javascript|data|vbscript):",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Active();

    [GeneratedRegex(@"<\s*(?<tag>[a-zA-Z][a-zA-Z0-9]*)\b[^>]*>")]
    private static partial Regex Tag();
}
