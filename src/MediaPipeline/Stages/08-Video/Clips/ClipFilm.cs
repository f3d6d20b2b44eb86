using MediaPipeline.Art;
using MediaPipeline.Captions;
using MediaPipeline.Chapters;
using MediaPipeline.Mastering;
using MediaPipeline.Media;
using MediaPipeline.Running;
using MediaPipeline.Shows;

namespace MediaPipeline.Filming;

/// <summary>Makes an audiogram: a clip's sound with its waveform, and each word lit as it is said.</summary>
public static class ClipFilm
{
    /// <summary>The end card stands so long (seconds) after the words.</summary>
    private const double EndCard = 2.5;

    /// <summary>Seconds between pictures: the waveform moves twelve times a second.</summary>
    private const double Still = 2.0 / FilmFrames.PerSecond;

    private const int Bars = 72;

    /// <summary>Characters in a caption's line: fewer where the picture is narrow.</summary>
    private const int NarrowLine = 30;

    /// <summary>Makes it of an episode that is made.</summary>
    /// <param name="run">The episode.</param>
    /// <param name="clip">The passage.</param>
    /// <param name="width">Pixels, even.</param>
    /// <param name="height">Pixels, even.</param>
    /// <param name="path">The MP4 to write; the folder is there.</param>
    /// <param name="progress">Told the share done.</param>
    /// <param name="cancellationToken">Ends ffmpeg.</param>
    public static async Task MakeAsync(
        EpisodeRun run,
        Clip clip,
        int width,
        int height,
        string path,
        IProgress<double> progress,
        CancellationToken cancellationToken
    )
    {
        var settings = run.Show.Video with { Width = width, Height = height };
        var master = run.Output(MasterStage.StageName).File(MasterStage.MasterName);
        var texts = FilmStage.TextsOf(run) with { Duration = clip.Length };
        var cover = await File.ReadAllBytesAsync(run.Output(ChapterStage.StageName).File(ChapterStage.CoverName), cancellationToken);
        var waveform = await Waveform.LevelsAsync(master, clip.Start, clip.Length, Bars, cancellationToken);
        var chapter = texts.Chapters.ToList().FindIndex(c => c.Section == clip.Section);
        var titled = chapter >= 0 && texts.Chapters[chapter].Title != ChapterMaker.Introduction;
        var last = Math.Max(0, chapter);
        CardChange[] cards =
        [
            new(0, new Card(titled ? CardKind.Section : CardKind.Title, last)),
            new(clip.Length, new Card(CardKind.End, last)),
        ];
        var pictures = Storyboard.Draw(cards, Cues(clip, settings, run.Show.Captions), clip.Length + EndCard, lightWords: true, Still);
        var film = path + ".film";
        try
        {
            using var drawer = new CardDrawer(
                texts,
                settings,
                Typefaces.FileFor(run.Show, run.Episode.ShowRoot),
                cover,
                run.Episode.Cards,
                waveform
            );
            await FilmEncoder.EncodeAsync(pictures, drawer, settings, film, progress, cancellationToken);
            await JoinAsync(film, master, clip, $"{texts.Episode}: {texts.Show}", path, cancellationToken);
        }
        finally
        {
            File.Delete(film);
        }
    }

    /// <summary>The clip's words in captions for its own shape, in its own time.</summary>
    private static List<Cue> Cues(Clip clip, VideoSettings settings, CaptionSettings captions)
    {
        var narrow = new FrameLayout(settings.Width, settings.Height).IsNarrow;
        var breaker = new CueBreaker(narrow ? captions with { LineLength = Math.Min(captions.LineLength, NarrowLine) } : captions);
        var words = clip.Words.Select(w => w with { Start = w.Start - clip.Start, End = w.End - clip.Start });
        return [.. breaker.Break([.. words]).Where(c => c.Start < clip.Length)];
    }

    private static Task JoinAsync(string film, string master, Clip clip, string title, string path, CancellationToken cancellationToken)
    {
        var fade = Ffmpeg.Number(clip.Length - 0.3);
        return Ffmpeg
            .From(film)
            .And(master, "-ss", Ffmpeg.Number(clip.Start), "-t", Ffmpeg.Number(clip.Length))
            .To(
                path,
                [
                    "-map",
                    "0:v",
                    "-map",
                    "1:a",
                    "-af",
                    $"afade=t=in:d=0.05,afade=t=out:st={fade}:d=0.3,apad=pad_dur={Ffmpeg.Number(EndCard)}",
                    .. Ffmpeg.Repeatable,
                    "-c:v",
                    "copy",
                    "-c:a",
                    "aac",
                    "-b:a",
                    "192k",
                    "-metadata",
                    $"title={title}",
                    "-movflags",
                    "+faststart",
                    "-f",
                    "mp4",
                ]
            )
            .RunAsync(cancellationToken: cancellationToken);
    }
}
