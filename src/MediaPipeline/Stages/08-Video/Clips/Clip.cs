using MediaPipeline.Captions;

namespace MediaPipeline.Filming;

/// <summary>A passage of an episode that stands by itself.</summary>
/// <param name="Start">Seconds of the episode.</param>
/// <param name="End">Seconds.</param>
/// <param name="Section">The section it is from; 0 where there are none.</param>
/// <param name="Words">What is said in it.</param>
public sealed record Clip(double Start, double End, int Section, IReadOnlyList<CaptionWord> Words)
{
    /// <summary>Seconds.</summary>
    public double Length => End - Start;

    /// <summary>What is said in it, as a line of text.</summary>
    public string Text => string.Join(' ', Words.Select(w => w.Text));
}
