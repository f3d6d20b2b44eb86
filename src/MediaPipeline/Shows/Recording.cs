using System.Text.RegularExpressions;

namespace MediaPipeline.Shows;

/// <summary>How the files of a recording go together.</summary>
public enum RecordingKind
{
    /// <summary>One after another: <c>recording.wav</c>, or <c>recording-1.wav</c>, <c>recording-2.wav</c> and so on.</summary>
    InARow,

    /// <summary>At once, one for each speaker: <c>recording/ada.wav</c>, <c>recording/ben.wav</c>, started together.</summary>
    Tracks,
}

/// <summary>A file of a recording.</summary>
/// <param name="Path">The file.</param>
/// <param name="Speaker">Who speaks on it, as the file is named; null where that is not known.</param>
public sealed record RecordedFile(string Path, string? Speaker);

/// <summary>The host's own take: its files, and what they are to each other.</summary>
/// <param name="Kind">How they go together.</param>
/// <param name="Files">In their order.</param>
public sealed partial record Recording(RecordingKind Kind, IReadOnlyList<RecordedFile> Files)
{
    private const string Stem = "recording";

    private static readonly string[] Types = [".wav", ".flac", ".mp3", ".m4a", ".ogg", ".opus", ".mp4", ".mkv", ".mov", ".webm"];

    /// <summary>Looks for the recording of an episode; null when there is none.</summary>
    /// <exception cref="WrongInputException">There are several, or their names leave open how they go together.</exception>
    public static Recording? Find(string folder)
    {
        var beside = Media(folder).Where(f => NameOf(f) == Stem || PartNumber().IsMatch(NameOf(f))).ToList();
        var inside = Path.Combine(folder, Stem) is var tracks && Directory.Exists(tracks) ? Media(tracks) : [];
        if (beside.Count > 0 && inside.Count > 0)
        {
            throw Several(folder, [beside[0], inside[0]], "Keep either the file or the folder 'recording'.");
        }
        if (beside.Count > 0)
        {
            return beside.Count > 1 && beside.Exists(f => NameOf(f) == Stem)
                ? throw Several(
                    folder,
                    beside,
                    "Keep one of them; or name the parts of one take recording-1, recording-2 and so on, in their order."
                )
                : InARow(beside, folder);
        }
        if (inside.Count == 0)
        {
            return null;
        }
        return inside.Count(f => LeadingNumber().IsMatch(NameOf(f))) switch
        {
            0 => new Recording(RecordingKind.Tracks, [.. inside.Select(f => new RecordedFile(f, SpeakerOf(f)))]),
            var numbered when numbered == inside.Count => InARow(inside, folder),
            _ => throw new WrongInputException(
                "Some files of the recording have numbers, and some have names.",
                Path.Combine(folder, Stem),
                "Number them all (01-start.wav, 02-end.wav) if they follow each other; name them all by their speakers (ada.wav, ben.wav) if they were recorded together."
            ),
        };
    }

    private static Recording InARow(List<string> files, string folder)
    {
        var ordered = files.OrderBy(f => Number(NameOf(f))).ToList();
        var twice = ordered.GroupBy(f => Number(NameOf(f))).FirstOrDefault(g => g.Count() > 1);
        return twice is null
            ? new Recording(RecordingKind.InARow, [.. ordered.Select(f => new RecordedFile(f, null))])
            : throw Several(folder, [.. twice], "Give each part a number of its own.");
    }

    private static WrongInputException Several(string folder, IReadOnlyList<string> files, string remedy) =>
        new($"There are two: {string.Join(" and ", files.Take(2).Select(f => Path.GetRelativePath(folder, f)))}.", folder, remedy);

    private static List<string> Media(string folder) =>
        [.. Directory.GetFiles(folder).Where(f => Types.Contains(Path.GetExtension(f).ToLowerInvariant())).Order(StringComparer.Ordinal)];

    private static string NameOf(string path) => Path.GetFileNameWithoutExtension(path);

    private static int Number(string name) => Digits().Match(name) is { Success: true } m ? int.Parse(m.Value) : 0;

    /// <summary>'ada-lovelace' is Ada Lovelace.</summary>
    private static string SpeakerOf(string path) =>
        string.Join(
            ' ',
            NameOf(path).Split(['-', '_', ' '], StringSplitOptions.RemoveEmptyEntries).Select(w => char.ToUpperInvariant(w[0]) + w[1..])
        );

    [GeneratedRegex(@"^recording-\d{1,4}$")]
    private static partial Regex PartNumber();

    [GeneratedRegex(@"^\d{1,4}(?!\d)")]
    private static partial Regex LeadingNumber();

    [GeneratedRegex(@"\d{1,4}")]
    private static partial Regex Digits();
}
