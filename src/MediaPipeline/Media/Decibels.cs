namespace MediaPipeline.Media;

/// <summary>Levels of amplitude.</summary>
internal static class Decibels
{
    /// <summary>The factor that so many decibels are.</summary>
    public static float Factor(double decibels) => (float)Math.Pow(10, decibels / 20);
}
