using System.Text;

namespace MediaPipeline.Notes;

/// <summary>The description that feeds carry as HTML: summary, chapters, people, links; within 4,000 characters.</summary>
public static class FeedDescription
{
    /// <summary>The HTML, with Apple's few tags only.</summary>
    public static string Html(EpisodeNotes notes, IReadOnlyList<string> chapterLines)
    {
        var links = notes.Links.Count;
        // Where it grows too long, links go first, then the chapters: apps have those from their own file.
        for (; ; links -= 3)
        {
            var html = NotesHtml.ForFeed(Markdown(notes, links < 0 ? [] : chapterLines, Math.Max(0, links))).Trim();
            if (html.Length <= PlatformText.FeedDescription || links < 0)
            {
                return html;
            }
        }
    }

    private static string Markdown(EpisodeNotes notes, IReadOnlyList<string> chapterLines, int links)
    {
        var text = new StringBuilder(MarkdownText.Escape(ShortText.Of(notes.Summary, 1500))).Append("\n\n");
        if (chapterLines.Count > 0)
        {
            text.Append("**Chapters**\n\n").AppendJoin('\n', chapterLines.Select(l => $"- {MarkdownText.Escape(l)}")).Append("\n\n");
        }
        if (notes.People.Count > 0)
        {
            text.Append("**People**\n\n")
                .AppendJoin('\n', notes.People.Select(p => $"- {MarkdownText.Link(p.Name, p.Url)}, {MarkdownText.Escape(p.Role)}"))
                .Append("\n\n");
        }
        if (links > 0)
        {
            text.Append("**Links**\n\n")
                .AppendJoin('\n', notes.Links.Take(links).Select(l => $"- {MarkdownText.Link(l.Text, l.Url)}"))
                .Append("\n\n");
        }
        if (notes.SyntheticVoice)
        {
            text.Append("*The voice in this episode is synthetic.*\n");
        }
        return text.ToString();
    }
}
