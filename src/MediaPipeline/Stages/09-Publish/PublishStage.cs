using System.Security.Cryptography;
using System.Text.Json;
using MediaPipeline.Captions;
using MediaPipeline.Chapters;
using MediaPipeline.Filming;
using MediaPipeline.Notes;
using MediaPipeline.Running;
using MediaPipeline.Scripts;
using MediaPipeline.Shows;
using MediaPipeline.Transcription;

namespace MediaPipeline.Publishing;

/// <summary>
/// Stage 9: the episode's files to the target: only those that it lacks, media first, the episode's own record
/// last. Files of the version before stay, for readers who still have the old feed; older ones go.
/// </summary>
public sealed class PublishStage : Stage
{
    public const string StageName = "publish";
    public const string RecordName = "published.json";

    private static readonly (string Role, string Stage, string File, string Stem)[] Sources =
    [
        (FileRole.Mp3, TagStage.StageName, TagStage.Mp3Name, ""),
        (FileRole.M4a, TagStage.StageName, TagStage.M4aName, ""),
        (FileRole.Video, VideoStage.StageName, VideoStage.VideoName, ""),
        (FileRole.Thumbnail, FilmStage.StageName, FilmStage.ThumbnailName, "thumbnail"),
        (FileRole.Cover, ChapterStage.StageName, ChapterStage.CoverName, "cover"),
        (FileRole.Vtt, CaptionStage.StageName, CaptionStage.VttName, "captions"),
        (FileRole.Srt, CaptionStage.StageName, CaptionStage.SrtName, "captions"),
        (FileRole.TranscriptJson, CaptionStage.StageName, CaptionStage.JsonName, "transcript"),
        (FileRole.TranscriptText, CaptionStage.StageName, CaptionStage.TextName, "transcript"),
        (FileRole.TranscriptHtml, CaptionStage.StageName, CaptionStage.HtmlName, "transcript"),
        (FileRole.Chapters, ChapterStage.StageName, ChapterStage.JsonName, "chapters"),
        (FileRole.NotesMarkdown, NotesStage.StageName, NotesStage.MarkdownName, "notes"),
        (FileRole.NotesHtml, NotesStage.StageName, NotesStage.HtmlName, "notes"),
    ];

    public override string Name => StageName;
    public override int Version => 1;
    public override IReadOnlyList<string> After =>
        [
            ScriptStage.StageName,
            TranscribeStage.StageName,
            CaptionStage.StageName,
            ChapterStage.StageName,
            NotesStage.StageName,
            TagStage.StageName,
            FilmStage.StageName,
            VideoStage.StageName,
        ];
    public override IReadOnlyList<string> Reads => [ScriptStage.StageName];
    public override string Doing => "publishing the files";

    /// <summary>Where an episode's files lie in the target.</summary>
    public static string FolderOf(string slug) => $"episodes/{slug}/";

    /// <summary>The episode's own record in the target.</summary>
    public static string RecordOf(string slug) => FolderOf(slug) + "episode.json";

    public override Task<IReadOnlyList<StageInput>> InputsAsync(EpisodeRun run, CancellationToken cancellationToken)
    {
        var inputs = new List<StageInput>
        {
            StageInput.Value("pipeline.json: publishing", run.Show.Publishing),
            StageInput.Value("pipeline.json: people and explicit", new { run.Show.People, run.Show.Explicit }),
        };
        inputs.AddRange(Files(run).Select(f => new StageInput(f.Output.File, f.Stored.Hash)));
        return Task.FromResult<IReadOnlyList<StageInput>>(inputs);
    }

    /// <summary>Whether the target still has all that was put there.</summary>
    public override async Task<bool> StandsAsync(EpisodeRun run, StageOutput output, CancellationToken cancellationToken)
    {
        if (!output.Has(RecordName))
        {
            return true;
        }
        var record = output.Read<PublishedEpisode>(RecordName);
        var target = PublishingTargets.Open(run.Show, run.Episode.ShowRoot, run.Hashes);
        var there = (await target.ListAsync(FolderOf(record.Slug), cancellationToken)).ToDictionary(f => f.Path);
        return there.ContainsKey(RecordOf(record.Slug))
            && record.Files.All(f => there.TryGetValue(f.Path, out var found) && Same(found, f.Size, f.Hash));
    }

    public override async Task RunAsync(EpisodeRun run, StageWork work, CancellationToken cancellationToken)
    {
        var target = PublishingTargets.Open(run.Show, run.Episode.ShowRoot, run.Hashes);
        await target.PrepareAsync(cancellationToken);
        if (ScriptStage.Of(run)?.Facts is { Published: false })
        {
            work.Warn("The front matter says 'published: false', so it is not published.");
            return;
        }
        var slug = run.Episode.Slug;
        // The index knows the guid and the date of an episode whose own record is gone or damaged.
        var before =
            await ReadRecordAsync(target, slug, cancellationToken)
            ?? (await SiteIndex.ReadAsync(target, cancellationToken))?.Episodes.FirstOrDefault(e => e.Slug == slug);
        var record = await DescribeAsync(run, before, cancellationToken);
        var there = (await target.ListAsync(FolderOf(slug), cancellationToken)).ToDictionary(f => f.Path);
        await UploadAsync(run, work, target, record, there, cancellationToken);
        var json = JsonSerializer.SerializeToUtf8Bytes(record, StoredJson.Options);
        await target.WriteAsync(RecordOf(slug), json, Delivery.Changing(RecordOf(slug)), WriteCondition.Always, cancellationToken);
        var keep = record
            .Files.Concat(before?.Files ?? [])
            .Select(f => f.Path)
            .Append(RecordOf(slug))
            .Append(FolderOf(slug) + "index.html")
            .ToHashSet();
        foreach (var old in there.Keys.Where(p => !keep.Contains(p)))
        {
            await target.DeleteAsync(old, cancellationToken);
        }
        work.WriteJson(RecordName, record);
    }

    /// <summary>The record that the target keeps of an episode; null when it has none.</summary>
    public static async Task<PublishedEpisode?> ReadRecordAsync(IPublishingTarget target, string slug, CancellationToken cancellationToken)
    {
        var content = await target.ReadAsync(RecordOf(slug), cancellationToken);
        try
        {
            return content is null ? null : JsonSerializer.Deserialize<PublishedEpisode>(content.Bytes, StoredJson.Options);
        }
        catch (JsonException)
        {
            // Damaged: it is written anew.
            return null;
        }
    }

    private static async Task UploadAsync(
        EpisodeRun run,
        StageWork work,
        IPublishingTarget target,
        PublishedEpisode record,
        Dictionary<string, TargetFile> there,
        CancellationToken cancellationToken
    )
    {
        var missing = record.Files.Where(f => !(there.TryGetValue(f.Path, out var found) && Same(found, f.Size, f.Hash))).ToList();
        var total = Math.Max(1, missing.Sum(f => f.Size));
        var sources = Files(run).ToDictionary(f => f.Output.Role, f => run.Output(f.Output.Stage).File(f.Output.File));
        long done = 0;
        foreach (var file in missing)
        {
            var before = done;
            var progress = new ProgressShare(share => work.Progress.Report((before + share * file.Size) / total));
            await target.UploadAsync(file.Path, sources[file.Role], Delivery.Lasting(file.Path), progress, cancellationToken);
            done += file.Size;
        }
    }

    private static async Task<PublishedEpisode> DescribeAsync(EpisodeRun run, PublishedEpisode? before, CancellationToken cancellationToken)
    {
        var script = ScriptStage.Of(run);
        var transcript = TranscribeStage.Of(run);
        var about = EpisodeAbout.Of(run, script, transcript);
        var chapters = run.Output(ChapterStage.StageName).Read<List<Chapter>>(ChapterStage.ListName);
        var now = DateTimeOffset.UtcNow;
        now = new DateTimeOffset(now.Ticks / TimeSpan.TicksPerSecond * TimeSpan.TicksPerSecond, TimeSpan.Zero);
        var files = new List<PublishedFile>();
        foreach (var (output, stored) in Files(run))
        {
            var path = run.Output(output.Stage).File(output.File);
            var stem = output.Stem.Length > 0 ? output.Stem : run.Episode.Slug;
            var name = $"{FolderOf(run.Episode.Slug)}{stem}.{stored.Hash[..10]}{Path.GetExtension(output.File)}";
            var media = output.Role is FileRole.Mp3 or FileRole.M4a or FileRole.Video;
            var type = ContentTypes.Bare(ContentTypes.Of(name));
            files.Add(
                new PublishedFile(
                    output.Role,
                    name,
                    type,
                    stored.Size,
                    stored.Hash,
                    media ? await IntegrityAsync(path, cancellationToken) : null
                )
            );
        }
        var record = new PublishedEpisode
        {
            Slug = run.Episode.Slug,
            Guid = script?.Facts.Guid ?? before?.Guid ?? NamedGuid.Of(FeedGuid(run.Show), run.Episode.Slug).ToString(),
            Title = about.Title,
            Date = about.Date ?? before?.Date ?? now,
            Updated = now,
            Number = about.Number,
            Season = about.Season,
            Type = about.Type,
            Explicit = about.Explicit,
            Summary = about.Summary,
            Description = await File.ReadAllTextAsync(run.Output(NotesStage.StageName).File(NotesStage.FeedName), cancellationToken),
            People = about.People,
            Tags = about.Tags,
            SyntheticVoice = run.Episode.Recording is null,
            Duration = transcript.Duration,
            Chapters = [.. chapters.Select(c => new PublishedChapter(c.Start, c.Title))],
            Files = files,
        };
        // Published again without any change, it keeps its time, so feeds stay as they are to the byte.
        return before is not null && StoredJson.Equal(before with { Updated = now }, record) ? before : record;
    }

    /// <summary>The guid of the show: its own, or made of the feed's address.</summary>
    public static Guid FeedGuid(Show show) => show.Guid ?? NamedGuid.OfFeed($"{show.Site.TrimEnd('/')}/feed.xml");

    private static List<((string Role, string Stage, string File, string Stem) Output, StoredFile Stored)> Files(EpisodeRun run) =>
        [
            .. Sources
                .Where(s => run.OutputOrNull(s.Stage) is not null)
                .Select(s => (s, run.Output(s.Stage).Manifest.Files.First(f => f.Path == s.File))),
        ];

    private static bool Same(TargetFile found, long size, string hash) => found.Size == size && (found.Hash is null || found.Hash == hash);

    private static async Task<string> IntegrityAsync(string path, CancellationToken cancellationToken)
    {
        await using var file = File.OpenRead(path);
        return "sha384-" + Convert.ToBase64String(await SHA384.HashDataAsync(file, cancellationToken));
    }
}
