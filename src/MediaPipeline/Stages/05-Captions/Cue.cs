namespace MediaPipeline.Captions;

/// <summary>A caption: lines of text that stand from one time to another.</summary>
/// <param name="Start">Seconds.</param>
/// <param name="End">Seconds.</param>
/// <param name="Lines">Lines of text.</param>
/// <param name="Words">The words in it.</param>
public sealed record Cue(double Start, double End, IReadOnlyList<string> Lines, IReadOnlyList<CaptionWord> Words)
{
    /// <summary>Who speaks; null where the show has one voice.</summary>
    public string? Speaker => Words[0].Speaker;

    /// <summary>The text on one line.</summary>
    public string Text => string.Join(' ', Lines);

    /// <summary>Characters a second.</summary>
    public double Speed => Text.Length / Math.Max(0.001, End - Start);
}
