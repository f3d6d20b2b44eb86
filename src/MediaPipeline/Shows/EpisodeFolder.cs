using System.Globalization;
using System.Text.RegularExpressions;
using MediaPipeline.Running;

namespace MediaPipeline.Shows;

/// <summary>An episode's folder: what the host keeps there, found by name.</summary>
public sealed partial record EpisodeFolder
{
    private static readonly string[] FilmTypes = [".mp4", ".mkv", ".mov", ".webm"];
    private static readonly string[] MusicTypes = [".wav", ".flac", ".mp3", ".m4a", ".ogg", ".opus"];

    private EpisodeFolder(string path, string showRoot)
    {
        FullPath = path;
        ShowRoot = showRoot;
        Slug = Path.GetFileName(path);
    }

    /// <summary>The folder.</summary>
    public string FullPath { get; }

    /// <summary>The show's folder, which holds <c>pipeline.json</c>.</summary>
    public string ShowRoot { get; }

    /// <summary>The folder's name, which is the episode's name in addresses.</summary>
    public string Slug { get; }

    /// <summary><c>script.md</c> or <c>script.txt</c>, or null.</summary>
    public string? Script { get; private init; }

    /// <summary>The host's own take, or null.</summary>
    public Recording? Recording { get; private init; }

    /// <summary><c>camera.*</c>, or null: what a camera took, started together with the recording.</summary>
    public string? Camera { get; private init; }

    /// <summary><c>cover.*</c>, or null.</summary>
    public string? Cover { get; private init; }

    /// <summary><c>music.*</c>, or null.</summary>
    public string? Music { get; private init; }

    /// <summary><c>pronunciations.yaml</c>, or null.</summary>
    public string? Pronunciations { get; private init; }

    /// <summary>Pictures for chapters: <c>cards/01.png</c> and so on, by the chapter's number from 1.</summary>
    public IReadOnlyDictionary<int, string> Cards { get; private init; } = new Dictionary<int, string>();

    /// <summary>Every file that is named above.</summary>
    public IEnumerable<string> Files =>
        new[] { Script, Camera, Cover, Music, Pronunciations }
            .OfType<string>()
            .Concat(Recording?.Files.Select(f => f.Path) ?? [])
            .Concat(Cards.Values);

    /// <summary>The cards as inputs of a stage.</summary>
    public IEnumerable<StageInput> CardInputs(FileHashes hashes) =>
        Cards.OrderBy(c => c.Key).Select(c => StageInput.File($"cards/{Path.GetFileName(c.Value)}", c.Value, hashes));

    /// <summary>The date in the folder's name, if it begins with one.</summary>
    public DateOnly? DateInName =>
        DatedName().Match(Slug) is { Success: true } m
        && DateOnly.TryParseExact(m.Groups["date"].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : null;

    /// <summary>The name without its date, words apart: <c>first light</c>.</summary>
    public string NameInWords => DatedName().Replace(Slug, "").Replace('-', ' ').Replace('_', ' ').Trim();

    /// <summary>Looks at a folder.</summary>
    /// <exception cref="WrongInputException">It is no folder, has neither script nor recording, or two of either.</exception>
    public static EpisodeFolder Open(string path)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        if (!Directory.Exists(full))
        {
            throw new WrongInputException(
                "There is no such episode folder.",
                full,
                $"Make one with: mediapipeline new {Path.GetFileName(full)}"
            );
        }
        var root = ShowFile.FindRoot(Path.GetDirectoryName(full) ?? full);
        var files = Directory.GetFiles(full).Order(StringComparer.Ordinal).ToList();
        var episode = new EpisodeFolder(full, root)
        {
            Script = Only(files, "script", [".md", ".txt"], full),
            Recording = Recording.Find(full),
            Camera = Only(files, "camera", FilmTypes, full),
            Cover = Only(files, "cover", [".png", ".jpg", ".jpeg"], full),
            Music = Only(files, "music", MusicTypes, full),
            Pronunciations = Only(files, "pronunciations", [".yaml", ".yml"], full),
            Cards = FindCards(Path.Combine(full, "cards")),
        };
        if (!SlugForm().IsMatch(episode.Slug))
        {
            throw new WrongInputException(
                $"The folder's name '{episode.Slug}' would make bad addresses.",
                full,
                "Use letters, digits, dashes, dots and underscores, beginning with a letter or digit."
            );
        }
        return episode.Script is null && episode.Recording is null
            ? throw new WrongInputException(
                "The episode has no script and no recording.",
                full,
                "Write script.md (or script.txt) there, or put recording.wav there."
            )
            : episode;
    }

    private static string? Only(List<string> files, string stem, string[] types, string folder)
    {
        var found = files
            .Where(f => Path.GetFileNameWithoutExtension(f) == stem && types.Contains(Path.GetExtension(f).ToLowerInvariant()))
            .ToList();
        return found.Count > 1
            ? throw new WrongInputException(
                $"There are two: {string.Join(" and ", found.Select(Path.GetFileName))}.",
                folder,
                "Keep one of them; move the other away."
            )
            : found.FirstOrDefault();
    }

    private static Dictionary<int, string> FindCards(string folder)
    {
        var cards = new Dictionary<int, string>();
        if (Directory.Exists(folder))
        {
            foreach (var file in Directory.GetFiles(folder).Order(StringComparer.Ordinal))
            {
                if (
                    int.TryParse(Path.GetFileNameWithoutExtension(file), CultureInfo.InvariantCulture, out var number)
                    && Path.GetExtension(file).ToLowerInvariant() is ".png" or ".jpg" or ".jpeg"
                )
                {
                    cards[number] = file;
                }
            }
        }
        return cards;
    }

    [GeneratedRegex(@"^(?<date>\d{4}-\d{2}-\d{2})[-_]?")]
    private static partial Regex DatedName();

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9._-]*$")]
    private static partial Regex SlugForm();
}
