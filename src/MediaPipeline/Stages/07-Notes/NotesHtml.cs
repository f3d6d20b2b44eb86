using Ganss.Xss;
using Markdig;

namespace MediaPipeline.Notes;

/// <summary>Turns Markdown notes into HTML that is safe on any page.</summary>
public static class NotesHtml
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .DisableHtml()
        .UsePipeTables()
        .UseAutoLinks()
        .UseEmphasisExtras()
        .Build();

    /// <summary>Apple shows these and no others in a description.</summary>
    private static readonly string[] FeedTags = ["p", "ol", "ul", "li", "a", "br", "b", "strong", "i", "em"];

    /// <summary>HTML for a page; headings begin at level 2, since the page has the title.</summary>
    public static string ForPage(string markdown) =>
        Sanitizer([
                "p",
                "ol",
                "ul",
                "li",
                "a",
                "br",
                "strong",
                "em",
                "del",
                "code",
                "pre",
                "blockquote",
                "h2",
                "h3",
                "h4",
                "h5",
                "table",
                "thead",
                "tbody",
                "tr",
                "th",
                "td",
                "img",
                "hr",
                "sup",
                "sub",
            ])
            .Sanitize(Markdown.ToHtml(markdown, Pipeline).Replace("<h1>", "<h2>").Replace("</h1>", "</h2>"));

    /// <summary>HTML with the few tags that podcast apps show.</summary>
    public static string ForFeed(string markdown) => Sanitizer(FeedTags).Sanitize(Markdown.ToHtml(markdown, Pipeline));

    private static HtmlSanitizer Sanitizer(string[] tags)
    {
        var sanitizer = new HtmlSanitizer { KeepChildNodes = true };
        sanitizer.AllowedTags.Clear();
        sanitizer.AllowedTags.UnionWith(tags);
        sanitizer.AllowedAttributes.Clear();
        sanitizer.AllowedAttributes.UnionWith(["href", "src", "alt", "title", "start"]);
        sanitizer.AllowedSchemes.Clear();
        sanitizer.AllowedSchemes.UnionWith(["http", "https", "mailto"]);
        sanitizer.AllowedCssProperties.Clear();
        return sanitizer;
    }
}
