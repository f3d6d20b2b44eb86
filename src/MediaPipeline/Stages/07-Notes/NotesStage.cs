using MediaPipeline.Captions;
using MediaPipeline.Chapters;
using MediaPipeline.Running;
using MediaPipeline.Scripts;
using MediaPipeline.Transcription;

namespace MediaPipeline.Notes;

/// <summary>Stage 7: show notes (Markdown and HTML), and the texts for YouTube, Spotify and the feeds.</summary>
public sealed class NotesStage : Stage
{
    public const string StageName = "notes";
    public const string MarkdownName = "notes.md";
    public const string HtmlName = "notes.html";
    public const string FeedName = "description.html";
    public const string YouTubeTitleName = "youtube-title.txt";
    public const string YouTubeDescriptionName = "youtube-description.txt";
    public const string YouTubeTagsName = "youtube-tags.txt";
    public const string SpotifyName = "spotify-description.txt";

    public override string Name => StageName;
    public override int Version => 4;
    public override IReadOnlyList<string> After =>
        [ScriptStage.StageName, TranscribeStage.StageName, CaptionStage.StageName, ChapterStage.StageName];
    public override IReadOnlyList<string> Reads => [ScriptStage.StageName];
    public override string Doing => "writing show notes";
    public override string Capability => "text";

    public override Task<IReadOnlyList<StageInput>> InputsAsync(EpisodeRun run, CancellationToken cancellationToken)
    {
        var chapters = run.Output(ChapterStage.StageName);
        return Task.FromResult<IReadOnlyList<StageInput>>([
            new("the chapters", chapters.Hash(ChapterStage.ListName)),
            new("the captions", run.Output(CaptionStage.StageName).Hash(CaptionStage.CuesName)),
            StageInput.Value(
                "pipeline.json: title, people, copyright and site",
                new
                {
                    run.Show.Title,
                    run.Show.People,
                    run.Show.Copyright,
                    run.Show.Site,
                }
            ),
            StageInput.Value("the notes' template", NotesTemplate.Source(run.Show, run.Episode.ShowRoot).Text),
            StageInput.Value("whether the voice is synthetic", run.Episode.Recording is null),
            StageInput.Value("what was said", run.OutputOrNull(ScriptStage.StageName) is null ? TranscribeStage.Of(run).Words : []),
        ]);
    }

    public override Task RunAsync(EpisodeRun run, StageWork work, CancellationToken cancellationToken)
    {
        var script = ScriptStage.Of(run);
        var chapters = run.Output(ChapterStage.StageName).Read<List<Chapter>>(ChapterStage.ListName);
        var about = EpisodeAbout.Of(run, script, TranscribeStage.Of(run));
        var notes = EpisodeNotes.Of(
            run.Show,
            about,
            script,
            chapters,
            run.Output(CaptionStage.StageName).Read<List<Cue>>(CaptionStage.CuesName),
            run.Episode.Recording is null,
            run.Episode.Slug
        );
        var markdown = NotesTemplate.Load(run.Show, run.Episode.ShowRoot).Render(notes);
        var youTube = DescriptionChapters.Lines(chapters, DescriptionChapters.YouTube, out _);
        var spotify = DescriptionChapters.Lines(chapters, DescriptionChapters.Spotify, out _);
        void Write(string name, string text) => File.WriteAllText(work.File(name), text);
        Write(MarkdownName, markdown);
        Write(HtmlName, NotesHtml.ForPage(WithoutTitle(markdown)));
        Write(FeedName, FeedDescription.Html(notes, DescriptionChapters.All(chapters)));
        Write(YouTubeTitleName, PlatformText.Title(about.Title) + "\n");
        Write(YouTubeDescriptionName, PlatformText.Description(notes, youTube, PlatformText.YouTubeDescription));
        Write(YouTubeTagsName, PlatformText.Tags(about.Tags) + "\n");
        Write(SpotifyName, PlatformText.Description(notes, spotify, PlatformText.FeedDescription));
        return Task.CompletedTask;
    }

    /// <summary>The page has the title already.</summary>
    public static string WithoutTitle(string markdown) =>
        markdown.StartsWith("# ", StringComparison.Ordinal) ? markdown[(markdown.IndexOf('\n') + 1)..] : markdown;
}
