using System.Reflection;
using System.Text;
using MediaPipeline.Art;
using MediaPipeline.Running;
using MediaPipeline.Shows;

namespace MediaPipeline.Feeds;

/// <summary>The files that all pages share, under names that hold a part of their hash.</summary>
internal sealed class SiteAssets
{
    private SiteAssets(string css, string js, string cover, IReadOnlyDictionary<string, byte[]> files)
    {
        Css = css;
        Js = js;
        Cover = cover;
        Files = files;
    }

    /// <summary>Path of the style sheet.</summary>
    public string Css { get; }

    /// <summary>Path of the script.</summary>
    public string Js { get; }

    /// <summary>Path of the show's cover.</summary>
    public string Cover { get; }

    /// <summary>All of them, by path.</summary>
    public IReadOnlyDictionary<string, byte[]> Files { get; }

    /// <summary>Makes them for a show.</summary>
    public static SiteAssets Of(Show show, string showRoot)
    {
        var files = new Dictionary<string, byte[]>();
        string Add(string stem, string ending, byte[] bytes)
        {
            var path = $"assets/{stem}.{ContentHash.Of(bytes)[..10]}{ending}";
            files[path] = bytes;
            return path;
        }
        var css = Resource("site.css")
            .Replace("#accent", AccentOn(show.Video.Accent, dark: false))
            .Replace("#bright", AccentOn(show.Video.Accent, dark: true));
        return new SiteAssets(
            Add("site", ".css", Encoding.UTF8.GetBytes(css)),
            Add("site", ".js", Encoding.UTF8.GetBytes(Resource("site.js"))),
            Add("cover", ".jpg", Art.Cover.Jpeg(Art.Cover.FileFor(show, showRoot), show)),
            files
        );
    }

    /// <summary>A text that is built into the program.</summary>
    public static string Resource(string name)
    {
        using var stream =
            Assembly.GetExecutingAssembly().GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name} is not in the program.");
        return new StreamReader(stream).ReadToEnd();
    }

    /// <summary>The show's accent, darker or lighter until it can be read: 4.5 to 1 (WCAG 2.2, 1.4.3).</summary>
    private static string AccentOn(string accent, bool dark) => Palette.Readable(accent, dark ? "#14181f" : "#ffffff");
}
