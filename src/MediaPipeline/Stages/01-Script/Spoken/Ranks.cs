using System.Text.RegularExpressions;

namespace MediaPipeline.Scripts;

/// <summary>
/// Ranks and titles before a name, with full stops or, as the British write them, without: 'Capt Smith', 'Det Insp Ray', 'Lt-Gen Sir John
/// Kerr', 'the Rt Hon'.
/// </summary>
internal static partial class Ranks
{
    /// <summary>The short forms, without their full stops.</summary>
    public static readonly IReadOnlyDictionary<string, string> InFull = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["Adm"] = "admiral",
        ["Brig"] = "brigadier",
        ["Capt"] = "captain",
        ["Cdr"] = "commander",
        ["Cllr"] = "councillor",
        ["Cmdr"] = "commander",
        ["Col"] = "colonel",
        ["Const"] = "constable",
        ["Cpl"] = "corporal",
        ["Det"] = "detective",
        ["Gen"] = "general",
        ["Gov"] = "governor",
        ["Hon"] = "honorable",
        ["Insp"] = "inspector",
        ["Lt"] = "lieutenant",
        ["Maj"] = "major",
        ["Pte"] = "private",
        ["Pvt"] = "private",
        ["Rev"] = "reverend",
        ["Revd"] = "reverend",
        ["Sen"] = "senator",
        ["Sgt"] = "sergeant",
        ["Supt"] = "superintendent",
    };

    /// <summary>What is short for something only beside these: 'Rt Hon', 'Ch Supt', 'Wg Cdr', 'Sqn Ldr', 'Gp Capt'.</summary>
    private static readonly Dictionary<(string First, string Second), (string First, string Second)> Pairs = new()
    {
        [("Rt", "Hon")] = ("right", "honorable"),
        [("Rt", "Rev")] = ("right", "reverend"),
        [("Rt", "Revd")] = ("right", "reverend"),
        [("Ch", "Supt")] = ("chief", "superintendent"),
        [("Ch", "Insp")] = ("chief", "inspector"),
        [("Wg", "Cdr")] = ("wing", "commander"),
        [("Sqn", "Ldr")] = ("squadron", "leader"),
        [("Gp", "Capt")] = ("group", "captain"),
        [("Flt", "Lt")] = ("flight", "lieutenant"),
        [("Flt", "Sgt")] = ("flight", "sergeant"),
    };

    /// <summary>A rank or title without a full stop as said; null for any other word, and where no name follows.</summary>
    /// <param name="core">The word without its punctuation.</param>
    /// <param name="before">The word before it.</param>
    /// <param name="after">The word after it.</param>
    public static string? Say(string core, string before, string after)
    {
        if (Pairs.TryGetValue((core, after), out var first))
        {
            return first.First;
        }
        if (Pairs.TryGetValue((before, core), out var second))
        {
            return second.Second;
        }
        // 'Lt-Gen', 'Sgt-Maj', 'Maj.-Gen.'.
        if (Double().Match(core) is { Success: true } both)
        {
            return $"{Full(both.Groups["a"].Value)} {Full(both.Groups["b"].Value)}";
        }
        return InFull.TryGetValue(core, out var full) && IsName(after) ? full : null;
    }

    /// <summary>Whether a name follows two ranks in one word: 'Maj.-Gen.'; or the other of a pair: 'the Rt. Hon.'.</summary>
    /// <param name="core">The word with its full stop.</param>
    /// <param name="next">The word after it, without its punctuation.</param>
    public static bool GoesOn(string core, string next) => Double().IsMatch(core[..^1]) || Pairs.ContainsKey((core[..^1], next));

    private static string Full(string part) => part is "Vice" or "Rear" ? part.ToLowerInvariant() : InFull[part];

    /// <summary>A name, or another rank: 'Gen Z' and 'Gen AI' are none.</summary>
    private static bool IsName(string after) =>
        after.Length > 1 && char.IsUpper(after[0]) && (char.IsLower(after[1]) || after[1] == '\'') && after is not ("Alpha" or "Con");

    [GeneratedRegex(@"^(?<a>Lt|Maj|Sgt|Brig|Vice|Rear)\.?-(?<b>Gen|Col|Maj|Cdr|Cmdr|Gov|Adm)$")]
    private static partial Regex Double();
}
