namespace MediaPipeline.Media;

/// <summary>Levels of amplitude.</summary>
internal static class Decibels
{
    /// <summary>How many decibels an amplitude is; minus infinity for none.</summary>
    public static double Of(float amplitude) => 20 * Math.Log10(amplitude);

    /// <summary>The factor that so many decibels are.</summary>
    public static float Factor(double decibels) => (float)Math.Pow(10, decibels / 20);
}
