using System.Text.RegularExpressions;

namespace MediaPipeline.Scripts;

/// <summary>
/// Numbers of references in square brackets, as papers and encyclopedias have them: '[7]', '[7, 9]', '[7–9]', '[7, p. 12]',
/// '[^2]'; and those of footnotes, once raised, behind a sentence: 'in the country.12'. They lead the eye to a list, and are
/// not said.
/// </summary>
internal static partial class References
{
    /// <summary>Where they stand in a text: from, and how many characters.</summary>
    public static IEnumerable<(int From, int Length)> In(string text) =>
        Bracketed()
            .Matches(text)
            .Where(m => !IsInterval(text, m))
            .Select(m => (m.Index, m.Length))
            .Concat(
                Footnote()
                    .Matches(text)
                    .Where(m => !IsNumbered(m.Groups["word"].Value, m.Groups["mark"].Value))
                    .Select(m => (m.Groups["mark"].Index, m.Groups["mark"].Length))
            );

    /// <summary>'fig.2' and 'Matt.5' miss their space, and 'Step.1' is a heading.</summary>
    private static bool IsNumbered(string word, string mark) =>
        Abbreviations.Has(word)
        || SentenceEnds.GoesOn($"{word}.")
        || Abbreviations.LeadsNumber(word, mark)
        || Verses.Leads(word, $"{mark}:1", "")
        || RomanNumerals.IsNumbered(word);

    /// <summary>'in the range [1, 5]' names an interval, which is said.</summary>
    private static bool IsInterval(string text, Match match) =>
        match.Value.Contains(',') && Interval().IsMatch(text[Math.Max(0, match.Index - 24)..match.Index]);

    [GeneratedRegex(
        @"\[\s*(?:\^?[1-9]\d{0,2}(?:\s*[,;–—-]\s*[1-9]\d{0,2})*(?:,\s*(?:pp?|ch|sec|fig)\.\s*\d+(?:[–-]\d+)?)?|(?:note|ref\.?)\s+\d{1,3}|citation needed)\s*\]"
    )]
    private static partial Regex Bracketed();

    /// <summary>A word or initials, the end of their sentence, and the number; behind it a sentence begins, or nothing stands.</summary>
    [GeneratedRegex(
        @"(?<![^\s(“""'‘—–])(?<word>[\p{L}'’-]{2,39}\p{Ll}|\p{Lu}{3,8})[)”""’]?[.!?][”""’)]?(?<mark>[1-9]\d{0,2}(?:[,–-][1-9]\d{0,2}){0,9})(?=\s+[“""‘(]?\p{Lu}|\s*$)"
    )]
    private static partial Regex Footnote();

    [GeneratedRegex(@"(?:interval|range|between|segment|∈|in|from|over)\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex Interval();
}
