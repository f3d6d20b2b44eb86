using System.Text.RegularExpressions;

namespace MediaPipeline.Scripts;

/// <summary>
/// Grades with a star, of schools and of listed buildings in England and Wales: 'A*', 'five A*–C grades', 'an offer of A*AA', 'three A*s',
/// 'Grade II*'.
/// </summary>
internal static partial class Grades
{
    /// <summary>The grades as said; null for any other word.</summary>
    /// <param name="core">The word without its punctuation.</param>
    public static string? Say(string core)
    {
        if (core is "II*" or "II*-listed")
        {
            return "two star" + core["II*".Length..].Replace('-', ' ');
        }
        if (Starred().Match(core) is not { Success: true } grades)
        {
            return null;
        }
        var to = grades.Groups["to"].Length > 0 ? $" to {grades.Groups["to"].Value}" : "";
        return string.Join(' ', grades.Groups["grade"].Captures.Select(g => g.Length > 1 ? "A star" : g.Value))
            + grades.Groups["many"].Value
            + to;
    }

    [GeneratedRegex(@"^(?<grade>A\*)(?:(?<many>s)|[-–](?<to>[A-G])|(?<grade>A\*|[A-E]){1,3})?$")]
    private static partial Regex Starred();
}
