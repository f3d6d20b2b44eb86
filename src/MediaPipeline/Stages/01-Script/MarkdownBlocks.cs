using System.Text;
using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace MediaPipeline.Scripts;

/// <summary>Takes a Markdown script apart into blocks.</summary>
internal static class MarkdownBlocks
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UsePreciseSourceLocation()
        .UsePipeTables()
        .UseAutoLinks()
        .UseEmphasisExtras()
        .Build();

    /// <param name="source">The text.</param>
    /// <param name="path">The file's, for errors.</param>
    /// <exception cref="WrongInputException">Its quotations, lists, links or emphases are nested beyond sense.</exception>
    public static List<Block> Read(string source, string path)
    {
        try
        {
            return Read(source);
        }
        catch (ArgumentException e)
        {
            // The library's own limit of depth, which does not tell where.
            var line =
                source.Split('\n').Index().MaxBy(l => l.Item.Count(c => c is '>' or '[' or '(' or '*' or '_' or '~' or '-')).Index + 1;
            throw new WrongInputException(
                "Quotations, lists, links or emphases stand in each other here more than a hundred deep.",
                $"{path}:{line}",
                "Take out the signs that are too many.",
                e
            );
        }
    }

    private static List<Block> Read(string source)
    {
        var blocks = new List<Block>();
        Walk(Markdown.Parse(source, Pipeline), source, BlockKind.Text, blocks);
        return blocks;
    }

    private static void Walk(ContainerBlock container, string source, BlockKind kind, List<Block> blocks)
    {
        for (var b = 0; b < container.Count; b++)
        {
            switch (container[b])
            {
                case HeadingBlock heading:
                    Add(heading, source, BlockKind.Heading, heading.Level, blocks);
                    break;
                case ParagraphBlock paragraph:
                    Add(paragraph, source, kind, 0, blocks);
                    break;
                case QuoteBlock quote:
                    Walk(quote, source, BlockKind.Quote, blocks);
                    break;
                case ListBlock list:
                    foreach (var item in list.OfType<ListItemBlock>())
                    {
                        Walk(item, source, BlockKind.ListItem, blocks);
                    }
                    break;
                case CodeBlock or Table:
                    blocks.Add(new Block(BlockKind.Shown, 0, "", [], null, [], Slice(source, container[b])));
                    break;
                case HtmlBlock { Type: HtmlBlockType.Comment } comment:
                    var goesOn = b + 1 < container.Count && kind == BlockKind.Text && GoesOn(comment, container[b + 1], source);
                    AddComment(comment, goesOn ? container[++b] : comment, source, kind, blocks);
                    break;
                case HtmlBlock or ThematicBreakBlock or LinkReferenceDefinitionGroup:
                    break;
                case ContainerBlock other:
                    Walk(other, source, kind, blocks);
                    break;
            }
        }
    }

    /// <summary>Whether the text behind a comment goes on in the next block: a paragraph without a blank line before it.</summary>
    private static bool GoesOn(HtmlBlock comment, MarkdownObject next, string source)
    {
        var end = Math.Min(comment.Span.End + 1, source.Length);
        var own = source[comment.Span.Start..end];
        return next is ParagraphBlock
            && next.Line == comment.Line + own.Count(c => c == '\n') + 1
            && !own.TrimEnd().EndsWith("-->", StringComparison.Ordinal);
    }

    /// <summary>
    /// A comment at a line's start. Markdown takes the rest of its last line for a part of it; for a host that is
    /// text like any other, and a direction before it is about its first sentence alone.
    /// </summary>
    private static void AddComment(HtmlBlock block, MarkdownObject until, string source, BlockKind kind, List<Block> blocks)
    {
        var end = source.IndexOf("-->", block.Span.Start, StringComparison.Ordinal) + "-->".Length;
        var last = Math.Min(until.Span.End + 1, source.Length);
        var direction = end < "-->".Length ? null : Direction.Of(source[block.Span.Start..end], 0, block.Span.Start);
        var rest = end < "-->".Length || end >= last ? [] : Read(source[end..last]);
        if (direction is not null && rest.Count == 0)
        {
            blocks.Add(new Block(BlockKind.Direction, 0, "", [], null, [], "") { Directions = [direction] });
        }
        for (var b = 0; b < rest.Count; b++)
        {
            var directions = rest[b].Directions.Select(d => d with { Place = d.Place + end });
            blocks.Add(
                rest[b] with
                {
                    Kind = rest[b].Kind == BlockKind.Text ? kind : rest[b].Kind,
                    Places = [.. rest[b].Places.Select(p => p + end)],
                    Directions = b == 0 && direction is not null ? [direction, .. directions] : [.. directions],
                }
            );
        }
    }

    private static void Add(LeafBlock block, string source, BlockKind kind, int level, List<Block> blocks)
    {
        var reader = new InlineReader(source);
        reader.Read(block.Inline);
        var markdown = Slice(source, block);
        var (text, places) = reader.Result();
        if (string.IsNullOrWhiteSpace(text))
        {
            // A picture alone: nothing to say, but to show.
            if (reader.HasImage)
            {
                blocks.Add(new Block(BlockKind.Shown, 0, "", [], null, reader.Links, markdown));
            }
            return;
        }
        var speaker = kind == BlockKind.Heading ? null : SpeakerOf(block.Inline);
        var skip = 0;
        if (speaker is not null)
        {
            skip = text.IndexOf(':') + 1;
            text = text[skip..];
            places = [.. places.Skip(skip)];
            markdown = StripSpeaker(markdown);
        }
        blocks.Add(
            new Block(kind, level, text, places, speaker, reader.Links, markdown)
            {
                Directions = reader.Directions(skip),
                Code = reader.Code(skip),
            }
        );
    }

    /// <summary><c>**NAME:**</c> or <c>**NAME**:</c> at a paragraph's start.</summary>
    private static string? SpeakerOf(ContainerInline? inline)
    {
        if (
            inline?.FirstChild is not EmphasisInline { DelimiterCount: 2 } strong
            || strong.FirstChild is not LiteralInline { NextSibling: null } name
        )
        {
            return null;
        }
        var text = name.Content.ToString().Trim();
        if (text.EndsWith(':'))
        {
            return text[..^1].Trim();
        }
        return strong.NextSibling is LiteralInline next && next.Content.ToString().StartsWith(':') ? text : null;
    }

    private static string StripSpeaker(string markdown)
    {
        var colon = markdown.IndexOf(':');
        return markdown[(colon + 1)..].TrimStart('*', '_', ' ');
    }

    private static string Slice(string source, MarkdownObject block)
    {
        var end = Math.Min(block.Span.End + 1, source.Length);
        return block.Span.Start < 0 || block.Span.Start >= end ? "" : source[block.Span.Start..end].Trim();
    }

    /// <summary>Gathers the text of inlines, each character with its place.</summary>
    private sealed class InlineReader(string source)
    {
        private readonly StringBuilder text = new();
        private readonly List<int> places = [];
        private readonly List<Link> links = [];
        private readonly List<Direction> directions = [];
        private readonly List<(int From, int Length)> code = [];

        public IReadOnlyList<Link> Links => links;
        public bool HasImage { get; private set; }

        public (string, List<int>) Result() => (text.ToString(), places);

        /// <summary>The directions, by where they stand in the text without so many characters at its start.</summary>
        public IReadOnlyList<Direction> Directions(int skip) => [.. directions.Select(d => d with { At = Math.Max(0, d.At - skip) })];

        /// <summary>The code in the text without so many characters at its start.</summary>
        public IReadOnlyList<(int From, int Length)> Code(int skip) =>
            [.. code.Select(c => (c.From - skip, c.Length)).Where(c => c.Item1 >= 0)];

        public void Read(ContainerInline? container)
        {
            foreach (var inline in container ?? [])
            {
                switch (inline)
                {
                    case LiteralInline literal:
                        Append(literal.Content.ToString(), literal.Span.Start);
                        break;
                    case CodeInline code:
                        this.code.Add((text.Length, code.Content.Length));
                        Append(code.Content, code.Span.Start + code.DelimiterCount);
                        break;
                    case HtmlEntityInline entity:
                        Append(entity.Transcoded.ToString(), entity.Span.Start);
                        break;
                    case HtmlInline html when Direction.Of(html.Tag, text.Length, html.Span.Start) is { } direction:
                        directions.Add(direction);
                        break;
                    case LineBreakInline:
                        Append(" ", inline.Span.Start);
                        break;
                    case LinkInline { IsImage: true } image:
                        HasImage = true;
                        links.AddRange(
                            image.Url is { Length: > 0 } src && src.StartsWith("http", StringComparison.Ordinal)
                                ? [new Link(PlainText(image), src)]
                                : []
                        );
                        break;
                    case LinkInline link:
                        if (link.Url is { Length: > 0 } url)
                        {
                            links.Add(new Link(PlainText(link), url));
                        }
                        Read(link);
                        break;
                    case AutolinkInline auto:
                        links.Add(new Link(auto.Url, auto.IsEmail ? "mailto:" + auto.Url : auto.Url));
                        Append(auto.Url, auto.Span.Start + 1);
                        break;
                    case EmphasisInline { DelimiterChar: '~', DelimiterCount: 2 }:
                        // Struck through: shown in the notes as such, not said.
                        break;
                    case ContainerInline nested:
                        Read(nested);
                        break;
                }
            }
        }

        private void Append(string part, int place)
        {
            for (var i = 0; i < part.Length; i++)
            {
                text.Append(part[i]);
                places.Add(Math.Min(place + i, Math.Max(0, source.Length - 1)));
            }
        }

        private static string PlainText(ContainerInline container) =>
            string.Concat(
                    container
                        .Descendants()
                        .Select(d =>
                            d is LiteralInline l ? l.Content.ToString()
                            : d is CodeInline c ? c.Content
                            : ""
                        )
                )
                .Trim();
    }
}
