using CliWrap;
using MediaPipeline.Art;
using MediaPipeline.Captions;
using MediaPipeline.Chapters;
using MediaPipeline.Filming;
using MediaPipeline.Running;
using MediaPipeline.Shows;

namespace MediaPipeline.Tests.Video;

/// <summary>Films of captioned cards, small ones, with segments kept from one to the next.</summary>
public sealed class CardFilmTests : IDisposable
{
    private static readonly VideoSettings Settings = new() { Width = 320, Height = 180 };
    private static readonly byte[] Picture = Cover.Jpeg(null, new Show { Title = "Segments" });

    private readonly string folder = Project.NewFolder();

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_changed_sentence_is_filmed_and_the_rest_is_joined_as_it_was()
    {
        await FilmAsync("first", "kept", Captions(0, "as it was"));
        var before = Segments("kept");
        // Longer by 0.4 s: all that follows comes later.
        await FilmAsync("changed", "kept", Captions(0.4, "as it is now"));
        await FilmAsync("whole", "anew", Captions(0.4, "as it is now"));

        var made = Segments("kept").Except(before).Count();
        made.ShouldBe(1);
        Segments("anew").Count.ShouldBe(6);
        (await FramesAsync("changed")).ShouldBe(await FramesAsync("whole"));
        ContentHash.OfFile(FilmOf("changed")).ShouldBe(ContentHash.OfFile(FilmOf("whole")));
    }

    [Fact]
    public async Task Each_picture_stands_at_its_time_in_the_joined_film()
    {
        var (pictures, _) = await FilmAsync("times", "times", Captions(0, "here"));

        var times = (await FramesAsync("times")).Select(f => f.Time).ToList();

        times.Count.ShouldBe(pictures.Count);
        foreach (var (time, picture) in times.Zip(pictures))
        {
            time.ShouldBe(picture.Time, 0.001);
        }
    }

    [Fact]
    public async Task A_damaged_segment_is_filmed_again()
    {
        await FilmAsync("before", "damaged", Captions(0, "here"));
        var files = Directory.GetFiles(Path.Combine(folder, "damaged"), "*.mkv", SearchOption.AllDirectories);
        await File.WriteAllBytesAsync(files[0], [1, 2, 3], TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.ChangeExtension(files[1], ".json"), "{ \"hash\": ", TestContext.Current.CancellationToken);
        File.Delete(files[2]);

        await FilmAsync("after", "damaged", Captions(0, "here"));

        ContentHash.OfFile(FilmOf("after")).ShouldBe(ContentHash.OfFile(FilmOf("before")));
    }

    [Fact]
    public void Progress_of_a_chapter_that_only_comes_later_is_the_same()
    {
        var texts = Texts(0);
        var later = Texts(0.4);

        for (var time = 61.0; time < 89; time += 0.37)
        {
            var (now, moved) = (ChapterProgress.At(texts, time), ChapterProgress.At(later, time + 0.4));
            (moved.Chapter, moved.Filled).ShouldBe((now.Chapter, now.Filled));
            moved.Parts.ShouldBe(now.Parts);
        }
        ChapterProgress.At(texts, 95).Filled.ShouldBe(ChapterProgress.Steps);
        ChapterProgress
            .At(texts with { Chapters = [] }, 45)
            .ShouldSatisfyAllConditions(p => p.Parts.Count.ShouldBe(1), p => p.Filled.ShouldBe(ChapterProgress.Steps / 2));
    }

    [Fact]
    public void Progress_moves_with_captions_and_never_back()
    {
        var (_, cues) = Captions(0, "here");
        Card section = new(CardKind.Section, 0),
            quote = new(CardKind.Quote, 0, "Said by another.");

        var pictures = Storyboard.Draw([new(0, section), new(4, quote), new(7.5, section)], cues, 20, lightWords: true);

        pictures.Select(p => p.Reached).ShouldBe(pictures.Select(p => p.Reached).Order());
        pictures.ShouldAllBe(p => p.Reached <= p.Time);
        // The caption that the quotation hid comes up at the quotation's end.
        pictures.Where(p => p.Card == section && p.Cue == cues[2]).Select(p => p.Reached).Distinct().ShouldBe([7.52]);
        pictures.Where(p => p.Cue == cues[4]).Select(p => p.Reached).Distinct().ShouldBe([12]);
    }

    [Fact]
    public void A_changed_sentence_leaves_most_segments_of_its_chapter_as_they_are()
    {
        HashSet<string> Keys(double more)
        {
            var (length, at) = (150 + more, 60);
            CardTexts texts = new("Segments", "An episode", "", [], "", [new Chapter(0, length, "One", 0)], length);
            // Of three seconds and eight words each; the one at 60 s lasts longer by so much.
            double After(double time) => time > at ? time + more : time;
            var cues = Enumerable
                .Range(0, 50)
                .Select(i => new Cue(
                    After(3 * i),
                    After(3 * i + 2.9),
                    [$"caption {i}"],
                    [
                        .. Enumerable
                            .Range(0, 8)
                            .Select(w => new CaptionWord(
                                "word",
                                After(3 * i + w * 0.36),
                                After(3 * i + w * 0.36 + 0.36),
                                null,
                                0,
                                w == 0,
                                null
                            )),
                    ]
                ))
                .ToList();
            var pictures = Storyboard.Draw([new CardChange(0, new Card(CardKind.Section, 0))], cues, length, lightWords: true);
            return [.. FilmSegment.Of(pictures, length).Select(s => s.Key(texts, "", []))];
        }
        var before = Keys(0);

        var after = Keys(0.28);

        after.Count.ShouldBe(9);
        after.Except(before).Count().ShouldBeInRange(1, 3);
    }

    private async Task<(IReadOnlyList<Picture> Pictures, string Missing)> FilmAsync(
        string name,
        string cache,
        (double More, List<Cue> Cues) captions
    )
    {
        var texts = Texts(captions.More);
        var duration = texts.Duration + 2;
        CardChange[] cards = [.. texts.Chapters.Select((c, i) => new CardChange(c.Start, new Card(CardKind.Section, i)))];
        var pictures = Storyboard.Draw(cards, captions.Cues, duration, lightWords: false);
        CardDrawer Drawer() => new(texts, Settings, null, Picture, new Dictionary<int, string>(), []);
        var film = new CardFilm(texts, Settings, "", [], Drawer, new SegmentCache(Path.Combine(folder, cache)));
        var missing = await film.WriteAsync(
            pictures,
            duration,
            FilmOf(name),
            new Progress<double>(),
            TestContext.Current.CancellationToken
        );
        return (pictures, missing);
    }

    private string FilmOf(string name) => Path.Combine(folder, name + ".mp4");

    private List<string> Segments(string cache) =>
        [.. Directory.GetFiles(Path.Combine(folder, cache), "*.mkv", SearchOption.AllDirectories).Order()];

    private async Task<List<(double Time, string Hash)>> FramesAsync(string name)
    {
        var output = new System.Text.StringBuilder();
        await FfmpegLine.RunAsync(
            ["-i", FilmOf(name), "-fps_mode", "passthrough", "-f", "framemd5", "-"],
            PipeTarget.ToStringBuilder(output)
        );
        var lines = output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var scale = lines.First(l => l.StartsWith("#tb 0: ", StringComparison.Ordinal))[7..].Split('/').Select(double.Parse).ToArray();
        return
        [
            .. lines
                .Where(l => l[0] != '#')
                .Select(l => l.Split(',', StringSplitOptions.TrimEntries))
                .Select(f => (double.Parse(f[2]) * scale[0] / scale[1], f[5])),
        ];
    }

    /// <summary>Three chapters of half a minute; the second longer by so much.</summary>
    private static CardTexts Texts(double more) =>
        new(
            "Segments",
            "An episode",
            "",
            [],
            "",
            [new Chapter(0, 30, "One", 0), new Chapter(30, 60 + more, "Two", 1), new Chapter(60 + more, 90 + more, "Three", 2)],
            90 + more
        );

    /// <summary>A caption each three seconds; the one at 39 s says something else, and lasts longer by so much.</summary>
    private static (double More, List<Cue> Cues) Captions(double more, string words) =>
        (
            more,
            [
                .. Enumerable
                    .Range(0, 30)
                    .Select(i =>
                        (Start: 3 * i + (i > 13 ? more : 0), Length: i == 13 ? 2.9 + more : 2.9, Text: i == 13 ? words : $"caption {i}")
                    )
                    .Select(c => new Cue(
                        c.Start,
                        c.Start + c.Length,
                        [c.Text],
                        [new CaptionWord(c.Text, c.Start, c.Start + c.Length, null, 0, true, null)]
                    )),
            ]
        );
}
