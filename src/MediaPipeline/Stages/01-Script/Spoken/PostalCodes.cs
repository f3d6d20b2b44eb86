using System.Text.RegularExpressions;
using MediaPipeline.Speech.Alignment;

namespace MediaPipeline.Scripts;

/// <summary>Numbers that are typed and not counted, said digit by digit: 'ZIP 90210', 'Los Angeles, CA 90210', 'PIN 1234'.</summary>
internal static partial class PostalCodes
{
    private static readonly HashSet<string> Before = new(StringComparer.OrdinalIgnoreCase) { "zip", "pin", "passcode", "postcode", "SSN" };

    /// <summary>The number as said; null when it is none.</summary>
    /// <param name="core">The word without its punctuation.</param>
    /// <param name="before">The word before it.</param>
    public static string? Say(string core, string before) =>
        Before.Contains(before) && Typed().IsMatch(core) || (States.Has(before) || before is "NYC") && Zip().IsMatch(core)
            ? string.Join(", ", core.Split('-').Select(NumberWords.Digits))
            : null;

    [GeneratedRegex(@"^\d{4,6}$|^\d{5}-\d{4}$|^\d{3}-\d\d-\d{4}$")]
    private static partial Regex Typed();

    [GeneratedRegex(@"^\d{5}(?:-\d{4})?$")]
    private static partial Regex Zip();
}
