using MediaPipeline.Speech.Alignment;

namespace MediaPipeline.Chapters;

/// <summary>A passage to recommend an episode by (podcast:soundbite).</summary>
/// <param name="Start">Seconds.</param>
/// <param name="Duration">Seconds; apps show 15 to 120 best.</param>
/// <param name="Title">Its first words.</param>
public sealed record Soundbite(double Start, double Duration, string Title)
{
    /// <summary>Least and most seconds that the podcast namespace advises.</summary>
    public const double Shortest = 15,
        Longest = 120;

    private const int LongestTitle = 128;

    /// <summary>Finds where a quotation was said.</summary>
    /// <param name="quotation">The words, or the first and the last of them with an ellipsis ('…' or '...') between.</param>
    /// <param name="transcript">The aligned words.</param>
    /// <returns>The passage; null when the words do not stand so in the text, or were not said.</returns>
    public static Soundbite? Find(string quotation, Transcript transcript)
    {
        var parts = quotation.Replace("...", "…").Split('…').Select(Words).Where(p => p.Count > 0).ToList();
        if (parts.Count is 0 or > 2)
        {
            return null;
        }
        var text = transcript.Words.Select(w => SpokenText.Plain(w.Text)).ToList();
        var first = IndexOf(text, parts[0], 0);
        var lastPart = first < 0 ? -1 : IndexOf(text, parts[^1], parts.Count == 1 ? first : first + parts[0].Count);
        if (lastPart < 0)
        {
            return null;
        }
        var words = transcript.Words.Skip(first).Take(lastPart + parts[^1].Count - first).ToList();
        if (words.Count == 0 || words[0].Start is not { } start || words[^1].End is not { } end)
        {
            return null;
        }
        return new Soundbite(Math.Round(start, 2), Math.Round(end - start, 2), TitleOf(quotation.Split('…')[0].Split("...")[0].Trim()));
    }

    private static List<string> Words(string text) =>
        [.. text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(SpokenText.Plain).Where(w => w.Length > 0)];

    private static int IndexOf(List<string> text, List<string> part, int from)
    {
        for (var i = from; i + part.Count <= text.Count; i++)
        {
            if (part.SequenceEqual(text.Skip(i).Take(part.Count)))
            {
                return i;
            }
        }
        return -1;
    }

    private static string TitleOf(string words) => ShortText.Of(words, LongestTitle);
}
