using MediaPipeline.Shows;

namespace MediaPipeline.Transcription;

/// <summary>
/// The names that a show's episodes are full of, as text that stands before the transcript: so Whisper spells them as the
/// show does.
/// </summary>
public static class Spelling
{
    /// <summary>Whisper reads the last 223 tokens; names before them would be lost.</summary>
    private const int MostWords = 60;

    /// <summary>Title, author, the speakers, and the words whose pronunciation the show gives.</summary>
    public static string Of(Show show)
    {
        IEnumerable<string?> names = [show.Title, show.Author, .. show.Voices.Keys, .. show.Pronunciations.Keys];
        return string.Join(", ", names.Where(n => !string.IsNullOrWhiteSpace(n)).Distinct().Take(MostWords)) + ".";
    }
}
