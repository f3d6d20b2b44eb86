using System.Text.RegularExpressions;

namespace MediaPipeline.Scripts;

/// <summary>
/// Takes a plain-text script apart. Each line is a paragraph unless blank lines part the text into wrapped
/// ones; a short line of its own with no closing punctuation before a paragraph is a heading; lines after one
/// that ends in a colon are its list.
/// </summary>
internal static partial class PlainTextBlocks
{
    private const int LongestHeading = 70;

    /// <summary>Words that begin a sentence about the whole rather than one more line of a list.</summary>
    private static readonly string[] AfterList =
    [
        "I",
        "I'm",
        "I've",
        "We",
        "We're",
        "We've",
        "It",
        "It's",
        "They",
        "There",
        "There's",
        "This",
        "That",
        "These",
        "Those",
        "You",
        "Thank",
        "Thanks",
        "Finally",
        "Overall",
        "So",
    ];

    public static List<Block> Read(string source)
    {
        var lines = Lines(source);
        var paragraphs = IsWrapped(lines) ? Unwrap(lines) : [.. lines.Where(l => l.Text.Trim().Length > 0).Select(l => (List<Line>)[l])];
        var blocks = new List<Block>();
        var inList = false;
        for (var i = 0; i < paragraphs.Count; i++)
        {
            var text = string.Join(' ', paragraphs[i].Select(l => l.Text.Trim()));
            var next = i + 1 < paragraphs.Count ? string.Join(' ', paragraphs[i + 1].Select(l => l.Text.Trim())) : null;
            if (IsHeading(text, next))
            {
                inList = false;
                blocks.Add(Make(BlockKind.Heading, paragraphs[i], 0));
                continue;
            }
            var bullet = Bullet().Match(text);
            if (bullet.Success)
            {
                blocks.Add(Make(BlockKind.ListItem, paragraphs[i], bullet.Length));
                inList = true;
                continue;
            }
            inList = inList && !AfterList.Contains(text.Split(' ')[0].Replace('’', '\''));
            blocks.Add(Make(inList ? BlockKind.ListItem : BlockKind.Text, paragraphs[i], 0));
            inList = inList || text.EndsWith(':');
        }
        return blocks;
    }

    private static bool IsHeading(string text, string? next) =>
        next is not null
        && text.Length <= LongestHeading
        && text.Split(' ').Length <= 10
        && char.IsLetterOrDigit(text[0])
        && !char.IsLower(text[0])
        // What ends with 'she said, "No."' has been said.
        && char.IsLetterOrDigit(text.TrimEnd(')', '"', '”')[^1])
        && !Bullet().IsMatch(text)
        && (next.Length > text.Length || ".!?:;,".Contains(next[^1]));

    private static Block Make(BlockKind kind, List<Line> lines, int skip)
    {
        var text = new System.Text.StringBuilder();
        var places = new List<int>();
        foreach (var line in lines)
        {
            if (text.Length > 0)
            {
                text.Append(' ');
                places.Add(line.Start);
            }
            for (var c = 0; c < line.Text.Length; c++)
            {
                text.Append(line.Text[c]);
                places.Add(line.Start + c);
            }
        }
        var lead = text.Length - text.ToString().TrimStart().Length + skip;
        var whole = text.ToString()[lead..];
        places.RemoveRange(0, lead);
        string? speaker = null;
        if (kind != BlockKind.Heading && SpeakerName().Match(whole) is { Success: true } named)
        {
            speaker = named.Groups["name"].Value;
            whole = whole[named.Length..];
            places.RemoveRange(0, named.Length);
        }
        var links = WebAddress()
            .Matches(whole)
            .Select(m => new Link(m.Value.TrimEnd('.', ',', ')'), m.Value.TrimEnd('.', ',', ')')))
            .ToList();
        var markdown = Escape(whole.Trim());
        var code = Code(ref whole, places);
        return new Block(kind, kind == BlockKind.Heading ? 2 : 0, whole, places, speaker, links, markdown) { Code = code };
    }

    /// <summary>Takes backticks around code away, and puts the signs that entities name outside of code in their place.</summary>
    private static List<(int From, int Length)> Code(ref string text, List<int> places)
    {
        var code = new List<(int, int)>();
        if (text.AsSpan().IndexOfAny('`', '&') < 0)
        {
            return code;
        }
        var plain = new System.Text.StringBuilder();
        var kept = new List<int>();
        var at = 0;
        foreach (Match found in CodeOrEntity().Matches(text))
        {
            plain.Append(text, at, found.Index - at);
            kept.AddRange(places[at..found.Index]);
            var inner = found.Groups["code"];
            var (sign, place) = inner.Success ? (inner.Value, inner.Index) : (System.Net.WebUtility.HtmlDecode(found.Value), found.Index);
            if (inner.Success)
            {
                code.Add((plain.Length, inner.Length));
            }
            plain.Append(sign);
            kept.AddRange(Enumerable.Range(place, sign.Length).Select(i => places[Math.Min(i, found.Index + found.Length - 1)]));
            at = found.Index + found.Length;
        }
        plain.Append(text, at, text.Length - at);
        kept.AddRange(places[at..]);
        places.Clear();
        places.AddRange(kept);
        text = plain.ToString();
        return code;
    }

    /// <summary>Wrapped text has blank lines between paragraphs of several lines of like length.</summary>
    private static bool IsWrapped(List<Line> lines)
    {
        var runs = 0;
        var run = 0;
        var longest = 0;
        foreach (var line in lines)
        {
            run = line.Text.Trim().Length > 0 ? run + 1 : 0;
            runs = Math.Max(runs, run);
            longest = Math.Max(longest, line.Text.Length);
        }
        return runs > 1 && longest <= 100 && lines.Any(l => l.Text.Trim().Length == 0);
    }

    private static List<List<Line>> Unwrap(List<Line> lines)
    {
        var paragraphs = new List<List<Line>>();
        List<Line>? open = null;
        foreach (var line in lines)
        {
            if (line.Text.Trim().Length == 0)
            {
                open = null;
                continue;
            }
            if (open is null || Bullet().IsMatch(line.Text.TrimStart()))
            {
                paragraphs.Add(open = []);
            }
            open.Add(line);
        }
        return paragraphs;
    }

    private static List<Line> Lines(string source)
    {
        var lines = new List<Line>();
        var start = 0;
        foreach (var text in source.Split('\n'))
        {
            lines.Add(new Line(text, start));
            start += text.Length + 1;
        }
        return lines;
    }

    private static string Escape(string text) => MarkdownSigns().Replace(text, @"\$0");

    private sealed record Line(string Text, int Start);

    [GeneratedRegex(@"(?<!`)`(?<code>[^`]+)`(?!`)|&(?:[A-Za-z][A-Za-z0-9]{1,30}|#\d{1,7}|#[xX][0-9A-Fa-f]{1,6});")]
    private static partial Regex CodeOrEntity();

    [GeneratedRegex(@"^(?:[-*•–]\s+|\d{1,2}[.)]\s+)")]
    private static partial Regex Bullet();

    [GeneratedRegex(@"^(?<name>\p{Lu}[\p{Lu} .'-]{1,28}):\s+")]
    private static partial Regex SpeakerName();

    [GeneratedRegex(@"https?://\S+")]
    private static partial Regex WebAddress();

    [GeneratedRegex(@"[\\`*_\[\]<>#]")]
    private static partial Regex MarkdownSigns();
}
