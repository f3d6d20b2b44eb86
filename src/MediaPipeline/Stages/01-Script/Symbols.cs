using System.Text;
using System.Text.RegularExpressions;
using MediaPipeline.Speech.Alignment;

namespace MediaPipeline.Scripts;

/// <summary>Signs, powers, roots, Greek letters and formulas: '10²', '√2', '10^6', '1e6', 'H₂O', 'π'.</summary>
internal static partial class Symbols
{
    private const string Superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹";
    private const string Subscripts = "₀₁₂₃₄₅₆₇₈₉";

    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        ["≠"] = "not equal to",
        ["∞"] = "infinity",
        ["§"] = "section",
        ["§§"] = "sections",
        ["α"] = "alpha",
        ["β"] = "beta",
        ["γ"] = "gamma",
        ["δ"] = "delta",
        ["Δ"] = "delta",
        ["ε"] = "epsilon",
        ["θ"] = "theta",
        ["λ"] = "lambda",
        ["μ"] = "mu",
        ["π"] = "pi",
        ["ρ"] = "rho",
        ["σ"] = "sigma",
        ["Σ"] = "sigma",
        ["τ"] = "tau",
        ["φ"] = "phi",
        ["χ"] = "chi",
        ["ψ"] = "psi",
        ["ω"] = "omega",
        ["Ω"] = "omega",
    };

    /// <summary>Signs that are words of their own when they stand alone.</summary>
    public static bool IsWord(string sign) =>
        sign is "&" or "%" or "+" or "=" or "@" or "×" or "÷" or "<" or ">" or "≈" or "≤" or "≥" or "→" or "≠" or "∞" or "§" or "§§";

    public static string? Say(string core)
    {
        if (Names.TryGetValue(core, out var name))
        {
            return name;
        }
        if (core.Any(c => Subscripts.Contains(c)))
        {
            // A chemical formula: every letter and number by itself.
            var plain = string.Concat(core.Select(c => Subscripts.IndexOf(c) is >= 0 and var digit ? (char)('0' + digit) : c));
            return Formula(plain);
        }
        if (Scientific().Match(core) is { Success: true } scientific)
        {
            return $"{Number(scientific.Groups["m"].Value)} times ten to the {Exponent(scientific.Groups["x"].Value)}";
        }
        if (Caret().Match(core) is { Success: true } caret)
        {
            return Power(caret.Groups["b"].Value, caret.Groups["x"].Value);
        }
        if (Raised().Match(core) is { Success: true } raised)
        {
            return Power(raised.Groups["b"].Value, Lowered(raised.Groups["x"].Value));
        }
        return Root().Match(core) is { Success: true } root ? $"the square root of {Base(root.Groups["n"].Value)}" : null;
    }

    private static string Power(string number, string exponent) =>
        Base(number)
        + exponent switch
        {
            "2" => " squared",
            "3" => " cubed",
            _ => $" to the {Exponent(exponent)}",
        };

    private static string Base(string text) => char.IsLetter(text[0]) ? text : Number(text);

    private static string Exponent(string text) => (text[0] == '-' ? "minus " : "") + NumberWords.Cardinal(text.TrimStart('-', '+'));

    private static string Number(string text)
    {
        var minus = text[0] is '-' or '−' ? "minus " : "";
        var parts = text.TrimStart('-', '−').Split('.');
        return minus + (parts.Length == 2 ? NumberWords.Decimal(parts[0], parts[1]) : NumberWords.Cardinal(parts[0]));
    }

    private static string Lowered(string superscripts) =>
        string.Concat(
            superscripts.Select(c =>
                c == '⁻' ? '-'
                : c == '⁺' ? '+'
                : (char)('0' + Superscripts.IndexOf(c))
            )
        );

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

    [GeneratedRegex(@"^(?<m>-?\d+(?:\.\d+)?)[eE](?<x>[+-]?\d{1,3})$")]
    private static partial Regex Scientific();

    [GeneratedRegex(@"^(?<b>-?\d+(?:\.\d+)?|[A-Za-z])\^(?<x>[+-]?\d{1,3})$")]
    private static partial Regex Caret();

    [GeneratedRegex(@"^(?<b>-?\d+(?:\.\d+)?|[A-Za-z])(?<x>[⁻⁺]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+)$")]
    private static partial Regex Raised();

    [GeneratedRegex(@"^√(?<n>\d+(?:\.\d+)?|[A-Za-z])$")]
    private static partial Regex Root();

    [GeneratedRegex(@"'s|\d+|\p{L}")]
    private static partial Regex FormulaParts();
}
