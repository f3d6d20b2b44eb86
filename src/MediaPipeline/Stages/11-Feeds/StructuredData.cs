using System.Globalization;
using System.Text.Json;
using System.Xml;
using MediaPipeline.Publishing;
using MediaPipeline.Shows;

namespace MediaPipeline.Feeds;

/// <summary>What search engines read (JSON-LD with schema.org's PodcastSeries and PodcastEpisode).</summary>
internal static class StructuredData
{
    /// <summary>Of the show.</summary>
    public static string Of(Show show, string image)
    {
        var addresses = new SiteAddresses(show.Site);
        var series = Series(show, addresses);
        series["@context"] = "https://schema.org";
        series["description"] = show.Description;
        series["image"] = image;
        series["inLanguage"] = show.Language;
        series["author"] =
            show.Author.Length > 0 ? new Dictionary<string, object?> { ["@type"] = "Organization", ["name"] = show.Author } : null;
        return Json(series);
    }

    /// <summary>Of an episode.</summary>
    public static string Of(Show show, PublishedEpisode episode, string image)
    {
        var addresses = new SiteAddresses(show.Site);
        return Json(
            new()
            {
                ["@context"] = "https://schema.org",
                ["@type"] = "PodcastEpisode",
                ["name"] = episode.Title,
                ["description"] = episode.Summary,
                ["url"] = addresses.Episode(episode.Slug),
                ["datePublished"] = episode.Date.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
                ["dateModified"] = episode.Updated.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                ["timeRequired"] = Length(episode),
                ["episodeNumber"] = episode.Number,
                ["partOfSeason"] = episode.Season is { } season
                    ? new Dictionary<string, object?> { ["@type"] = "PodcastSeason", ["seasonNumber"] = season }
                    : null,
                ["keywords"] = episode.Tags.Count > 0 ? string.Join(", ", episode.Tags) : null,
                ["inLanguage"] = show.Language,
                ["image"] = image,
                ["actor"] =
                    episode.People.Count > 0
                        ? episode.People.Select(p => new Dictionary<string, object?> { ["@type"] = "Person", ["name"] = p.Name }).ToList()
                        : null,
                ["associatedMedia"] = Media("AudioObject", episode.File(FileRole.Mp3), episode, addresses),
                ["video"] = Video(episode, addresses),
                ["partOfSeries"] = Series(show, addresses),
            }
        );
    }

    private static Dictionary<string, object?> Series(Show show, SiteAddresses addresses) =>
        new()
        {
            ["@type"] = "PodcastSeries",
            ["name"] = show.Title,
            ["url"] = addresses.Home,
            ["webFeed"] = addresses.Of(FeedXml.AudioName),
        };

    private static Dictionary<string, object?>? Media(
        string type,
        PublishedFile? file,
        PublishedEpisode episode,
        SiteAddresses addresses
    ) =>
        file is null
            ? null
            : new()
            {
                ["@type"] = type,
                ["contentUrl"] = addresses.Of(file.Path),
                ["encodingFormat"] = file.Type,
                ["contentSize"] = file.Size.ToString(CultureInfo.InvariantCulture),
                ["duration"] = Length(episode),
            };

    private static Dictionary<string, object?>? Video(PublishedEpisode episode, SiteAddresses addresses)
    {
        var video = Media("VideoObject", episode.File(FileRole.Video), episode, addresses);
        if (video is not null)
        {
            video["name"] = episode.Title;
            video["description"] = episode.Summary;
            video["uploadDate"] = episode.Date.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
            video["thumbnailUrl"] = addresses.Of((episode.File(FileRole.Thumbnail) ?? episode.File(FileRole.Cover)!).Path);
        }
        return video;
    }

    private static string Length(PublishedEpisode episode) => XmlConvert.ToString(TimeSpan.FromSeconds(Math.Round(episode.Duration)));

    /// <summary>JSON whose angle brackets are escaped, so that it can stand in a script element.</summary>
    private static string Json(Dictionary<string, object?> value) =>
        JsonSerializer.Serialize(value.Where(v => v.Value is not null).ToDictionary());
}
