using System.Text.RegularExpressions;

namespace MediaPipeline.Scripts;

/// <summary>
/// Code within a line, said as it stands: names as names, signs by their names. Where there are names, the brackets and
/// quotes around what belongs to them are left to the page.
/// </summary>
internal static partial class CodeWords
{
    private static readonly Dictionary<char, string> SignNames = new()
    {
        ['&'] = "ampersand",
        [';'] = "semicolon",
        [':'] = "colon",
        [','] = "comma",
        ['.'] = "dot",
        ['!'] = "exclamation mark",
        ['?'] = "question mark",
        ['#'] = "hash",
        ['$'] = "dollar",
        ['%'] = "percent",
        ['^'] = "caret",
        ['*'] = "asterisk",
        ['('] = "open parenthesis",
        [')'] = "close parenthesis",
        ['['] = "open bracket",
        [']'] = "close bracket",
        ['{'] = "open brace",
        ['}'] = "close brace",
        ['<'] = "less than",
        ['>'] = "greater than",
        ['/'] = "slash",
        ['\\'] = "backslash",
        ['|'] = "vertical bar",
        ['~'] = "tilde",
        ['`'] = "backtick",
        ['\''] = "single quote",
        ['"'] = "double quote",
        ['='] = "equals",
        ['+'] = "plus",
        ['-'] = "dash",
        ['_'] = "underscore",
        ['@'] = "at",
        ['→'] = "arrow",
        ['·'] = "middle dot",
        ['°'] = "degree sign",
        ['§'] = "section sign",
        ['€'] = "euro",
        ['£'] = "pound",
        ['—'] = "em dash",
        ['–'] = "en dash",
        ['…'] = "ellipsis",
    };

    /// <summary>Names in code that are said by their letters though they could be words.</summary>
    private static readonly HashSet<string> Spelled = ["amp", "api", "url", "uri", "abi", "cli", "gui", "ide", "aws", "usr", "etc", "ini"];

    /// <summary>Words of two letters: all others of that length are said by their letters.</summary>
    private static readonly HashSet<string> ShortWords =
    [
        "an",
        "as",
        "at",
        "be",
        "by",
        "do",
        "go",
        "he",
        "if",
        "in",
        "is",
        "it",
        "me",
        "my",
        "no",
        "of",
        "on",
        "or",
        "so",
        "to",
        "up",
        "us",
        "we",
    ];

    /// <summary>The code as said.</summary>
    public static string Say(string code)
    {
        if (code.Contains("://", StringComparison.Ordinal) && WebNames.Say(code.Trim('"', '\'', '<', '>', ';'), "") is { } address)
        {
            // Nobody takes a long address down by ear.
            return address;
        }
        var named = code.Any(char.IsLetterOrDigit);
        var said = new List<string>();
        foreach (Match part in Parts().Matches(code))
        {
            var text = part.Value;
            if (char.IsLetter(text[0]))
            {
                said.Add(Name(text));
            }
            else if (char.IsDigit(text[0]))
            {
                said.Add(Quantities.Number(text));
            }
            else if (!named || !"()[]{}\"',".Contains(text[0]))
            {
                said.Add(SignNames.GetValueOrDefault(text[0]) ?? Operators.Plain(text) ?? LetterNames.Of(text[0]) ?? "");
            }
        }
        return string.Join(' ', said.Where(s => s.Length > 0));
    }

    private static string Name(string name)
    {
        var vowelless = !name.ToLowerInvariant().Any("aeiouy".Contains);
        return name.All(char.IsAsciiLetter)
            && name.All(c => char.IsLower(c) == char.IsLower(name[0]))
            && (vowelless || name.Length == 2 && !ShortWords.Contains(name.ToLowerInvariant()) || Spelled.Contains(name.ToLowerInvariant()))
            && name.Length > 1
                ? Letters.Spell(name)
            : name.Length == 1 ? name.ToUpperInvariant()
            : Letters.Say(name);
    }

    [GeneratedRegex(@"\p{L}+|\d+(?:\.\d+)?(?!\.?\d)|\d+|[^\s\p{L}\d]")]
    private static partial Regex Parts();
}
