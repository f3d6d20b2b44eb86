namespace MediaPipeline.Scripts;

/// <summary>Streets, rooms and places by their abbreviations: 'Maple Dr.', 'High St', 'St John', '42nd Rd', 'Pt. Reyes'.</summary>
internal static class Streets
{
    /// <summary>The word as said; null where it is none of these.</summary>
    /// <param name="core">The word without its punctuation.</param>
    /// <param name="stopped">Whether it has a full stop.</param>
    /// <param name="before">The word before it.</param>
    /// <param name="after">The word after it.</param>
    public static string? Say(string core, bool stopped, string before, string after)
    {
        // 'Pt. Reyes'.
        if (
            core is "Pt"
            && stopped
            && !Quantities.IsNumber(before)
            && after.Length > 1
            && char.IsUpper(after[0])
            && !RomanNumerals.IsLikely(after)
        )
        {
            return "point";
        }
        // 'Pennsylvania Ave. NW'.
        if (
            core is "NW" or "NE" or "SW" or "SE"
            && before is "Ave" or "St" or "Blvd" or "Rd" or "Dr" or "Ct" or "Pl" or "Street" or "Avenue" or "Road" or "Drive"
        )
        {
            return Compass.Intercardinal(core);
        }
        // A draft's 'Rd. 3', and a room without its full stop.
        if (core is "Rd" && stopped && Abbreviations.IsNumber(after) && (before.Length < 3 || !char.IsUpper(before[0])))
        {
            return "round";
        }
        if (core is "Rm" && Abbreviations.IsNumber(after))
        {
            return "room";
        }
        // 'High St', 'St John'.
        if (core is "St" && !stopped && (char.IsUpper(after.FirstOrDefault()) || char.IsUpper(before.FirstOrDefault())))
        {
            return char.IsUpper(after.FirstOrDefault()) ? "saint" : "street";
        }
        // Behind a street's name: 'Fifth Ave', '42nd Rd'.
        if (
            core is "Ave" or "Blvd" or "Rd"
            && !stopped
            && before.Length > 1
            && (char.IsUpper(before[0]) || Abbreviations.IsOrdinal(before))
            && (after.Length == 0 || !char.IsUpper(after[0]) || after is "NW" or "NE" or "SW" or "SE" or "N" or "S" or "E" or "W")
        )
        {
            return FullForms.WithStop[core];
        }
        if (core is "Dr" && before.Length > 1 && char.IsUpper(before[0]) && !(after.Length > 0 && char.IsUpper(after[0])) && stopped)
        {
            // Behind a name a street: 'Maple Dr. was long'.
            return "drive";
        }
        if (core == "St" && stopped)
        {
            // Before a name a saint, after one a street.
            return after.Length > 0 && char.IsUpper(after[0]) ? "saint" : "street";
        }
        if (core is "Apt" or "apt" && after.StartsWith('#'))
        {
            return "apartment";
        }
        return null;
    }
}
