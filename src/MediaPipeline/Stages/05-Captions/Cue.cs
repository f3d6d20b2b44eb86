namespace MediaPipeline.Captions;

/// <summary>A caption: lines of text that stand from one time to another.</summary>
/// <param name="Start">Seconds.</param>
/// <param name="End">Seconds.</param>
/// <param name="Lines">Lines of text.</param>
/// <param name="Words">The words in it.</param>
public sealed record Cue(double Start, double End, IReadOnlyList<string> Lines, IReadOnlyList<CaptionWord> Words)
{
    /// <summary>Who speaks; null where the show has one voice.</summary>
    public string? Speaker => Words[0].Speaker;

    /// <summary>The text on one line.</summary>
    public string Text => string.Join(' ', Lines);

    /// <summary>Characters a second.</summary>
    public double Speed => Text.Length / Math.Max(0.001, End - Start);

    /// <summary>The words of each line, by their places among <see cref="Words"/>, with the text that the line has of them.</summary>
    public IEnumerable<IReadOnlyList<(int Word, string Text)>> WordsByLine()
    {
        var word = 0;
        foreach (var line in Lines)
        {
            var found = new List<(int, string)>();
            // A caption word may hold a space of its own, as '— ' does.
            for (var rest = line; rest.Length > 0 && word < Words.Count; word++)
            {
                var text = rest.StartsWith(Words[word].Text, StringComparison.Ordinal) ? Words[word].Text : rest.Split(' ')[0];
                found.Add((word, text));
                rest = rest[text.Length..].TrimStart();
            }
            yield return found;
        }
    }
}
