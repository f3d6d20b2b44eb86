using System.Text;
using MediaPipeline.Scripts;

namespace MediaPipeline.Notes;

/// <summary>Writes a section's paragraphs as Markdown again: lists as lists, quotes as quotes, speakers named.</summary>
internal static class SectionMarkdown
{
    public static string Of(Section section)
    {
        var text = new StringBuilder();
        ParagraphKind? before = null;
        foreach (var paragraph in section.Paragraphs)
        {
            var markdown =
                paragraph.Kind == ParagraphKind.Shown ? SafeMarkdown.Block(paragraph.Markdown) : SafeMarkdown.Inline(paragraph.Markdown);
            if (markdown.Length == 0)
            {
                continue;
            }
            if (paragraph.Speaker is { } name && paragraph.Kind is not (ParagraphKind.ListItem or ParagraphKind.Quote))
            {
                markdown = $"**{name}:** {markdown}";
            }
            // Lines of one list stand together; everything else has a blank line before it.
            var list = paragraph.Kind == ParagraphKind.ListItem;
            text.Append(
                text.Length == 0 ? ""
                : list && before == ParagraphKind.ListItem ? "\n"
                : "\n\n"
            );
            text.Append(
                paragraph.Kind switch
                {
                    ParagraphKind.ListItem => "- " + markdown.Replace("\n", "\n  "),
                    ParagraphKind.Quote => "> " + markdown.Replace("\n", "\n> "),
                    _ => markdown,
                }
            );
            before = paragraph.Kind;
        }
        return text.ToString();
    }
}
