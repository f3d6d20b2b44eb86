using System.Collections.Concurrent;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Fluid;

namespace MediaPipeline.Feeds;

/// <summary>The built-in page templates; every value is encoded unless a template says otherwise.</summary>
internal static class PageTemplate
{
    private static readonly FluidParser Parser = new();
    private static readonly HtmlEncoder Html = HtmlEncoder.Create(UnicodeRanges.All);
    private static readonly TemplateOptions Options = new() { MemberAccessStrategy = new UnsafeMemberAccessStrategy() };
    private static readonly ConcurrentDictionary<string, IFluidTemplate> Parsed = new();

    /// <summary>All of them.</summary>
    public static readonly IReadOnlyList<string> Names =
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

    /// <summary>The HTML of a template with a model's values.</summary>
    public static string Render(string name, object model) =>
        Parsed.GetOrAdd(name, n => Parser.Parse(SiteAssets.Resource(n))).Render(new TemplateContext(model, Options), Html);
}
