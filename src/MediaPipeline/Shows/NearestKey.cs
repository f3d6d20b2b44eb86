using MediaPipeline.Speech.Alignment;

namespace MediaPipeline.Shows;

/// <summary>Guesses which key a misspelt one was meant to be.</summary>
internal static class NearestKey
{
    /// <summary>The known key with the fewest letters to change; null when all are too far.</summary>
    public static string? To(string key, IEnumerable<string> known) =>
        known
            .Select(k => (Key: k, Distance: SpokenText.EditDistance(k.ToLowerInvariant(), key.ToLowerInvariant())))
            .Where(k => k.Distance <= Math.Max(2, key.Length / 2))
            .OrderBy(k => k.Distance)
            .Select(k => k.Key)
            .FirstOrDefault();
}
