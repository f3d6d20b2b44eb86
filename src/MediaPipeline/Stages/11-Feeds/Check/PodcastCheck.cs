using System.Globalization;
using System.Xml.Linq;

namespace MediaPipeline.Feeds;

/// <summary>What Podcasting 2.0 demands of its elements (podcastindex.org/namespace/1.0).</summary>
internal static class PodcastCheck
{
    private const int LongestName = 128;
    private const int LongestTxt = 4000;

    private static readonly string[] TranscriptTypes =
    [
        "text/vtt",
        "application/x-subrip",
        "application/srt",
        "application/json",
        "text/html",
        "text/plain",
    ];

    private static readonly string[] Media =
    [
        "podcast",
        "music",
        "video",
        "film",
        "audiobook",
        "newsletter",
        "blog",
        "publisher",
        "course",
        "mixed",
    ];

    /// <summary>Attributes without which an element says nothing.</summary>
    private static readonly Dictionary<string, string[]> Needed = new()
    {
        ["transcript"] = ["url", "type"],
        ["chapters"] = ["url", "type"],
        ["funding"] = ["url"],
        ["soundbite"] = ["startTime", "duration"],
        ["trailer"] = ["url", "pubdate"],
        ["image"] = ["href"],
        ["socialInteract"] = ["protocol"],
        ["alternateEnclosure"] = ["type"],
        ["source"] = ["uri"],
        ["integrity"] = ["type", "value"],
        ["podping"] = ["usesPodping"],
        ["remoteItem"] = ["feedGuid"],
    };

    private static readonly Dictionary<string, int> MostCharacters = new()
    {
        ["funding"] = LongestName,
        ["location"] = LongestName,
        ["soundbite"] = LongestName,
        ["trailer"] = LongestName,
        ["license"] = LongestName,
        ["updateFrequency"] = LongestName,
        ["txt"] = LongestTxt,
    };

    public static void Run(XElement channel, FeedReport report)
    {
        CheckChannel(channel, report);
        foreach (var element in channel.Descendants().Where(e => e.Name.Namespace == FeedXml.Podcast))
        {
            var name = element.Name.LocalName;
            var missing = Needed.GetValueOrDefault(name, []).Where(a => string.IsNullOrWhiteSpace(element.Attribute(a)?.Value)).ToList();
            if (missing.Count > 0)
            {
                report.Add(FeedRule.Attributes, element, $"podcast:{name} has no {string.Join(", no ", missing)}.");
                continue;
            }
            if (MostCharacters.TryGetValue(name, out var most) && element.Value.Length > most)
            {
                report.Add(FeedRule.Texts, element, $"podcast:{name} has {element.Value.Length} characters; {most} are the most.");
            }
            foreach (var address in element.Attributes().Where(a => a.Name.LocalName is "url" or "href" or "uri" or "img"))
            {
                if (name != "source" && name != "socialInteract" || FeedForms.IsAddress(address.Value))
                {
                    ChannelCheck.CheckAddress(address.Value, element, $"{address.Name.LocalName} of podcast:{name}", report);
                }
            }
            Check(element, name, report);
        }
    }

    private static void CheckChannel(XElement channel, FeedReport report)
    {
        var guid = channel.Element(FeedXml.Podcast + "guid");
        report.Require(
            System.Guid.TryParseExact(guid?.Value.Trim(), "D", out _),
            FeedRule.PodcastGuid,
            guid ?? channel,
            guid is null ? "There is none." : $"'{guid.Value}' is none."
        );
        ChannelCheck.CheckOnce(
            channel,
            ["guid", "locked", "medium", "updateFrequency", "podping", "license", "publisher"],
            report,
            FeedXml.Podcast
        );
    }

    private static void Check(XElement element, string name, FeedReport report)
    {
        var value = element.Value.Trim();
        string Of(string attribute) => element.Attribute(attribute)?.Value ?? "";
        switch (name)
        {
            case "locked":
                report.Require(value is "yes" or "no", FeedRule.Locked, element, $"'{value}' is neither.");
                break;
            case "medium":
                var medium = value.EndsWith('L') ? value[..^1] : value;
                report.Require(Media.Contains(medium), FeedRule.Medium, element, $"'{value}' is none.");
                break;
            case "transcript":
                report.Require(TranscriptTypes.Contains(Of("type")), FeedRule.Transcript, element, $"Apps know no '{Of("type")}'.");
                break;
            case "chapters":
                report.Require(Of("type") == "application/json+chapters", FeedRule.Chapters, element, $"The type is '{Of("type")}'.");
                break;
            case "soundbite":
                var start = Seconds(Of("startTime"));
                var length = Seconds(Of("duration"));
                report.Require(start >= 0 && length > 0, FeedRule.Soundbite, element, "Its startTime or duration is no number of seconds.");
                report.Require(!(length is > 0 and < 15 or > 120), FeedRule.SoundbiteLength, element, $"It lasts {length} s.");
                break;
            case "person":
                report.Require(value.Length is > 0 and <= LongestName, FeedRule.Person, element, $"It has {value.Length} characters.");
                report.Require(
                    Of("role").Length == 0 || PodcastTaxonomy.Roles.Contains(Of("role").ToLowerInvariant()),
                    FeedRule.Role,
                    element,
                    $"'{Of("role")}' is none."
                );
                break;
            case "season":
                report.Require(
                    int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out _),
                    FeedRule.PodcastNumbers,
                    element,
                    $"podcast:season is '{value}'."
                );
                report.Require(
                    Of("name").Length <= LongestName,
                    FeedRule.Texts,
                    element,
                    "The season's name is longer than 128 characters."
                );
                break;
            case "episode":
                report.Require(Seconds(value) is not null, FeedRule.PodcastNumbers, element, $"podcast:episode is '{value}'.");
                report.Require(Of("display").Length <= 32, FeedRule.Texts, element, "What is displayed is longer than 32 characters.");
                break;
            case "alternateEnclosure":
                report.Require(
                    element.Elements(FeedXml.Podcast + "source").Any(),
                    FeedRule.Alternate,
                    element,
                    "There is no podcast:source in it."
                );
                report.Require(
                    element.Elements(FeedXml.Podcast + "integrity").Count() <= 1,
                    FeedRule.Alternate,
                    element,
                    "There is more than one podcast:integrity in it."
                );
                break;
            case "trailer":
                report.Require(FeedForms.Date(Of("pubdate")) is not null, FeedRule.PubDate, element, $"'{Of("pubdate")}' is no such date.");
                break;
        }
    }

    private static double? Seconds(string text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var seconds)
            ? seconds
            : null;
}
