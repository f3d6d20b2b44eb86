using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace MediaPipeline.Notes;

/// <summary>
/// Takes out of a script's Markdown what must not reach a page: HTML tags and comments, and links to anything
/// but the web and mail. What is written for readers stays to the letter.
/// </summary>
internal static class SafeMarkdown
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UsePreciseSourceLocation()
        .UsePipeTables()
        .UseAutoLinks()
        .Build();

    /// <summary>Markdown of a paragraph.</summary>
    public static string Inline(string markdown) => Clean(markdown).Trim();

    /// <summary>Markdown of a block of its own: a table, code, a picture.</summary>
    public static string Block(string markdown) => Clean(markdown).TrimEnd();

    /// <summary>Whether an address is one that a reader may be sent to.</summary>
    public static bool IsSafeAddress(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" or "mailto";

    private static string Clean(string markdown)
    {
        var cuts = new List<(int Start, int End, string Instead)>();
        foreach (var node in Markdown.Parse(markdown, Pipeline).Descendants())
        {
            switch (node)
            {
                case HtmlInline or HtmlBlock:
                    cuts.Add((node.Span.Start, node.Span.End + 1, ""));
                    break;
                case LinkInline { Url: { } url } link when !IsSafeAddress(url):
                    // A reference link has no address of its own here; its text is all that can be kept.
                    cuts.Add((link.Span.Start, link.Span.End + 1, PlainText(link)));
                    break;
                case AutolinkInline { IsEmail: false } auto when !IsSafeAddress(auto.Url):
                    cuts.Add((auto.Span.Start, auto.Span.End + 1, ""));
                    break;
            }
        }
        var text = markdown;
        var open = text.Length;
        foreach (var (start, end, instead) in cuts.OrderByDescending(c => c.Start))
        {
            if (start >= 0 && end <= open && end > start)
            {
                text = text[..start] + instead + text[end..];
                open = start;
            }
        }
        return text;
    }

    private static string PlainText(LinkInline link) => string.Concat(link.Descendants<LiteralInline>().Select(l => l.Content.ToString()));
}
