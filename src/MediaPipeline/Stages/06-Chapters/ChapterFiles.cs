using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using MediaPipeline.Running;

namespace MediaPipeline.Chapters;

/// <summary>Podcasting 2.0 chapters (podcastindex.org, jsonChapters 1.2).</summary>
public static class PodcastChapters
{
    private static readonly JsonSerializerOptions Json = new(StoredJson.Options)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>The file's text.</summary>
    /// <param name="chapters">The chapters.</param>
    /// <param name="pictures">Addresses of their pictures, one for each chapter; null for none.</param>
    /// <param name="title">The episode's title.</param>
    /// <param name="podcast">The show's title.</param>
    /// <param name="author">The show's author; empty for none.</param>
    public static string Write(
        IReadOnlyList<Chapter> chapters,
        IReadOnlyList<string?> pictures,
        string title,
        string podcast,
        string author
    ) =>
        JsonSerializer.Serialize(
            new
            {
                Version = "1.2.0",
                Title = title,
                PodcastName = podcast,
                Author = author.Length > 0 ? author : null,
                Chapters = chapters.Zip(
                    pictures,
                    (chapter, img) =>
                        new
                        {
                            StartTime = chapter.Start,
                            EndTime = chapter.End,
                            chapter.Title,
                            Img = img,
                        }
                ),
            },
            Json
        ) + "\n";
}

/// <summary>Chapters as ffmpeg reads them (ffmpeg-formats, 'Metadata').</summary>
public static class FfmpegChapters
{
    /// <summary>The file's text.</summary>
    public static string Write(IReadOnlyList<Chapter> chapters)
    {
        var text = new StringBuilder(";FFMETADATA1\n");
        foreach (var chapter in chapters)
        {
            text.Append("[CHAPTER]\nTIMEBASE=1/1000\nSTART=")
                .Append((long)Math.Round(chapter.Start * 1000))
                .Append("\nEND=")
                .Append((long)Math.Round(chapter.End * 1000))
                .Append("\ntitle=")
                .Append(Escape(chapter.Title))
                .Append('\n');
        }
        return text.ToString();
    }

    private static string Escape(string text) =>
        string.Concat(text.Select(c => c is '=' or ';' or '#' or '\\' or '\n' ? $"\\{c}" : c.ToString()));
}
