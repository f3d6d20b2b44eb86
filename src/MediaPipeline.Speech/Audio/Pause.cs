namespace MediaPipeline.Speech.Audio;

/// <summary>A stretch without speech, in seconds from the start of the audio.</summary>
public readonly record struct Pause(double Start, double End)
{
    /// <summary>Length in seconds.</summary>
    public double Length => End - Start;

    /// <summary>The time half-way, in seconds.</summary>
    public double Middle => (Start + End) / 2;
}
