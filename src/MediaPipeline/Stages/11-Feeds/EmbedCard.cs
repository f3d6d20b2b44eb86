using System.Net;
using System.Text.Json;
using MediaPipeline.Publishing;
using MediaPipeline.Running;
using MediaPipeline.Shows;

namespace MediaPipeline.Feeds;

/// <summary>
/// The card that other sites show for an episode's address: a static oEmbed answer (oembed.com, section 2.3.4,
/// type 'rich') with the small player in a frame.
/// </summary>
internal sealed class EmbedCard(Show show, PublishedEpisode episode)
{
    /// <summary>Pixels of the frame.</summary>
    public const int Width = 640,
        Height = 152;

    private readonly SiteAddresses addresses = new(show.Site);

    /// <summary>Path of an episode's small player.</summary>
    public static string PageOf(string slug) => SiteAddresses.FolderOf(slug) + "embed.html";

    /// <summary>Path of an episode's oEmbed answer.</summary>
    public static string OembedOf(string slug) => SiteAddresses.FolderOf(slug) + "oembed.json";

    /// <summary>Address of the small player.</summary>
    public string Address => addresses.Of(PageOf(episode.Slug));

    /// <summary>The oEmbed answer.</summary>
    public byte[] Oembed()
    {
        var cover = episode.File(FileRole.SmallCover) ?? episode.File(FileRole.Cover)!;
        var frame =
            $"<iframe src=\"{Address}\" width=\"{Width}\" height=\"{Height}\" title=\"{WebUtility.HtmlEncode(episode.Title)}\" loading=\"lazy\" style=\"border:0;max-width:100%\"></iframe>";
        return JsonSerializer.SerializeToUtf8Bytes(
            new Dictionary<string, object>
            {
                ["version"] = "1.0",
                ["type"] = "rich",
                ["title"] = episode.Title,
                ["author_name"] = show.Author.Length > 0 ? show.Author : show.Title,
                ["author_url"] = addresses.Home,
                ["provider_name"] = show.Title,
                ["provider_url"] = addresses.Home,
                ["cache_age"] = 3600,
                ["thumbnail_url"] = addresses.Of(cover.Path),
                ["thumbnail_width"] = cover.Role == FileRole.SmallCover ? Art.Cover.SmallSize : 1400,
                ["thumbnail_height"] = cover.Role == FileRole.SmallCover ? Art.Cover.SmallSize : 1400,
                ["html"] = frame,
                ["width"] = Width,
                ["height"] = Height,
            },
            StoredJson.Options
        );
    }
}
