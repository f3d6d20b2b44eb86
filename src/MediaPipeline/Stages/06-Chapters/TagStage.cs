using MediaPipeline.Mastering;
using MediaPipeline.Media;
using MediaPipeline.Running;
using MediaPipeline.Scripts;
using MediaPipeline.Shows;
using MediaPipeline.Transcription;

namespace MediaPipeline.Chapters;

/// <summary>
/// The delivered sound (<c>episode.mp3</c>, <c>episode.m4a</c>): the encoded sound, untouched, with tags, cover and
/// chapters in it.
/// </summary>
public sealed class TagStage : Stage
{
    public const string StageName = "tag";
    public const string Mp3Name = "episode.mp3";
    public const string M4aName = "episode.m4a";

    public override string Name => StageName;
    public override int Version => 1;
    public override IReadOnlyList<string> After =>
        [ScriptStage.StageName, EncodeStage.StageName, TranscribeStage.StageName, ChapterStage.StageName];
    public override string Doing => "tagging the sound";
    public override string Capability => "sound";

    public override IReadOnlyList<StageNeed> Needs(EpisodeRun run) =>
        [new(NeedKind.Program, Tool.Ffmpeg), new(NeedKind.Program, Tool.Ffprobe)];

    public override Task<IReadOnlyList<StageInput>> InputsAsync(EpisodeRun run, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<StageInput>>([
            StageInput.Value(
                "pipeline.json: title, author and people",
                new
                {
                    run.Show.Title,
                    run.Show.Author,
                    run.Show.Language,
                    run.Show.People,
                }
            ),
        ]);

    public override async Task RunAsync(EpisodeRun run, StageWork work, CancellationToken cancellationToken)
    {
        var transcript = TranscribeStage.Of(run);
        var script = ScriptStage.Of(run);
        var about = EpisodeAbout.Of(run, script, transcript);
        var made = run.Output(ChapterStage.StageName);
        var cover = await File.ReadAllBytesAsync(made.File(ChapterStage.CoverName), cancellationToken);
        await WriteMp3Async(run, work, about, made, cover, transcript.Duration, cancellationToken);
        await WriteM4aAsync(run, work, about, made, cancellationToken);
    }

    private static async Task WriteMp3Async(
        EpisodeRun run,
        StageWork work,
        EpisodeAbout about,
        StageOutput made,
        byte[] cover,
        double duration,
        CancellationToken cancellationToken
    )
    {
        var chapters = made.Read<List<Chapter>>(ChapterStage.ListName);
        var pictures = chapters
            .Select((_, c) => ChapterPicture.NameOf(c + 1))
            .Select(name => made.Has(name) ? File.ReadAllBytes(made.File(name)) : null);
        var tag = Id3Tag.Write(
            new TagFacts(
                about.Title,
                run.Show.Author,
                run.Show.Title,
                about.Date?.Year,
                about.Date,
                about.Number,
                about.Summary,
                Languages.ThreeLetters(run.Show.LanguageCode),
                duration,
                cover
            ),
            chapters,
            [.. pictures]
        );
        await using var target = File.Create(work.File(Mp3Name));
        await target.WriteAsync(tag, cancellationToken);
        await using var source = File.OpenRead(run.Output(EncodeStage.StageName).File(EncodeStage.Mp3Name));
        await source.CopyToAsync(target, cancellationToken);
    }

    private static Task WriteM4aAsync(
        EpisodeRun run,
        StageWork work,
        EpisodeAbout about,
        StageOutput chapters,
        CancellationToken cancellationToken
    )
    {
        string[] tags = [.. Tags(run, about).SelectMany(t => new[] { "-metadata", $"{t.Key}={t.Value}" })];
        return Ffmpeg
            .From(run.Output(EncodeStage.StageName).File(EncodeStage.M4aName))
            .And(chapters.File(ChapterStage.CoverName), "-f", "image2", "-pattern_type", "none")
            .And(chapters.File(ChapterStage.FfmpegName), "-f", "ffmetadata")
            .To(
                work.File(M4aName),
                [
                    "-map",
                    "0:a",
                    "-map",
                    "1:v",
                    "-map_chapters",
                    "2",
                    .. Ffmpeg.Repeatable,
                    "-c",
                    "copy",
                    "-disposition:v:0",
                    "attached_pic",
                    .. tags,
                    "-metadata:s:a:0",
                    $"language={Languages.ThreeLetters(run.Show.LanguageCode)}",
                    "-movflags",
                    "+faststart",
                    "-f",
                    "ipod",
                ]
            )
            .RunAsync(cancellationToken: cancellationToken);
    }

    private static Dictionary<string, string> Tags(EpisodeRun run, EpisodeAbout about)
    {
        var tags = new Dictionary<string, string>
        {
            ["title"] = about.Title,
            ["artist"] = run.Show.Author,
            ["album"] = run.Show.Title,
            ["genre"] = "Podcast",
            ["comment"] = about.Summary,
        };
        if (about.Date is { } date)
        {
            tags["date"] = date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        }
        if (about.Number is { } number)
        {
            tags["track"] = number.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }
        return tags;
    }
}
