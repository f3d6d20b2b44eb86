using MediaPipeline.Art;
using MediaPipeline.Running;
using MediaPipeline.Scripts;
using MediaPipeline.Shows;
using MediaPipeline.Speech.Alignment;
using MediaPipeline.Transcription;

namespace MediaPipeline.Chapters;

/// <summary>
/// Stage 6: chapters in all forms, each with a picture, and the episode's cover.
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
    public const string SoundbitesName = "soundbites.json";
    public const string SmallCoverName = "cover-small.jpg";

    public override string Name => StageName;
    public override int Version => 4;
    public override IReadOnlyList<string> After => [ScriptStage.StageName, TranscribeStage.StageName];
    public override string Doing => "setting chapters";
    public override string Capability => "text";

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
            StageInput.Value("pipeline.json: chapters and site", new { run.Show.Chapters, run.Show.Site }),
        };
        if (Typefaces.FileFor(run.Show, run.Episode.ShowRoot) is { } font)
        {
            inputs.Add(StageInput.File("the font", font, run.Hashes));
        }
        inputs.AddRange(run.Episode.CardInputs(run.Hashes));
        if (Cover.FileFor(run.Episode, ScriptStage.Of(run)?.Facts.Cover, run.Show) is { } cover)
        {
            inputs.Add(StageInput.File("the cover", cover, run.Hashes));
        }
        return Task.FromResult<IReadOnlyList<StageInput>>(inputs);
    }

    public override async Task RunAsync(EpisodeRun run, StageWork work, CancellationToken cancellationToken)
    {
        var transcript = TranscribeStage.Of(run);
        var script = ScriptStage.Of(run);
        var chapters = script is null ? [] : ChapterMaker.Make(script, transcript);
        var about = EpisodeAbout.Of(run, script, transcript);
        work.WriteJson(ListName, chapters);
        work.WriteJson(SoundbitesName, Soundbites(script?.Facts.Soundbites ?? [], transcript, work));
        var pictures = WritePictures(run, work, chapters);
        File.WriteAllText(work.File(JsonName), PodcastChapters.Write(chapters, pictures, about.Title, run.Show.Title, run.Show.Author));
        File.WriteAllText(work.File(FfmpegName), FfmpegChapters.Write(chapters));
        WriteLines(work, YouTubeName, "YouTube", chapters, DescriptionChapters.YouTube);
        WriteLines(work, SpotifyName, "Spotify", chapters, DescriptionChapters.Spotify);
        var cover = Cover.Jpeg(Cover.FileFor(run.Episode, script?.Facts.Cover, run.Show), run.Show);
        await File.WriteAllBytesAsync(work.File(CoverName), cover, cancellationToken);
        await File.WriteAllBytesAsync(work.File(SmallCoverName), Cover.Small(cover), cancellationToken);
    }

    private static List<Soundbite> Soundbites(IReadOnlyList<string> quotations, Transcript transcript, StageWork work)
    {
        var found = new List<Soundbite>();
        foreach (var quotation in quotations)
        {
            if (Soundbite.Find(quotation, transcript) is not { } soundbite)
            {
                work.Warn($"The soundbite '{quotation}' is not said like that in the episode, so it is left out.");
                continue;
            }
            if (soundbite.Duration is < Soundbite.Shortest or > Soundbite.Longest)
            {
                work.Warn(
                    $"The soundbite '{soundbite.Title}' lasts {soundbite.Duration:0} s; apps take {Soundbite.Shortest:0} to {Soundbite.Longest:0} s best."
                );
            }
            found.Add(soundbite);
        }
        return found;
    }

    /// <summary>Writes each chapter's picture; gives their addresses once published, null where a chapter has none.</summary>
    private static List<string?> WritePictures(EpisodeRun run, StageWork work, IReadOnlyList<Chapter> chapters)
    {
        var kind = run.Show.Chapters.Pictures;
        var addresses = new SiteAddresses(run.Show.Site);
        using var pictures = new ChapterPicture(run.Show, Typefaces.FileFor(run.Show, run.Episode.ShowRoot));
        var written = new List<string?>();
        for (var c = 0; c < chapters.Count; c++)
        {
            var own = run.Episode.Cards.GetValueOrDefault(c + 1);
            if (kind == ChapterPictures.None || kind == ChapterPictures.Own && own is null)
            {
                written.Add(null);
                continue;
            }
            var jpeg = own is null ? pictures.Drawn(chapters[c], c + 1, chapters.Count) : pictures.Own(own);
            var name = ChapterPicture.NameOf(c + 1);
            File.WriteAllBytes(work.File(name), jpeg);
            var path = SiteAddresses.FileOf(
                run.Episode.Slug,
                Path.GetFileNameWithoutExtension(name),
                ContentHash.Of(jpeg),
                Path.GetExtension(name)
            );
            written.Add(addresses.Of(path));
        }
        return written;
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
                    $"{platform} takes chapters of at least {shortest:0} s, so {(merged == 1 ? "one shorter one is merged into its neighbour" : $"{merged} shorter ones are merged into their neighbours")} in its description."
                );
            }
        }
        File.WriteAllText(work.File(name), string.Concat(lines.Select(l => l + "\n")));
    }
}
