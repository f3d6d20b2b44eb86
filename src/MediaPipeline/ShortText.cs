namespace MediaPipeline;

/// <summary>Text shortened, for titles that platforms limit and for messages: the one place that does it.</summary>
public static class ShortText
{
    /// <summary>Text of at most so many characters, cut at a word, never within a letter, and marked with an ellipsis.</summary>
    public static string Of(string text, int most)
    {
        if (text.Length <= most)
        {
            return text;
        }
        var end = text.LastIndexOf(' ', most - 1);
        end = end < most / 2 ? most - 1 : end;
        return text[..(char.IsHighSurrogate(text[end - 1]) ? end - 1 : end)].TrimEnd(' ', ',', ';', ':') + "…";
    }
}
