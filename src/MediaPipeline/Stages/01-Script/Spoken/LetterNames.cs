using System.Text.RegularExpressions;
using MediaPipeline.Speech.Unicode;

namespace MediaPipeline.Scripts;

/// <summary>
/// Letters of other scripts by their names, as formulas have them: 'Δt' is 'delta T'. A whole word of another
/// script is another language's, and stays as it is.
/// </summary>
internal static partial class LetterNames
{
    private static readonly Dictionary<char, string> Names = new()
    {
        ['α'] = "alpha",
        ['β'] = "beta",
        ['γ'] = "gamma",
        ['δ'] = "delta",
        ['ε'] = "epsilon",
        ['ϵ'] = "epsilon",
        ['ζ'] = "zeta",
        ['η'] = "eta",
        ['θ'] = "theta",
        ['ϑ'] = "theta",
        ['ι'] = "iota",
        ['κ'] = "kappa",
        ['λ'] = "lambda",
        ['μ'] = "mu",
        ['µ'] = "mu",
        ['ν'] = "nu",
        ['ξ'] = "xi",
        ['ο'] = "omicron",
        ['π'] = "pi",
        ['ρ'] = "rho",
        ['σ'] = "sigma",
        ['ς'] = "sigma",
        ['τ'] = "tau",
        ['υ'] = "upsilon",
        ['φ'] = "phi",
        ['ϕ'] = "phi",
        ['χ'] = "chi",
        ['ψ'] = "psi",
        ['ω'] = "omega",
        ['а'] = "ah",
        ['б'] = "be",
        ['в'] = "ve",
        ['г'] = "ghe",
        ['д'] = "de",
        ['е'] = "ie",
        ['ё'] = "io",
        ['ж'] = "zhe",
        ['з'] = "ze",
        ['и'] = "ee",
        ['й'] = "short ee",
        ['к'] = "ka",
        ['л'] = "el",
        ['м'] = "em",
        ['н'] = "en",
        ['о'] = "oh",
        ['п'] = "pe",
        ['р'] = "er",
        ['с'] = "es",
        ['т'] = "te",
        ['у'] = "oo",
        ['ф'] = "ef",
        ['х'] = "kha",
        ['ц'] = "tse",
        ['ч'] = "che",
        ['ш'] = "sha",
        ['щ'] = "shcha",
        ['ъ'] = "hard sign",
        ['ы'] = "yeru",
        ['ь'] = "soft sign",
        ['э'] = "eh",
        ['ю'] = "yu",
        ['я'] = "ya",
        ['א'] = "aleph",
        ['ב'] = "bet",
        ['ג'] = "gimel",
        ['ד'] = "dalet",
        ['ℵ'] = "aleph",
        ['ℓ'] = "L",
        ['ℏ'] = "H bar",
        ['∂'] = "partial",
        ['∇'] = "del",
        ['∆'] = "delta",
        ['∑'] = "sum",
        ['∏'] = "product",
        ['∫'] = "integral",
    };

    private const string Vector = "vector";

    /// <summary>Marks that formulas put over a letter.</summary>
    private static readonly Dictionary<char, string> Marks = new()
    {
        ['\u0302'] = "hat",
        ['\u0303'] = "tilde",
        ['\u0304'] = "bar",
        ['\u0305'] = "bar",
        ['\u0307'] = "dot",
        ['\u0308'] = "double dot",
        ['\u20D7'] = Vector,
    };

    /// <summary>The name of a letter or a letter-like sign of another script; null for all others.</summary>
    public static string? Of(char letter) => Names.GetValueOrDefault(char.ToLowerInvariant(letter));

    /// <summary>
    /// A word in which letters of other scripts stand with Latin ones, digits or signs, or stand alone; null for plain
    /// words of one script.
    /// </summary>
    public static string? Say(string core)
    {
        if (Marked(core) is { } marked)
        {
            return marked;
        }
        if (core.All(char.IsAscii) || !core.Any(c => Of(c) is not null) || Ohms().IsMatch(core))
        {
            return null;
        }
        var foreign = core.Count(c => char.IsLetter(c) && !IsLatin(c));
        if (foreign > 1 && !core.Any(c => IsLatin(c) || char.IsDigit(c)) && !OnlyGreekLettersOfFormulas().IsMatch(core))
        {
            return null;
        }
        var said = Parts().Matches(core).Select(Part).Where(p => p.Length > 0);
        return string.Join(' ', said).Replace(" 's", "'s");
    }

    /// <summary>A letter of a formula with a mark: 'x̄' is 'X bar', 'ŷ' 'Y hat', 'β̂₁' 'beta hat one'; null for letters of languages: 'à', 'ñ'.</summary>
    private static string? Marked(string core)
    {
        if (MarkedLetter().Match(core) is not { Success: true } marked)
        {
            return null;
        }
        var parts = string.Concat(marked.Groups["letter"].Value.EnumerateRunes().Select(NormalForm.Decomposed));
        if (parts.Length != 2 || "aeiounAEIOUN".Contains(parts[0]) || !Marks.TryGetValue(parts[1], out var mark))
        {
            return null;
        }
        var letter = Of(parts[0]) ?? parts[..1].ToUpperInvariant();
        var rest = Parts().Matches(marked.Groups["rest"].Value).Select(Part);
        return string.Join(' ', [mark == Vector ? $"{mark} {letter}" : $"{letter} {mark}", .. rest]).Replace(" 's", "'s");
    }

    private static string Part(Match part)
    {
        var text = part.Value;
        return Of(text[0]) is { } name ? name
            : text == "'s" ? "'s"
            : Superscripts.IsRaised(text[0]) ? Symbols.Raised(Superscripts.Lowered(text)).Trim()
            : Superscripts.IsSubscript(text[0]) ? Quantities.Say(Superscripts.Lowered(text), "", "") ?? Superscripts.Lowered(text)
            : char.IsDigit(text[0]) ? Quantities.Say(text, "", "") ?? text
            : text.Length == 1 && char.IsLetter(text[0]) ? text.ToUpperInvariant()
            : text == "/" ? "over"
            : char.IsLetter(text[0]) ? Letters.Say(text)
            : Operators.Plain(text) ?? "";
    }

    private static bool IsLatin(char c) => char.IsAsciiLetter(c) || c is >= 'À' and <= 'ɏ';

    [GeneratedRegex(@"^(?<letter>\p{L}\p{M}?)(?<rest>[⁰¹²³⁴-⁹⁻⁺ⁿˣⁱ₀-₉₋₊ₐ-ₜᵢ-ᵥⱼ]*|'s)$")]
    private static partial Regex MarkedLetter();

    /// <summary>'50-Ω': a resistance, whose unit <see cref="Letters"/> knows.</summary>
    [GeneratedRegex(@"^\d+(?:\.\d+)?-[kMm]?Ω$")]
    private static partial Regex Ohms();

    /// <summary>Two letters of a formula: 'Δλ', 'ΔΣ', 'αβ'; words of Greek are longer, and have their accents.</summary>
    [GeneratedRegex(@"^[Α-Ωα-ω∂∇∆∑∏∫]{1,2}(?:'s)?$|^[∂∇∆∑∏∫]")]
    private static partial Regex OnlyGreekLettersOfFormulas();

    [GeneratedRegex(
        @"'s$|[ℵℓℏ∂∇∆∑∏∫µ]|[\p{IsGreekandCoptic}\p{IsCyrillic}\p{IsHebrew}]|[⁰¹²³⁴-⁹⁻⁺ⁿˣⁱ]+|[₀-₉₋₊ₐ-ₜᵢ-ᵥⱼ]+|\d+(?:\.\d+)?|[A-Za-zÀ-ɏ]+|[-+*×·⋅/÷=−≈<>≤≥≠±^]"
    )]
    private static partial Regex Parts();
}
