using System.Globalization;
using System.Xml.Linq;
using MediaPipeline.Notes;
using MediaPipeline.Publishing;
using MediaPipeline.Shows;

namespace MediaPipeline.Feeds;

/// <summary>What a feed says of an episode.</summary>
internal static class FeedItem
{
    /// <summary>Most characters that the podcast namespace allows in a name.</summary>
    public const int LongestName = 128;

    /// <summary>The file that is the episode's enclosure; null when it has none of that kind.</summary>
    public static PublishedFile? Enclosure(PublishedEpisode episode, FeedKind kind) =>
        episode.File(kind == FeedKind.Audio ? FileRole.Mp3 : FileRole.Video);

    /// <summary>The item.</summary>
    public static XElement Of(Show show, PublishedEpisode episode, FeedKind kind, SiteAddresses addresses)
    {
        var file = Enclosure(episode, kind)!;
        var item = new XElement(
            "item",
            new XElement("title", FeedXml.Text(episode.Title)),
            new XElement("link", addresses.Episode(episode.Slug)),
            new XElement("guid", new XAttribute("isPermaLink", "false"), kind == FeedKind.Audio ? episode.Guid : $"{episode.Guid}-video"),
            new XElement("pubDate", FeedXml.Date(episode.Date)),
            new XElement("description", new XCData(CData(episode.Description))),
            new XElement(FeedXml.Content + "encoded", new XCData(CData(episode.Description))),
            new XElement(
                "enclosure",
                new XAttribute("url", addresses.Of(file.Path)),
                new XAttribute("length", file.Size),
                new XAttribute("type", file.Type)
            ),
            new XElement(FeedXml.Itunes + "title", FeedXml.Text(episode.Title)),
            new XElement(FeedXml.Itunes + "summary", FeedXml.Text(ShortText.Of(episode.Summary, PlatformText.FeedDescription))),
            new XElement(FeedXml.Itunes + "duration", (long)Math.Round(episode.Duration)),
            new XElement(FeedXml.Itunes + "explicit", episode.Explicit ? "true" : "false"),
            new XElement(FeedXml.Itunes + "episodeType", episode.Type),
            FeedXml.Optional(FeedXml.Itunes + "author", show.Author)
        );
        if (episode.Number is { } number)
        {
            item.Add(new XElement(FeedXml.Itunes + "episode", number), new XElement(FeedXml.Podcast + "episode", number));
        }
        if (episode.Season is { } season)
        {
            item.Add(
                new XElement(FeedXml.Itunes + "season", season),
                new XElement(FeedXml.Podcast + "season", FeedXml.Maybe("name", show.Feed.Seasons.GetValueOrDefault(season)), season)
            );
        }
        if (episode.File(FileRole.Cover) is { } cover)
        {
            item.Add(new XElement(FeedXml.Itunes + "image", new XAttribute("href", addresses.Of(cover.Path))));
        }
        item.Add(Transcripts(show, episode, addresses));
        if (episode.Chapters.Count > 0 && episode.File(FileRole.Chapters) is { } chapters)
        {
            item.Add(
                new XElement(
                    FeedXml.Podcast + "chapters",
                    new XAttribute("url", addresses.Of(chapters.Path)),
                    new XAttribute("type", chapters.Type)
                )
            );
        }
        item.Add(Pictures(episode, addresses));
        item.Add(
            episode.Soundbites.Select(s => new XElement(
                FeedXml.Podcast + "soundbite",
                new XAttribute("startTime", s.Start),
                new XAttribute("duration", s.Duration),
                FeedXml.Text(s.Title)
            ))
        );
        item.Add(episode.People.Select(PersonElement));
        if (episode.Comments is { } comments)
        {
            item.Add(
                new XElement(FeedXml.Podcast + "socialInteract", new XAttribute("uri", comments), new XAttribute("protocol", "activitypub"))
            );
        }
        item.Add(new XElement(FeedXml.Podcast + "txt", new XAttribute("purpose", "ai-content"), episode.SyntheticVoice ? "true" : "false"));
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
                FeedXml.Podcast + "transcript",
                new XAttribute("url", addresses.Of(file.Path)),
                new XAttribute("type", file.Type),
                new XAttribute("language", show.LanguageCode),
                timed ? new XAttribute("rel", "captions") : null
            );
        }
    }

    private static IEnumerable<XElement> Pictures(PublishedEpisode episode, SiteAddresses addresses)
    {
        (string Role, string Ratio, string Purpose)[] kinds = [(FileRole.Cover, "1/1", "artwork"), (FileRole.Thumbnail, "16/9", "canvas")];
        foreach (var (role, ratio, purpose) in kinds)
        {
            if (episode.File(role) is { } file)
            {
                yield return new XElement(
                    FeedXml.Podcast + "image",
                    new XAttribute("href", addresses.Of(file.Path)),
                    new XAttribute("alt", FeedXml.Text($"Picture of {episode.Title}")),
                    new XAttribute("aspect-ratio", ratio),
                    new XAttribute("type", file.Type),
                    new XAttribute("purpose", purpose)
                );
            }
        }
    }

    private static XElement? Alternate(PublishedFile? file, string title, PublishedEpisode episode, SiteAddresses addresses) =>
        file is null
            ? null
            : new XElement(
                FeedXml.Podcast + "alternateEnclosure",
                new XAttribute("type", file.Type),
                new XAttribute("length", file.Size),
                new XAttribute("bitrate", Math.Round(file.Size * 8 / Math.Max(1, episode.Duration))),
                FeedXml.Maybe("height", file.Height?.ToString(CultureInfo.InvariantCulture)),
                new XAttribute("title", title),
                new XElement(FeedXml.Podcast + "source", new XAttribute("uri", addresses.Of(file.Path))),
                file.Integrity is null
                    ? null
                    : new XElement(FeedXml.Podcast + "integrity", new XAttribute("type", "sri"), new XAttribute("value", file.Integrity))
            );

    public static XElement PersonElement(Person person) =>
        new(
            FeedXml.Podcast + "person",
            new XAttribute("role", person.Role.ToLowerInvariant()),
            FeedXml.Maybe("group", person.Group?.ToLowerInvariant()),
            FeedXml.Maybe("href", person.Url),
            FeedXml.Maybe("img", person.Img),
            FeedXml.Text(ShortText.Of(person.Name, LongestName))
        );

    private static string CData(string html) => FeedXml.Text(html).Replace("]]>", "]]&gt;");
}
