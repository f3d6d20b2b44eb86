using System.Globalization;
using MediaPipeline.Art;
using MediaPipeline.Captions;
using MediaPipeline.Chapters;
using MediaPipeline.Mastering;
using MediaPipeline.Media;
using MediaPipeline.Recordings;
using MediaPipeline.Running;
using MediaPipeline.Scripts;
using MediaPipeline.Transcription;

namespace MediaPipeline.Filming;

/// <summary>
/// The first half of stage 8: the pictures (<c>film.mp4</c>, without sound) of cards with captions, and the
/// thumbnail. A stage of its own, so that it need not wait for the sound.
/// </summary>
public sealed class FilmStage : Stage
{
    public const string StageName = "film";
    public const string FilmName = "film.mp4";
    public const string ThumbnailName = "thumbnail.jpg";

    private const int WaveformBars = 160;

    public override string Name => StageName;
    public override int Version => 5;
    public override IReadOnlyList<string> After =>
        [
            ScriptStage.StageName,
            EditStage.StageName,
            MasterStage.StageName,
            TranscribeStage.StageName,
            CaptionStage.StageName,
            ChapterStage.StageName,
        ];
    public override IReadOnlyList<string> Reads => [];
    public override string Doing => "filming the cards";
    public override string Capability => "film";

    public override IReadOnlyList<StageNeed> Needs(EpisodeRun run) =>
        [new(NeedKind.Program, Tool.Ffmpeg), new(NeedKind.Program, Tool.Ffprobe)];

    public override bool Applies(EpisodeRun run) => run.Show.Video.Enabled;

    public override async Task<IReadOnlyList<StageInput>> InputsAsync(EpisodeRun run, CancellationToken cancellationToken)
    {
        StageInput Part(string name, string stage, string file) => new(name, run.Output(stage).Hash(file));
        var inputs = new List<StageInput>
        {
            await run.ToolAsync(Tool.Ffmpeg, cancellationToken),
            Part("the captions", CaptionStage.StageName, CaptionStage.CuesName),
            Part("the chapters", ChapterStage.StageName, ChapterStage.ListName),
            Part("the cover", ChapterStage.StageName, ChapterStage.CoverName),
            StageInput.Value("the cards' texts", TextsOf(run)),
            StageInput.Value("pipeline.json: video", run.Show.Video),
            Part("the words' times", TranscribeStage.StageName, TranscribeStage.TranscriptName),
        };
        if (ScriptStage.Of(run) is { } script)
        {
            inputs.Add(StageInput.Value("quotations and code", script.Sections.Select(Shown)));
        }
        foreach (var file in CameraSource.FilesOf(run))
        {
            inputs.Add(StageInput.File(Path.GetFileName(file), file, run.Hashes));
        }
        if (CameraSource.FilesOf(run).Count > 0 && run.OutputOrNull(EditStage.StageName) is { } edit)
        {
            inputs.Add(new StageInput("the cuts", edit.Hash(EditStage.CutsName)));
        }
        if (run.Show.Video.Waveform)
        {
            inputs.Add(Part("the master", MasterStage.StageName, MasterStage.MasterName));
        }
        if (FontOf(run) is { } font)
        {
            inputs.Add(StageInput.File("the font", font, run.Hashes));
        }
        inputs.AddRange(run.Episode.CardInputs(run.Hashes));
        return inputs;
    }

    public override async Task RunAsync(EpisodeRun run, StageWork work, CancellationToken cancellationToken)
    {
        var cues = run.Output(CaptionStage.StageName).Read<List<Cue>>(CaptionStage.CuesName);
        var texts = TextsOf(run);
        var chapterFiles = run.Output(ChapterStage.StageName);
        var cover = await File.ReadAllBytesAsync(chapterFiles.File(ChapterStage.CoverName), cancellationToken);
        var settings = run.Show.Video;
        var waveform = settings.Waveform ? await WaveformAsync(run, texts.Duration, cancellationToken) : [];
        var font = FontOf(run);
        CardDrawer Drawer() => new(texts, settings, font, cover, run.Episode.Cards, waveform);
        var length = texts.Duration + settings.EndCard;
        var camera = await CameraSource.OfAsync(run, cancellationToken);
        var missing = camera is null
            ? await FilmCardsAsync(run, work, texts, cues, Drawer, waveform, length, cancellationToken)
            : await FilmCameraAsync(run, work, texts, cues, Drawer, waveform, camera, length, cancellationToken);
        if (missing.Length > 0)
        {
            work.Warn(
                $"No font on this machine has {missing}: boxes stand for them in the video. Install one (for example fonts-noto-cjk or fonts-noto-color-emoji), or name one in 'video.font'."
            );
        }
        if (run.Episode.Camera is { } film && run.Episode.Recording is null)
        {
            work.Warn($"{Path.GetFileName(film)} is left out: there is no recording that it was taken with.");
        }
        var small = run.Show.Video with { Width = 1280, Height = 720 };
        using var thumbnail = new CardDrawer(texts, small, FontOf(run), cover, run.Episode.Cards, []);
        await File.WriteAllBytesAsync(work.File(ThumbnailName), thumbnail.Thumbnail(), cancellationToken);
    }

    /// <summary>Films the cards; gives the characters that no font has.</summary>
    private static async Task<string> FilmCardsAsync(
        EpisodeRun run,
        StageWork work,
        CardTexts texts,
        IReadOnlyList<Cue> cues,
        Func<CardDrawer> drawer,
        IReadOnlyList<float> waveform,
        double length,
        CancellationToken cancellationToken
    )
    {
        var settings = run.Show.Video;
        var cards = CardPlan.Of(ScriptStage.Of(run), TranscribeStage.Of(run), texts.Chapters, length);
        var pictures = Storyboard.Draw(cards, cues, length, settings.LightWords);
        var cache = new SegmentCache(Path.Combine(run.Store.SharedFolder, "film"));
        var film = new CardFilm(texts, settings, await LookAsync(run, cancellationToken), waveform, drawer, cache);
        var missing = await film.WriteAsync(pictures, length, work.File(FilmName), work.Progress, cancellationToken);
        cache.Prune(TimeSpan.FromDays(run.Show.Keeping.Days));
        return missing;
    }

    /// <summary>What cards look like besides their words.</summary>
    private static async Task<string> LookAsync(EpisodeRun run, CancellationToken cancellationToken)
    {
        var video = run.Show.Video;
        return ContentHash.OfValue(
            new
            {
                Program = await run.ToolAsync(Tool.Ffmpeg, cancellationToken),
                Settings = new
                {
                    video.Width,
                    video.Height,
                    video.Background,
                    video.Foreground,
                    video.Accent,
                },
                Cover = run.Output(ChapterStage.StageName).Hash(ChapterStage.CoverName),
                Font = FontOf(run) is { } font ? run.Hashes.Of(font) : null,
                Cards = run.Episode.CardInputs(run.Hashes),
            }
        );
    }

    /// <summary>Takes the camera's picture; gives the characters that no font has.</summary>
    private static async Task<string> FilmCameraAsync(
        EpisodeRun run,
        StageWork work,
        CardTexts texts,
        IReadOnlyList<Cue> cues,
        Func<CardDrawer> drawer,
        IReadOnlyList<float> waveform,
        CameraSource camera,
        double length,
        CancellationToken cancellationToken
    )
    {
        var settings = run.Show.Video;
        var take = await MediaInfo.ProbeAsync(Take.Of(run).Path, cancellationToken);
        var end = Math.Min(length, camera.SpeechStart + take.Duration);
        var roles = EpisodeAbout
            .Of(run, ScriptStage.Of(run), TranscribeStage.Of(run))
            .People.GroupBy(p => p.Name)
            .ToDictionary(g => g.Key, g => g.First().Role);
        var cards = CameraPlan.Of(texts, cues, roles, camera.SpeechStart, end);
        var pictures = Storyboard.Draw(cards, cues, length, settings.LightWords);
        using var cardDrawer = drawer();
        using var overlay = new CameraOverlay(texts, settings, FontOf(run), cardDrawer, waveform);
        await CameraFilm.EncodeAsync(
            camera,
            pictures,
            overlay,
            settings,
            texts.Chapters,
            length,
            work.File(FilmName),
            work.Progress,
            cancellationToken
        );
        return overlay.Missing;
    }

    /// <summary>What a section shows beside its title.</summary>
    private static IEnumerable<string> Shown(Section section) =>
        section.Paragraphs.Where(p => p.Kind is ParagraphKind.Quote or ParagraphKind.Shown).Select(p => p.Markdown);

    /// <summary>What the cards of an episode say.</summary>
    internal static CardTexts TextsOf(EpisodeRun run)
    {
        var script = ScriptStage.Of(run);
        var transcript = TranscribeStage.Of(run);
        var about = EpisodeAbout.Of(run, script, transcript);
        string?[] line =
        [
            about.Number is { } number ? $"Episode {number}" : null,
            about.Date?.ToString("d MMMM yyyy", CultureInfo.InvariantCulture),
        ];
        var site = new Uri(run.Show.Site);
        var authors = run.Show.Author.Length > 0 ? (string[])[run.Show.Author] : [];
        return new CardTexts(
            run.Show.Title,
            about.Title,
            string.Join("  ·  ", line.Where(l => !string.IsNullOrEmpty(l))),
            about.People.Count > 0 ? [.. about.People.Select(p => p.Name)] : authors,
            site.IsLoopback ? "" : $"{site.Host}{site.AbsolutePath}".TrimEnd('/'),
            run.Output(ChapterStage.StageName).Read<List<Chapter>>(ChapterStage.ListName),
            transcript.Duration
        );
    }

    /// <summary>The episode's sound in as many bars as the picture has room for.</summary>
    private static Task<IReadOnlyList<float>> WaveformAsync(EpisodeRun run, double duration, CancellationToken cancellationToken) =>
        Waveform.LevelsAsync(run.Output(MasterStage.StageName).File(MasterStage.MasterName), 0, duration, WaveformBars, cancellationToken);

    private static string? FontOf(EpisodeRun run) => Typefaces.FileFor(run.Show, run.Episode.ShowRoot);
}
