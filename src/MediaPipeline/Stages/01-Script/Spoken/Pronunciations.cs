using MediaPipeline.Speech.Unicode;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace MediaPipeline.Scripts;

/// <summary>
/// How words are said: the show's list and the episode's <c>pronunciations.yaml</c> over it. A value is a
/// respelling (<c>kriss-tee-AH-no</c>), IPA between slashes, or for acronyms <c>letters</c> or <c>word</c>.
/// </summary>
public sealed class Pronunciations
{
    /// <summary>The value for an acronym that is said by its letters.</summary>
    public const string AsLetters = "letters";

    /// <summary>The value for an acronym that is said as a word.</summary>
    public const string AsWord = "word";

    private readonly Dictionary<string, string> entries;
    private readonly Dictionary<string, string> folded;

    /// <summary>Takes entries by word.</summary>
    public Pronunciations(IEnumerable<KeyValuePair<string, string>> entries)
    {
        // As the script's words are composed, and the last of two alike holds.
        this.entries = [];
        foreach (var (word, said) in entries)
        {
            this.entries[NormalForm.Composed(word)] = said;
        }
        folded = this.entries.GroupBy(e => e.Key.ToLowerInvariant()).ToDictionary(g => g.Key, g => g.First().Value);
    }

    /// <summary>No entries.</summary>
    public static Pronunciations None { get; } = new([]);

    /// <summary>The show's entries with those of an episode's file over them.</summary>
    /// <exception cref="WrongInputException">The file is no list of <c>word: pronunciation</c> lines.</exception>
    public static Pronunciations Load(IReadOnlyDictionary<string, string> show, string? path)
    {
        var entries = new Dictionary<string, string>(show);
        if (path is not null)
        {
            try
            {
                if (YamlText.Root(File.ReadAllText(path)) is { } root)
                {
                    foreach (var (key, value) in ((YamlMappingNode)root).Children)
                    {
                        entries[((YamlScalarNode)key).Value ?? ""] = ((YamlScalarNode)value).Value ?? "";
                    }
                }
            }
            catch (Exception e) when (e is YamlException or InvalidCastException)
            {
                var line = e is YamlException y ? $":{y.Start.Line}" : "";
                throw new WrongInputException(
                    "This is no list of 'word: pronunciation' lines.",
                    path + line,
                    "Write, for example, 'Christiano: kriss-tee-AH-no'.",
                    e
                );
            }
        }
        return new Pronunciations(entries);
    }

    /// <summary>The entry of a word without its punctuation, as written or in any case; null when it has none.</summary>
    public string? Of(string word) => entries.GetValueOrDefault(word) ?? folded.GetValueOrDefault(word.ToLowerInvariant());
}
