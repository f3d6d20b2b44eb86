using System.Net;
using System.Text;
using System.Text.Json;
using MediaPipeline.Media;
using MediaPipeline.Running;

namespace MediaPipeline.Captions;

/// <summary>WebVTT (w3.org/TR/webvtt1).</summary>
public static class WebVtt
{
    /// <summary>The file's text; speakers as voice spans.</summary>
    public static string Write(IReadOnlyList<Cue> cues, string language) =>
        Write(cues, language, cue => string.Join('\n', cue.Lines.Select(Escape)));

    /// <summary>The same with the time of each word in it, so that players can light the word that is said.</summary>
    public static string WriteKaraoke(IReadOnlyList<Cue> cues, string language) => Write(cues, language, Timed);

    private static string Timed(Cue cue) =>
        string.Join('\n', cue.WordsByLine().Select(line => string.Join(' ', line.Select(w => Timed(cue, w.Word, w.Text)))));

    private static string Timed(Cue cue, int word, string text)
    {
        // The standard wants times inside the cue, each later than the one before.
        var start = Math.Round(cue.Words[word].Start, 3);
        var timed = word > 0 && start > Math.Round(cue.Words[word - 1].Start, 3) && start > cue.Start && start < cue.End;
        return (timed ? $"<{CueTime.Vtt(start)}>" : "") + Escape(text);
    }

    private static string Write(IReadOnlyList<Cue> cues, string language, Func<Cue, string> body)
    {
        var text = new StringBuilder("WEBVTT\n").Append("Language: ").Append(language).Append("\n\n");
        for (var i = 0; i < cues.Count; i++)
        {
            text.Append(i + 1)
                .Append('\n')
                .Append(CueTime.Vtt(cues[i].Start))
                .Append(" --> ")
                .Append(CueTime.Vtt(cues[i].End))
                .Append('\n');
            var lines = body(cues[i]);
            text.Append(cues[i].Speaker is { } name ? $"<v {Escape(name).Replace("\n", " ")}>{lines}" : lines).Append("\n\n");
        }
        return text.ToString();
    }

    private static string Escape(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");
}

/// <summary>SubRip: CRLF, comma before milliseconds; the speaker's name when it changes.</summary>
public static class SubRip
{
    /// <summary>The file's text.</summary>
    public static string Write(IReadOnlyList<Cue> cues)
    {
        var text = new StringBuilder();
        string? speaker = null;
        for (var i = 0; i < cues.Count; i++)
        {
            text.Append(i + 1)
                .Append("\r\n")
                .Append(CueTime.Srt(cues[i].Start))
                .Append(" --> ")
                .Append(CueTime.Srt(cues[i].End))
                .Append("\r\n");
            var lines = string.Join("\r\n", cues[i].Lines);
            text.Append(cues[i].Speaker is { } name && name != speaker ? $"{name}: {lines}" : lines).Append("\r\n\r\n");
            speaker = cues[i].Speaker;
        }
        return text.ToString();
    }
}

/// <summary>Podcasting 2.0's JSON transcript: a segment for each word (podcastindex.org, transcripts/1.0.0).</summary>
public static class PodcastTranscript
{
    /// <summary>The file's text.</summary>
    public static string Write(IReadOnlyList<Cue> cues)
    {
        var segments = cues.SelectMany(c =>
            c.Words.Select(
                (w, i) =>
                    new Segment(w.Speaker, Math.Round(w.Start, 3), Math.Round(w.End, 3), i + 1 < c.Words.Count ? w.Text + " " : w.Text)
            )
        );
        return JsonSerializer.Serialize(
            new { version = "1.0.0", segments },
            new JsonSerializerOptions(StoredJson.Options)
            {
                DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull,
                WriteIndented = false,
            }
        );
    }

    private sealed record Segment(string? Speaker, double StartTime, double EndTime, string Body);
}

/// <summary>Transcripts to read: plain text, and HTML with times.</summary>
public static class ReadingTranscript
{
    /// <summary>One paragraph a line group: the words as they were said.</summary>
    public static string WriteText(IReadOnlyList<Cue> cues) => string.Join("\n\n", Paragraphs(cues).Select(Line)) + "\n";

    /// <summary>A paragraph on one line, its speaker first.</summary>
    public static string Line(IReadOnlyList<Cue> paragraph) =>
        (paragraph[0].Speaker is { } name ? $"{name}: " : "") + string.Join(' ', paragraph.Select(c => c.Text));

    /// <summary>The HTML form that the podcast namespace describes: <c>cite</c>, <c>time</c>, <c>p</c>.</summary>
    public static string WriteHtml(IReadOnlyList<Cue> cues)
    {
        var html = new StringBuilder();
        foreach (var paragraph in Paragraphs(cues))
        {
            if (paragraph[0].Speaker is { } name)
            {
                html.Append("<cite>").Append(WebUtility.HtmlEncode(name)).Append(":</cite>\n");
            }
            html.Append("<time>")
                .Append(CueTime.Clock(paragraph[0].Start))
                .Append("</time>\n<p>")
                .Append(WebUtility.HtmlEncode(string.Join(' ', paragraph.Select(c => c.Text))))
                .Append("</p>\n");
        }
        return html.ToString();
    }

    /// <summary>Cues that belong together: one speaker, one section, some sentences.</summary>
    public static IEnumerable<IReadOnlyList<Cue>> Paragraphs(IReadOnlyList<Cue> cues)
    {
        var open = new List<Cue>();
        foreach (var cue in cues)
        {
            if (open.Count > 0)
            {
                var last = open[^1].Words[^1];
                var first = cue.Words[0];
                var full = last.SentenceEnd && open.Sum(c => c.Text.Length) > 360;
                if (last.Speaker != first.Speaker || last.Section != first.Section || full)
                {
                    yield return open;
                    open = [];
                }
            }
            open.Add(cue);
        }
        if (open.Count > 0)
        {
            yield return open;
        }
    }
}
