using System.Text.Json;
using MediaPipeline.Media;
using MediaPipeline.Publishing;
using MediaPipeline.Running;
using MediaPipeline.Scripts;

namespace MediaPipeline.Feeds;

/// <summary>A paragraph of the transcript on a page.</summary>
/// <param name="Start">Seconds.</param>
/// <param name="Clock">The same as <c>1:23</c>.</param>
/// <param name="Heading">The chapter that begins with it, or null.</param>
/// <param name="Speaker">Who begins to speak with it, or null.</param>
/// <param name="Text">Its words; the page's script finds them again in <c>transcript.json</c>, in the same order.</param>
public sealed record TranscriptParagraph(double Start, string Clock, string? Heading, string? Speaker, string Text);

/// <summary>Reads the published transcript back into paragraphs, so pages need nothing but the target.</summary>
internal static class PageTranscript
{
    private const int FullParagraph = 420;

    public static List<TranscriptParagraph> Read(byte[] json, PublishedEpisode episode)
    {
        var segments = JsonSerializer.Deserialize<Transcript>(json, StoredJson.Options)?.Segments ?? [];
        var paragraphs = new List<TranscriptParagraph>();
        var open = new List<Segment>();
        string? heading = null;
        string? speaker = null;
        var chapter = 0;
        void Close()
        {
            if (open.Count > 0)
            {
                var named = open[0].Speaker != speaker ? open[0].Speaker : null;
                speaker = open[0].Speaker;
                paragraphs.Add(
                    new TranscriptParagraph(
                        open[0].StartTime,
                        CueTime.Clock(open[0].StartTime),
                        heading,
                        named,
                        string.Concat(open.Select(s => s.Body.TrimEnd() + " ")).Trim()
                    )
                );
                heading = null;
            }
            open = [];
        }
        foreach (var segment in segments)
        {
            if (chapter < episode.Chapters.Count && segment.StartTime >= episode.Chapters[chapter].Start)
            {
                Close();
                // Chapters that begin before anything is said again (a title read aloud by none) share the heading.
                var titles = episode.Chapters.Skip(chapter).TakeWhile(c => segment.StartTime >= c.Start).Select(c => c.Title).ToList();
                heading = string.Join(" · ", titles);
                chapter += titles.Count;
            }
            if (
                open.Count > 0
                && (
                    open[0].Speaker != segment.Speaker
                    || EndsBetween(open[^1].Body, segment.Body) && open.Sum(s => s.Body.Length) > FullParagraph
                )
            )
            {
                Close();
            }
            open.Add(segment);
        }
        Close();
        return paragraphs;
    }

    private static bool EndsBetween(string text, string next) =>
        text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) is [.., var last] words
        && next.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) is [var first, ..]
        && SentenceEnds.Between(last, first, words.Length > 1 ? words[^2] : "");

    private sealed record Transcript(IReadOnlyList<Segment> Segments);

    private sealed record Segment(double StartTime, double EndTime, string Body, string? Speaker = null);
}
