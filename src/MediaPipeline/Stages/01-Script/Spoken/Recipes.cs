namespace MediaPipeline.Scripts;

/// <summary>What cooks measure by: spoons, cups, pints and fluid ounces.</summary>
internal static class Recipes
{
    /// <summary>What cooks measure by the spoon.</summary>
    private static readonly HashSet<string> Measured =
    [
        "baking",
        "brown",
        "butter",
        "cinnamon",
        "cornstarch",
        "cumin",
        "flour",
        "fresh",
        "garlic",
        "ground",
        "honey",
        "lemon",
        "milk",
        "oil",
        "olive",
        "oregano",
        "paprika",
        "pepper",
        "salt",
        "soy",
        "sugar",
        "vanilla",
        "vinegar",
        "water",
        "yeast",
    ];

    /// <summary>Whether a word is a spoon, without its full stop.</summary>
    public static bool IsSpoon(string bare) => bare.ToLowerInvariant() is "tsp" or "tbsp" or "tbs";

    /// <summary>A measure by its letters; null where they are others.</summary>
    /// <param name="core">The word without its punctuation.</param>
    /// <param name="stopped">Whether it has a full stop.</param>
    /// <param name="before">The word before it.</param>
    /// <param name="beforeThat">The word before that.</param>
    /// <param name="after">The word after it.</param>
    public static string? Say(string core, bool stopped, string before, string beforeThat, string after)
    {
        // A broadcaster is written like the spoon.
        if (IsSpoon(core) && (core is not "TBS" || Quantities.IsNumber(before)))
        {
            // 'half a teaspoon', but 'one and a half teaspoons'.
            var one = before is "1" or "a" || Fractions.IsAll(before, beforeThat);
            return (core[1] is 's' or 'S' ? "teaspoon" : "tablespoon") + (one ? "" : "s");
        }
        if (core is "fl" && Quantities.IsNumber(before) && after is "oz")
        {
            return "fluid";
        }
        if (core is "oz" && before is "fl")
        {
            return "ounces";
        }
        // A recipe's: '⅔ c. sugar', '2 T. butter'.
        if (core is "c" or "T" or "t" && stopped && Quantities.IsNumber(before) && after.Length > 2 && char.IsLower(after[0]))
        {
            var measure = core switch
            {
                "c" => "cup",
                "T" => "tablespoon",
                _ => "teaspoon",
            };
            return before is "1" || Fractions.Is(before) ? measure : measure + "s";
        }
        // '½ pt. of cream'.
        if (core is "pt" && Quantities.IsNumber(before) && (stopped && after is "of" || Fractions.Is(before)))
        {
            return before is "1" || Fractions.Is(before) ? "pint" : "pints";
        }
        return null;
    }

    /// <summary>A cook's spoon by one letter, without its full stop: '2 T butter', '1 t salt'; null where it is another letter.</summary>
    public static string? Spoon(string core, string before, string after) =>
        core is "T" or "t" && Measured.Contains(after) && (Quantities.IsNumber(before) || Fractions.Is(before))
            ? $"{(core is "T" ? "tablespoon" : "teaspoon")}{(before == "1" || Fractions.Is(before) ? "" : "s")}"
            : null;
}
