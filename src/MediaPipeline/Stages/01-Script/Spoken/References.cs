using System.Text.RegularExpressions;

namespace MediaPipeline.Scripts;

/// <summary>
/// Numbers of references in square brackets, as papers and encyclopedias have them: '[7]', '[7, 9]', '[7–9]', '[7, p. 12]',
/// '[^2]'. They lead the eye to a list, and are not said.
/// </summary>
internal static partial class References
{
    /// <summary>Where they stand in a text: from, and how many characters.</summary>
    public static IEnumerable<(int From, int Length)> In(string text) =>
        Bracketed().Matches(text).Where(m => !IsInterval(text, m)).Select(m => (m.Index, m.Length));

    /// <summary>'in the range [1, 5]' names an interval, which is said.</summary>
    private static bool IsInterval(string text, Match match) =>
        match.Value.Contains(',') && Interval().IsMatch(text[Math.Max(0, match.Index - 24)..match.Index]);

    [GeneratedRegex(
        @"\[\s*(?:\^?[1-9]\d{0,2}(?:\s*[,;–—-]\s*[1-9]\d{0,2})*(?:,\s*(?:pp?|ch|sec|fig)\.\s*\d+(?:[–-]\d+)?)?|(?:note|ref\.?)\s+\d{1,3}|citation needed)\s*\]"
    )]
    private static partial Regex Bracketed();

    [GeneratedRegex(@"(?:interval|range|between|segment|∈|in|from|over)\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex Interval();
}
