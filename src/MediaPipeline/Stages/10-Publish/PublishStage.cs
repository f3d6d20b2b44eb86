using System.Security.Cryptography;
using System.Text.Json;
using System.Text.RegularExpressions;
using MediaPipeline.Captions;
using MediaPipeline.Chapters;
using MediaPipeline.Filming;
using MediaPipeline.Notes;
using MediaPipeline.Reports;
using MediaPipeline.Running;
using MediaPipeline.Scripts;
using MediaPipeline.Shows;
using MediaPipeline.Storage;
using MediaPipeline.Transcription;

namespace MediaPipeline.Publishing;

/// <summary>
/// Stage 10: the episode's files to the target: only those that it lacks, media first, the episode's own record
/// last. Files of the version before stay, for readers who still have the old feed; older ones go.
/// </summary>
public sealed partial class PublishStage : Stage
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
        (FileRole.SmallCover, ChapterStage.StageName, ChapterStage.SmallCoverName, "cover-small"),
        (FileRole.Vtt, CaptionStage.StageName, CaptionStage.VttName, "captions"),
        (FileRole.KaraokeVtt, CaptionStage.StageName, CaptionStage.KaraokeName, "captions-karaoke"),
        (FileRole.Srt, CaptionStage.StageName, CaptionStage.SrtName, "captions"),
        (FileRole.TranscriptJson, CaptionStage.StageName, CaptionStage.JsonName, "transcript"),
        (FileRole.TranscriptText, CaptionStage.StageName, CaptionStage.TextName, "transcript"),
        (FileRole.TranscriptHtml, CaptionStage.StageName, CaptionStage.HtmlName, "transcript"),
        (FileRole.Chapters, ChapterStage.StageName, ChapterStage.JsonName, "chapters"),
        (FileRole.NotesMarkdown, NotesStage.StageName, NotesStage.MarkdownName, "notes"),
        (FileRole.NotesHtml, NotesStage.StageName, NotesStage.HtmlName, "notes"),
    ];

    public override string Name => StageName;
    public override int Version => 2;
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
            // A budget that is not kept to stops the run there.
            ReportStage.StageName,
        ];
    public override IReadOnlyList<string> Reads => [ScriptStage.StageName];
    public override string Doing => "publishing the files";
    public override string Capability => "publish";

    /// <summary>The episode's own record in the target.</summary>
    public static string RecordOf(string slug) => SiteAddresses.FolderOf(slug) + "episode.json";

    public override Task<IReadOnlyList<StageInput>> InputsAsync(EpisodeRun run, CancellationToken cancellationToken)
    {
        var inputs = new List<StageInput>
        {
            StageInput.Value("pipeline.json: publishing", run.Show.Publishing),
            StageInput.Value("pipeline.json: people and explicit", new { run.Show.People, run.Show.Explicit }),
            StageInput.Value("pipeline.json: budgets", run.Show.Budgets.Fail ? ReportStage.BudgetsOf(run) : null),
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
        var target = PublishingTargets.Open(run);
        var there = (await target.ListAsync(SiteAddresses.FolderOf(record.Slug), cancellationToken)).ToDictionary(f => f.Path);
        return there.ContainsKey(RecordOf(record.Slug))
            && record.Files.All(f => there.TryGetValue(f.Path, out var found) && Same(found, f.Size, f.Hash));
    }

    public override async Task RunAsync(EpisodeRun run, StageWork work, CancellationToken cancellationToken)
    {
        var target = PublishingTargets.Open(run);
        await target.PrepareAsync(cancellationToken);
        if (ScriptStage.Of(run)?.Facts is { Published: false })
        {
            work.Warn("The front matter says 'published: false', so it is not published.");
            return;
        }
        RequireBudgets(run);
        var plan = await PlanAsync(run, target, cancellationToken);
        await UploadAsync(run, work, target, plan, cancellationToken);
        var path = RecordOf(run.Episode.Slug);
        var json = JsonSerializer.SerializeToUtf8Bytes(plan.Record, StoredJson.Options);
        await target.WriteAsync(path, json, Delivery.Changing(path), WriteCondition.Always, cancellationToken);
        foreach (var old in plan.Deletes)
        {
            await target.DeleteAsync(old, cancellationToken);
        }
        work.WriteJson(RecordName, plan.Record);
    }

    /// <summary>An episode that does not keep to the show's budgets stays at home, if the show wants it so.</summary>
    private static void RequireBudgets(EpisodeRun run)
    {
        var broken = ReportStage.BudgetsOf(run).Where(b => !b.Kept).Select(b => $"{b.Name}: {b.Figure}, allowed {b.Limit}").ToList();
        if (broken.Count > 0 && run.Show.Budgets.Fail)
        {
            throw new PipelineException(
                $"The episode is over the show's budgets, so it is not published: {string.Join("; ", broken)}.",
                run.Output(ReportStage.StageName).PathOf(ReportStage.PageName),
                "Look at the report there and mend the episode; or change 'budgets' in pipeline.json."
            );
        }
    }

    /// <summary>What publishing would do now. Every stage before must be done in this run.</summary>
    public static async Task<PublishPlan> PlanAsync(EpisodeRun run, IStorage target, CancellationToken cancellationToken)
    {
        var slug = run.Episode.Slug;
        // The index knows the guid and the date of an episode whose own record is gone or damaged.
        var before =
            await ReadRecordAsync(target, slug, cancellationToken)
            ?? (await ListedEpisodes.FindAsync(target, slug, cancellationToken)).Listed;
        var record = await DescribeAsync(run, before, cancellationToken);
        var there = (await target.ListAsync(SiteAddresses.FolderOf(slug), cancellationToken)).ToDictionary(f => f.Path);
        var keep = record.Files.Concat(before?.Files ?? []).Select(f => f.Path).ToHashSet();
        return new PublishPlan(
            record,
            [.. record.Files.Where(f => !(there.TryGetValue(f.Path, out var found) && Same(found, f.Size, f.Hash)))],
            [.. there.Keys.Where(p => HashedName().IsMatch(p) && !keep.Contains(p)).Order(StringComparer.Ordinal)]
        );
    }

    /// <summary>The record that the target keeps of an episode; null when it has none.</summary>
    public static async Task<PublishedEpisode?> ReadRecordAsync(IStorage target, string slug, CancellationToken cancellationToken)
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
        IStorage target,
        PublishPlan plan,
        CancellationToken cancellationToken
    )
    {
        var total = Math.Max(1, plan.Uploads.Sum(f => f.Size));
        var outputs = Files(run).ToDictionary(f => f.Output.Role, f => f.Output);
        // What goes out to listeners is looked at before anything of it does.
        var sources = plan.Uploads.ToDictionary(f => f.Role, f => run.Output(outputs[f.Role].Stage).File(outputs[f.Role].File));
        long done = 0;
        foreach (var file in plan.Uploads)
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
        var made = run.Output(ChapterStage.StageName);
        var chapters = made.Read<List<Chapter>>(ChapterStage.ListName);
        var now = DateTimeOffset.UtcNow;
        now = new DateTimeOffset(now.Ticks / TimeSpan.TicksPerSecond * TimeSpan.TicksPerSecond, TimeSpan.Zero);
        var files = new List<PublishedFile>();
        foreach (var (output, stored) in Files(run))
        {
            var stem = output.Stem.Length > 0 ? output.Stem : run.Episode.Slug;
            var name = SiteAddresses.FileOf(run.Episode.Slug, stem, stored.Hash, Path.GetExtension(output.File));
            var media = output.Role is FileRole.Mp3 or FileRole.M4a or FileRole.Video;
            var type = ContentTypes.Bare(ContentTypes.Of(name));
            files.Add(
                new PublishedFile(
                    output.Role,
                    name,
                    type,
                    stored.Size,
                    stored.Hash,
                    media ? await IntegrityAsync(run.Output(output.Stage).File(output.File), cancellationToken) : null,
                    output.Role == FileRole.Video ? run.Show.Video.Height : null
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
            Chapters = [.. chapters.Select((c, i) => new PublishedChapter(c.Start, c.Title, PictureOf(files, i + 1)))],
            Soundbites = made.Read<List<Soundbite>>(ChapterStage.SoundbitesName),
            Comments = script?.Facts.Comments,
            Files = files,
        };
        // Published again without any change, it keeps its time, so feeds stay as they are to the byte.
        return before is not null && StoredJson.Equal(before with { Updated = now }, record) ? before : record;
    }

    /// <summary>The guid of the show: its own, or made of the feed's address.</summary>
    public static Guid FeedGuid(Show show) => show.Guid ?? NamedGuid.OfFeed($"{show.Site.TrimEnd('/')}/feed.xml");

    private static List<((string Role, string Stage, string File, string Stem) Output, StoredFile Stored)> Files(EpisodeRun run)
    {
        var pictures = Enumerable
            .Range(1, run.Output(ChapterStage.StageName).Read<List<Chapter>>(ChapterStage.ListName).Count)
            .Select(n => (Role: FileRole.ChapterPicture(n), Stage: ChapterStage.StageName, File: ChapterPicture.NameOf(n)))
            .Where(p => run.Output(p.Stage).Has(p.File))
            .Select(p => (p.Role, p.Stage, p.File, Stem: Path.GetFileNameWithoutExtension(p.File)));
        return
        [
            .. Sources
                .Where(s => run.OutputOrNull(s.Stage) is not null)
                .Concat(pictures)
                .Select(s => (s, run.Output(s.Stage).Manifest.Files.First(f => f.Path == s.File))),
        ];
    }

    private static string? PictureOf(List<PublishedFile> files, int chapter) =>
        files.FirstOrDefault(f => f.Role == FileRole.ChapterPicture(chapter))?.Path;

    private static bool Same(StorageFile found, long size, string hash) => found.Size == size && (found.Hash() ?? hash) == hash;

    private static async Task<string> IntegrityAsync(string path, CancellationToken cancellationToken)
    {
        await using var file = File.OpenRead(path);
        return "sha384-" + Convert.ToBase64String(await SHA384.HashDataAsync(file, cancellationToken));
    }

    /// <summary>Files that this stage names; pages and records, which have fixed names, are not among them.</summary>
    [GeneratedRegex(@"\.[0-9a-f]{10}\.[a-z0-9]+$")]
    private static partial Regex HashedName();
}

/// <summary>What publishing an episode does to the target.</summary>
/// <param name="Record">The episode's record.</param>
/// <param name="Uploads">Files that the target lacks.</param>
/// <param name="Deletes">Paths of files older than the version before, which go.</param>
public sealed record PublishPlan(PublishedEpisode Record, IReadOnlyList<PublishedFile> Uploads, IReadOnlyList<string> Deletes);
