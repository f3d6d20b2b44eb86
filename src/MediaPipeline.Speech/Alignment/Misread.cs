namespace MediaPipeline.Speech.Alignment;

/// <summary>
/// When a single word is taken for misread. Measured on synthesized speech with words changed, left out and added
/// (<c>bench misread</c>): few false alarms count for more than the last departure found.
/// </summary>
internal static class Misread
{
    /// <summary>A word so far (natural logarithm) from Whisper's first choice is listened to again.</summary>
    public const float DoubtfulGap = 3f;

    /// <summary>A whole passage heard otherwise must make the window's text so much likelier.</summary>
    public const double PassageGain = 12;

    /// <summary>Other words must make the window's text at least so much likelier (natural logarithm).</summary>
    private const double LeastGain = 3;

    /// <summary>More in place of a name: small models hear names as any words.</summary>
    private const double ForName = 3;

    /// <summary>More where both sound nearly the same: 'made do' and 'may do' are one sound, and the script knows better.</summary>
    private const double ForLikeness = 14;

    /// <summary>Whether other words are so much likelier than the script's that they were said.</summary>
    public static bool IsBelieved(double gain, IReadOnlyList<string> heard, IReadOnlyList<int> script, Guide guide)
    {
        var likeness = SpokenText.Similarity(
            string.Concat(heard.Select(SpokenText.Plain)),
            string.Concat(script.Select(i => SpokenText.Plain(guide.Words[i].Spoken)))
        );
        return gain > LeastGain + (script.Any(guide.IsName) ? ForName : 0) + ForLikeness * likeness * likeness;
    }
}
