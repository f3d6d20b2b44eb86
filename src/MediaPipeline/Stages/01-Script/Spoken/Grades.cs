using System.Text.RegularExpressions;

namespace MediaPipeline.Scripts;

/// <summary>Grades of schools with a star, of England and Wales: 'A*', 'five A*–C grades', 'an offer of A*AA', 'three A*s'.</summary>
internal static partial class Grades
{
    /// <summary>The grades as said; null for any other word.</summary>
    /// <param name="core">The word without its punctuation.</param>
    public static string? Say(string core)
    {
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
