using System.Text;
using MediaPipeline.Captions;
using MediaPipeline.Filming;
using MediaPipeline.Notes;
using MediaPipeline.Running;
using MediaPipeline.Scripts;

namespace MediaPipeline.Publishing.YouTube;

/// <summary>All that YouTube takes with a video, within its limits.</summary>
/// <param name="Title">At most 100 characters.</param>
/// <param name="Description">At most 5,000 bytes, with chapters and links.</param>
/// <param name="Tags">At most 500 characters together.</param>
/// <param name="Video">The MP4.</param>
/// <param name="VideoHash">SHA-256 of the MP4.</param>
/// <param name="Thumbnail">JPEG, 1280 x 720, under 2 MB.</param>
/// <param name="Captions">SRT; null where nothing was said.</param>
/// <param name="Language">ISO 639-1.</param>
/// <param name="PublishAt">When it shall appear, if that is still to come.</param>
/// <param name="SyntheticVoice">Whether a synthetic voice speaks.</param>
public sealed record UploadKit(
    string Title,
    string Description,
    IReadOnlyList<string> Tags,
    string Video,
    string VideoHash,
    string Thumbnail,
    string? Captions,
    string Language,
    DateTimeOffset? PublishAt,
    bool SyntheticVoice
)
{
    /// <summary>Gathers the kit of an episode that is made.</summary>
    public static UploadKit Of(EpisodeRun run, DateTimeOffset now)
    {
        var notes = run.Output(NotesStage.StageName);
        var captions = run.Output(CaptionStage.StageName);
        var video = run.Output(VideoStage.StageName);
        string Text(string name) => File.ReadAllText(notes.File(name)).Trim();
        var date = EpisodeDate.Complete(ScriptStage.Of(run)?.Facts.Date, run.Episode, run.Show);
        return new UploadKit(
            Text(NotesStage.YouTubeTitleName),
            Text(NotesStage.YouTubeDescriptionName),
            Text(NotesStage.YouTubeTagsName).Split(',', StringSplitOptions.RemoveEmptyEntries),
            video.File(VideoStage.VideoName),
            video.Hash(VideoStage.VideoName),
            run.Output(FilmStage.StageName).File(FilmStage.ThumbnailName),
            captions.Read<List<Cue>>(CaptionStage.CuesName).Count > 0 ? captions.File(CaptionStage.SrtName) : null,
            run.Show.LanguageCode,
            date > now ? date : null,
            run.Episode.Recording is null
        );
    }

    /// <summary>Copies the kit into a folder, with <c>youtube.md</c>, which says what goes where.</summary>
    /// <returns>The files.</returns>
    public IReadOnlyList<string> WriteTo(string folder)
    {
        Directory.CreateDirectory(folder);
        var files = new List<string>();
        void Copy(string? source, string name)
        {
            if (source is not null)
            {
                AtomicFile.Write(Path.Combine(folder, name), part => File.Copy(source, part, overwrite: true));
                files.Add(name);
            }
        }
        Copy(Video, "video.mp4");
        Copy(Thumbnail, "thumbnail.jpg");
        Copy(Captions, $"captions.{Language}.srt");
        AtomicFile.WriteText(Path.Combine(folder, "youtube.md"), Markdown());
        files.Add("youtube.md");
        return files;
    }

    /// <summary>The texts, each in a block to copy, and what to do with the files.</summary>
    public string Markdown()
    {
        var fence = Description.Contains("```", StringComparison.Ordinal) ? "~~~~" : "```";
        var text = new StringBuilder($"# {MarkdownText.Escape(Title)}\n\n");
        void Block(string heading, string limit, string content) =>
            text.Append($"## {heading}\n\n{limit}\n\n{fence}text\n{content}\n{fence}\n\n");
        Block("Title", $"{Title.Length} of {PlatformText.YouTubeTitle} characters.", Title);
        Block(
            "Description",
            $"{Encoding.UTF8.GetByteCount(Description)} of {PlatformText.YouTubeDescription} bytes; lines with times become chapters.",
            Description
        );
        var tags = string.Join(',', Tags);
        Block("Tags", $"{tags.Length} of {PlatformText.YouTubeTags} characters.", tags);
        text.Append("## Files\n\n- `video.mp4`: the video\n- `thumbnail.jpg`: the thumbnail, 1280 × 720\n");
        if (Captions is not null)
        {
            text.Append($"- `captions.{Language}.srt`: subtitles, with timing\n");
        }
        text.Append("\n## To choose\n\n");
        if (PublishAt is { } date)
        {
            text.Append($"- Visibility: schedule for {date.UtcDateTime:yyyy-MM-dd HH:mm} UTC\n");
        }
        text.Append($"- Altered content: {(SyntheticVoice ? "yes, the voice is synthetic" : "no")}\n");
        return text.ToString();
    }
}
