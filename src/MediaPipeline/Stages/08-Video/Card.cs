namespace MediaPipeline.Filming;

/// <summary>What a card of the video shows.</summary>
public enum CardKind
{
    /// <summary>The episode's title, its date and its people.</summary>
    Title,

    /// <summary>A section's title, and its picture or the cover.</summary>
    Section,

    /// <summary>Somebody else's words, for as long as they are said.</summary>
    Quote,

    /// <summary>A block of code, for as long as it is spoken of.</summary>
    Code,

    /// <summary>Nothing but a camera's picture.</summary>
    Camera,

    /// <summary>A camera's picture, with a section's title or a person's name over it.</summary>
    LowerThird,

    /// <summary>After the last word: the show, where to find it, and who made it.</summary>
    End,
}

/// <summary>A card: what stands still behind caption and progress.</summary>
/// <param name="Kind">What it shows.</param>
/// <param name="Chapter">Index of the chapter that it belongs to; 0 also where there are no chapters.</param>
/// <param name="Text">The words of a quotation, lines of code, or the two lines of a lower third; empty on other cards.</param>
public sealed record Card(CardKind Kind, int Chapter, string Text = "")
{
    /// <summary>Whether the caption stands on it: where the words said are the card's own, it would say them twice.</summary>
    public bool HasCaption => Kind is not (CardKind.Quote or CardKind.End);
}

/// <summary>A card and when it comes.</summary>
/// <param name="Time">Seconds.</param>
/// <param name="Card">The card.</param>
public sealed record CardChange(double Time, Card Card);
