using MediaPipeline.Captions;
using MediaPipeline.Mastering;
using MediaPipeline.Media;
using MediaPipeline.Speech.Alignment;

namespace MediaPipeline.Reports;

/// <summary>What the host should know of an episode (<c>report.json</c>).</summary>
/// <param name="Show">The show's title.</param>
/// <param name="Title">The episode's title.</param>
/// <param name="Duration">Seconds.</param>
/// <param name="Target">The loudness wanted, in LUFS.</param>
/// <param name="Master">What was recorded or spoken, and the master made of it.</param>
/// <param name="Mp3">What the MP3 measures, decoded.</param>
/// <param name="Aac">What the AAC measures, decoded.</param>
/// <param name="WordsPerMinute">Over all speech, pauses included.</param>
/// <param name="SpeakingRate">Words a minute, around each moment.</param>
/// <param name="Doubted">Words that Whisper doubts, in the order of time.</param>
/// <param name="Departures">Where the speech departs from the script.</param>
/// <param name="Captions">What the captions are worth.</param>
/// <param name="Files">What was made: name and bytes.</param>
/// <param name="Stages">How long each stage took: name and seconds.</param>
/// <param name="Budgets">The show's budgets, and whether each is kept.</param>
/// <param name="Notes">What the stages told.</param>
public sealed record EpisodeReport(
    string Show,
    string Title,
    double Duration,
    double Target,
    MasterReport Master,
    Loudness Mp3,
    Loudness Aac,
    double WordsPerMinute,
    IReadOnlyList<RateAt> SpeakingRate,
    IReadOnlyList<DoubtedWord> Doubted,
    IReadOnlyList<Departure> Departures,
    CaptionScore Captions,
    IReadOnlyList<ReportedFile> Files,
    IReadOnlyList<ReportedStage> Stages,
    IReadOnlyList<Budget> Budgets,
    IReadOnlyList<string> Notes
);

/// <summary>A speaking rate.</summary>
/// <param name="Time">Seconds.</param>
/// <param name="WordsPerMinute">Around it.</param>
public sealed record RateAt(double Time, double WordsPerMinute);

/// <summary>A word that may not have been said as written.</summary>
/// <param name="Text">The word.</param>
/// <param name="Start">Seconds.</param>
/// <param name="End">Seconds.</param>
/// <param name="Confidence">0 to 1.</param>
/// <param name="Context">The words around it.</param>
/// <param name="Guessed">Whether the voice was told its sound by rules of spelling, for want of the word in espeak-ng's dictionary.</param>
public sealed record DoubtedWord(string Text, double Start, double End, double Confidence, string Context, bool Guessed = false);

/// <summary>A file that was made.</summary>
public sealed record ReportedFile(string Name, long Bytes);

/// <summary>A stage that ran.</summary>
public sealed record ReportedStage(string Name, double Seconds);
