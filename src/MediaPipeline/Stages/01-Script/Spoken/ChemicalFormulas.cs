using System.Text.RegularExpressions;
using MediaPipeline.Speech.Alignment;

namespace MediaPipeline.Scripts;

/// <summary>
/// Chemical formulas without lowered numbers, said by the letters of their symbols: 'H2SO4' is 'H two S O four', 'Ca(OH)2', 'NaOH',
/// 'Fe3+'. Symbols of the elements: IUPAC, Periodic Table of the Elements (2022).
/// </summary>
internal static partial class ChemicalFormulas
{
    /// <summary>Those of elements alone, without a number, that are known by their formulas.</summary>
    private static readonly HashSet<string> Compounds =
    [
        "NaCl",
        "NaOH",
        "NaF",
        "HCl",
        "HBr",
        "KCl",
        "KBr",
        "KOH",
        "AgCl",
        "CaO",
        "MgO",
        "ZnO",
        "CuO",
        "FeO",
        "GaN",
        "GaAs",
        "SiC",
        "NiMH",
        "CdTe",
        "pKa",
        "pKb",
    ];

    /// <summary>Elements by their names, where isotopes of them are spoken of.</summary>
    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        ["H"] = "hydrogen",
        ["He"] = "helium",
        ["Li"] = "lithium",
        ["Be"] = "beryllium",
        ["B"] = "boron",
        ["C"] = "carbon",
        ["N"] = "nitrogen",
        ["O"] = "oxygen",
        ["F"] = "fluorine",
        ["Na"] = "sodium",
        ["Mg"] = "magnesium",
        ["Al"] = "aluminum",
        ["Si"] = "silicon",
        ["P"] = "phosphorus",
        ["S"] = "sulfur",
        ["Ar"] = "argon",
        ["K"] = "potassium",
        ["Ca"] = "calcium",
        ["Fe"] = "iron",
        ["Co"] = "cobalt",
        ["Ni"] = "nickel",
        ["Kr"] = "krypton",
        ["Rb"] = "rubidium",
        ["Sr"] = "strontium",
        ["Mo"] = "molybdenum",
        ["Tc"] = "technetium",
        ["I"] = "iodine",
        ["Xe"] = "xenon",
        ["Cs"] = "cesium",
        ["Ir"] = "iridium",
        ["Pb"] = "lead",
        ["Bi"] = "bismuth",
        ["Po"] = "polonium",
        ["Rn"] = "radon",
        ["Ra"] = "radium",
        ["Th"] = "thorium",
        ["U"] = "uranium",
        ["Np"] = "neptunium",
        ["Pu"] = "plutonium",
        ["Am"] = "americium",
        ["Cm"] = "curium",
        ["Cf"] = "californium",
    };

    /// <summary>An isotope by its name and mass: 'Cs-137', '⁴He'; null for any other word, and for single letters with a hyphen ('F-16', 'U-235').</summary>
    public static string? Isotope(string core) =>
        Mass().Match(core) is { Success: true } isotope && Names.TryGetValue(isotope.Groups["symbol"].Value, out var name)
            ? $"{name} {Quantities.Pairs(Superscripts.Lowered(isotope.Groups["mass"].Value))}{(isotope.Groups["excited"].Length > 0 ? " M" : "")}"
            : null;

    /// <summary>The formula as said; null for any other word.</summary>
    public static string? Say(string core)
    {
        if (Compounds.Contains(core))
        {
            return Letters.Spell(core);
        }
        if (Formula().Match(core) is not { Success: true } formula || formula.Groups["symbol"].Captures.Count < 2 && !Atom().IsMatch(core))
        {
            return null;
        }
        return Spelled(core);
    }

    /// <summary>Letters, numbers and signs one by one.</summary>
    private static string Spelled(string formula) =>
        string.Join(
            ' ',
            Parts()
                .Matches(formula)
                .Select(p =>
                    char.IsDigit(p.Value[0]) ? NumberWords.Cardinal(p.Value)
                    : p.Value is "+" ? "plus"
                    : p.Value is "-" or "−" ? "minus"
                    : Letters.Spell(p.Value)
                )
        );

    /// <summary>An ion with its charge raised: 'Mg²⁺', 'SO₄²⁻'; null for any other word.</summary>
    public static string? Ion(string core) =>
        Charged().Match(core) is { Success: true } ion
            ? $"{Spelled(Superscripts.Lowered(ion.Groups["atoms"].Value))} {Spelled(Superscripts.Lowered(ion.Groups["charge"].Value))}"
            : null;

    private const string Element =
        "(?<symbol>A[cglmrstu]|B[aeikr]?|C[adeflmorsu]?|D[by]|E[rsu]|F[emr]?|G[ade]|H[efgos]?|I[nr]?|Kr?|L[airu]|M[dgno]|N[abdeiop]?|Os?|P[abdmortu]?|R[abehnu]|S[bcegimnr]?|T[abehilm]|U|V|W|Xe|Yb?|Z[nr])";

    /// <summary>At least one number, of at most two digits: longer ones are names of models.</summary>
    [GeneratedRegex($@"^(?=.*\d)(?:[2-9])?(?:{Element}\d{{0,2}}|\((?:{Element}\d{{0,2}})+\)\d{{0,2}})+(?:\d?[-+−])?$")]
    private static partial Regex Formula();

    [GeneratedRegex(@"^(?:(?<symbol>\p{Lu}\p{Ll})-(?<mass>[1-9]\d{0,2})(?<excited>m)?|(?<mass>[⁰¹²³⁴-⁹]{1,3})(?<symbol>\p{Lu}\p{Ll}?))$")]
    private static partial Regex Mass();

    [GeneratedRegex("^(?<atoms>(?:[A-Z][a-z]?[₀-₉]{0,2}){1,6})(?<charge>[²³⁴-⁹]?[⁺⁻])$")]
    private static partial Regex Charged();

    /// <summary>An atom with its charge.</summary>
    [GeneratedRegex(@"^\p{Lu}\p{Ll}?\d[-+−]$")]
    private static partial Regex Atom();

    [GeneratedRegex(@"\d+|[-+−]|\p{L}+")]
    private static partial Regex Parts();
}
