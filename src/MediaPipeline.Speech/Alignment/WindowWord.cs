using MediaPipeline.Speech.Whisper;

namespace MediaPipeline.Speech.Alignment;

/// <summary>A word that a window may hold.</summary>
/// <param name="Text">In the script's spelling, or in Whisper's.</param>
/// <param name="ForWhisper">As Whisper would write it.</param>
/// <param name="Tokens">Its tokens, the space before it included.</param>
/// <param name="Index">The script's word that it is, or null.</param>
internal sealed record WindowWord(string Text, string ForWhisper, IReadOnlyList<int> Tokens, int? Index)
{
    public static WindowWord Script(int index, Guide guide) =>
        new(guide.Words[index].Text, guide.Display[index], guide.Tokens[index], index);

    public static WindowWord Other(string text, WhisperTokenizer tokenizer) => new(text, text, tokenizer.Encode(" " + text), null);
}
