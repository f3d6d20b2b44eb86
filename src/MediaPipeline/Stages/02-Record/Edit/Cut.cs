using System.Text.Json.Serialization;

namespace MediaPipeline.Recordings;

/// <summary>Why something is cut out of a recording.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CutKind>))]
public enum CutKind
{
    /// <summary>A word that fills a pause.</summary>
    [JsonStringEnumMemberName("filler")]
    Filler,

    /// <summary>What was said again, better.</summary>
    [JsonStringEnumMemberName("retake")]
    Retake,

    /// <summary>The middle of a long pause.</summary>
    [JsonStringEnumMemberName("pause")]
    Pause,
}

/// <summary>A stretch that is cut out of a recording.</summary>
/// <param name="Start">Seconds of the uncut take.</param>
/// <param name="End">Seconds of the uncut take.</param>
/// <param name="Kind">Why.</param>
/// <param name="Words">What is no longer heard; empty for a pause.</param>
public sealed record Cut(double Start, double End, CutKind Kind, string Words)
{
    /// <summary>Seconds that go.</summary>
    public double Length => End - Start;

    /// <summary>Cuts in the order of time, none touching another: those that overlap become one, named by the weightier reason.</summary>
    public static IReadOnlyList<Cut> Merge(IEnumerable<Cut> cuts)
    {
        var merged = new List<Cut>();
        foreach (var cut in cuts.Where(c => c.Length > 0).OrderBy(c => c.Start))
        {
            if (merged.Count > 0 && cut.Start <= merged[^1].End)
            {
                var last = merged[^1];
                var words = last.Words.Contains(cut.Words, StringComparison.Ordinal) ? last.Words : $"{last.Words} {cut.Words}".Trim();
                merged[^1] = new Cut(
                    last.Start,
                    Math.Max(last.End, cut.End),
                    last.Kind == CutKind.Retake || cut.Kind == CutKind.Retake ? CutKind.Retake
                        : last.Kind == CutKind.Filler ? CutKind.Filler
                        : cut.Kind,
                    words
                );
            }
            else
            {
                merged.Add(cut);
            }
        }
        return merged;
    }

    /// <summary>Where a time of the uncut take lies once everything is cut.</summary>
    public static double Moved(IReadOnlyList<Cut> cuts, double time) =>
        time - cuts.TakeWhile(c => c.Start < time).Sum(c => Math.Min(c.End, time) - c.Start);
}
