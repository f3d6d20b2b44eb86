namespace MediaPipeline.Speech.Alignment;

/// <summary>Whisper's text, cut into words; punctuation of its own goes with the word before.</summary>
internal static class FreeWords
{
    public static List<string> Split(string text)
    {
        var words = new List<string>();
        foreach (var piece in text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            if (piece.Any(char.IsLetterOrDigit) || piece is "&" or "%")
            {
                words.Add(piece);
            }
        }
        return words;
    }
}
