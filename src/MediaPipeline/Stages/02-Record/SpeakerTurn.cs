namespace MediaPipeline.Recordings;

/// <summary>A stretch in which one person speaks, as the tracks of a recording tell.</summary>
/// <param name="Start">Seconds of the take.</param>
/// <param name="End">Seconds.</param>
/// <param name="Speaker">Who.</param>
public sealed record SpeakerTurn(double Start, double End, string Speaker)
{
    /// <summary>Who speaks most between two times; null where nobody does.</summary>
    public static string? At(IReadOnlyList<SpeakerTurn> turns, double start, double end)
    {
        string? speaker = null;
        var most = 0.0;
        // Turns are few and in order; the first that can matter is found by halves.
        var low = 0;
        for (var high = turns.Count; low < high; )
        {
            var middle = (low + high) / 2;
            (low, high) = turns[middle].End <= start ? (middle + 1, high) : (low, middle);
        }
        for (var t = low; t < turns.Count && turns[t].Start < end; t++)
        {
            var shared = Math.Min(end, turns[t].End) - Math.Max(start, turns[t].Start);
            if (shared > most)
            {
                (most, speaker) = (shared, turns[t].Speaker);
            }
        }
        return speaker;
    }
}
