using System.Text;
using System.Text.RegularExpressions;
using MediaPipeline.Speech.Alignment;

namespace MediaPipeline.Scripts;

/// <summary>Signs, powers, roots and chemical formulas: '10²', '√2', '10^6', '1e6', 'H₂O', '§'.</summary>
internal static partial class Symbols
{
    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        ["♩"] = "quarter note",
        ["★★★★★"] = "five stars",
        ["★★★★☆"] = "four stars",
        ["★★★☆☆"] = "three stars",
        ["★★☆☆☆"] = "two stars",
        ["★☆☆☆☆"] = "one star",
        ["Ø"] = "diameter",
        ["⌀"] = "diameter",
        ["∞"] = "infinity",
        ["-∞"] = "minus infinity",
        ["−∞"] = "minus infinity",
        ["+∞"] = "plus infinity",
        ["§"] = "section",
        ["§§"] = "sections",
        ["¶"] = "paragraph",
        ["№"] = "number",
        ["©"] = "copyright",
        ["∀"] = "for all",
        ["∃"] = "there exists",
        ["∅"] = "the empty set",
        ["∴"] = "therefore",
        ["∵"] = "because",
        ["&"] = "and",
        ["@"] = "at",
        ["%"] = "percent",
        ["¬"] = "not",
        ["µ"] = "mu",
        ["⌘"] = "command",
        ["⌥"] = "option",
        ["⇧"] = "shift",
        ["⌃"] = "control",
        ["⏎"] = "return",
        ["↩"] = "return",
        ["⌫"] = "delete",
        ["⎋"] = "escape",
        ["⇥"] = "tab",
    };

    /// <summary>Signs of a keyboard, named where the text is about the sign itself: 'press # twice'.</summary>
    private static readonly Dictionary<string, string> Keys = new(StringComparer.Ordinal)
    {
        ["#"] = "hash",
        ["&"] = "ampersand",
        ["@"] = "at",
        ["%"] = "percent",
        ["+"] = "plus",
        ["="] = "equals",
        ["*"] = "star",
        ["$"] = "dollar sign",
        ["~"] = "tilde",
        ["^"] = "caret",
        ["|"] = "vertical bar",
        ["\\"] = "backslash",
        ["/"] = "slash",
        ["_"] = "underscore",
        ["-"] = "hyphen",
        ["€"] = "euro sign",
        ["£"] = "pound sign",
        ["¥"] = "yen sign",
        ["°"] = "degree sign",
        ["?"] = "question mark",
        ["!"] = "exclamation mark",
        ["<"] = "less than",
        [">"] = "greater than",
        ["®"] = "registered",
        ["™"] = "trademark",
    };

    private static readonly HashSet<string> AboutSigns = new(StringComparer.OrdinalIgnoreCase)
    {
        "press",
        "hit",
        "key",
        "keys",
        "sign",
        "signs",
        "symbol",
        "symbols",
        "character",
        "characters",
        "button",
        "type",
        "enter",
        "operator",
        "prefix",
    };

    /// <summary>Functions of an angle.</summary>
    private static readonly Dictionary<string, string> Ratios = new()
    {
        ["sin"] = "sine",
        ["cos"] = "cosine",
        ["tan"] = "tangent",
    };

    /// <summary>Suits of playing cards.</summary>
    private static readonly Dictionary<char, string> Suits = new()
    {
        ['♠'] = "spades",
        ['♣'] = "clubs",
        ['♥'] = "hearts",
        ['♦'] = "diamonds",
    };

    /// <summary>A playing card: 'A♠' is 'ace of spades'; null for other words.</summary>
    public static string? Card(string core) =>
        Cards().Match(core) is not { Success: true } card
            ? null
            : card.Groups["rank"].Value switch
            {
                "A" => "ace",
                "K" => "king",
                "Q" => "queen",
                "J" => "jack",
                "T" => "ten",
                var n => NumberWords.Cardinal(n),
            } + $" of {Suits[card.Groups["suit"].Value[0]]}";

    [GeneratedRegex(@"^(?<rank>[AKQJT2-9]|10)(?<suit>[♠♣♥♦])\uFE0F?$")]
    private static partial Regex Cards();

    /// <summary>Signs that are words of their own when they stand alone, whatever they stand between.</summary>
    public static bool IsWord(string sign) => Names.ContainsKey(sign) || sign.Length == 1 && LetterNames.Of(sign[0]) is not null;

    /// <summary>Whether the text is about the sign itself: 'press #', 'the * key'.</summary>
    public static bool IsNamed(string sign, string before, string after) =>
        Keys.ContainsKey(sign) && (AboutSigns.Contains(before) || AboutSigns.Contains(after));

    /// <summary>A sign that the text is about, by its name: 'the $ sign' needs no second 'sign'.</summary>
    public static string? Key(string sign, string after = "") =>
        Keys.TryGetValue(sign, out var name)
            ? (after is "sign" or "signs" && name.EndsWith(" sign", StringComparison.Ordinal) ? name[..^5] : name)
            : null;

    public static string? Say(string core)
    {
        if (Names.TryGetValue(core, out var name))
        {
            return name;
        }
        if (core.Any("⌘⌥⇧⌃".Contains) && PressedKeys().Match(core) is { Success: true } pressed)
        {
            return string.Join(
                ' ',
                pressed
                    .Groups["key"]
                    .Captures.Select(k => Names.GetValueOrDefault(k.Value) ?? Quantities.Say(k.Value, "", "") ?? Letters.Say(k.Value))
            );
        }
        if (Function().Match(core) is { Success: true } function)
        {
            var (called, of) = (function.Groups["name"].Value, function.Groups["of"].Value);
            // 'item(s)' is both at once, and said as many.
            return of is "s" or "es" && called.Length > 1 && char.IsLower(called[^1]) ? called.ToLowerInvariant() + of
                : called.Length == 1 || called is "log" or "exp" ? $"{called} of {Inner(of)}"
                : Ratios.TryGetValue(called, out var ratio) ? $"{ratio} of {Inner(of)}"
                : $"{Letters.Say(called)} {Inner(of)}".Trim();
        }
        if (Absolute().Match(core) is { Success: true } absolute)
        {
            return $"the absolute value of {absolute.Groups["of"].Value}";
        }
        // '5!', only where a formula follows.
        if (core.Length > 1 && core[^1] == '!')
        {
            return $"{(char.IsAsciiDigit(core[0]) ? NumberWords.Cardinal(core[..^1]) : core[..^1])} factorial";
        }
        if (core.Length > 1 && core[0] == '∠')
        {
            return $"angle {Letters.Spell(core[1..])}";
        }
        // 'P(B|A)P(A)/P(B)'.
        if (Functions().IsMatch(core))
        {
            return string.Join(
                ' ',
                FunctionsParts()
                    .Matches(core)
                    .Select(p =>
                        p.Value is "/" ? "over"
                        : p.Value is "·" or "*" ? "times"
                        : Say(p.Value)!
                    )
            );
        }
        // 'B)/P(A)' of 'P(A and B)/P(A)'.
        if (Closed().Match(core) is { Success: true } closed)
        {
            return $"{Inner(closed.Groups["last"].Value)} over {Say(closed.Groups["function"].Value + ")")}";
        }
        // 'O(n' of 'O(n log n)'.
        if (Opened().Match(core) is { Success: true } opened)
        {
            return $"{opened.Groups["name"].Value} of {opened.Groups["of"].Value}";
        }
        if (Chords.Say(core) is { } chord)
        {
            return chord;
        }
        if (Logarithm().Match(core) is { Success: true } logarithm)
        {
            var of = logarithm.Groups["of"].Length > 0 ? $" of {Inner(logarithm.Groups["of"].Value)}" : "";
            return $"log base {NumberWords.Cardinal(Superscripts.Lowered(logarithm.Groups["base"].Value))}{of}";
        }
        if (ChemicalFormulas.Ion(core) is { } ion)
        {
            return ion;
        }
        if (core.Any(Superscripts.IsSubscript) && LetterNames.Of(core[0]) is null)
        {
            // A chemical formula: every letter and number by itself.
            return Formula(Superscripts.Lowered(core));
        }
        if (Scientific().Match(core) is { Success: true } scientific)
        {
            return $"{Number(scientific.Groups["m"].Value)} times ten to the {Exponent(scientific.Groups["x"].Value)}";
        }
        if (Caret().Match(core) is { Success: true } caret)
        {
            return Base(caret.Groups["b"].Value) + Raised(caret.Groups["x"].Value);
        }
        if (RaisedForm().Match(core) is { Success: true } raised)
        {
            return Base(raised.Groups["b"].Value) + Raised(Superscripts.Lowered(raised.Groups["x"].Value));
        }
        if (Root().Match(core) is { Success: true } root)
        {
            var kind = root.Groups["kind"].Value switch
            {
                "∛" => "cube",
                "∜" => "fourth",
                _ => "square",
            };
            return $"the {kind} root of {Base(root.Groups["n"].Value)}";
        }
        return null;
    }

    private static string Inner(string text) =>
        text.Length == 1 ? LetterNames.Of(text[0]) ?? (char.IsDigit(text[0]) ? NumberWords.Cardinal(text) : text)
        : Multiple().Match(text) is { Success: true } multiple
            ? $"{NumberWords.Cardinal(multiple.Groups["n"].Value)} {multiple.Groups["of"].Value}"
        // A probability: 'P(A|B)'.
        : Condition().Match(text) is { Success: true } given
            ? $"{Inner(given.Groups["what"].Value)} given {Inner(given.Groups["given"].Value)}"
        : Say(text)
            ?? Operators.Expression(text, "")
            ?? Quantities.Say(text, "", "")
            ?? LetterNames.Say(text)
            ?? Letters.Say(text.Replace(",", " "));

    /// <summary>An exponent as said behind its base: ' squared', ' to the minus three'.</summary>
    public static string Raised(string exponent) =>
        exponent switch
        {
            "2" => " squared",
            "3" => " cubed",
            _ => $" to the {Exponent(exponent)}",
        };

    private static string Base(string text) =>
        text.Length == 1 && LetterNames.Of(text[0]) is { } name ? name
        : char.IsLetter(text[0])
            ? text.Length == 1 ? text
                : Letters.Spell(text)
        : Number(text);

    private static string Exponent(string text)
    {
        var bare = text.TrimStart('-', '−', '+');
        var minus = text[0] is '-' or '−' ? "minus " : "";
        return minus + (char.IsLetter(bare[0]) ? bare.ToUpperInvariant() : NumberWords.Cardinal(bare));
    }

    private static string Number(string text)
    {
        var minus = text[0] is '-' or '−' ? "minus " : "";
        var parts = text.TrimStart('-', '−').Split('.');
        return minus + (parts.Length == 2 ? NumberWords.Decimal(parts[0], parts[1]) : NumberWords.Cardinal(parts[0]));
    }

    private static string Formula(string plain)
    {
        var said = new StringBuilder();
        foreach (Match part in FormulaParts().Matches(plain))
        {
            var text = part.Value;
            said.Append(
                text is "'s" ? "'s"
                : char.IsDigit(text[0]) ? $" {NumberWords.Cardinal(text)}"
                : $" {text.ToUpperInvariant()}"
            );
        }
        return said.ToString().Trim();
    }

    [GeneratedRegex(@"^(?<name>\p{L}+)\((?<of>[^()]*)\)$")]
    private static partial Regex Function();

    [GeneratedRegex(@"^(?<name>[A-Za-z])\((?<of>[A-Za-z])$")]
    private static partial Regex Opened();

    [GeneratedRegex(@"^\|(?<of>[A-Za-z])\|$")]
    private static partial Regex Absolute();

    [GeneratedRegex(@"^[A-Za-z]\([^()]+\)(?:[/·*]?[A-Za-z]\([^()]+\))+$")]
    private static partial Regex Functions();

    [GeneratedRegex(@"[A-Za-z]\([^()]+\)|[/·*]")]
    private static partial Regex FunctionsParts();

    [GeneratedRegex(@"^(?<last>[A-Za-z])\)/(?<function>[A-Za-z]\([^()]+)\)?$")]
    private static partial Regex Closed();

    /// <summary>'2x' in 'cos(2x)'.</summary>
    [GeneratedRegex(@"^(?<n>\d{1,3})(?<of>[a-z])$")]
    private static partial Regex Multiple();

    [GeneratedRegex(@"^(?<what>[^|]+)\|(?<given>[^|]+)$")]
    private static partial Regex Condition();

    /// <summary>Keys of a Mac pressed at once: '⌘S', '⌥⇧F', '⌘+Shift+4'.</summary>
    [GeneratedRegex(@"^(?:(?<key>[⌘⌥⇧⌃⏎↩⌫⎋⇥]|\p{L}+(?!\p{L})|\d)\+?)+$")]
    private static partial Regex PressedKeys();

    [GeneratedRegex(@"^[Ll]og(?<base>[₀-₉]+)(?:\((?<of>[^()]+)\))?$")]
    private static partial Regex Logarithm();

    [GeneratedRegex(@"^(?<m>[-−]?\d+(?:\.\d+)?)[eE](?<x>[+-]?\d{1,3})$")]
    private static partial Regex Scientific();

    [GeneratedRegex(@"^(?<b>[-−]?\d[\d,]*(?:\.\d+)?|[A-Za-z\p{IsGreekandCoptic}])\^\(?(?<x>[-−+]?(?:\d{1,3}|[a-z]))\)?$")]
    private static partial Regex Caret();

    [GeneratedRegex(@"^(?<b>[-−]?\d[\d,]*(?:\.\d+)?|[A-Za-z]{1,2}|\p{IsGreekandCoptic})(?<x>[⁻⁺]?[⁰¹²³⁴-⁹ⁿˣⁱ]+)$")]
    private static partial Regex RaisedForm();

    [GeneratedRegex(@"^(?<kind>[√∛∜])\(?(?<n>\d+(?:\.\d+)?|[A-Za-z\p{IsGreekandCoptic}])\)?$")]
    private static partial Regex Root();

    [GeneratedRegex(@"'s|\d+|\p{L}")]
    private static partial Regex FormulaParts();
}
