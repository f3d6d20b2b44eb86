namespace MediaPipeline.Feeds;

/// <summary>How much a finding weighs.</summary>
public enum FeedSeverity
{
    /// <summary>Somebody refuses the feed, or plays it wrongly.</summary>
    Error,

    /// <summary>It works, and would work better otherwise.</summary>
    Warning,
}

/// <summary>A rule that feeds are checked by.</summary>
/// <param name="Name">Its name, for machines and to search for.</param>
/// <param name="Severity">What a breach is.</param>
/// <param name="Who">Who demands it.</param>
/// <param name="Demand">What it demands.</param>
public sealed record FeedRule(string Name, FeedSeverity Severity, string Who, string Demand)
{
    private static readonly List<FeedRule> Known = [];

    /// <summary>All rules, in the order in which a feed is read.</summary>
    public static IReadOnlyList<FeedRule> All => Known;

    // The document.
    internal static readonly FeedRule WellFormed = Must("xml", "all", "well-formed XML without a document type");
    internal static readonly FeedRule Utf8 = Must("utf-8", "all", "UTF-8, as its first line says");
    internal static readonly FeedRule NoMark = Should("no-bom", "some readers", "no byte order mark");
    internal static readonly FeedRule Rss = Must("rss", "RSS", "an 'rss' element of version 2.0 with one 'channel'");
    internal static readonly FeedRule Namespaces = Must("namespaces", "all", "the namespaces' exact addresses");
    internal static readonly FeedRule Once = Must("once", "RSS, Apple", "no element twice that may stand but once");

    // The channel.
    internal static readonly FeedRule ChannelTexts = Must(
        "channel-texts",
        "RSS, Apple, Spotify",
        "title, link, description and language of the show"
    );
    internal static readonly FeedRule LongText = Should("long-text", "Apple, Spotify", "descriptions of at most 4,000 characters");
    internal static readonly FeedRule Language = Must("language", "Apple, Spotify", "an ISO 639 language, with a region or without");
    internal static readonly FeedRule ShowImage = Must("show-image", "Apple, Spotify", "itunes:image with the address of a JPEG or PNG");
    internal static readonly FeedRule Category = Must(
        "category",
        "Apple",
        "one or more of Apple's categories, at most one sub-category in each"
    );
    internal static readonly FeedRule ShowExplicit = Must("explicit", "Apple, W3C", "itunes:explicit, 'true' or 'false'");
    internal static readonly FeedRule Author = Should("author", "Apple, Spotify", "itunes:author");
    internal static readonly FeedRule Owner = Should(
        "owner",
        "Spotify, YouTube",
        "itunes:owner with name and email, by which the show is verified"
    );
    internal static readonly FeedRule Kind = Must("type", "Apple", "itunes:type 'episodic' or 'serial'");
    internal static readonly FeedRule Self = Should("self", "W3C, hubs", "an atom:link with rel=\"self\" that is the feed's own address");
    internal static readonly FeedRule Paging = Must("paging", "RFC 5005", "links to other pages that lead on and back, none to itself");
    internal static readonly FeedRule Flag = Must("flag", "Apple", "itunes:complete and itunes:block 'Yes', or left out");
    internal static readonly FeedRule RssImage = Should("rss-image", "RSS", "an image with url, title and link");
    internal static readonly FeedRule Ttl = Must("ttl", "RSS", "a ttl in whole minutes");

    // Episodes.
    internal static readonly FeedRule Items = Should("items", "Apple, Spotify", "one episode or more");
    internal static readonly FeedRule Title = Must("title", "all", "a title of each episode");
    internal static readonly FeedRule NumberInTitle = Should(
        "number-in-title",
        "Apple",
        "no number in the title when itunes:episode has it"
    );
    internal static readonly FeedRule Enclosure = Must("enclosure", "all", "one enclosure with url, length and type");
    internal static readonly FeedRule EnclosureAddress = Must(
        "enclosure-url",
        "Apple",
        "an absolute address in ASCII that ends in the type's extension"
    );
    internal static readonly FeedRule EnclosureLength = Must("enclosure-length", "Apple, RSS", "the file's exact length in bytes");
    internal static readonly FeedRule EnclosureType = Must(
        "enclosure-type",
        "Apple, Spotify",
        "audio/mpeg, audio/x-m4a, audio/mp4, video/mp4, video/x-m4v or video/quicktime"
    );
    internal static readonly FeedRule Guid = Must(
        "guid",
        "all",
        "a guid of each episode, unlike all others; isPermaLink=\"false\" unless it is an address"
    );
    internal static readonly FeedRule PubDate = Must(
        "date",
        "RSS, Apple",
        "dates as RFC 2822 writes them: Fri, 06 Feb 2026 06:00:00 +0000"
    );
    internal static readonly FeedRule Future = Should("future", "Apple, Spotify", "no date in the future");
    internal static readonly FeedRule NewestFirst = Should("order", "some readers", "the newest episode first");
    internal static readonly FeedRule Description = Should("description", "Apple, Spotify", "a description of each episode");
    internal static readonly FeedRule Html = Should("html", "Apple", "in descriptions only p, ol, ul, li, a, br, b, strong, i and em");
    internal static readonly FeedRule Script = Must("script", "all", "no script, style, frame or event handler in descriptions");
    internal static readonly FeedRule Duration = Must("duration", "Apple", "a duration in seconds, or as H:MM:SS");
    internal static readonly FeedRule Numbers = Must("numbers", "Apple", "whole numbers from 1 for itunes:episode and itunes:season");
    internal static readonly FeedRule EpisodeType = Must("episode-type", "Apple", "itunes:episodeType 'full', 'trailer' or 'bonus'");
    internal static readonly FeedRule Address = Must("address", "RSS", "absolute web addresses");
    internal static readonly FeedRule Secure = Should("https", "Apple, Spotify", "addresses that begin with https");

    // Podcasting 2.0.
    internal static readonly FeedRule PodcastGuid = Should("podcast-guid", "Podcast Index", "a podcast:guid that is a UUID");
    internal static readonly FeedRule Locked = Must("podcast-locked", "Podcasting 2.0", "podcast:locked 'yes' or 'no'");
    internal static readonly FeedRule Medium = Must(
        "podcast-medium",
        "Podcasting 2.0",
        "a medium of the namespace: podcast, video, music ..."
    );
    internal static readonly FeedRule Transcript = Must(
        "podcast-transcript",
        "Podcasting 2.0, Apple",
        "transcripts with url and a type that apps know"
    );
    internal static readonly FeedRule Chapters = Must(
        "podcast-chapters",
        "Podcasting 2.0",
        "podcast:chapters with url and type application/json+chapters"
    );
    internal static readonly FeedRule Soundbite = Must(
        "podcast-soundbite",
        "Podcasting 2.0",
        "soundbites with startTime and duration in seconds"
    );
    internal static readonly FeedRule SoundbiteLength = Should("soundbite-length", "Podcasting 2.0", "soundbites of 15 to 120 seconds");
    internal static readonly FeedRule Person = Must("podcast-person", "Podcasting 2.0", "a name of at most 128 characters");
    internal static readonly FeedRule Role = Should("podcast-role", "Podcast Taxonomy", "a role of the Podcast Taxonomy");
    internal static readonly FeedRule PodcastNumbers = Must(
        "podcast-numbers",
        "Podcasting 2.0",
        "a whole number for podcast:season, a number for podcast:episode"
    );
    internal static readonly FeedRule Alternate = Must(
        "podcast-alternate",
        "Podcasting 2.0",
        "an alternateEnclosure with type and a source"
    );
    internal static readonly FeedRule Attributes = Must(
        "podcast-attributes",
        "Podcasting 2.0",
        "the attributes that each element must have"
    );
    internal static readonly FeedRule Texts = Must("podcast-texts", "Podcasting 2.0", "texts within the namespace's limits");

    // What is behind the addresses.
    internal static readonly FeedRule Reachable = Must("reachable", "all", "addresses that answer, with HEAD as with GET");
    internal static readonly FeedRule Ranges = Must("ranges", "Apple", "media served in byte ranges (206)");
    internal static readonly FeedRule ServedLength = Must("served-length", "Apple", "media as long as the enclosure says");
    internal static readonly FeedRule ServedType = Should("served-type", "all", "files served under the type that the feed names");
    internal static readonly FeedRule Cors = Should(
        "cors",
        "players in browsers",
        "transcripts, chapters and feeds with Access-Control-Allow-Origin: *"
    );
    internal static readonly FeedRule Conditional = Should(
        "conditional",
        "readers that look every hour",
        "ETag or Last-Modified, and 304 when nothing is new"
    );
    internal static readonly FeedRule Artwork = Must("artwork", "Apple, Spotify", "a square JPEG or PNG of 1,400 to 3,000 pixels");
    internal static readonly FeedRule ArtworkSize = Should("artwork-size", "Apple", "art under 512 KB");
    internal static readonly FeedRule ChaptersFile = Must(
        "chapters-file",
        "Podcasting 2.0",
        "chapters in JSON with version and ascending startTime"
    );
    internal static readonly FeedRule CaptionsFile = Must(
        "captions-file",
        "Apple",
        "a WebVTT file that begins with WEBVTT, an SRT that begins with 1"
    );

    private static FeedRule Must(string name, string who, string demand) => Add(new(name, FeedSeverity.Error, who, demand));

    private static FeedRule Should(string name, string who, string demand) => Add(new(name, FeedSeverity.Warning, who, demand));

    private static FeedRule Add(FeedRule rule)
    {
        Known.Add(rule);
        return rule;
    }
}
