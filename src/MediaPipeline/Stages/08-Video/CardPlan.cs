using Markdig;
using Markdig.Syntax;
using MediaPipeline.Chapters;
using MediaPipeline.Scripts;
using MediaPipeline.Speech.Alignment;

namespace MediaPipeline.Filming;

/// <summary>
/// Plans the cards of a video: one for each chapter, quotations while they are said, code while it is spoken of (from
/// the sentence before it through the paragraph after it), and the end card.
/// </summary>
public static class CardPlan
{
    /// <summary>A longer quotation (characters) would be too small to read.</summary>
    private const int LongestQuote = 420;

    /// <summary>More lines of code would be, too.</summary>
    private const int MostCodeLines = 28;

    /// <summary>A card comes so long (seconds) before its first word, and stays so long behind its last.</summary>
    private const double Lead = 0.15,
        Stay = 0.35;

    /// <summary>A card stands at least so long (seconds).</summary>
    private const double Shortest = 1.5;

    /// <summary>What stands no longer than this (seconds) cannot be read.</summary>
    private const double Flash = 0.6;

    /// <summary>The end card comes so long (seconds) after the last word.</summary>
    private const double BeforeEnd = 0.8;

    private sealed record Span(double Start, double End, Card Card);

    /// <summary>The cards in the order of time, the first at 0.</summary>
    /// <param name="script">The script, or null.</param>
    /// <param name="transcript">When its words were said.</param>
    /// <param name="chapters">The chapters.</param>
    /// <param name="duration">Seconds of the film, end card included.</param>
    public static IReadOnlyList<CardChange> Of(Script? script, Transcript transcript, IReadOnlyList<Chapter> chapters, double duration)
    {
        var spans = new List<Span>();
        for (var c = 0; c < Math.Max(1, chapters.Count); c++)
        {
            var titled = chapters.Count > 0 && chapters[c].Title != ChapterMaker.Introduction;
            var start = c == 0 ? 0 : chapters[c].Start;
            spans.Add(new Span(start, duration, new Card(titled ? CardKind.Section : CardKind.Title, c)));
        }
        var insets = script is null ? [] : Insets(script, transcript, chapters).OrderBy(s => s.Start).ToList();
        var end = transcript.Heard.Select(h => h.End).DefaultIfEmpty(0).Max() + BeforeEnd;
        if (duration - end >= Shortest)
        {
            insets.Add(new Span(end, duration, new Card(CardKind.End, Math.Max(0, chapters.Count - 1))));
        }
        return Laid(spans, insets);
    }

    /// <summary>Insets over the cards of chapters; each gives way to the next, and the chapter's card comes back after it.</summary>
    private static List<CardChange> Laid(List<Span> chapters, List<Span> insets)
    {
        var changes = chapters.Select(c => new CardChange(c.Start, c.Card)).ToList();
        for (var i = 0; i < insets.Count; i++)
        {
            var next = i + 1 < insets.Count ? insets[i + 1].Start : double.MaxValue;
            var (start, end) = (insets[i].Start, Math.Min(insets[i].End, next));
            if (end - start < Shortest)
            {
                continue;
            }
            changes.RemoveAll(c => c.Time > start && c.Time < end && c.Card.Chapter <= insets[i].Card.Chapter);
            changes.Add(new CardChange(start, insets[i].Card));
            if (end < next && insets[i].Card.Kind != CardKind.End)
            {
                changes.Add(new CardChange(end, chapters.Last(c => c.Start <= end).Card));
            }
        }
        // What would only flash up gives its time to what comes after it; of two at once the one that was laid later holds.
        var steady = new List<CardChange>();
        foreach (var change in changes.OrderBy(c => c.Time))
        {
            if (steady.Count > 0 && change.Time - steady[^1].Time < Flash)
            {
                steady[^1] = change with { Time = steady[^1].Time };
            }
            else
            {
                steady.Add(change);
            }
        }
        return steady;
    }

    private static IEnumerable<Span> Insets(Script script, Transcript transcript, IReadOnlyList<Chapter> chapters)
    {
        var word = 0;
        for (var s = 0; s < script.Sections.Count; s++)
        {
            var section = script.Sections[s];
            word += section.Heading.Count;
            var chapter = chapters.ToList().FindIndex(c => c.Section == s);
            var said = new List<Said>();
            foreach (var paragraph in section.Paragraphs)
            {
                var count = paragraph.Sentences.Sum(x => x.Words.Count);
                var last = paragraph.Sentences.Count > 0 ? paragraph.Sentences[^1].Words.Count : 0;
                said.Add(new Said(paragraph, Times(transcript, word, count), Times(transcript, word + count - last, last)?.Start));
                word += count;
            }
            if (chapter >= 0)
            {
                foreach (var span in Insets(said, chapter, chapters[chapter]))
                {
                    yield return span;
                }
            }
        }
    }

    /// <summary>A paragraph, when it is said, and when its last sentence begins.</summary>
    private sealed record Said(Paragraph Paragraph, (double Start, double End)? Times, double? LastSentence);

    private static IEnumerable<Span> Insets(List<Said> paragraphs, int index, Chapter chapter)
    {
        for (var p = 0; p < paragraphs.Count; p++)
        {
            var (paragraph, times, _) = paragraphs[p];
            if (paragraph.Kind == ParagraphKind.Quote && times is { } said && QuoteOf(paragraph) is { Length: <= LongestQuote } quote)
            {
                yield return new Span(said.Start - Lead, said.End + Stay, new Card(CardKind.Quote, index, quote));
            }
            else if (paragraph.Kind == ParagraphKind.Shown && CodeOf(paragraph.Markdown) is { } code)
            {
                var start = paragraphs.Take(p).LastOrDefault(x => x.Times is not null)?.LastSentence ?? chapter.Start;
                var end = paragraphs.Skip(p + 1).FirstOrDefault(x => x.Times is not null)?.Times?.End ?? chapter.End;
                yield return new Span(start, Math.Min(end + Stay, chapter.End), new Card(CardKind.Code, index, code));
            }
        }
    }

    private static string QuoteOf(Paragraph paragraph) => string.Join(' ', paragraph.Sentences.Select(s => s.Text));

    /// <summary>The lines of a code block, cut where there are too many; null for a table or a picture.</summary>
    private static string? CodeOf(string markdown)
    {
        if (Markdown.Parse(markdown).OfType<CodeBlock>().FirstOrDefault() is not { } block)
        {
            return null;
        }
        var lines = block.Lines.ToString().TrimEnd().Split('\n').Select(l => l.TrimEnd().Replace("\t", "    ")).ToList();
        return string.Join('\n', lines.Count > MostCodeLines ? [.. lines.Take(MostCodeLines - 1), "…"] : lines);
    }

    private static (double Start, double End)? Times(Transcript transcript, int first, int count)
    {
        var said = transcript.Words.Skip(first).Take(count).Where(w => w.Start is not null).ToList();
        return said.Count == 0 ? null : (said.Min(w => w.Start!.Value), said.Max(w => w.End ?? w.Start!.Value));
    }
}
