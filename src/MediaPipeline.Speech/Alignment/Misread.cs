namespace MediaPipeline.Speech.Alignment;

/// <summary>
/// When a single word is taken for misread. Measured on synthesized speech with words changed, left out and added
/// (<c>bench misread</c>): few false alarms count for more than the last departure found.
/// </summary>
internal static class Misread
{
    /// <summary>A word so far (natural logarithm) from Whisper's first choice is listened to again.</summary>
    public const float DoubtfulGap = 3f;

    /// <summary>So far from it, it is where there is speech that the words do not account for.</summary>
    public const float LeftOverGap = 0.02f;

    /// <summary>Seconds of such speech, at least: edges between words are not exact.</summary>
    public const double LeastLeftOver = 0.05;

    /// <summary>A whole passage heard otherwise must make the window's text so much likelier.</summary>
    public const double PassageGain = 12;

    /// <summary>Other words must make the window's text at least so much likelier (natural logarithm).</summary>
    private const double LeastGain = 3;

    /// <summary>More in place of a name: small models hear names as any words.</summary>
    private const double ForName = 3;

    /// <summary>More where both sound nearly the same: 'made do' and 'may do' are one sound, and the script knows better.</summary>
    private const double ForLikeness = 14;

    /// <summary>A word with less of the time that its letters need was hardly said.</summary>
    private const double CrammedShare = 0.45;

    /// <summary>The text without a word that was hardly said must be at least so much likelier.</summary>
    private const double LeastGainWithout = 1;

    /// <summary>Words shorter than this, such as 'a' and 'to', are said in next to no time: it tells nothing of them.</summary>
    private const int LeastLetters = 3;

    /// <summary>Of short words, such as 'the', it tells little.</summary>
    private const int FewLetters = 3;

    /// <summary>So much likelier the text must be without one of those.</summary>
    private const double LeastGainOfFew = 4;

    /// <summary>So much where Whisper wrote or left out words of its own accord, without having been asked about them.</summary>
    private const double LeastGainFreely = 1;

    /// <summary>
    /// What a second of speech that nothing accounts for is worth (natural logarithm) to words added there: Whisper is used to
    /// leaving out what adds little, such as 'just' and 'really', so that their text alone is hardly likelier.
    /// </summary>
    private const double ForSecondLeftOver = 12;

    /// <summary>What added words must be worth with it.</summary>
    private const double LeastAdded = 2.5;

    /// <summary>Whether a word has so little time that it may not have been said.</summary>
    /// <param name="share">What it has of the time that its letters need.</param>
    /// <param name="letters">How many of them are spoken.</param>
    public static bool IsCrammed(double share, int letters) => letters >= LeastLetters && share < CrammedShare;

    /// <summary>Whether a word that has little time was left out.</summary>
    /// <param name="gain">How much likelier the window's text is without it.</param>
    /// <param name="letters">How many letters of it are spoken.</param>
    /// <param name="isName">Whether it is a name.</param>
    public static bool IsLeftOut(double gain, int letters, bool isName) =>
        gain > (letters <= FewLetters ? LeastGainOfFew : LeastGainWithout) + (isName ? ForName : 0);

    /// <summary>Whether words were added.</summary>
    /// <param name="gain">How much likelier they make the window's text.</param>
    /// <param name="leftOver">Seconds of speech there that the script's words do not need.</param>
    public static bool IsAdded(double gain, double leftOver) =>
        gain > LeastGain || leftOver > LeastLeftOver && gain + ForSecondLeftOver * leftOver > LeastAdded;

    /// <summary>Whether the difference between what was heard without a script and the script was said.</summary>
    /// <param name="gain">How much likelier what was heard is than the script.</param>
    /// <param name="heard">The words heard; none where some were left out.</param>
    /// <param name="script">The script's; none where some were added.</param>
    /// <param name="guide">The script.</param>
    public static bool IsHeardFreely(double gain, IReadOnlyList<string> heard, IReadOnlyList<int> script, Guide guide) =>
        heard.Count == 0 || script.Count == 0
            ? gain > LeastGainFreely + (script.Any(guide.IsName) ? ForName : 0)
            : IsBelieved(gain, heard, script, guide);

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
