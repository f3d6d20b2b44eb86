using MediaPipeline.Art;
using MediaPipeline.Mastering;
using MediaPipeline.Media;
using MediaPipeline.Running;
using MediaPipeline.Scripts;
using MediaPipeline.Shows;
using MediaPipeline.Speech.Alignment;
using MediaPipeline.Transcription;

namespace MediaPipeline.Chapters;

/// <summary>
/// Stage 6: chapters in all forms, and the delivered sound (<c>episode.mp3</c>, <c>episode.m4a</c>) with
/// tags, cover and chapters in it; the encoded sound itself is not touched.
/// </summary>
public sealed class ChapterStage : Stage
{
    public const string StageName = "chapters";
    public const string JsonName = "chapters.json";
    public const string ListName = "chapters-list.json";
    public const string FfmpegName = "chapters.ffmeta";
    public const string YouTubeName = "chapters-youtube.txt";
    public const string SpotifyName = "chapters-spotify.txt";
    public const string CoverName = "cover.jpg";
    public const string Mp3Name = "episode.mp3";
    public const string M4aName = "episode.m4a";

    public override string Name => StageName;
    public override int Version => 1;
    public override IReadOnlyList<string> After => [ScriptStage.StageName, EncodeStage.StageName, TranscribeStage.StageName];
    public override string Doing => "setting chapters and tags";

    public override Task<IReadOnlyList<StageInput>> InputsAsync(EpisodeRun run, CancellationToken cancellationToken)
    {
        var inputs = new List<StageInput>
        {
            StageInput.Value(
                "pipeline.json: title and author",
                new
                {
                    run.Show.Title,
                    run.Show.Author,
                    run.Show.Language,
                }
            ),
            StageInput.Value(
                "pipeline.json: colours",
                new
                {
                    run.Show.Video.Background,
                    run.Show.Video.Foreground,
                    run.Show.Video.Accent,
                }
            ),
        };
        if (Cover.FileFor(run.Episode, FactsOf(run), run.Show) is { } cover)
        {
            inputs.Add(StageInput.File("the cover", cover, run.Hashes));
        }
        return Task.FromResult<IReadOnlyList<StageInput>>(inputs);
    }

    public override async Task RunAsync(EpisodeRun run, StageWork work, CancellationToken cancellationToken)
    {
        var transcript = run.Output(TranscribeStage.StageName).Read<Transcript>(TranscribeStage.TranscriptName);
        var script = run.OutputOrNull(ScriptStage.StageName)?.Read<Script>(ScriptStage.FileName);
        var chapters = script is null ? [] : ChapterMaker.Make(script, transcript);
        var about = EpisodeAbout.Of(run, script, transcript);
        work.WriteJson(ListName, chapters);
        File.WriteAllText(work.File(JsonName), PodcastChapters.Write(chapters, about.Title, run.Show.Title, run.Show.Author));
        File.WriteAllText(work.File(FfmpegName), FfmpegChapters.Write(chapters));
        WriteLines(work, YouTubeName, "YouTube", chapters, DescriptionChapters.YouTube);
        WriteLines(work, SpotifyName, "Spotify", chapters, DescriptionChapters.Spotify);
        var cover = Cover.Jpeg(Cover.FileFor(run.Episode, script?.Facts, run.Show), run.Show);
        await File.WriteAllBytesAsync(work.File(CoverName), cover, cancellationToken);
        work.Progress.Report(0.3);
        await WriteMp3Async(run, work, about, chapters, cover, transcript.Duration, cancellationToken);
        await WriteM4aAsync(run, work, about, cancellationToken);
    }

    private static void WriteLines(StageWork work, string name, string platform, IReadOnlyList<Chapter> chapters, double shortest)
    {
        IReadOnlyList<string> lines = [];
        if (chapters.Count > 0)
        {
            lines = DescriptionChapters.Lines(chapters, shortest, out var merged);
            if (merged > 0 && lines.Count > 0)
            {
                work.Warn(
                    $"{platform} takes chapters of at least {shortest:0} s, so {merged} shorter ones are merged into their neighbours in its description."
                );
            }
        }
        File.WriteAllText(work.File(name), string.Concat(lines.Select(l => l + "\n")));
    }

    private static async Task WriteMp3Async(
        EpisodeRun run,
        StageWork work,
        EpisodeAbout about,
        List<Chapter> chapters,
        byte[] cover,
        double duration,
        CancellationToken cancellationToken
    )
    {
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
            chapters
        );
        await using var target = File.Create(work.File(Mp3Name));
        await target.WriteAsync(tag, cancellationToken);
        await using var source = File.OpenRead(run.Output(EncodeStage.StageName).File(EncodeStage.Mp3Name));
        await source.CopyToAsync(target, cancellationToken);
    }

    private static Task WriteM4aAsync(EpisodeRun run, StageWork work, EpisodeAbout about, CancellationToken cancellationToken)
    {
        string[] tags = [.. Tags(run, about).SelectMany(t => new[] { "-metadata", $"{t.Key}={t.Value}" })];
        return Ffmpeg.RunAsync(
            [
                "-i",
                MediaInfo.SafePath(run.Output(EncodeStage.StageName).File(EncodeStage.M4aName)),
                "-i",
                MediaInfo.SafePath(work.File(CoverName)),
                "-i",
                MediaInfo.SafePath(work.File(FfmpegName)),
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
                work.File(M4aName),
            ],
            cancellationToken: cancellationToken
        );
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

    private static EpisodeFacts? FactsOf(EpisodeRun run) =>
        run.OutputOrNull(ScriptStage.StageName)?.Read<Script>(ScriptStage.FileName).Facts;
}
