using System.Text;
using System.Text.RegularExpressions;
using MediaPipeline.Speech.Unicode;

namespace MediaPipeline.Scripts;

/// <summary>
/// Letters that the voice of a show's language does not read: espeak-ng would say 'Chinese letter', or the sign's number. It is given
/// Latin letters for them, and the host is told how words of other scripts are said.
/// </summary>
public static partial class ForeignWords
{
    private const int MostNamed = 8;

    /// <summary>Syllables of Chinese and Korean that are said as one word; a longer chain is said one by one.</summary>
    private const int MostSyllables = 3;

    /// <summary>Languages that are not written in Latin letters alone, with what is theirs (Unicode blocks, as ranges).</summary>
    private static readonly (string[] Languages, (int From, int To)[] Letters)[] Scripts =
    [
        (["el"], [(0x0370, 0x03FF), (0x1F00, 0x1FFF)]),
        (["ru", "uk", "be", "bg", "mk", "sr", "kk", "ky", "tt", "ba", "cv", "mn", "tg"], [(0x0400, 0x052F)]),
        (["hy"], [(0x0530, 0x058F)]),
        (["he", "yi"], [(0x0590, 0x05FF)]),
        (["ar", "fa", "ur", "ps", "sd", "ug", "ku", "ckb"], [(0x0600, 0x06FF), (0x0750, 0x077F)]),
        (["hi", "mr", "ne", "sa", "kok", "mai", "bho"], [(0x0900, 0x097F)]),
        (["bn", "as", "bpy"], [(0x0980, 0x09FF)]),
        (["pa"], [(0x0A00, 0x0A7F)]),
        (["gu"], [(0x0A80, 0x0AFF)]),
        (["or"], [(0x0B00, 0x0B7F)]),
        (["ta"], [(0x0B80, 0x0BFF)]),
        (["te"], [(0x0C00, 0x0C7F)]),
        (["kn"], [(0x0C80, 0x0CFF)]),
        (["ml"], [(0x0D00, 0x0D7F)]),
        (["si"], [(0x0D80, 0x0DFF)]),
        (["th"], [(0x0E00, 0x0E7F)]),
        (["lo"], [(0x0E80, 0x0EFF)]),
        (["my"], [(0x1000, 0x109F)]),
        (["ka"], [(0x10A0, 0x10FF)]),
        (["am", "ti"], [(0x1200, 0x139F)]),
        (["km"], [(0x1780, 0x17FF)]),
        (["zh", "yue"], [(0x3005, 0x3007), (0x3400, 0x9FFF), (0x20000, 0x3FFFF)]),
        (["ja"], [(0x3005, 0x3007), (0x3040, 0x30FF), (0x3400, 0x9FFF), (0xFF66, 0xFF9F)]),
        (["ko"], [(0xAC00, 0xD7AF), (0x1100, 0x11FF), (0x3130, 0x318F)]),
        // Latin letters with marks below, or with two marks.
        (["vi", "cy", "ga"], [(0x1E00, 0x1EFF)]),
    ];

    /// <summary>What is said, with letters that the voice can read: 'nguyễn' is 'nguyen', 'москва' 'moskva', '東京' 'dongjing'.</summary>
    /// <param name="spoken">A spoken form.</param>
    /// <param name="language">The show's, ISO 639-1 with or without a region.</param>
    public static string Romanized(string spoken, string language)
    {
        if (spoken.All(c => c < 0x300))
        {
            return spoken;
        }
        // The sign of millionths is how formulas have a mu.
        var letters = spoken.Any(c => c is >= 'Ͱ' and <= 'Ͽ') ? spoken.Replace('µ', 'μ') : spoken;
        var own = OwnOf(language);
        var romanized = new StringBuilder(spoken.Length);
        var unread = new StringBuilder();
        foreach (var rune in letters.EnumerateRunes())
        {
            if (IsUnread(rune, own))
            {
                unread.Append(rune);
                continue;
            }
            romanized.Append(Latin(unread.ToString()));
            unread.Clear();
            romanized.Append(rune);
        }
        return romanized.Append(Latin(unread.ToString())).ToString();
    }

    /// <summary>What a host is told of words of other scripts; null where there are none.</summary>
    /// <param name="script">The script.</param>
    /// <param name="language">The show's, ISO 639-1 with or without a region.</param>
    public static string? Warning(Script script, string language)
    {
        List<ScriptWord> words = [.. In(script, language)];
        if (words.Count == 0)
        {
            return null;
        }
        var named = string.Join(
            ", ",
            words
                .Take(MostNamed)
                .Select(w => $"'{w.Text.Trim('.', ',', ';', ':', '!', '?', '(', ')', '"')}' (line {w.Line}) as '{w.Spoken}'")
        );
        var more = words.Count > MostNamed ? $", and {words.Count - MostNamed} more" : "";
        return $"The voice does not read letters of other scripts, and is given Latin ones: {named}{more}. Say how they sound in 'pronunciations', or write them in the show's letters.";
    }

    /// <summary>The words, each once, in order: those that no pronunciation is given for, and that are not said by the names of their letters.</summary>
    /// <param name="script">The script.</param>
    /// <param name="language">The show's, ISO 639-1 with or without a region.</param>
    private static IEnumerable<ScriptWord> In(Script script, string language)
    {
        var own = OwnOf(language);
        return script.AllWords.Where(w => w.Pronunciation is null && IsRomanized(w, own)).DistinctBy(w => w.Spoken);
    }

    private static bool IsRomanized(ScriptWord word, (int From, int To)[] own)
    {
        Rune[] letters = [.. Compatible.Plain(word.Text).EnumerateRunes().Where(r => IsForeign(r, own))];
        var latin = LatinLetters.Of(string.Concat(letters)).ToLowerInvariant();
        return latin.Length > 0
            && (letters.Length > 1 || !letters[0].IsBmp || LetterNames.Of((char)letters[0].Value) is null)
            && word.Spoken.Replace(" ", "").Contains(latin, StringComparison.Ordinal);
    }

    private static string Latin(string letters)
    {
        var latin = LatinLetters.Of(letters);
        return latin.Length < 2
            ? latin
            : string.Join(Syllables().Count(latin) > MostSyllables ? " " : "", Syllables().Matches(latin)).ToLowerInvariant();
    }

    private static (int From, int To)[] OwnOf(string language) =>
        [.. Scripts.Where(s => s.Languages.Contains(language.Split('-', '_')[0].ToLowerInvariant())).SelectMany(s => s.Letters)];

    /// <summary>Whether the voice does not read a letter, or the mark of one that no sign has both of.</summary>
    private static bool IsUnread(Rune rune, (int From, int To)[] own) =>
        IsForeign(rune, own) || rune.Value is >= 0x300 and <= 0x36F or >= 0x1E00 and <= 0x1EFF && !Has(own, rune);

    private static bool IsForeign(Rune rune, (int From, int To)[] own) =>
        (Rune.IsLetter(rune) || NormalForm.IsMark(rune))
        && rune.Value >= 0x0370
        // Latin letters with marks, letters that stand above or below the line, and those of formulas.
        && rune.Value
            is not (
                >= 0x2070
                and <= 0x214F
                or >= 0x1D00
                and <= 0x1EFF
                or >= 0x2C60
                and <= 0x2C7F
                or >= 0xA720
                and <= 0xA7FF
                or >= 0xFB00
                and <= 0xFB06
            )
        && !Has(own, rune);

    private static bool Has((int From, int To)[] own, Rune rune) => own.Any(o => rune.Value >= o.From && rune.Value <= o.To);

    [GeneratedRegex("[A-Z]?[^A-Z]+|[A-Z]")]
    private static partial Regex Syllables();
}
