using System.Text;

namespace MediaPipeline.Notes;

/// <summary>The texts that platforms take with an episode, within their limits.</summary>
public static class PlatformText
{
    /// <summary>Characters of a YouTube title.</summary>
    public const int YouTubeTitle = 100;

    /// <summary>Bytes (UTF-8) of a YouTube description.</summary>
    public const int YouTubeDescription = 5000;

    /// <summary>Characters of all YouTube tags together.</summary>
    public const int YouTubeTags = 500;

    /// <summary>Characters of a description in a feed (Apple, Spotify).</summary>
    public const int FeedDescription = 4000;

    /// <summary>A title within YouTube's limit; cut at a word.</summary>
    public static string Title(string title) => ShortText.Of(Plain(title), YouTubeTitle);

    /// <summary>Summary, chapter lines, links and people as plain text of at most so many bytes.</summary>
    public static string Description(EpisodeNotes notes, IReadOnlyList<string> chapterLines, int mostBytes)
    {
        // What matters most comes first; what no longer fits is left out as a whole.
        var parts = new List<string> { Plain(notes.Summary) };
        if (chapterLines.Count > 0)
        {
            parts.Add("Chapters\n" + string.Join('\n', chapterLines.Select(Plain)));
        }
        if (notes.SyntheticVoice)
        {
            parts.Add("The voice in this episode is synthetic.");
        }
        if (notes.People.Count > 0)
        {
            parts.Add(string.Join('\n', notes.People.Select(p => Plain($"{p.Name}, {p.Role}{(p.Url is null ? "" : $": {p.Url}")}"))));
        }
        var text = new StringBuilder();
        foreach (var part in parts.Where(p => p.Length > 0))
        {
            Add(text, (text.Length > 0 ? "\n\n" : "") + part, mostBytes);
        }
        for (var l = 0; l < notes.Links.Count; l++)
        {
            var link = notes.Links[l];
            var line = link.Text == link.Url ? link.Url : $"{link.Text}: {link.Url}";
            Add(text, (l == 0 ? "\n\nLinks\n" : "\n") + Plain(line), mostBytes);
        }
        return text.Append('\n').ToString();
    }

    /// <summary>Tags, parted by commas, as many as fit.</summary>
    public static string Tags(IReadOnlyList<string> tags)
    {
        var text = "";
        foreach (var tag in tags.Select(t => Plain(t).Replace(",", "").Trim()).Where(t => t.Length > 0))
        {
            var longer = text.Length == 0 ? tag : $"{text},{tag}";
            // YouTube counts a tag with spaces as if it stood in quotation marks.
            if (longer.Length + longer.Split(',').Count(t => t.Contains(' ')) * 2 > YouTubeTags)
            {
                break;
            }
            text = longer;
        }
        return text;
    }

    /// <summary>YouTube refuses angle brackets.</summary>
    private static string Plain(string text) => text.Replace('<', '‹').Replace('>', '›');

    private static void Add(StringBuilder text, string part, int mostBytes)
    {
        if (Encoding.UTF8.GetByteCount(text.ToString()) + Encoding.UTF8.GetByteCount(part) + 1 <= mostBytes)
        {
            text.Append(part);
        }
    }
}
