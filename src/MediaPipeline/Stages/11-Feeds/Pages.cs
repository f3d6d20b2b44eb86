using System.Globalization;
using System.Text;
using System.Text.Json;
using MediaPipeline.Art;
using MediaPipeline.Media;
using MediaPipeline.Publishing;
using MediaPipeline.Running;
using MediaPipeline.Shows;

namespace MediaPipeline.Feeds;

/// <summary>
/// The pages of the site: the front page, one for each episode, year and subject, and a player to embed. Complete
/// without JavaScript; with it the transcript follows the sound. They load nothing from anywhere else.
/// </summary>
public sealed class Pages
{
    /// <summary>Episodes that the front page lists; the others are found by year, by subject, and by search.</summary>
    public const int Newest = 20;

    /// <summary>The page for addresses that lead nowhere, where static hosts look for it.</summary>
    public const string NotFoundName = "404.html";

    private static readonly string[] Templates =
    [
        "layout.html.liquid",
        "index.html.liquid",
        "index-head.html.liquid",
        "list.html.liquid",
        "collection.html.liquid",
        "episode.html.liquid",
        "episode-head.html.liquid",
        "embed.html.liquid",
        "404.html.liquid",
    ];

    private readonly Show show;
    private readonly SiteAddresses addresses;
    private readonly SiteAssets assets;

    internal Pages(Show show, SiteAssets assets)
    {
        this.show = show;
        this.assets = assets;
        addresses = new SiteAddresses(show.Site);
    }

    /// <summary>The front page.</summary>
    public byte[] Index(SiteIndex index)
    {
        var image = addresses.Of(assets.Cover);
        var body = PageTemplate.Render(
            "index.html.liquid",
            new
            {
                Show = show,
                Assets = assets,
                HasVideo = HasVideo(index),
                List = List(index.Episodes.Take(Newest), ""),
                HasOlder = index.Episodes.Count > Newest,
                Years = Collections.Years(index.Episodes).Select(Named).ToList(),
                Tags = Collections.Tags(index.Episodes).Select(Named).ToList(),
            }
        );
        var head = PageTemplate.Render(
            "index-head.html.liquid",
            new
            {
                Show = show,
                Canonical = addresses.Home,
                Image = image,
            }
        );
        return Layout(index, new Frame(show.Title, show.Description, addresses.Home, "", head, StructuredData.Of(show, image)), body);
    }

    /// <summary>The page of a year or of a subject.</summary>
    internal byte[] Collection(SiteIndex index, Collection collection)
    {
        var count = collection.Episodes.Count;
        var body = PageTemplate.Render(
            "collection.html.liquid",
            new
            {
                Show = show,
                Heading = collection.Name,
                Count = count == 1 ? "1 episode" : $"{count} episodes",
                List = List(collection.Episodes, "../"),
            }
        );
        var title = $"{collection.Name} · {show.Title}";
        return Layout(
            index,
            new Frame(title, $"Episodes of {show.Title}: {collection.Name}", addresses.Of(collection.Path), "../", "", null),
            body
        );
    }

    /// <summary>The page for addresses that lead nowhere; its links are absolute, since it is shown in any folder.</summary>
    public byte[] NotFound(SiteIndex index)
    {
        var root = addresses.Of("");
        var body = PageTemplate.Render("404.html.liquid", new { Show = show, Home = addresses.Home });
        return Layout(
            index,
            new Frame(
                $"Not found · {show.Title}",
                "This page is not here.",
                addresses.Home,
                root,
                "<meta name=\"robots\" content=\"noindex\">",
                null
            ),
            body
        );
    }

    /// <summary>An episode's page.</summary>
    /// <param name="index">The site's episodes.</param>
    /// <param name="episode">Its record.</param>
    /// <param name="transcriptJson">Its published transcript.</param>
    /// <param name="notes">Its published notes, sanitized HTML.</param>
    public byte[] Episode(SiteIndex index, PublishedEpisode episode, byte[] transcriptJson, string notes)
    {
        string? Name(string role) => episode.File(role) is { } file ? Path.GetFileName(file.Path) : null;
        var body = PageTemplate.Render(
            "episode.html.liquid",
            new
            {
                Show = show,
                Episode = Listed(episode),
                Audio = Name(FileRole.Mp3),
                M4a = Name(FileRole.M4a),
                Video = Name(FileRole.Video),
                SmallCover = Name(FileRole.SmallCover) ?? Name(FileRole.Cover),
                Thumbnail = Name(FileRole.Thumbnail),
                Vtt = Name(FileRole.Vtt),
                Srt = Name(FileRole.Srt),
                Text = Name(FileRole.TranscriptText),
                Words = Name(FileRole.TranscriptJson),
                episode.SyntheticVoice,
                episode.People,
                episode.Comments,
                Chapters = episode
                    .Chapters.Select(c => new
                    {
                        Seconds = Seconds(c.Start),
                        Clock = CueTime.Clock(c.Start),
                        c.Title,
                    })
                    .ToList(),
                Notes = notes,
                Transcript = PageTranscript
                    .Read(transcriptJson, episode)
                    .Select(p => new
                    {
                        Seconds = Seconds(p.Start),
                        p.Clock,
                        p.Heading,
                        p.Speaker,
                        p.Text,
                    })
                    .ToList(),
            }
        );
        var url = addresses.Episode(episode.Slug);
        var cover = addresses.Of(episode.File(FileRole.Cover)!.Path);
        return Layout(
            index,
            new Frame(
                $"{episode.Title} · {show.Title}",
                episode.Summary,
                url,
                "../../",
                EpisodeHead(episode),
                StructuredData.Of(show, episode, cover)
            ),
            body
        );
    }

    /// <summary>A small player that other sites can show in a frame.</summary>
    public byte[] Embed(PublishedEpisode episode) =>
        Bytes(
            PageTemplate.Render(
                "embed.html.liquid",
                new
                {
                    Show = show,
                    Assets = assets,
                    Episode = Listed(episode),
                    Canonical = addresses.Episode(episode.Slug),
                    Cover = Path.GetFileName((episode.File(FileRole.SmallCover) ?? episode.File(FileRole.Cover)!).Path),
                    Audio = Path.GetFileName(episode.File(FileRole.Mp3)!.Path),
                }
            )
        );

    /// <summary>What the script searches, written once for all pages.</summary>
    public static byte[] SearchIndex(SiteIndex index) =>
        JsonSerializer.SerializeToUtf8Bytes(
            index.Episodes.Select(e => new
            {
                e.Title,
                Href = SiteAddresses.PageOf(e.Slug),
                Date = Day(e.Date),
                e.Summary,
                e.Tags,
                People = e.People.Select(p => p.Name),
                Chapters = e.Chapters.Select(c => c.Title),
            }),
            new JsonSerializerOptions(StoredJson.Options) { WriteIndented = false }
        );

    /// <summary>What pages depend on besides the records: the templates' and the assets' own text.</summary>
    public static string Fingerprint() => ContentHash.Of(string.Concat(Templates.Concat(SiteAssets.Names).Select(PageTemplate.Text)));

    private string EpisodeHead(PublishedEpisode episode)
    {
        var thumbnail = episode.File(FileRole.Thumbnail);
        var picture = thumbnail ?? episode.File(FileRole.Cover)!;
        var embed = new EmbedCard(show, episode);
        return PageTemplate.Render(
            "episode-head.html.liquid",
            new
            {
                Show = show,
                Episode = Listed(episode),
                Canonical = addresses.Episode(episode.Slug),
                Oembed = addresses.Of(EmbedCard.OembedOf(episode.Slug)),
                Embed = embed.Address,
                EmbedWidth = EmbedCard.Width,
                EmbedHeight = EmbedCard.Height,
                Image = new
                {
                    Address = addresses.Of(picture.Path),
                    Width = thumbnail is null ? 1400 : 1280,
                    Height = thumbnail is null ? 1400 : 720,
                },
                AudioAddress = addresses.Of(episode.File(FileRole.Mp3)!.Path),
                VideoAddress = episode.File(FileRole.Video) is { } video ? addresses.Of(video.Path) : null,
            }
        );
    }

    private string List(IEnumerable<PublishedEpisode> episodes, string root) =>
        PageTemplate.Render("list.html.liquid", new { Root = root, Episodes = episodes.Select(Listed).ToList() });

    private byte[] Layout(SiteIndex index, Frame frame, string body) =>
        Bytes(
            PageTemplate.Render(
                "layout.html.liquid",
                new
                {
                    Show = show,
                    Assets = assets,
                    HasVideo = HasVideo(index),
                    Page = frame,
                    Body = body,
                }
            )
        );

    private static object Listed(PublishedEpisode e) =>
        new
        {
            e.Title,
            Href = SiteAddresses.PageOf(e.Slug),
            Date = Day(e.Date),
            IsoDate = e.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            Length = CueTime.Clock(e.Duration),
            e.Number,
            e.Summary,
            Tags = e.Tags.Select(t => new { Name = t, Href = Collections.PathOfTag(t) }).ToList(),
            Cover = (e.File(FileRole.SmallCover) ?? e.File(FileRole.Cover))?.Path,
        };

    private static object Named(Collection collection) =>
        new
        {
            collection.Name,
            Href = collection.Path,
            collection.Episodes.Count,
        };

    private static bool HasVideo(SiteIndex index) => index.Episodes.Any(e => e.File(FileRole.Video) is not null);

    private static string Day(DateTimeOffset date) => date.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    private static string Seconds(double seconds) => seconds.ToString("0.##", CultureInfo.InvariantCulture);

    private static byte[] Bytes(string html) => Encoding.UTF8.GetBytes(html);

    /// <summary>What surrounds a page's body.</summary>
    /// <param name="Title">In the browser's tab.</param>
    /// <param name="Description">For search engines.</param>
    /// <param name="Canonical">The page's address.</param>
    /// <param name="Root">The way up to the site's root: <c>../../</c>.</param>
    /// <param name="Head">More elements of the head.</param>
    /// <param name="JsonLd">Structured data, or null.</param>
    private sealed record Frame(string Title, string Description, string Canonical, string Root, string Head, string? JsonLd);
}
