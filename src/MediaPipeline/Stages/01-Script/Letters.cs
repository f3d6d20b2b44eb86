using System.Text.RegularExpressions;
using MediaPipeline.Speech.Alignment;

namespace MediaPipeline.Scripts;

/// <summary>
/// Words of letters: acronyms by letters or as words, names in mixed case, letters and digits joined.
/// </summary>
internal static partial class Letters
{
    /// <summary>Acronyms that are said as words, and words that are only shouted.</summary>
    private static readonly HashSet<string> SaidAsWords =
    [
        "NASA",
        "NATO",
        "UNESCO",
        "UNICEF",
        "AIDS",
        "COVID",
        "RAM",
        "ROM",
        "PIN",
        "GIF",
        "JPEG",
        "LIDAR",
        "RADAR",
        "LASER",
        "SCUBA",
        "OPEC",
        "FIFA",
        "BERT",
        "LLAMA",
        "SWAT",
        "ASAP",
        "FEMA",
        "DARPA",
        "IKEA",
        "LEGO",
        "NASDAQ",
        "SAT",
        "SIM",
        "WHO",
        "ZIP",
        "LAN",
        "WAN",
        "NIST",
        "SOTA",
        "CERN",
        "DOS",
        "BIOS",
        "GAN",
        "GANS",
        "LAMBADA",
        "MOOC",
        "POTUS",
        "YAML",
        "TOML",
        "JSON",
        "BASIC",
        "COBOL",
        "FORTRAN",
        "A",
        "I",
        "NO",
        "NOT",
        "AND",
        "OR",
        "THE",
        "ALL",
        "IS",
        "ARE",
        "DO",
        "SO",
        "BUT",
        "NEVER",
        "ALWAYS",
        "MUST",
        "VERY",
        "YES",
        "ONE",
        "TWO",
        "NEW",
        "NOW",
        "STOP",
        "HUGE",
        "ONLY",
        "BIG",
        "TO",
        "OF",
        "IN",
        "ON",
        "MY",
        "WE",
        "IF",
        "BE",
    ];

    /// <summary>The word as said.</summary>
    public static string Say(string core)
    {
        core = core.Trim('*', '_', '~', '^', '#', '\\', '|', '<', '>', '=', '+').Replace("™", "").Replace("®", "").Replace("©", "");
        if (
            core.Contains('/')
            || core.Contains('&')
            || core.Contains('_')
            || core.Contains('–')
            || core.Contains('—')
            || core.Contains('+')
            || core.Contains('=')
        )
        {
            var signs = Signs().Split(core).Where(p => p.Length > 0);
            return string.Join(' ', signs.Select(p => Sign(p) ?? Quantities.Say(p, "", "") ?? Part(p)).Where(p => p.Length > 0));
        }
        return Part(core);
    }

    private static string? Sign(string part) =>
        part switch
        {
            "/" => "slash",
            "&" => "and",
            "+" => "plus",
            "=" => "equals",
            "_" or "–" or "—" => "",
            _ => null,
        };

    private static string Part(string word)
    {
        if (word.All(char.IsLetter) && (word.Length == 1 || word.Skip(1).All(char.IsLower)))
        {
            // The plain word, and by far the commonest.
            return word.Length == 1 && char.IsUpper(word[0]) ? word : word.ToLowerInvariant();
        }
        if (word.Contains('-') && word.Length > 1)
        {
            var parts = word.Split('-', StringSplitOptions.RemoveEmptyEntries);
            // Compounds of plain words stay whole, so that espeak-ng stresses them as one.
            return parts.All(p => p.All(c => char.IsLower(c) || c == '\'') || Name().IsMatch(p)) && parts.All(p => p.Length > 1)
                ? word.ToLowerInvariant()
                : string.Join(
                    ' ',
                    parts.Select(p => Number(p) ?? Quantities.Say(p, "", "") ?? (p.Length == 1 ? p.ToUpperInvariant() : Part(p)))
                );
        }
        if (Dotted().IsMatch(word))
        {
            return Spell(word.Replace(".", ""));
        }
        if (word.Contains('.'))
        {
            // File names and the like: 'script.md', 'Node.js'.
            var parts = word.Split('.', StringSplitOptions.RemoveEmptyEntries);
            var leading = word[0] == '.' ? "dot " : "";
            return leading + string.Join(" dot ", parts.Select((p, i) => Number(p) ?? (i > 0 || word[0] == '.' ? Ending(p) : Part(p))));
        }
        if (Capitals().Match(word) is { Success: true } capitals)
        {
            return Acronym(capitals.Groups["letters"].Value)
                + capitals.Groups["end"].Value switch
                {
                    "" => "",
                    "s" => "s",
                    _ => "'s",
                };
        }
        if (word.Any(char.IsDigit))
        {
            return string.Join(
                ' ',
                Runs().Matches(word).Select(r => Number(r.Value) ?? (r.Length == 1 ? r.Value.ToUpperInvariant() : Part(r.Value)))
            );
        }
        var humps = Humps().Matches(word);
        return humps.Count > 1 && !Scottish().IsMatch(word) ? string.Join(' ', humps.Select(h => Part(h.Value))) : word.ToLowerInvariant();
    }

    /// <summary>The ending of a file's or a site's name: 'org' is a word, 'md', 'txt' and 'uk' are letters.</summary>
    public static string Ending(string part)
    {
        var letters = part.All(char.IsAsciiLetter);
        var spelled = letters && part != "co" && (part.Length <= 2 || !part.ToLowerInvariant().Any("aeiou".Contains));
        return spelled ? Spell(part)
            : letters ? part.ToLowerInvariant()
            : Part(part);
    }

    private static string? Number(string part) =>
        part.All(char.IsAsciiDigit) && part.Length > 0
            ? part.Length == 4 && part[0] is '1' or '2' && part[1] != '0'
                ? NumberWords.Year(int.Parse(part))
                : NumberWords.Cardinal(part)
            : null;

    private static string Acronym(string letters) =>
        SaidAsWords.Contains(letters) || letters.Length >= 5 && Pronounceable().IsMatch(letters)
            ? letters.ToLowerInvariant()
            : Spell(letters);

    /// <summary>By its letters, one by one.</summary>
    public static string Spell(string letters) => string.Join(' ', letters.ToUpperInvariant().AsEnumerable());

    [GeneratedRegex(@"(?<=[/&_–—+=])|(?=[/&_–—+=])")]
    private static partial Regex Signs();

    [GeneratedRegex(@"^\p{Lu}?[\p{Ll}']+$")]
    private static partial Regex Name();

    [GeneratedRegex(@"^(?:\p{L}\.){1,}\p{L}?\.?$")]
    private static partial Regex Dotted();

    [GeneratedRegex(@"^(?<letters>\p{Lu}{2,})(?<end>s|'s|s'|'S)?$")]
    private static partial Regex Capitals();

    [GeneratedRegex(@"\p{L}[\p{L}']*|\d+")]
    private static partial Regex Runs();

    [GeneratedRegex(@"\p{Lu}+(?=\p{Lu}\p{Ll})|\p{Lu}?\p{Ll}[\p{Ll}']*|\p{Lu}+(?:'s|s\b)?")]
    private static partial Regex Humps();

    [GeneratedRegex(@"^(Mc|Mac|O'|D'|De|Le|La|Di|Van)\p{Lu}\p{Ll}+('s)?$")]
    private static partial Regex Scottish();

    /// <summary>Syllables of a vowel after at most one consonant (or a common pair), closed by at most one.</summary>
    [GeneratedRegex(
        "^(?:(?:BL|BR|CH|CL|CR|DR|FL|FR|GL|GR|PL|PR|SC|SH|SK|SL|SM|SN|SP|ST|SW|TH|TR|[BCDFGHJKLMNPQRSTVWXYZ])?[AEIOU]{1,2})(?:[BCDFGHJKLMNPQRSTVWXYZ]{1,2}[AEIOU]{1,2})+[BCDFGKLMNPRSTXYZ]?$|^(?:[BCDFGHJKLMNPRSTVWZ][AEIOU]){2,}[BCDFGKLMNPRSTX]?$"
    )]
    private static partial Regex Pronounceable();
}
