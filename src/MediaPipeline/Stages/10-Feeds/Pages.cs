using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Fluid;
using MediaPipeline.Captions;
using MediaPipeline.Publishing;
using MediaPipeline.Running;
using MediaPipeline.Shows;

namespace MediaPipeline.Feeds;

/// <summary>
/// The pages of the site: the front page and one for each episode. Complete without JavaScript; with it the
/// transcript follows the sound. They load nothing from anywhere else.
/// </summary>
internal sealed class Pages
{
    private static readonly FluidParser Parser = new();
    private static readonly HtmlEncoder Html = HtmlEncoder.Create(UnicodeRanges.All);
    private static readonly TemplateOptions Options = new() { MemberAccessStrategy = new UnsafeMemberAccessStrategy() };

    private readonly Show show;
    private readonly SiteAddresses addresses;
    private readonly SiteAssets assets;

    public Pages(Show show, SiteAssets assets)
    {
        this.show = show;
        this.assets = assets;
        addresses = new SiteAddresses(show.Site);
    }

    /// <summary>The front page.</summary>
    public byte[] Index(SiteIndex index)
    {
        const int inFull = 20;
        return Render(
            "index.html.liquid",
            new
            {
                Show = show,
                Assets = assets,
                Root = "",
                Canonical = addresses.Home,
                Image = addresses.Of(assets.Cover),
                HasVideo = index.Episodes.Any(e => e.File(FileRole.Video) is not null),
                JsonLd = Json(
                    new Dictionary<string, object?>
                    {
                        ["@context"] = "https://schema.org",
                        ["@type"] = "PodcastSeries",
                        ["name"] = show.Title,
                        ["description"] = show.Description,
                        ["url"] = addresses.Home,
                        ["image"] = addresses.Of(assets.Cover),
                        ["webFeed"] = addresses.Of(FeedXml.AudioName),
                    }
                ),
                Episodes = index.Episodes.Take(inFull).Select(e => Listed(e, full: true)).ToList(),
                Older = index.Episodes.Skip(inFull).Select(e => Listed(e, full: false)).ToList(),
            }
        );
    }

    /// <summary>An episode's page.</summary>
    /// <param name="episode">Its record.</param>
    /// <param name="transcriptJson">Its published transcript.</param>
    /// <param name="notes">Its published notes, sanitized HTML.</param>
    public byte[] Episode(PublishedEpisode episode, byte[] transcriptJson, string notes)
    {
        string? Address(string role) => episode.File(role) is { } file ? Path.GetFileName(file.Path) : null;
        var url = addresses.Episode(episode.Slug);
        var cover = episode.File(FileRole.Cover)!;
        return Render(
            "episode.html.liquid",
            new
            {
                Show = show,
                Assets = assets,
                Root = "../../",
                Episode = Listed(episode, full: true),
                Canonical = url,
                Image = addresses.Of((episode.File(FileRole.Thumbnail) ?? cover).Path),
                Audio = Address(FileRole.Mp3),
                AudioAddress = addresses.Of(episode.File(FileRole.Mp3)!.Path),
                M4a = Address(FileRole.M4a),
                Video = Address(FileRole.Video),
                Cover = Address(FileRole.Cover),
                Thumbnail = Address(FileRole.Thumbnail),
                Vtt = Address(FileRole.Vtt),
                Srt = Address(FileRole.Srt),
                Text = Address(FileRole.TranscriptText),
                Words = Address(FileRole.TranscriptJson),
                episode.SyntheticVoice,
                episode.People,
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
                JsonLd = Json(
                    new Dictionary<string, object?>
                    {
                        ["@context"] = "https://schema.org",
                        ["@type"] = "PodcastEpisode",
                        ["name"] = episode.Title,
                        ["description"] = episode.Summary,
                        ["url"] = url,
                        ["datePublished"] = episode.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                        ["timeRequired"] = System.Xml.XmlConvert.ToString(TimeSpan.FromSeconds(Math.Round(episode.Duration))),
                        ["episodeNumber"] = episode.Number,
                        ["image"] = addresses.Of(cover.Path),
                        ["associatedMedia"] = new Dictionary<string, object?>
                        {
                            ["@type"] = "AudioObject",
                            ["contentUrl"] = addresses.Of(episode.File(FileRole.Mp3)!.Path),
                            ["encodingFormat"] = "audio/mpeg",
                        },
                        ["partOfSeries"] = new Dictionary<string, object?>
                        {
                            ["@type"] = "PodcastSeries",
                            ["name"] = show.Title,
                            ["url"] = addresses.Home,
                            ["webFeed"] = addresses.Of(FeedXml.AudioName),
                        },
                    }
                ),
            }
        );
    }

    /// <summary>What pages depend on besides the records: the templates' and the assets' own text.</summary>
    public static string Fingerprint() =>
        ContentHash.Of(
            string.Concat(new[] { "index.html.liquid", "episode.html.liquid", "site.css", "site.js" }.Select(SiteAssets.Resource))
        );

    private static object Listed(PublishedEpisode e, bool full) =>
        new
        {
            e.Title,
            Href = SiteAddresses.PageOf(e.Slug),
            Date = e.Date.ToString("d MMMM yyyy", CultureInfo.InvariantCulture),
            IsoDate = e.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            Length = CueTime.Clock(e.Duration),
            e.Number,
            Summary = full ? e.Summary : "",
            e.Tags,
            Cover = e.File(FileRole.Cover)?.Path,
        };

    private static byte[] Render(string name, object model)
    {
        var template = Parser.Parse(SiteAssets.Resource(name));
        return Encoding.UTF8.GetBytes(template.Render(new TemplateContext(model, Options), Html));
    }

    private static string Seconds(double seconds) => seconds.ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>JSON whose angle brackets are escaped, so that it can stand in a script element.</summary>
    private static string Json(Dictionary<string, object?> value) =>
        JsonSerializer.Serialize(value.Where(v => v.Value is not null).ToDictionary());
}
