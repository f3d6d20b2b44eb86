using System.Text;

namespace MediaPipeline.Scripts;

/// <summary>
/// Words in a script that the show's language is not written in. The voice spells them at best, so the host is told
/// which they are.
/// </summary>
public static class ForeignWords
{
    private const int MostNamed = 8;

    /// <summary>Languages that are not written in Latin letters alone, with what is theirs (Unicode blocks, as ranges).</summary>
    private static readonly Dictionary<string, (int From, int To)[]> Scripts = new()
    {
        ["el"] = [(0x0370, 0x03FF), (0x1F00, 0x1FFF)],
        ["ru"] = [(0x0400, 0x052F)],
        ["uk"] = [(0x0400, 0x052F)],
        ["be"] = [(0x0400, 0x052F)],
        ["bg"] = [(0x0400, 0x052F)],
        ["mk"] = [(0x0400, 0x052F)],
        ["sr"] = [(0x0400, 0x052F)],
        ["kk"] = [(0x0400, 0x052F)],
        ["he"] = [(0x0590, 0x05FF)],
        ["ar"] = [(0x0600, 0x06FF), (0x0750, 0x077F)],
        ["fa"] = [(0x0600, 0x06FF), (0x0750, 0x077F)],
        ["ur"] = [(0x0600, 0x06FF), (0x0750, 0x077F)],
        ["hi"] = [(0x0900, 0x097F)],
        ["mr"] = [(0x0900, 0x097F)],
        ["ne"] = [(0x0900, 0x097F)],
        ["bn"] = [(0x0980, 0x09FF)],
        ["ta"] = [(0x0B80, 0x0BFF)],
        ["te"] = [(0x0C00, 0x0C7F)],
        ["kn"] = [(0x0C80, 0x0CFF)],
        ["ml"] = [(0x0D00, 0x0D7F)],
        ["th"] = [(0x0E00, 0x0E7F)],
        ["ka"] = [(0x10A0, 0x10FF)],
        ["hy"] = [(0x0530, 0x058F)],
        ["zh"] = [(0x3400, 0x9FFF), (0x20000, 0x3FFFF)],
        ["ja"] = [(0x3040, 0x30FF), (0x3400, 0x9FFF)],
        ["ko"] = [(0xAC00, 0xD7AF), (0x1100, 0x11FF), (0x3130, 0x318F)],
    };

    /// <summary>What a host is told of such words; null where there are none.</summary>
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
            words.Take(MostNamed).Select(w => $"'{w.Text.Trim('.', ',', ';', ':', '!', '?', '(', ')', '"')}' (line {w.Line})")
        );
        var more = words.Count > MostNamed ? $", and {words.Count - MostNamed} more" : "";
        return $"The voice does not read the letters of {named}{more}: it spells them, or says nothing. Say how they sound in 'pronunciations', or write them in the show's letters.";
    }

    /// <summary>The words, each once, in order: those that no pronunciation is given for.</summary>
    /// <param name="script">The script.</param>
    /// <param name="language">The show's, ISO 639-1 with or without a region.</param>
    private static IEnumerable<ScriptWord> In(Script script, string language)
    {
        var own = Scripts.GetValueOrDefault(language.Split('-', '_')[0].ToLowerInvariant(), []);
        return script
            .AllWords.Where(w => w.Pronunciation is null && w.Spoken.EnumerateRunes().Any(r => IsForeign(r, own)))
            .DistinctBy(w => w.Spoken);
    }

    private static bool IsForeign(Rune rune, (int From, int To)[] own) =>
        Rune.IsLetter(rune)
        && rune.Value >= 0x0370
        // Latin letters with marks, and letters that stand above the line.
        && rune.Value is not (>= 0x1D00 and <= 0x1EFF or >= 0x2C60 and <= 0x2C7F or >= 0xA720 and <= 0xA7FF or >= 0xFB00 and <= 0xFB06)
        && !own.Any(o => rune.Value >= o.From && rune.Value <= o.To);
}
