using System.Text.RegularExpressions;

namespace MediaPipeline.Scripts;

/// <summary>
/// Places where the space after a full stop or a comma was forgotten: 'ended.The next'. Names with a full stop in them
/// (hosts, files, 'Node.js', 'Console.WriteLine') stay whole.
/// </summary>
internal static partial class ForgottenSpaces
{
    /// <summary>Names of programming that a full stop joins to another: 'System.Text'.</summary>
    private static readonly HashSet<string> Namespaces =
    [
        "System",
        "Microsoft",
        "Console",
        "Math",
        "Task",
        "String",
        "Array",
        "Object",
        "Promise",
        "Date",
        "File",
        "Path",
        "Window",
        "Document",
        "Collections",
    ];

    /// <summary>Small words that no name has behind its full stop.</summary>
    private static readonly HashSet<string> NoNames = new(StringComparer.OrdinalIgnoreCase)
    {
        "the",
        "an",
        "this",
        "that",
        "these",
        "those",
        "we",
        "you",
        "he",
        "she",
        "they",
        "and",
        "but",
        "or",
        "if",
        "when",
        "what",
        "why",
        "how",
        "then",
        "there",
        "here",
        "for",
        "from",
        "with",
        "because",
        "which",
        "while",
        "after",
        "before",
    };

    /// <summary>Words that go on behind a dash, and that no option is called.</summary>
    private static readonly HashSet<string> Small = new(NoNames, StringComparer.Ordinal)
    {
        "about",
        "are",
        "best",
        "between",
        "both",
        "by",
        "could",
        "does",
        "especially",
        "even",
        "has",
        "have",
        "her",
        "his",
        "in",
        "including",
        "into",
        "is",
        "it",
        "its",
        "just",
        "like",
        "may",
        "might",
        "more",
        "most",
        "not",
        "now",
        "of",
        "on",
        "once",
        "one",
        "our",
        "particularly",
        "perhaps",
        "probably",
        "some",
        "such",
        "that",
        "their",
        "though",
        "thought",
        "until",
        "was",
        "were",
        "who",
        "will",
        "without",
        "would",
    };

    /// <summary>Where a word falls apart: the index at which each following part begins.</summary>
    public static IEnumerable<int> In(string word) => Found(word).Order();

    private static IEnumerable<int> Found(string word)
    {
        if (word.Contains("://", StringComparison.Ordinal) || word.Contains('@'))
        {
            yield break;
        }
        // '∀x': for all x.
        if (word.Length > 1 && word[0] is '∀' or '∃')
        {
            yield return 1;
        }
        // 'fig.2'.
        if (Numbered().Match(word) is { Success: true } numbered)
        {
            yield return numbered.Length;
        }
        // 'the economy -which', but '-v'.
        if (word.Length > 2 && word[0] == '-' && Small.Contains(word[1..].TrimEnd(',', '.')))
        {
            yield return 1;
        }
        foreach (Match amount in Amounts().Matches(word))
        {
            yield return amount.Index;
        }
        foreach (Match place in Places().Matches(word))
        {
            var (left, right) = (place.Groups["left"].Value, place.Groups["right"].Value);
            var stop = place.Groups["stop"].Value;
            var sure =
                stop is not "."
                || (
                    char.IsUpper(right[0])
                        ? char.IsLower(left[0]) || !Namespaces.Contains(left) && right is not ("Com" or "Org" or "Net" or "Js")
                        // A small letter begins no sentence, but neither is 'the' a domain.
                        : NoNames.Contains(right)
                );
            if (sure)
            {
                yield return place.Groups["next"].Index;
            }
        }
    }

    [GeneratedRegex(@"^[""“(\[]*(?:[Ff]igs?|[Ee]qs?|[Ss]ec|[Vv]ol|[Cc]h|pp?|[Aa]rt)\.(?=\d)")]
    private static partial Regex Numbered();

    /// <summary>An amount of money joined to what stands before it: '£227bn;331bn', '$106m:£54.6m', 'rupees($1.2bn)'.</summary>
    [GeneratedRegex(@"(?<=\d(?:bn|tn|m|k)?;)\d|(?<=\d(?:bn|tn|m|k)?[;:])[£$€¥](?=\d)|(?<=\p{Ll}{3})\((?=[£$€¥]\d)")]
    private static partial Regex Amounts();

    /// <summary>A plain word or number, a stop, and another plain word up to punctuation or the end.</summary>
    [GeneratedRegex(
        @"(?<![\p{L}\p{N}._/-])(?:[""“‘(\[]*)(?<left>\p{L}[\p{L}'’-]*[\p{Ll}\p{Lu}]|\d[\d,]*)[""”’)\]]*(?<stop>[.!?,;])[""”’)\]]*(?<next>[""“‘(\[]*(?<right>(?:\p{Lu}\p{Ll}+|[AI](?![\p{L}.]))(?:['’]\p{Ll}+)?|\p{Ll}{2,}(?:['’]\p{Ll}+)?))(?=[.,;:!?""”’)\]-]*$|[.,;!?][""”’)]*\p{L})"
    )]
    private static partial Regex Places();
}
