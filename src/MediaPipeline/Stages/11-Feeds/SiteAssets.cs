using System.Text;
using MediaPipeline.Art;
using MediaPipeline.Running;
using MediaPipeline.Shows;

namespace MediaPipeline.Feeds;

/// <summary>The files that all pages share, under names that hold a part of their hash.</summary>
internal sealed class SiteAssets
{
    /// <summary>Where they lie in the target.</summary>
    public const string Folder = "assets/";

    /// <summary>The texts among them, as built into the program.</summary>
    public static readonly IReadOnlyList<string> Names = ["site.css", "site.js"];

    private readonly Dictionary<string, byte[]> files = [];

    private SiteAssets(Show show, string showRoot)
    {
        var css = PageTemplate
            .Text("site.css")
            .Replace("#accent", AccentOn(show.Video.Accent, dark: false))
            .Replace("#bright", AccentOn(show.Video.Accent, dark: true));
        var cover = Art.Cover.Jpeg(Art.Cover.FileFor(show, showRoot), show);
        Css = Add("site", ".css", Encoding.UTF8.GetBytes(css));
        Js = Add("site", ".js", Encoding.UTF8.GetBytes(PageTemplate.Text("site.js")));
        Cover = Add("cover", ".jpg", cover);
        SmallCover = Add("cover-small", ".jpg", Art.Cover.Small(cover));
        Icon = Add("icon", ".png", Art.Cover.Icon(cover));
    }

    /// <summary>Path of the style sheet.</summary>
    public string Css { get; }

    /// <summary>Path of the script.</summary>
    public string Js { get; }

    /// <summary>Path of the show's cover.</summary>
    public string Cover { get; }

    /// <summary>Path of the same, small.</summary>
    public string SmallCover { get; }

    /// <summary>Path of the icon that browsers show in a tab.</summary>
    public string Icon { get; }

    /// <summary>All of them, by path.</summary>
    public IReadOnlyDictionary<string, byte[]> Files => files;

    /// <summary>Makes them for a show.</summary>
    public static SiteAssets Of(Show show, string showRoot) => new(show, showRoot);

    private string Add(string stem, string ending, byte[] bytes)
    {
        var path = $"{Folder}{stem}.{ContentHash.Of(bytes)[..10]}{ending}";
        files[path] = bytes;
        return path;
    }

    /// <summary>The show's accent, darker or lighter until it can be read: 4.5 to 1 (WCAG 2.2, 1.4.3).</summary>
    private static string AccentOn(string accent, bool dark) => Palette.Readable(accent, dark ? "#14181f" : "#ffffff");
}
