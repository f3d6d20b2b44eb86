namespace MediaPipeline.Scripts;

/// <summary>What lawyers abbreviate: 'Roe v. Wade', 'Ex. A', 'Cal. Penal Code', 'Fed. Reg.'.</summary>
internal static class Law
{
    /// <summary>A word with a full stop as said; null where it is none of these.</summary>
    /// <param name="core">The word without its punctuation.</param>
    /// <param name="before">The word before it.</param>
    /// <param name="after">The word after it.</param>
    public static string? Say(string core, string before, string after)
    {
        // 'Ex. A' of a court.
        if (core is "Ex" && (after is [>= 'A' and <= 'Z'] || Abbreviations.IsNumber(after)))
        {
            return "exhibit";
        }
        if (core is "Ex" && after is "Order")
        {
            return "executive";
        }
        // State and federal law: 'Cal. Penal Code', 'Fed. Reg.'.
        if (Of(core, after) is { } law)
        {
            return law;
        }
        if (core is "Reg" && before is "Fed")
        {
            return "register";
        }
        if (core is "v" && before.Length > 1 && char.IsUpper(before[0]) && after.Length > 1 && char.IsUpper(after[0]))
        {
            // A case at law: 'Roe v. Wade'.
            return "versus";
        }
        return null;
    }

    /// <summary>Whose law or rule a short name stands before: 'Cal. Penal Code'; null where it is another word.</summary>
    /// <param name="core">The name, without its full stop.</param>
    /// <param name="after">The word after it, without its punctuation.</param>
    public static string? Of(string core, string after) =>
        after is "Penal" or "Civ" or "Code" or "Crim" or "Reg" or "Const" or "Bus" or "Evid" or "R" or "Rev" or "Stat"
            ? core switch
            {
                "Cal" => "california",
                "Fed" => "federal",
                "Tex" => "texas",
                "Fla" => "florida",
                "Mass" => "massachusetts",
                "Pa" => "pennsylvania",
                "Ill" => "illinois",
                "Mich" => "michigan",
                "Ariz" => "arizona",
                "Colo" => "colorado",
                "Wash" => "washington",
                _ => null,
            }
            : null;
}
