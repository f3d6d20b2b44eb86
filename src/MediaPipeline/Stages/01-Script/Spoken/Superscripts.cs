namespace MediaPipeline.Scripts;

/// <summary>Raised and lowered signs, and the plain ones that they stand for.</summary>
internal static class Superscripts
{
    private const string Raised = "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺ⁿˣⁱ";
    private const string RaisedPlain = "0123456789-+nxi";
    private const string Subscripts = "₀₁₂₃₄₅₆₇₈₉₋₊ₙₓᵢⱼₖₘₐₑₒₕₗₚₛₜᵣᵤᵥ";
    private const string SubscriptsPlain = "0123456789-+nxijkmaeohlpstruv";

    /// <summary>Whether a sign is raised.</summary>
    public static bool IsRaised(char c) => Raised.Contains(c);

    /// <summary>Whether a sign is lowered.</summary>
    public static bool IsSubscript(char c) => Subscripts.Contains(c);

    /// <summary>Raised and lowered signs as plain ones, all others as they are.</summary>
    public static string Lowered(string text) => string.Concat(text.Select(Plain));

    private static char Plain(char c) =>
        Raised.IndexOf(c) is >= 0 and var raised ? RaisedPlain[raised]
        : Subscripts.IndexOf(c) is >= 0 and var lowered ? SubscriptsPlain[lowered]
        : c;
}
