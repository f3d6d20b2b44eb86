namespace MediaPipeline.Notes;

/// <summary>Plain text as Markdown that shows just that text.</summary>
internal static class MarkdownText
{
    /// <summary>With a backslash before what Markdown would take for a mark.</summary>
    public static string Escape(string text) => string.Concat(text.Select((c, i) => IsMark(text, i) ? $"\\{c}" : c.ToString()));

    /// <summary>An address to stand between angle brackets.</summary>
    public static string Address(string url) => url.Replace("<", "%3C").Replace(">", "%3E").Replace(" ", "%20").Replace("\n", "");

    /// <summary>A link, or the text alone where there is no address.</summary>
    public static string Link(string text, string? url) => url is null ? Escape(text) : $"[{Escape(text)}](<{Address(url)}>)";

    private static bool IsMark(string text, int i) =>
        text[i] switch
        {
            '\\' or '`' or '*' or '_' or '[' or ']' or '<' or '>' or '|' or '~' => true,
            // Marks of lists, headings and entities only where they would be taken for such.
            '#' or '+' or '-' => i == 0,
            '&' => i + 1 < text.Length && (char.IsAsciiLetter(text[i + 1]) || text[i + 1] == '#'),
            '.' or ')' => i > 0 && text[..i].All(char.IsAsciiDigit),
            _ => false,
        };
}
