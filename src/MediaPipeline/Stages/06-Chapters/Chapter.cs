namespace MediaPipeline.Chapters;

/// <summary>A chapter of an episode.</summary>
/// <param name="Start">Seconds.</param>
/// <param name="End">Seconds.</param>
/// <param name="Title">Its title.</param>
/// <param name="Section">Index of its section in the script.</param>
public sealed record Chapter(double Start, double End, string Title, int Section);
