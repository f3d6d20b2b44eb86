using System.Text.RegularExpressions;
using MediaPipeline.Speech.Alignment;

namespace MediaPipeline.Scripts;

/// <summary>
/// Operators and comparisons between numbers and letters, standing apart ('3 * 4', 'if x &lt; 5') or joined ('2×10⁻³',
/// 'a=b+c'), as one reads a formula out.
/// </summary>
internal static partial class Operators
{
    /// <summary>Operators as said between operands.</summary>
    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        ["+"] = "plus",
        ["−"] = "minus",
        ["*"] = "times",
        ["×"] = "times",
        ["·"] = "times",
        ["⋅"] = "times",
        ["∙"] = "times",
        ["÷"] = "divided by",
        ["/"] = "divided by",
        ["="] = "equals",
        ["=="] = "equals",
        ["+="] = "plus equals",
        ["-="] = "minus equals",
        ["*="] = "times equals",
        ["±"] = "plus or minus",
        ["+/-"] = "plus or minus",
        ["+/−"] = "plus or minus",
        ["+-"] = "plus or minus",
        ["∓"] = "minus or plus",
        ["^"] = "to the",
        ["**"] = "to the power of",
        ["→"] = "to",
        ["->"] = "to",
        ["⇒"] = "implies",
        ["=>"] = "implies",
        ["⇔"] = "if and only if",
        ["∈"] = "in",
        ["∉"] = "not in",
        ["∪"] = "union",
        ["∩"] = "intersection",
        ["⊂"] = "subset of",
        ["⊆"] = "subset of",
        ["∧"] = "and",
        ["&&"] = "and",
        ["∨"] = "or",
        ["∝"] = "proportional to",
        ["≡"] = "identical to",
        ["∘"] = "composed with",
    };

    /// <summary>Comparisons: what stands before a number alone ('about 5'), and what a sentence says between two ('is about').</summary>
    private static readonly Dictionary<string, (string Alone, string Between)> Comparisons = new(StringComparer.Ordinal)
    {
        ["<"] = ("less than", "is less than"),
        [">"] = ("greater than", "is greater than"),
        ["≤"] = ("at most", "is at most"),
        ["<="] = ("at most", "is at most"),
        ["≥"] = ("at least", "is at least"),
        [">="] = ("at least", "is at least"),
        ["≈"] = ("about", "is about"),
        ["≃"] = ("about", "is about"),
        ["≅"] = ("about", "is about"),
        ["~"] = ("about", "is about"),
        ["≠"] = ("not equal to", "is not equal to"),
        ["!="] = ("not equal to", "is not equal to"),
        ["≪"] = ("much less than", "is much less than"),
        ["≫"] = ("much greater than", "is much greater than"),
    };

    /// <summary>Signs that are operators only between operands: elsewhere they are rules, bullets and dashes.</summary>
    private static readonly HashSet<string> OnlyBetween = ["*", "**", "·", "⋅", "∙", "/", "^", "~", "-", "–", "->", "=>", "∘"];

    /// <summary>Words that make a condition of what follows, which so has its verb.</summary>
    private static readonly HashSet<string> Conditions = new(StringComparer.OrdinalIgnoreCase)
    {
        "if",
        "when",
        "whenever",
        "while",
        "until",
        "unless",
        "where",
        "that",
        "because",
        "since",
        "whether",
        "once",
        "then",
    };

    /// <summary>Words that what is compared belongs to: 'for x less than five', 'values of p less than …'.</summary>
    private static readonly HashSet<string> Attached = new(StringComparer.OrdinalIgnoreCase)
    {
        "for",
        "with",
        "at",
        "of",
        "any",
        "all",
        "every",
        "some",
        "given",
        "no",
        "to",
        "by",
        "keep",
        "∀",
        "∃",
    };

    /// <summary>
    /// Whether a sign that stands alone is a word of its own, between these two. Dashes between numbers are words
    /// ('35 – 45 km', '5 - 3 = 2'); between words they are dashes.
    /// </summary>
    public static bool Stands(string before, string sign, string after)
    {
        var between = IsOperand(before) && IsOperand(after);
        return OnlyBetween.Contains(sign)
            ? between
                && !(sign is "/" && Measured().IsMatch(before))
                && (sign is not ("/" or "-" or "–") || HasDigit(before) && HasDigit(after) || IsVariable(before) && IsVariable(after))
            : Names.ContainsKey(sign) || Comparisons.ContainsKey(sign);
    }

    /// <summary>A lone sign as said; null when it is no operator.</summary>
    /// <param name="sign">The sign.</param>
    /// <param name="clause">What stands before it in its clause, nearest last, without punctuation.</param>
    /// <param name="rest">What stands behind it in its clause, nearest first, without punctuation.</param>
    public static string? Say(string sign, IReadOnlyList<string> clause, IReadOnlyList<string> rest)
    {
        var before = clause.Count > 0 ? clause[^1] : "";
        // '8 ~ 9cm'.
        if (sign is "~" && Quantities.IsWhole(before) && rest.Count > 0 && HasDigit(rest[0]))
        {
            return "to";
        }
        if (Comparisons.TryGetValue(sign, out var comparison))
        {
            var told = clause.Any(Conditions.Contains);
            var attached = clause.Count > 1 && Attached.Contains(clause[^2]);
            if (clause.Count > 1 && clause[^2].Equals("let", StringComparison.OrdinalIgnoreCase))
            {
                return $"be {comparison.Alone}";
            }
            return before.Length > 0 && (told || IsOperand(before) && !attached) ? comparison.Between : comparison.Alone;
        }
        if (clause.Count > 1 && clause[^2].Equals("let", StringComparison.OrdinalIgnoreCase) && sign == "=")
        {
            return "equal";
        }
        if (sign is "-" or "–")
        {
            // In an equation it takes away; otherwise it is a range.
            return clause.Concat(rest).Any(w => w is "=" or "+" or "×" or "*" or "÷" or "≈" or "−") || IsVariable(before) ? "minus" : "to";
        }
        if (sign is "×" or "x" && rest.Count > 1 && Sizes.IsSide(rest[0], rest[1]))
        {
            return "by";
        }
        if (sign is "∈" && clause.Count > 1 && clause[^2].Equals("let", StringComparison.OrdinalIgnoreCase))
        {
            return "be in";
        }
        if (sign is "∈" or "∉" or "∝" or "≡" or "⊂" or "⊆" && IsOperand(before) && !(clause.Count > 1 && clause[^2] is "∀" or "∃"))
        {
            return $"is {Names[sign]}";
        }
        if (sign == "^" && rest.Count > 0 && rest[0] is "2" or "3")
        {
            return "to the power of";
        }
        return Names.GetValueOrDefault(sign);
    }

    /// <summary>A sign by itself, as said anywhere.</summary>
    public static string? Plain(string sign) =>
        Names.GetValueOrDefault(sign) ?? (Comparisons.TryGetValue(sign, out var c) ? c.Alone : null);

    /// <summary>A formula in one word: operands and operators without spaces; null when it is none.</summary>
    public static string? Expression(string core, string before)
    {
        if (Derivative().Match(core) is { Success: true } derivative)
        {
            var of = derivative.Groups["d"].Value is "d" ? "D" : "partial";
            return $"{of} {derivative.Groups["f"].Value.ToUpperInvariant()} {of} {derivative.Groups["x"].Value.ToUpperInvariant()}";
        }
        // 'f(x)=2x+1'.
        if (Definition().Match(core) is { Success: true } definition && Symbols.Say(definition.Groups["function"].Value) is { } defined)
        {
            var value = definition.Groups["value"].Value;
            return $"{defined} equals {Expression(value, "=") ?? Operand(value)}";
        }
        // A version asked for: 'numpy>=1.26'.
        if (Required().Match(core) is { Success: true } required)
        {
            var name = required.Groups["name"].Value;
            return $"{Letters.Say(name)} {Comparisons[required.Groups["least"].Value].Alone} {Quantities.Say(required.Groups["version"].Value, "", "")}";
        }
        // 'F = ma'.
        if (before is "=" && Product().IsMatch(core))
        {
            return Letters.Spell(core);
        }
        // '1/n²'.
        if (OverPower().Match(core) is { Success: true } over)
        {
            return $"{NumberWords.Cardinal(over.Groups["n"].Value)} over {Operand(over.Groups["of"].Value)}";
        }
        if (!Formula().IsMatch(core) || !Certain().IsMatch(core) && before is not "=")
        {
            return null;
        }
        var parts = FormulaParts().Matches(core).Select(m => m.Value).ToList();
        // Signs may be read in two ways ('>-w'): then it is no formula that one reads out.
        if (string.Concat(parts) != core || parts.Where((p, i) => i % 2 == 1).Any(p => Plain(p) is null && p is not ("-" or "–")))
        {
            return null;
        }
        // A name with a hyphen in it: 'top-k=40' takes nothing away.
        if (parts.Contains("-") && parts.Any(p => p.Length > 1 && p.All(char.IsAsciiLetterLower)))
        {
            return null;
        }
        var said = new List<string>();
        for (var p = 0; p < parts.Count; p++)
        {
            var part = parts[p];
            var operand = p % 2 == 0;
            if (operand)
            {
                said.Add(Operand(part));
            }
            else
            {
                said.Add(
                    Comparisons.TryGetValue(part, out var comparison) ? (Attached.Contains(before) ? comparison.Alone : comparison.Between)
                    : part is "-" or "–" ? "minus"
                    : part == "/" && !char.IsDigit(parts[p - 1][^1]) ? "over"
                    : Names[part]
                );
            }
        }
        return string.Join(' ', said);
    }

    /// <summary>Whether an amount may be a side of an operator: a number with or without its unit, or a letter.</summary>
    public static bool IsOperand(string core) =>
        IsVariable(core)
        || core is ['|', _, '|']
        || Numeric().IsMatch(core)
        || core.Length > 2 && Formula().IsMatch(core) && Certain().IsMatch(core);

    private static bool HasDigit(string core) => core.Any(char.IsDigit);

    private static bool IsVariable(string core) =>
        core.Length is 1 or 2
        && core is not ("I" or "A" or "a")
        && (char.IsAsciiLetter(core[0]) || LetterNames.Of(core[0]) is not null)
        && (core.Length == 1 || Superscripts.IsRaised(core[1]) || Superscripts.IsSubscript(core[1]) || LetterNames.Of(core[0]) is not null);

    private static string Operand(string part)
    {
        var minus = part.Length > 1 && part[0] is '-' or '−' ? "minus " : "";
        var text = part[minus.Length.CompareTo(0)..];
        return minus
            + (
                text.Length == 1 && char.IsAsciiLetter(text[0]) ? text
                // Between operators 'x' is no 'times'.
                : Multiple().Match(text) is { Success: true } multiple
                    ? $"{Quantities.Number(multiple.Groups["n"].Value)} {multiple.Groups["of"].Value}"
                : Symbols.Say(text)
                    ?? Money.Say(text, "", "", "")
                    ?? Quantities.Say(text, "", "")
                    ?? LetterNames.Say(text)
                    ?? (text.Length <= 3 && text.All(char.IsAsciiLetter) ? Letters.Spell(text) : Letters.Say(text))
            );
    }

    private const string OneOperand =
        @"(?:[-−]?[$€£¥]?(?:\d[\d,]*(?:\.\d+)?|\.\d+)(?:\^[-−]?(?:\d+|[a-z])|[⁻⁺]?[⁰¹²³⁴-⁹ⁿˣⁱ]+|[eE][-+]?\d{1,3}|%|°?[\p{L}Ωµ°]{1,3}[²³]?)?|[-−]?√?[A-Za-z\p{IsGreekandCoptic}∂∇∆∑]{1,3}(?:[₀-₉ₐ-ₜᵢ-ᵥⱼ]+)?(?:\^[-−]?(?:\d+|[a-z])|[⁻⁺]?[⁰¹²³⁴-⁹ⁿˣⁱ]+)?|[-−]?√\d+)";

    private const string OneOperator = "(?:<=|>=|!=|==|->|=>|[-–−+*×·⋅÷/=≈<>≤≥≠±≪≫→∈∉⊂⊆∪∩∧∨])";

    /// <summary>An amount with its unit, beside which another says the same: '75F / 24C', '4g / 0.14 oz'.</summary>
    [GeneratedRegex(@"^\d[\d.,]*(?:°[CF]?|[CF]|m?g|kg|lbs?|oz|[mc]?l|L|[cmk]?m|mi|ft|in|mph|kph)$")]
    private static partial Regex Measured();

    [GeneratedRegex(@"^(?<d>[d∂])(?<f>[a-zA-Z])/\k<d>(?<x>[a-z])$")]
    private static partial Regex Derivative();

    [GeneratedRegex(@"^(?<function>\p{L}{1,3}\([^()]+\))=(?<value>[^=]+)$")]
    private static partial Regex Definition();

    [GeneratedRegex(@"^(?<name>[A-Za-z][\w-]+\w)(?<least>[<>]=?|[≤≥])(?<version>\d+(?:\.\d+)+)$")]
    private static partial Regex Required();

    [GeneratedRegex("^(?:ma|mv|mg|mgh|vt|kx|kT|mc|qV|IR|VI|RT|nRT)$")]
    private static partial Regex Product();

    [GeneratedRegex(@"^(?<n>[1-9])/(?<of>[a-z](?:[⁰¹²³⁴-⁹ⁿ]|\^\d))$")]
    private static partial Regex OverPower();

    [GeneratedRegex(@"^(?<n>\d+)(?<of>x)$")]
    private static partial Regex Multiple();

    [GeneratedRegex($"^{OneOperand}(?:{OneOperator}{OneOperand})+$")]
    private static partial Regex Formula();

    [GeneratedRegex($"{OneOperator}(?=.)(?<!^[-−])|{OneOperand}")]
    private static partial Regex FormulaParts();

    /// <summary>Signs that are nothing but operators: a hyphen or a slash alone makes no formula.</summary>
    [GeneratedRegex(@"[=≈<>≤≥≠±≪≫÷×*·⋅−∈∉⊂⊆→∪∩∧∨](?<!^[-−])|\d\+[\dA-Za-z]|[A-Za-z]\+\d|\^\d+[-+]\d|^[A-Za-z](?:\+[A-Za-z])+$")]
    private static partial Regex Certain();

    [GeneratedRegex(
        @"^[-−+±~≈<>≤≥]?[$€£¥]?(?:\d[\d,]*(?:\.\d+)?|\.\d+)(?:[½¼¾]|%|‰|[⁻⁺]?[⁰¹²³⁴-⁹]+|[\p{L}µ°Ω²³/]{1,6}|\^-?\d+|/\d+)?$|^[½⅓⅔¼¾⅛∞]$|^√\d+$"
    )]
    private static partial Regex Numeric();
}
