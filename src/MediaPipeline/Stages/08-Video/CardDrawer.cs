using MediaPipeline.Art;
using MediaPipeline.Captions;
using MediaPipeline.Shows;
using SkiaSharp;

namespace MediaPipeline.Filming;

/// <summary>
/// Draws the video's pictures: a card, and on it the caption and the progress. What stands still is drawn once a card,
/// a caption once as long as it stands; of a lit word only the word.
/// </summary>
public sealed class CardDrawer : IDisposable
{
    private static readonly SKSamplingOptions AsItIs = new(SKFilterMode.Nearest);

    private readonly FrameLayout layout;
    private readonly Typefaces typefaces;
    private readonly TextLine text;
    private readonly SKBitmap cover;
    private readonly CardFace face;
    private readonly CaptionStrip strip;
    private readonly SKBitmap captioned;
    private IReadOnlyDictionary<int, CaptionStrip.PlacedWord> placed = new Dictionary<int, CaptionStrip.PlacedWord>();
    private SKImage? card;
    private Card? drawn;
    private SKBitmap? drawnOn;
    private Cue? caption;

    /// <summary>Prepares a drawer; it serves one thread at a time.</summary>
    /// <param name="texts">What the cards say.</param>
    /// <param name="settings">Size and colours.</param>
    /// <param name="font">A font file in place of the built-in one, or null.</param>
    /// <param name="coverJpeg">The cover.</param>
    /// <param name="pictures">Picture files for sections, by the number of the chapter from 1.</param>
    /// <param name="waveform">Levels of the sound from 0 to 1, evenly spread, to draw progress as; empty for a plain bar.</param>
    /// <exception cref="WrongInputException">The font is none.</exception>
    public CardDrawer(
        CardTexts texts,
        VideoSettings settings,
        string? font,
        byte[] coverJpeg,
        IReadOnlyDictionary<int, string> pictures,
        IReadOnlyList<float> waveform
    )
    {
        layout = new FrameLayout(settings.Width, settings.Height);
        var palette = Palette.Of(settings);
        typefaces = new Typefaces(font);
        text = new TextLine(typefaces);
        cover = SKBitmap.Decode(coverJpeg);
        face = new CardFace(texts, layout, palette, typefaces, text, cover, pictures);
        strip = new CaptionStrip(texts, layout, palette, typefaces, text, waveform);
        captioned = new SKBitmap(new SKImageInfo(settings.Width, settings.Height - StripTop, SKColorType.Bgra8888, SKAlphaType.Opaque));
    }

    /// <summary>The row, in pixels, from which on pictures of one card differ. Even.</summary>
    public int StripTop => layout.StripTop;

    /// <summary>Characters drawn so far that no font of the machine has.</summary>
    public string Missing => typefaces.Missing;

    /// <summary>Draws a picture. Where the bitmap is the same as last time and holds one of the same card, only the strip is drawn anew.</summary>
    public void Draw(SKBitmap bitmap, Picture picture)
    {
        using var canvas = new SKCanvas(bitmap);
        if (card is null || drawn != picture.Card)
        {
            card?.Dispose();
            card = face.Draw(picture.Card);
            drawn = picture.Card;
            drawnOn = null;
        }
        if (!ReferenceEquals(drawnOn, bitmap))
        {
            canvas.DrawImage(card, 0, 0, AsItIs);
            drawnOn = bitmap;
            DrawCaption(card, picture.Cue);
        }
        else if (!ReferenceEquals(caption, picture.Cue))
        {
            DrawCaption(card, picture.Cue);
        }
        canvas.DrawBitmap(captioned, 0, StripTop, AsItIs);
        if (placed.TryGetValue(picture.LitWord, out var word))
        {
            Light(canvas, card, word);
        }
        canvas.Scale(layout.Unit);
        strip.Progress(canvas, picture);
    }

    /// <summary>A card alone, without caption and progress.</summary>
    public SKImage Alone(Card alone) => face.Draw(alone);

    /// <summary>The title card alone, as JPEG: the thumbnail.</summary>
    public byte[] Thumbnail()
    {
        using var image = face.Draw(new Card(CardKind.Title, 0));
        using var data = image.Encode(SKEncodedImageFormat.Jpeg, 88);
        return data.ToArray();
    }

    /// <inheritdoc />
    public void Dispose()
    {
        card?.Dispose();
        captioned.Dispose();
        face.Dispose();
        cover.Dispose();
        text.Dispose();
        typefaces.Dispose();
    }

    /// <summary>The strip with a caption, no word lit.</summary>
    private void DrawCaption(SKImage behind, Cue? cue)
    {
        using var canvas = new SKCanvas(captioned);
        canvas.DrawImage(behind, 0, -StripTop, AsItIs);
        canvas.Translate(0, -StripTop);
        canvas.Scale(layout.Unit);
        placed = cue is null ? new Dictionary<int, CaptionStrip.PlacedWord>() : strip.Caption(canvas, cue);
        caption = cue;
    }

    /// <summary>The word's place is wiped first: one colour over another would show at the letters' edges.</summary>
    private void Light(SKCanvas canvas, SKImage behind, CaptionStrip.PlacedWord word)
    {
        var unit = layout.Unit;
        var box = SKRect.Create(word.Box.Left * unit, word.Box.Top * unit, word.Box.Width * unit, word.Box.Height * unit);
        canvas.Save();
        canvas.ClipRect(box);
        canvas.DrawImage(behind, 0, 0, AsItIs);
        canvas.Restore();
        canvas.Save();
        canvas.Scale(unit);
        strip.Light(canvas, word);
        canvas.Restore();
    }
}
