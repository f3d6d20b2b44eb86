using MediaPipeline.Art;
using MediaPipeline.Captions;
using MediaPipeline.Chapters;
using MediaPipeline.Filming;
using MediaPipeline.Shows;
using SkiaSharp;

namespace MediaPipeline.Tests.Video;

/// <summary>
/// Pictures of the video against those that were looked at and kept (<c>Data/frames</c>). After a wanted change of the design:
/// <c>UPDATE_FRAMES=1</c>, and look at them again.
/// </summary>
public sealed class FrameTests
{
    private static readonly Show Show = new() { Title = "Signal Path", Author = "The Signal Path team" };

    private static readonly CardTexts Texts = new(
        "Signal Path",
        "Filters that remember what they heard a moment ago",
        "Episode 12  ·  10 February 2026",
        ["Ada Lovelace", "Grace Hopper"],
        "podcast.example/signal-path",
        [
            new Chapter(0, 20, ChapterMaker.Introduction, 0),
            new Chapter(20, 60, "One line of code", 1),
            new Chapter(60, 100, "מסנן שזוכר (IIR) מה ששמע", 2),
            new Chapter(
                100,
                140,
                "A very long title of a section, which goes on and on, so that it must be set in a smaller size to fit its card",
                3
            ),
        ],
        140
    );

    private const string Code = "for (int i = 1; i < n; i++) {\n    y[i] = a * x[i] + (1 - a) * y[i - 1];\n}";

    public static TheoryData<string, int, int> Frames() =>
        new()
        {
            { "title", 640, 360 },
            { "section", 640, 360 },
            { "long", 640, 360 },
            { "hebrew", 640, 360 },
            { "own-picture", 640, 360 },
            { "quote", 640, 360 },
            { "code", 640, 360 },
            { "end", 640, 360 },
            { "waveform", 640, 360 },
            { "section-tall", 360, 640 },
            { "quote-tall", 360, 640 },
            { "section-square", 480, 480 },
        };

    [Theory]
    [MemberData(nameof(Frames))]
    public void Frames_look_as_they_did_when_they_were_looked_at(string name, int width, int height)
    {
        using var frame = Draw(name, width, height, out var missing);
        var kept = Path.Combine(Project.Root, "tests", "MediaPipeline.Tests", "Data", "frames", $"{name}.png");
        Assert.SkipWhen(missing.Length > 0, $"No font on this machine has {missing}");
        if (Environment.GetEnvironmentVariable("UPDATE_FRAMES") is not null)
        {
            using var data = frame.Encode(SKEncodedImageFormat.Png, 100);
            File.WriteAllBytes(kept, data.ToArray());
        }
        using var expected = SKBitmap.Decode(kept);

        var (mean, worst) = PerceptualDifference.Of(frame, expected);

        mean.ShouldBeLessThan(0.4);
        worst.ShouldBeLessThan(6);
    }

    [Fact]
    public void A_caption_of_other_words_or_another_word_lit_would_be_seen()
    {
        using var frame = Draw("section", 640, 360, out _);
        using var other = Draw("section", 640, 360, out _, lit: 4);

        PerceptualDifference.Of(frame, other).Worst.ShouldBeGreaterThan(6);
    }

    [Fact]
    public void What_is_drawn_over_an_older_picture_is_what_is_drawn_anew()
    {
        using var drawer = Drawer(640, 360, []);
        using var over = Bitmap(640, 360);
        var card = new Card(CardKind.Section, 1);
        drawer.Draw(over, new Picture(21, card, Caption, 1));
        drawer.Draw(over, new Picture(22, card, Caption, 5));

        using var anew = Draw("section", 640, 360, out _, lit: 5, time: 22);

        PerceptualDifference.Of(over, anew).ShouldBe((0, 0));
        // On another bitmap all is drawn, though the card is the same.
        using var other = Bitmap(640, 360);
        drawer.Draw(other, new Picture(22, card, Caption, 5));
        PerceptualDifference.Of(other, anew).ShouldBe((0, 0));
    }

    [Theory]
    [InlineData(1920, 1080)]
    [InlineData(3840, 2160)]
    [InlineData(1080, 1920)]
    [InlineData(1080, 1080)]
    public void All_that_is_read_lies_in_the_safe_area(int width, int height)
    {
        var layout = new FrameLayout(width, height);

        var (safeX, safeY) = (layout.Width * 0.04f, layout.Height * 0.05f);
        layout.Margin.ShouldBeGreaterThanOrEqualTo(safeX);
        layout.Top.ShouldBeGreaterThanOrEqualTo(safeY);
        // The clock's baseline is the lowest line of text.
        (layout.BarTop + 52).ShouldBeLessThanOrEqualTo(layout.Height - safeY + 1);
        layout.Stage.Bottom.ShouldBeLessThan(layout.StripTop / layout.Unit);
    }

    private static SKBitmap Draw(string name, int width, int height, out string missing, int lit = 2, double time = 33)
    {
        float[] waveform = [.. Enumerable.Range(0, 120).Select(i => (float)Math.Abs(Math.Sin(i * 0.37) * Math.Sin(i * 0.05)))];
        using var drawer = Drawer(width, height, name == "waveform" ? waveform : []);
        var bitmap = Bitmap(width, height);
        var card = name.Split('-')[0] switch
        {
            "title" => new Card(CardKind.Title, 0),
            "quote" => new Card(CardKind.Quote, 1, "“A recursive filter never forgets; it only remembers less and less of what it heard.”"),
            "code" => new Card(CardKind.Code, 1, Code),
            "end" => new Card(CardKind.End, 3),
            "hebrew" => new Card(CardKind.Section, 2),
            "long" => new Card(CardKind.Section, 3),
            "own" => new Card(CardKind.Section, 0),
            _ => new Card(CardKind.Section, 1),
        };
        drawer.Draw(bitmap, new Picture(time, card, card.HasCaption ? Caption : null, lit));
        missing = drawer.Missing;
        return bitmap;
    }

    private static CardDrawer Drawer(int width, int height, float[] waveform)
    {
        var settings = Show.Video with { Width = width, Height = height };
        var own = Path.Combine(Project.NewFolder(), "01.png");
        using var picture = new SKBitmap(300, 200);
        picture.Erase(SKColors.SteelBlue);
        using var data = picture.Encode(SKEncodedImageFormat.Png, 100);
        File.WriteAllBytes(own, data.ToArray());
        return new CardDrawer(Texts, settings, null, Cover.Jpeg(null, Show), new Dictionary<int, string> { [1] = own }, waveform);
    }

    private static readonly Cue Caption = new(
        30,
        36,
        ["The new value is a little of the input,", "and the rest of what was there before."],
        [
            .. "The new value is a little of the input, and the rest of what was there before."
                .Split(' ')
                .Select((w, i) => new CaptionWord(w, 30 + i * 0.3, 30.3 + i * 0.3, "GRACE", 1, false, i)),
        ]
    );

    private static SKBitmap Bitmap(int width, int height) => new(new SKImageInfo(width, height, SKColorType.Bgra8888, SKAlphaType.Opaque));
}
