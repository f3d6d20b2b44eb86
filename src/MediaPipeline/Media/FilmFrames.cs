namespace MediaPipeline.Media;

/// <summary>The frames that films of cards are laid on, and sentences of the voice, so that both move together.</summary>
public static class FilmFrames
{
    /// <summary>Frames a second.</summary>
    public const int PerSecond = 25;
}
